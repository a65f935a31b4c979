"""쉬는 날과 여는 날이 어긋난다 · Days of its own that contradict

무엇: 같은 날이 `closed`와 `open`에 함께 있거나 두 번 있다. 또는 `open`에 쓴 날이 공휴일이 아니거나, 그 요일에 영업시간이 없다.
What: A day stands under both `closed` and `open`, or twice; or a day under `open` is no public holiday, or has no hours.

왜: 그날 문을 여는지 사람마다 다르게 읽는다.
Why: People will read that day differently.

나쁜 예 · Bad:
    # reference/calendar.yaml
    closed:
      - date: 2026-10-09
        name: 창립기념일
    open:
      - date: ⟦2026-10-09⟧
        name: 한글날 정상 영업

좋은 예 · Good:
    # reference/calendar.yaml
    closed:
      - date: 2026-11-27
        name: 창립기념일
    open:
      - date: 2026-10-09
        name: 한글날 정상 영업
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds import calendar as kind
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.escalation.matrices import policies
from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import day_name
from cscx.worktime import parse_date

_BOTH = Text("{day}{day:은/는} 쉬는 날이면서 여는 날입니다.", "{day} is both closed and open.")
_TWICE = Text("{day}{day:이/가} 두 번 있습니다.", "{day} stands here twice.")
_KEEP_ONE = Text("한쪽만 남기세요.", "Keep one of them.")
_OTHER = Text("먼저 쓴 곳입니다.", "Written here first.")
_NO_HOLIDAY = Text(
    "{day}{day:은/는} 공휴일이 아니라 따로 적지 않아도 엽니다.",
    "{day} is no public holiday: it is open anyway.",
)
_CHECK_DATE = Text("날짜를 확인하거나 지우세요.", "Check the date, or delete it.")
_NO_HOURS = Text(
    "{day}({weekday})에 여는 시간이 없습니다.", "{day} ({weekday}) has no opening hours."
)
_ADD_HOURS = Text(
    "hours에 {weekday}의 시간을 쓰거나 여기서 지우세요.",
    "Write hours for {weekday}, or delete the day here.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every day of a calendar's own that contradicts another, or changes nothing."""
    calendar = policies(corpus).surroundings.calendar
    for document, body in corpus.of(kind.Calendar):
        seen: dict[date, tuple[str, int]] = {}
        for list_, days in (("closed", body.closed), ("open", body.open)):
            for index, written in enumerate(days):
                day = parse_date(written.date)
                if day is None:
                    continue
                place = Place(document, (list_, index, "date"))
                if day in seen:
                    first = Place(document, (*seen[day], "date"))
                    message = _TWICE if seen[day][0] == list_ else _BOTH
                    yield Finding(
                        place, message(day=written.date), _KEEP_ONE, (Note(first, _OTHER),)
                    )
                elif list_ == "open" and calendar is not None:
                    yield from _open(document, index, day, calendar)
                seen.setdefault(day, (list_, index))


def _open(document: Document, index: int, day: date, calendar: Calendar) -> Iterator[Finding]:
    place = Place(document, ("open", index, "date"))
    weekday = day_name(day.weekday())
    if not calendar.opening(day):
        yield Finding(place, _NO_HOURS(day=day, weekday=weekday), _ADD_HOURS(weekday=weekday))
    elif day not in calendar.holidays(day.year):
        yield Finding(place, _NO_HOLIDAY(day=day), _CHECK_DATE)


RULE = Rule(code="CS273", name="escalation.own-days", severity=Severity.ERROR, corpus=check)
