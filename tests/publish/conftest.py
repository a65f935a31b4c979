"""A whole site, built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cscx.publish.engine import Options, build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the reference knowledge base, as of a fixed day."""
    folder = tmp_path_factory.mktemp("site")
    yield build(ROOT, Options(to=folder / "site", as_of=date(2026, 11, 21))).folder
    shutil.rmtree(folder)
