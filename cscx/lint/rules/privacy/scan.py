"""What must not stand in a file, found once for all privacy rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cscx.content.document import Document
from cscx.lint.rule import Finding, Place
from cscx.lint.rules.privacy.first_look import first_look
from cscx.lint.rules.privacy.numbers import numbers
from cscx.lint.rules.privacy.secrets import secrets
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings

SECRET, EMAIL = "CS708", "CS709"

_ADDRESS = pattern(
    r"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w.+-]{0,63})@(?P<domain>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+)"
)
_EXAMPLE_DOMAIN = pattern(
    r"(?:\A|\.)(?:example(?:\.(?:com|net|org|co\.kr|kr))?|test|invalid|localhost)\Z"
)
_ROLE_MAILBOX = pattern(
    r"(?:abuse|account(?:s|ing)?|admin|ask|biz|billing|care|center|claims?|contact|cs|customer|delivery"
    r"|desk|dpo|events?|feedback|finance|hello|help(?:desk)?|hr|info|it|jobs|legal|logistics|mail"
    r"|marketing|master|news(?:letter)?|no-?reply|notice|office|orders?|partners?|payments?|post(?:master)?"
    r"|pr|press|privacy|recruit|refunds?|returns?|root|sales|security|service|shop|staff|store|support"
    r"|team|tech|voc|web(?:master)?|welcome)(?:[0-9._+-].*)?\Z",
    re.IGNORECASE,
)
# Full-width forms, mathematical digits, superscripts and subscripts, circled digits as ASCII: they
# must not hide a number. NFKC for the characters that matter here, one for one, so that offsets stay.
_FORMS_OF_ASCII = {
    code: ascii_form
    for first, last in (
        (0xFF01, 0xFF5E),
        (0x1D7CE, 0x1D7FF),
        (0xB2, 0xB9),
        (0x2070, 0x2089),
        (0x2460, 0x2468),
    )
    for code in range(first, last + 1)
    if (ascii_form := unicodedata.normalize("NFKC", chr(code))).isascii() and len(ascii_form) == 1
}
_HIDDEN = pattern(r"[^\W_]")
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
    look = first_look(document.text)
    if not (look.numbers or look.secrets or look.mail):
        return ()
    text = document.text.translate(_FORMS_OF_ASCII) if look.other_digits else document.text
    found: list[tuple[str, int, int]] = []
    if look.numbers:
        found.extend((number.code, number.start, number.end) for number in numbers(text))
    if look.secrets:
        found.extend((SECRET, start, end) for start, end in secrets(text))
    if look.mail:
        found.extend(
            (EMAIL, *match.span()) for match in _ADDRESS.finditer(text) if _personal(match)
        )
    allowed = {_plain(entry) for entry in allow}
    hits = []
    for code, start, end in found:
        if _plain(text[start:end]) in allowed:
            continue
        hits.append(Hit(code, start, end, mask(text[start:end])))
    return tuple(hits)


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
