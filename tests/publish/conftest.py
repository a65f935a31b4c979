"""A whole site, built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cscx.content.cache import FOLDER
from cscx.publish.engine import Options, build
from tests.publish.knowledge import SHOP, TODAY

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop with its texts analysed, so that no build of a copy loads Kiwi."""
    folder = tmp_path_factory.mktemp("analysed") / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns(FOLDER))
    build(folder, Options(to=folder.parent / "site", as_of=TODAY))
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the reference knowledge base, as of a fixed day."""
    folder = tmp_path_factory.mktemp("site")
    yield build(ROOT, Options(to=folder / "site", as_of=date(2026, 11, 21))).folder
    shutil.rmtree(folder)
