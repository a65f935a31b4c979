"""Somebody at the search dialog."""

from __future__ import annotations

from typing import Any

from tests.browser.reading import show

MORNING = "2026-11-21T10:00:00+09:00"


class Agent:
    """Somebody at the search dialog; `wrong` is what the console said."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def open(self, path: str = "procedures/return-defect/") -> Agent:
        show(self.page, self.address + path)
        return self

    def search(self, words: str) -> Agent:
        """Press `/` and type."""
        if not self.page.locator("dialog.cx-search").is_visible():
            self.page.evaluate("document.activeElement.blur()")
            self.page.keyboard.press("/")
        self.page.locator(".cx-search__input").fill(words)
        self.page.locator(f'.cx-search[data-for="{words}"]').wait_for()
        return self

    def leave(self) -> Agent:
        """Press Escape."""
        self.page.keyboard.press("Escape")
        self.page.locator("dialog.cx-search").wait_for(state="hidden")
        return self

    def titles(self) -> list[str]:
        return list(self.page.locator(".cx-hit__title").all_text_contents())
