"""From what changed between two versions to what its impact begins with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cscx.change.changes import (
    Added,
    Change,
    FactPlan,
    FactValue,
    Part,
    PartMoved,
    Removed,
    Renamed,
    Subject,
    Succeeds,
    Value,
    Wording,
)
from cscx.change.diff import Diff
from cscx.change.impact.impact import Begun, Concerned, Spot
from cscx.change.impact.reach import Root
from cscx.change.impact.ties import Name
from cscx.change.silenced import KIND as SILENCED
from cscx.change.tables.table_change import TableChange
from cscx.content.corpus import Corpus
from cscx.messages import Text, same
from cscx.policy.language.units import QuantityError, parse_quantity

_DECIDING: Final = frozenset({"sop", "exception", "escalation", "input"})
"""Kinds whose words may change without anything else coming out otherwise."""
_ABOUT_ITSELF: Final = frozenset(
    {
        *("title", "label", "summary", "owner", "approvers", "reviewed", "review_every", "search"),
        *("reasons", "done_when", "do_not", "source", "checked"),
    }
)
"""What a document or an item says of itself, of how it is kept and of its own work."""
_ABOUT_ITS_KEEPING: Final = frozenset(
    {"approvers", "reviewed", "review_every", "search", "source", "checked"}
)
"""What nobody who names it says or does otherwise by: who approves it, when it was looked at, how it is found."""
_FAILS = Text(
    "{output}{output:이/가} ‘{expected}’{expected:이어야/여야} 하는데 ‘{found}’입니다",
    "{output} should be '{expected}' but is '{found}'",
)
_FAILS_NONE = Text(
    "{output}{output:이/가} ‘{expected}’{expected:이어야/여야} 하는데 정한 답이 없습니다",
    "{output} should be '{expected}' but no rule says so",
)
_FAILS_CONFLICT = Text(
    "{output}{output:이/가} ‘{expected}’{expected:이어야/여야} 하는데 규칙끼리 어긋납니다",
    "{output} should be '{expected}' but rules contradict each other",
)
_NOT_RUN = Text("이제 돌려 볼 수 없습니다. {found}", "it cannot be run now: {found}")
_HOW_IT_FAILS: Final = {"none": _FAILS_NONE, "conflict": _FAILS_CONFLICT, "not run": _NOT_RUN}
_OF_CALLS: Final = {
    "path": Text("경로", "the path"),
    "call": Text("먼저 받는 사람", "who answers first"),
    "within": Text("기다리는 시간", "the time to answer"),
    "next": Text("다음에 받는 사람", "who answers next"),
    "calls": Text("연락 순서", "the order of calls"),
    "repeat": Text("되풀이", "the number of passes"),
}
_CONFLICT = Text(
    "규칙끼리 어긋나는 경우가 생겼습니다", "rules now contradict each other in some cases"
)
_NO_ANSWER = Text("답이 없는 경우가 생겼습니다", "some cases have no answer now")


def begun(diff: Diff, after: Corpus) -> Begun:
    """Where the impact of a comparison begins."""
    by_name: dict[Name, list[Change]] = {}
    for change in diff.changes:
        by_name.setdefault((change.subject.kind, change.subject.name), []).append(change)
    same = frozenset(_same(diff.tables))
    today = after.as_of.isoformat()
    return Begun(
        roots=tuple(_roots(by_name, same, today)),
        gone=tuple(_gone(by_name.values(), after)),
        wrong=tuple(_wrong(diff.tables)),
        unmoved=same - by_name.keys(),
        values=_old_values(diff.changes),
        renamed={
            (each.subject.kind, each.old): each.new
            for each in diff.changes
            if isinstance(each, Renamed) and each.part is None
        },
    )


def _roots(
    by_name: Mapping[Name, list[Change]], same: frozenset[Name], today: str
) -> Iterator[Root]:
    for name, changes in by_name.items():
        if name[0] in ("settings", SILENCED) or all(
            isinstance(e, Added | Removed)
            or (isinstance(e, Renamed) and e.part is not None)
            or e.key in _ABOUT_ITS_KEEPING
            for e in changes
        ):
            continue
        words_only = all(
            _is_its_name(each)
            or _is_about_itself(each, today)
            or (name[0] in _DECIDING and _is_only_said(each))
            for each in changes
        )
        followed = [(name[0], e.old) for e in changes if isinstance(e, Succeeds)]
        yield Root(
            followed[0] if followed else name,
            bare=words_only or (name[0] == "exception" and name in same),
            written=all(
                _is_written_otherwise(each) or _is_about_itself(each, today) for each in changes
            ),
        )


def _is_its_name(change: Change) -> bool:
    """Whether only the name of the whole is another one: what refers to it by that name mentions it."""
    return isinstance(change, Renamed) and change.part is None


def _is_written_otherwise(change: Change) -> bool:
    """Whether a value is the same amount in other words: 30만원, 300,000원."""
    if not isinstance(change, FactValue):
        return False
    try:
        old, new = parse_quantity(change.old), parse_quantity(change.new)
    except QuantityError:
        return False
    return old.amount == new.amount and old.unit.comparable(new.unit)


def _is_only_said(change: Change) -> bool:
    """Whether nothing comes out otherwise by a change: other words, or a step elsewhere on the page."""
    if isinstance(change, PartMoved):
        return change.order_only
    return isinstance(change, Wording | Succeeds)


def _is_about_itself(change: Change, today: str) -> bool:
    """Whether a change says something of its document on which nothing else rests.

    A day since which it is in force is one, as far as it was in force and is.
    """
    if change.key == "effective" and isinstance(change, Value):
        return all(day is not None and day.ko <= today for day in (change.old, change.new))
    return change.key in _ABOUT_ITSELF


def _same(tables: Iterable[TableChange]) -> Iterator[Name]:
    """The tables that provably decide as before, now and later."""
    moved = {t.subject.name for t in tables if not t.is_same}
    for table in tables:
        if table.part is None and table.subject.name not in moved:
            yield table.subject.kind, table.subject.name


def _gone(groups: Iterable[list[Change]], after: Corpus) -> Iterator[Name]:
    """Names that nothing has any more."""
    for changes in groups:
        for change in changes:
            if change.part is not None or not isinstance(change, Removed | Renamed):
                continue
            old = change.old if isinstance(change, Renamed) else change.subject.name
            if after.find(change.subject.kind, old) is None:
                yield change.subject.kind, old


def _old_values(changes: Iterable[Change]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for change in changes:
        if isinstance(change, FactValue) and not _is_written_otherwise(change):
            found[change.subject.name] = (*found.get(change.subject.name, ()), change.old)
        elif isinstance(change, FactPlan):
            found.setdefault(change.subject.name, ())
    return found


def _wrong(tables: Iterable[TableChange]) -> Iterator[Concerned]:
    """The tables that fail now: broken, in conflict, without an answer, against an example."""
    by_subject: dict[Subject, list[TableChange]] = {}
    for table in tables:
        by_subject.setdefault(table.subject, []).append(table)
    for subject, group in by_subject.items():
        spots = tuple(dict.fromkeys(spot for table in group for spot in _faults(table)))
        if spots:
            document = group[0].document
            way = tuple(dict.fromkeys(e for table in group for e in table.through))[:1]
            yield Concerned(subject, document, "wrong", spots, way)


def _faults(table: TableChange) -> Iterator[Spot]:
    found = table.comparison
    if found is None:
        if not table.was_broken:
            yield Spot((), table.part, table.problem)
        return
    statuses = {
        status
        for shift in found.shifts
        for status in _now(shift.change.after) - _now(shift.change.before)
    }
    if "conflict" in statuses:
        yield Spot((), table.part, _CONFLICT)
    if "none" in statuses:
        yield Spot((), table.part, _NO_ANSWER)
    if table.part is None and table.day is None:
        yield from _failing(table)


def _now(said: object) -> set[str]:
    meanings = getattr(said, "meanings", ())
    return {status for status, _ in meanings}


def _failing(table: TableChange) -> Iterator[Spot]:
    """The examples that the table does not answer as they say, scripts by their titles."""

    def called(value: Text) -> Text:
        return same(table.titles[value.ko]) if value.ko in table.titles else value

    def called_output(name: str) -> Text:
        matrix = table.subject.kind == "escalation"
        return _OF_CALLS.get(name, same(name)) if matrix else same(name)

    for each in table.failing():
        why = _HOW_IT_FAILS.get(each.status, _FAILS)(
            output=called_output(each.output),
            expected=called(each.expected),
            found=called(each.found),
        )
        yield Spot(("examples", each.index), Part("example", each.name), why)
