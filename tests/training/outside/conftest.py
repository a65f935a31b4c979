"""The programs from npm that read our exports."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder node_modules with them."""
    folder = tmp_path_factory.mktemp("outside")
    shutil.copy(Path(__file__).parent / "package.json", folder)
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*command, "--ignore-scripts"], cwd=folder, check=True)
    return folder / "node_modules"
