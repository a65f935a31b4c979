"""없는 날짜다 · Day that does not exist

무엇: 글이나 출처에 2026-02-30처럼 달력에 없는 날짜를 썼다. 날짜를 쓰는 항목은 CS107이 본다.
What: A text or source has a date such as 2026-02-30 that no calendar has. CS107 looks at dates that are values.

왜: 언제를 말하는지 알 수 없다. 근거를 물어도 찾지 못한다.
Why: Nobody knows which day is meant, or finds the source.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      # …
      반품배송비:
        value: 6,000원
        source: 택배 계약서 ⟦2026-02-30⟧
        effective: 2026-03-01

좋은 예 · Good:
    # reference/facts.yaml
    items:
      # …
      반품배송비:
        value: 6,000원
        source: 택배 계약서 2026-02-28
        effective: 2026-03-01
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.settings import Settings
from cscx.worktime import parse_date

_LATE_IN_MONTH = pattern(r"(?<![0-9-])[0-9]{4}-(?:02-(?:29|3[01])|(?:04|06|09|11)-31)(?![0-9-])")
# Plain substrings, because every file is looked at.
_HINTS = ("-02-29", "-02-30", "-02-31", "-04-31", "-06-31", "-09-31", "-11-31")
_NONE = Text("{day}{day:은/는} 없는 날짜입니다.", "There is no day {day}.")
_LAST = Text("{year}년 {month}월은 {last}일까지입니다.", "That month ends on day {last}.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every date after the last day of its month, in any value that its schema lets pass."""
    if document.data is None or not any(hint in document.text for hint in _HINTS):
        return
    refused = {problem.path for problem in document.schema_problems}
    for path, text in _strings(document.data, ()):
        if path in refused:
            continue
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
