"""Links that repeat themselves: in a table with many rows each address is linked at its first place only."""

from __future__ import annotations

import re

from markupsafe import Markup

_LINK = re.compile(r'<a (?:class="cx-fact" )?href="(?P<href>[^"]*)">(?P<words>[^<]*)</a>')


class LinkedOnce:
    """Takes links out of texts in which they were met before; the words stay."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def __call__(self, text: Markup) -> Markup:
        """The text with the links that are new."""
        return Markup(_LINK.sub(self._link, text))  # noqa: S704 - takes elements out of safe markup

    def _link(self, found: re.Match[str]) -> str:
        if found["href"] in self._met:
            return found["words"]
        self._met.add(found["href"])
        return found[0]
