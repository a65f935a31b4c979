"""How heavy the pages of the reference site are, as they go over the wire without compression."""

from __future__ import annotations

from pathlib import Path

MOST = 35_000


def test_no_page_is_heavier_than_35_kb(built: Path) -> None:
    heavy = {
        file.relative_to(built).as_posix(): size
        for file in built.rglob("*.html")
        if (size := file.stat().st_size) > MOST
    }
    assert heavy == {}
