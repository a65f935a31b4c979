"""The icons of the site as one piece of style: a mask each, so that a page pays a few bytes for one it shows.

A mask needs no file beside the page, works from a disk, and follows the colour of the text. The drawings come
from the icon set of the installed Material theme (Material Design Icons).
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

ICONS = {
    "search": "magnify",
    "menu": "menu",
    "brand": "headset",
    "keys": "keyboard-outline",
    "edit": "pencil-outline",
    "copy": "content-copy",
    "arrow": "arrow-right",
    "back": "arrow-left",
    "check": "check",
    "link": "link-variant",
    "dark": "moon-waning-crescent",
    "light": "white-balance-sunny",
}
"""Our name of each icon, and the set's. `.cx-icon.cx-i-copy` shows one."""


@cache
def icon_style() -> str:
    """A rule for each icon."""
    folder = _folder()
    return "\n".join(
        f'.cx-i-{name} {{ --cx-i: url("data:image/svg+xml,{_drawing(folder / f"{file}.svg")}"); }}'
        for name, file in ICONS.items()
    )


def _folder() -> Path:
    found = find_spec("material")
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError("material")
    return Path(found.submodule_search_locations[0]) / "templates" / ".icons" / "material"


def _drawing(file: Path) -> str:
    return quote(file.read_text(encoding="utf-8").strip(), safe=" =/:'()-,.;<>").replace('"', "'")
