"""Lighthouse finds nothing to reach, and little to load. How fast it is: `make bench-lighthouse`."""

from __future__ import annotations

import pytest

from benchmarks.lighthouse import ACCESSIBILITY, FIRST_VIEW, PAGES, audited

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.npm]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_reached_by_all_and_light(address: str, name: str) -> None:
    found = audited(address + PAGES[name], mobile=True)
    assert found["accessibility"] >= ACCESSIBILITY
    assert found["bytes"] <= FIRST_VIEW
    assert found["elsewhere"] == 0
