"""What rests on the calendar without naming it: business hours, business days, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.policy.escalation.hours import Sort, parse_hours
from cscx.policy.language.problem import ProblemError

WORDS: Final = frozenset({"영업", "business", "calendar", "escalation", "roles", "hours"})
"""One of these stands in each document that rests on the calendar."""
_LENGTHS: Final = frozenset({"value", "within", "reply_within"})
_BUSINESS_DAY: Final = ("영업일", "business day")


def calendar_places(document: Document) -> Iterator[tuple[Path, bool, bool]]:
    """The places of a document that rest on the calendar.

    With each whether it does, not only by its days off, and whether something is decided by it.
    """
    kind = document.kind
    if kind is None or kind.name == "calendar" or not isinstance(document.data, dict):
        return
    if kind.name == "escalation":
        yield ("paths",), True, True
        return
    items = document.data.get("items") if kind.item else None
    for name, item in items.items() if isinstance(items, dict) else ():
        if kind.item == "role" and isinstance(item, dict) and item.get("hours") is None:
            yield ("items", name), True, False
        if kind.item == "input" and isinstance(item, dict) and item.get("from") == "calendar":
            yield ("items", name, "from"), True, True
    for path, text in _texts(document.data, ()):
        if path[-1] == "hours":
            sort = _sort(text)
            if sort is not None and sort is not Sort.ALWAYS:
                yield path, sort is not Sort.WEEKLY, False
        elif _LENGTHS.intersection(path) and any(word in text for word in _BUSINESS_DAY):
            yield path, True, False


def _sort(text: str) -> Sort | None:
    try:
        return parse_hours(text).sort
    except ProblemError:
        return None


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a document with its path, without those of examples."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            if path or key != "examples":
                yield from _texts(below, (*path, key))
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _texts(below, (*path, at))
