"""What must not stand in a file, found once for all privacy rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cscx.content.document import Document
from cscx.lint.rule import Finding, Place
from cscx.lint.rules.privacy.numbers import numbers
from cscx.lint.rules.privacy.secrets import secrets
from cscx.messages import Text
from cscx.settings import Settings

SECRET, EMAIL = "CS708", "CS709"

_ADDRESS = re.compile(
    r"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w.+-]{0,63})@(?P<domain>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
)
_EXAMPLE_DOMAIN = re.compile(
    r"(?:\A|\.)(?:example(?:\.(?:com|net|org|co\.kr|kr))?|test|invalid|localhost)\Z"
)
_ROLE_MAILBOX = re.compile(
    r"(?:abuse|account(?:s|ing)?|admin|ask|biz|billing|care|center|claims?|contact|cs|customer|delivery"
    r"|desk|dpo|events?|feedback|finance|hello|help(?:desk)?|hr|info|it|jobs|legal|logistics|mail"
    r"|marketing|master|news(?:letter)?|no-?reply|notice|office|orders?|partners?|payments?|post(?:master)?"
    r"|pr|press|privacy|recruit|refunds?|returns?|root|sales|security|service|shop|staff|store|support"
    r"|team|tech|voc|web(?:master)?|welcome)(?:[0-9._+-].*)?\Z",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"[^\W_]")
_SHOWN = 2


class Hit(NamedTuple):
    """A region of the file's text that a rule names, with its characters covered for the message."""

    code: str
    start: int
    end: int
    masked: str


def findings(
    code: str, document: Document, settings: Settings, message: Text, hint: Text
) -> Iterator[Finding]:
    """The findings of one privacy rule; `message` shows the covered text as `masked`."""
    for hit in _hits(document, settings.lint.allow):
        if hit.code == code:
            place = Place(document, (), start=hit.start, end=hit.end)
            yield Finding(place, message(masked=hit.masked), hint)


@lru_cache(maxsize=1)
def _hits(document: Document, allow: tuple[str, ...]) -> tuple[Hit, ...]:
    """All hits of a file: the rules ask for them one after another, document by document."""
    text, offsets = _compatible(document.text)
    found = [(number.code, number.start, number.end) for number in numbers(text)]
    found.extend((SECRET, start, end) for start, end in secrets(text))
    if "@" in text:
        found.extend(
            (EMAIL, *match.span()) for match in _ADDRESS.finditer(text) if _personal(match)
        )
    allowed = {_plain(entry) for entry in allow}
    hits = []
    for code, start, end in found:
        if _plain(text[start:end]) in allowed:
            continue
        masked = mask(text[start:end])
        if offsets is not None:
            start, end = offsets[start], offsets[end]
        hits.append(Hit(code, start, end, masked))
    return tuple(hits)


def _compatible(text: str) -> tuple[str, list[int] | None]:
    """The text in NFKC, so that full-width digits do not hide a number, and its offsets before.

    Characters are converted one by one: then every character knows where it came from.
    """
    if text.isascii() or unicodedata.is_normalized("NFKC", text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(text):
        piece = char if char.isascii() else unicodedata.normalize("NFKC", char)
        pieces.append(piece)
        offsets.extend([offset] * len(piece))
    offsets.append(len(text))
    return "".join(pieces), offsets


def _personal(match: re.Match[str]) -> bool:
    domain = match["domain"].rstrip(".").lower()
    return not _EXAMPLE_DOMAIN.search(domain) and not _ROLE_MAILBOX.match(match["local"])


def _plain(text: str) -> str:
    """The form in which allowed texts are compared: NFKC, without separators."""
    return re.sub(r"[\s.\-‐‑‒–—−]", "", unicodedata.normalize("NFKC", text))


def mask(text: str) -> str:
    """The text with its letters and digits covered after the first two.

    >>> mask("010-1234-5678")
    '01*-****-****'
    """
    return text[:_SHOWN] + _HIDDEN.sub("*", text[_SHOWN:])
