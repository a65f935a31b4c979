"""The head of a report: how much changes, what is decided otherwise, what has to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from cscx.change.changes import Added, Removed
from cscx.change.impact.beside import Grade
from cscx.change.report.report import Report
from cscx.change.tables.table_change import TableChange
from cscx.change.words import kind_name, many_of, numbered
from cscx.messages import LANGUAGES, Text

_CHANGE: Final = Text("{what}{what:이/가} 바뀝니다", "{what} change")
_CHANGES: Final = Text(_CHANGE.ko, "{what} changes")
_COUNTED: Final = Text("{kind} {n}개", "{n} {kind}")
_TABLES: Final = Text("표 {n}개의 판정이 달라집니다", "{n} tables decide differently")
_TABLE: Final = Text(_TABLES.ko, "1 table decides differently")
_LATER: Final = Text(
    "{day}부터 표 {n}개의 판정이 달라집니다", "from {day} {n} tables decide differently"
)
_ONE_LATER: Final = Text(_LATER.ko, "from {day} 1 table decides differently")
_CALLS: Final = Text("에스컬레이션 {n}개의 연락이 달라집니다", "{n} escalations call otherwise")
_ONE_CALLS: Final = Text(_CALLS.ko, "1 escalation calls otherwise")
_CALLS_LATER: Final = Text(
    "{day}부터 에스컬레이션 {n}개의 연락이 달라집니다", "from {day} {n} escalations call otherwise"
)
_ONE_CALLS_LATER: Final = Text(_CALLS_LATER.ko, "from {day} 1 escalation calls otherwise")
_WIDER: Final = Text("표 {n}개에 새 경우가 생깁니다", "{n} tables get new cases")
_ONE_WIDER: Final = Text(_WIDER.ko, "1 table gets new cases")
_STEPS: Final = Text("절차 {n}개에서 가는 단계가 달라집니다", "{n} SOPs lead elsewhere")
_STEP: Final = Text(_STEPS.ko, "1 SOP leads elsewhere")
_CALLS_OPEN: Final = Text(
    "에스컬레이션 {n}개는 연락을 비교하지 못했습니다",
    "the calls of {n} escalations could not be compared",
)
_ONE_CALLS_OPEN: Final = Text(_CALLS_OPEN.ko, "the calls of 1 escalation could not be compared")
_OPEN: Final = Text(
    "표 {n}개는 판정을 비교하지 못했습니다", "the decisions of {n} tables could not be compared"
)
_ONE_OPEN: Final = Text(_OPEN.ko, "the decisions of 1 table could not be compared")
_PROVED: Final = Text(
    "{what}{what:이/가} 바뀌지만 판정은 하나도 바뀌지 않습니다(증명됨)",
    "{what} change, but not one decision does (proved)",
)
_ONE_PROVED: Final = Text(_PROVED.ko, "{what} changes, but not one decision does (proved)")
_UNREAD: Final = Text("파일 {n}개는 비교하지 못했습니다", "{n} files could not be compared")
_ONE_UNREAD: Final = Text(_UNREAD.ko, "1 file could not be compared")
_MATRIX: Final = "escalation"
_DECIDE: Final = frozenset({"exception", "escalation"})
_TO_DO: Final[Mapping[Grade, Text]] = {
    "wrong": Text("지금 틀린 것 {n}건", "{n} wrong now"),
    "reread": Text("다시 읽을 것 {n}건", "{n} to be reread"),
}


def headline(report: Report) -> Text | None:
    """The whole in two or three sentences; None where there is nothing beside one change to tell."""
    subjects = dict.fromkeys(subject for subject, _ in report.subjects())
    if not subjects:
        return None
    tables = report.diff.tables
    proved = bool(tables) and all(table.is_same for table in tables) and _is_whole(report)
    told = [_what(Counter(subject.kind for subject in subjects), proved=proved), *_decided(tables)]
    impact = report.impact
    if impact is not None and not impact.skipped:
        counts = [
            (text, len(impact.of(grade)) + len(impact.named(grade)))
            for grade, text in _TO_DO.items()
        ]
        todo = [text(n=f"{n:,}") for text, n in counts if n]
        if todo:
            told.append(_joined(todo))
    if report.unread:
        told.append(numbered(len(report.unread), _ONE_UNREAD, _UNREAD))
    if len(told) == 1 and len(subjects) == 1 and not proved:
        return None
    whole = (". ".join(_opened(text.to(to)) for text in told) for to in LANGUAGES)
    return Text(*whole)


def _is_whole(report: Report) -> bool:
    """Whether all decisions were compared: every file was read, and no table came or went."""
    return not report.unread and not any(
        isinstance(each, Added | Removed) and each.subject.kind in _DECIDE
        for each in report.diff.changes
    )


def _what(kinds: Counter[str], *, proved: bool) -> Text:
    total = kinds.total()
    names = [
        _COUNTED(kind=kind_name(kind) if n == 1 else many_of(kind), n=f"{n:,}")
        for kind, n in kinds.items()
    ]
    one, many = (_ONE_PROVED, _PROVED) if proved else (_CHANGES, _CHANGE)
    *first, last = (name.en for name in names)
    english = f"{', '.join(first)} and {last}" if first else last
    return (one if total == 1 else many)(what=Text(_joined(names).ko, english))


def _decided(tables: tuple[TableChange, ...]) -> Iterator[Text]:
    """What became of the decisions, where tables or branches are concerned at all."""
    found = [table for table in tables if _has_shifts(table)]
    wider = {t.subject for t in found if t.part is None and _has_new_cases_only(t)}
    now = {t.subject for t in found if t.part is None and t.day is None} - wider
    later = {t.subject: t.day for t in reversed(found) if t.part is None and t.day is not None}
    later = {subject: day for subject, day in later.items() if subject not in now}
    steps = {t.subject for t in found if t.part is not None}
    unsettled = {t.subject for t in tables if not _is_settled(t)} - {t.subject for t in found}
    for subjects, one, many in (
        ([s for s in now if s.kind != _MATRIX], _TABLE, _TABLES),
        ([s for s in now if s.kind == _MATRIX], _ONE_CALLS, _CALLS),
    ):
        if subjects:
            yield numbered(len(subjects), one, many)
    for days, one, many in (
        ([day for s, day in later.items() if s.kind != _MATRIX], _ONE_LATER, _LATER),
        ([day for s, day in later.items() if s.kind == _MATRIX], _ONE_CALLS_LATER, _CALLS_LATER),
    ):
        if days:
            yield numbered(len(days), one, many, day=min(filter(None, days)))
    if wider:
        yield numbered(len(wider), _ONE_WIDER, _WIDER)
    if steps:
        yield numbered(len(steps), _STEP, _STEPS)
    for subjects, one, many in (
        ([s for s in unsettled if s.kind != _MATRIX], _ONE_OPEN, _OPEN),
        ([s for s in unsettled if s.kind == _MATRIX], _ONE_CALLS_OPEN, _CALLS_OPEN),
    ):
        if subjects:
            yield numbered(len(subjects), one, many)


def _has_shifts(table: TableChange) -> bool:
    return table.comparison is not None and bool(table.comparison.shifts)


def _has_new_cases_only(table: TableChange) -> bool:
    found = table.comparison
    return found is not None and all(shift.change.before is None for shift in found.shifts)


def _is_settled(table: TableChange) -> bool:
    """Whether nothing changes by the outputs of both versions, or something is known to."""
    found = table.comparison
    return found is not None and found.status in ("same", "changed")


def _joined(texts: list[Text]) -> Text:
    korean, english = (", ".join(text.to(to) for text in texts) for to in LANGUAGES)
    return Text(korean, english)


def _opened(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
