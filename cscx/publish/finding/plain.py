"""Texts of the knowledge base as plain words: references in the words a reader sees, no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from markupsafe import Markup

from cscx.publish import prose
from cscx.publish.site import View

_BLOCK_END = re.compile(r"<br>|</(?:p|li|h[1-6]|t[dhr]|pre|blockquote)>")
_SLOT = re.compile(r"\{([^{}\n]{1,40})\}")
_ENDS = tuple(".!?…")


def words_of(html: Markup) -> str:
    """The words of safe HTML, in one line."""
    return Markup(_BLOCK_END.sub(lambda end: end[0] + " ", html)).striptags()  # noqa: S704 - tags are dropped


def prose_of(view: View, text: str | None) -> str:
    """The words of a Markdown text."""
    return words_of(view.block(text)) if text else ""


def paragraphs_of(view: View, text: str) -> list[str]:
    """What is said in each paragraph of a script: its references as values, its slots in braces."""
    return [
        prose.plain(body, view.lookup).strip()
        for _, body in prose.labelled_paragraphs(text)
        if body
    ]


def without_braces(text: str) -> str:
    """A paragraph with its slots as the page shows them: `{고객명} 고객님` → `고객명 고객님`."""
    return _SLOT.sub(lambda slot: slot[1], text)


def joined(texts: Iterable[str]) -> str:
    """Several texts as sentences of one; empty ones left out."""
    ended = (
        text if text.endswith(_ENDS) else f"{text}." for text in (t.strip() for t in texts) if text
    )
    return " ".join(ended)
