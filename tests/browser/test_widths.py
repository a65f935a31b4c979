"""No page of any sort has to be pushed sideways, from the narrowest telephone to a wide screen."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser
WIDTHS = (320, 600, 1280)
MORE = (360, 414, 768, 960, 1024, 1220, 1440, 1600, 1920)


@pytest.mark.parametrize("widths", [WIDTHS, pytest.param(MORE, marks=pytest.mark.long)])
def test_no_page_is_wider_than_its_screen(
    chromium: Any, address: str, widths: tuple[int, ...]
) -> None:
    context = chromium.new_context(locale="ko-KR", reduced_motion="reduce")
    page = context.new_page()
    wide = []
    for path in PAGES:
        page.goto(address + path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((path, width))
    context.close()
    assert wide == []
