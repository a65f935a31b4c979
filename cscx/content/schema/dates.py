"""Days that no calendar has: a pattern lets 2026-02-30 pass, readers would stumble over it later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from cscx.content.schema.gate import SchemaProblem
from cscx.messages import Text

# Plain substrings, because every file is looked at.
_SUSPECTS = ("-02-29", "-02-30", "-02-31", "-04-31", "-06-31", "-09-31", "-11-31")
_DATE = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?: [0-9]{2}:[0-9]{2})?")
_MESSAGE = Text("‘{value}’{value:은/는} 달력에 없는 날입니다.", "{value!r} is not in the calendar.")
_HINT = Text("그 달의 날짜로 고치세요.", "Write a day of that month.")


def impossible_dates(text: str, data: Any) -> list[SchemaProblem]:
    """Every value that is written as a date but is none. `text` is the file, for a cheap first look."""
    if not any(suspect in text for suspect in _SUSPECTS):
        return []
    return [
        SchemaProblem("CS107", path, on_key=False, message=_MESSAGE(value=value), hint=_HINT)
        for path, value in _strings(data, ())
        if (found := _DATE.fullmatch(value)) and not _is_day(found["day"])
    ]


def _strings(
    value: Any, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _strings(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _strings(below, (*path, index))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
