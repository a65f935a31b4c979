"""The texts that wording rules look at, and what in them is markup."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.references import TextPlace
from cscx.lint.rule import Place
from cscx.pattern import pattern

REFERENCE = pattern(r"<[a-z]+:[^<>\n]+>")
SLOT = pattern(r"\{([^{}\n]*)\}")
_SENTENCE_END = pattern(r"[.!?。\n]")
RETIRED = "retired"


def is_retired(document: Document) -> bool:
    """Whether nobody is shown the document any more, so that its words do not matter."""
    return document.data is not None and document.data.get("status") == RETIRED


def live_texts(document: Document) -> list[TextPlace]:
    """The human texts of a document that is not retired."""
    return [] if is_retired(document) else document.texts


def for_customers(document: Document) -> Iterator[TextPlace]:
    """The texts that customers hear or read: what is said, and all of a document for customers."""
    texts = live_texts(document)
    if not texts or document.data is None:
        return
    audience = document.data.get("audience")
    if isinstance(audience, list) and "customer" in audience:
        yield from texts
        return
    for text in texts:
        if text.role == "spoken":
            yield text


def place_of(document: Document, text: TextPlace, start: int, end: int) -> Place:
    """A part of a text."""
    return Place(document, text.path, start=start, end=end)


def in_markup(text: str, start: int) -> bool:
    """Whether a character stands inside a `<reference>` or a `{slot}`."""
    for opening, closing in (("<", ">"), ("{", "}")):
        opened = text.rfind(opening, 0, start)
        if opened >= 0:
            closed = text.find(closing, opened)
            if closed >= start and "\n" not in text[opened:closed]:
                return True
    return False


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which a part of a text stands."""
    first = 0
    for found in _SENTENCE_END.finditer(text, 0, start):
        first = found.end()
    following = _SENTENCE_END.search(text, end)
    return text[first : following.start() if following else len(text)]
