"""Links that repeat themselves: in a table with many rows each address is linked at its first place only."""

from __future__ import annotations

import re

from markupsafe import Markup

from cscx.publish.site import Link

_LINK = re.compile(r'<a (?:class="cx-fact" )?href="(?P<href>[^"]*)">(?P<words>[^<]*)</a>')


class LinkedOnce:
    """Takes links out of texts in which they were met before; the words stay."""

    def __init__(self) -> None:
        self._met: set[str] = set()

    def __call__(self, text: Markup) -> Markup:
        """The text with the links that are new."""
        return Markup(_LINK.sub(self._link, text))  # noqa: S704 - takes elements out of safe markup

    def link(self, link: Link | None) -> Link | None:
        """The link, without its address where that was met before."""
        return link if link is None or self._is_new(link.href) else link._replace(href=None)

    def _is_new(self, href: str | None) -> bool:
        if href is None or href in self._met:
            return False
        self._met.add(href)
        return True

    def _link(self, found: re.Match[str]) -> str:
        return found[0] if self._is_new(found["href"]) else found["words"]
