"""The wheel works outside the checkout: nothing it needs was left behind."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def _run(command: Sequence[str | Path], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done = _run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, CHECKOUT], folder
    )
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def cscx(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that has the wheel, and what it depends on, but no checkout."""
    folder = tmp_path_factory.mktemp("environment")
    assert _run([sys.executable, "-m", "venv", folder / "venv"], folder).returncode == 0
    python = folder / "venv" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = _run([*install, "-c", CHECKOUT / "constraints.txt", wheel], folder)
    assert done.returncode == 0, done.stderr
    return python.with_name("cscx")


def test_the_wheel_carries_schemas_templates_and_theme(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "cscx/schemas/sop.json" in names
    assert any(name.startswith("cscx/publish/") and name.endswith(".html") for name in names)
    assert any(name.endswith("tokens.css") for name in names)
    assert "cscx/search/js/engine.js" in names
    assert "cscx/scaffold/start/ko/_github/workflows/policy.yml" in names
    assert not [name for name in names if name.startswith(("tests/", "sops/", "benchmarks/"))]


@pytest.mark.long
def test_a_new_knowledge_base_lints_and_builds_from_the_wheel(cscx: Path, tmp_path: Path) -> None:
    done = _run([cscx, "init", "shop"], tmp_path)
    assert done.returncode == 0, done.stderr
    done = _run([cscx, "lint", "--strict"], tmp_path / "shop")
    assert done.returncode == 0, done.stdout + done.stderr
    done = _run([cscx, "build"], tmp_path / "shop")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "shop" / "build" / "site" / "index.html").is_file()
