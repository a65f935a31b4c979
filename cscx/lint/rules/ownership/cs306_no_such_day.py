"""없는 날짜다 · Day that does not exist

무엇: 2026-02-30처럼 달력에 없는 날짜를 썼다.
What: A date such as 2026-02-30 that no calendar has.

왜: 언제부터인지 알 수 없어 기한도 검토일도 셀 수 없다.
Why: Nothing can be counted from it.

나쁜 예 · Bad:
    # procedures/return.yaml
    effective: ⟦2026-02-30⟧

좋은 예 · Good:
    # procedures/return.yaml
    effective: 2026-02-28
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings
from cscx.worktime import parse_date

_LATE_IN_MONTH = re.compile(r"(?<![0-9-])[0-9]{4}-(?:02-(?:29|3[01])|(?:04|06|09|11)-31)(?![0-9-])")
# Without the year and its lookbehind: this one is run over every file.
_HINT_OF_ONE = re.compile(r"-02-(?:29|3[01])|-(?:04|06|09|11)-31")
_NONE = Text("{day}{day:은/는} 없는 날짜입니다.", "There is no day {day}.")
_LAST = Text("{year}년 {month}월은 {last}일까지입니다.", "That month ends on day {last}.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every date after the last day of its month, in any value."""
    if document.data is None or not _HINT_OF_ONE.search(document.text):
        return
    for path, text in _strings(document.data, ()):
        for found in _LATE_IN_MONTH.finditer(text):
            if parse_date(found[0]) is None:
                year, month = int(found[0][:4]), int(found[0][5:7])
                hint = _LAST(year=year, month=month, last=monthrange(year, month)[1])
                place = Place(document, path, start=found.start(), end=found.end())
                yield Finding(place, _NONE(day=found[0]), hint)


def _strings(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, below in value.items():
            yield from _strings(below, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(item, (*path, index))


RULE = Rule(code="CS306", name="ownership.no-such-day", severity=Severity.ERROR, document=check)
