"""CSV (RFC 4180), for spreadsheets and whatever reads tables.

A cell that a spreadsheet would take for a formula gets an apostrophe in front; so does a cell that
begins with apostrophes before such a sign, so that taking one away always gives the text back.
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cscx.messages import Language
from cscx.training.exports.card import Card
from cscx.training.wording.names import LEVELS, TYPES

LETTERS = "abcdefghij"
BOM = "\ufeff"
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
_QUOTED = re.compile(r'[",\r\n]')


def spreadsheet(cards: Iterable[Card], language: Language, *, bom: bool = False) -> str:
    """A CSV file: a heading, then one question a row; lines end with CR LF."""
    rows = list(cards)
    most = max((len(card.choices) for card in rows), default=3)
    lines = [columns(most), *(_row(card, most, language) for card in rows)]
    return (BOM if bom else "") + "".join(",".join(map(_cell, line)) + "\r\n" for line in lines)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text of a guarded cell."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def columns(most: int = 3) -> list[str]:
    """The heading, for questions of at most so many answers."""
    letters = LETTERS[:most]
    return [
        "id", "fingerprint", "type", "level", "document", "title", "anchor", "question",
        *(f"answer_{letter}" for letter in letters), "key",
        *(f"feedback_{letter}" for letter in letters), "why", "source", "tracks", "roles",
    ]  # fmt: skip


def _row(card: Card, most: int, language: Language) -> list[str]:
    missing = [""] * (most - len(card.choices))
    key = LETTERS[[choice.right for choice in card.choices].index(True)]
    return [
        card.id, card.fingerprint, TYPES[card.type].to(language), LEVELS[card.level].to(language),
        card.document, card.title, card.anchor, card.question,
        *(choice.text for choice in card.choices), *missing, key,
        *(choice.feedback for choice in card.choices), *missing, card.why, card.source,
        " ".join(card.tracks), " ".join(card.roles),
    ]  # fmt: skip


def _cell(text: str) -> str:
    safe = guarded(text)
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
