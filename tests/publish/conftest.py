"""A whole site, built once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cscx.content.cache import FOLDER
from cscx.publish.engine import Options, build
from tests.publish.knowledge import SHOP, TODAY
from tests.shared import reference_site


@pytest.fixture(scope="session")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small shop with its texts analysed, so that no build of a copy loads Kiwi."""
    folder = tmp_path_factory.mktemp("analysed") / "shop"
    shutil.copytree(SHOP, folder, ignore=shutil.ignore_patterns(FOLDER))
    build(folder, Options(to=folder.parent / "site", as_of=TODAY))
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the reference knowledge base, as of a fixed day."""
    return reference_site(tmp_path_factory)
