"""The words of the pages, area by area."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from pkgutil import iter_modules

import pytest

from cscx.publish import words


@pytest.mark.parametrize("table", ["WORDS", "BROWSER_WORDS"])
def test_a_key_belongs_to_one_area_only(table: str) -> None:
    areas = [
        import_module(f"{words.__name__}.{area.name}") for area in iter_modules(words.__path__)
    ]
    owners = Counter(key for area in areas for key in getattr(area, table, {}))
    assert [key for key, count in owners.items() if count > 1] == []
    assert set(owners) == set(getattr(words, table))
