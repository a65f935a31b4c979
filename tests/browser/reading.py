"""What a reader does first, where the page then stands, and what a page does a moment later."""

from __future__ import annotations

from typing import Any

_TRIES, _PAUSE = 200, 50


def show(page: Any, url: str) -> Any:
    page.goto(url)
    page.wait_for_selector("html.js", state="attached")
    return page


def now(page: Any) -> str:
    return str(page.locator(".cx-steps > .is-current > h3").text_content())


def eventually(page: Any, expression: str) -> None:
    """Wait until an expression holds in the page.

    Playwright's own waiting evaluates a text again inside the page, which the content policy forbids.
    """
    for _ in range(_TRIES):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(_PAUSE)
    message = f"never true: {expression}"
    raise AssertionError(message)
