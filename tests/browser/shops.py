"""The small shop built in several ways, with its texts analysed once."""

from __future__ import annotations

import shutil
from pathlib import Path

from cscx.content.cache import FOLDER
from cscx.publish.engine import Options, build
from tests.publish.knowledge import SHOP, TODAY


def shop(folder: Path) -> Path:
    """A copy of the shop, built once, so that its texts are analysed."""
    copy = folder / "shop"
    shutil.copytree(SHOP, copy, ignore=shutil.ignore_patterns(FOLDER))
    build(copy, Options(to=folder / "site", as_of=TODAY))
    return copy


def built(shop: Path, to: Path, settings: str = "") -> Path:
    """The site of a shop with more settings in mkdocs.yml."""
    copy = to.parent / f"{to.name}-source"
    shutil.copytree(shop, copy)
    with (copy / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    return build(copy, Options(to=to, as_of=TODAY)).folder
