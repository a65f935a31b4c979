"""What a reader does first, and where the page then stands."""

from __future__ import annotations

from typing import Any


def show(page: Any, url: str) -> Any:
    page.goto(url)
    page.wait_for_function("document.documentElement.classList.contains('js')")
    return page


def now(page: Any) -> str:
    return str(page.locator(".cx-steps > .is-current > h3").text_content())
