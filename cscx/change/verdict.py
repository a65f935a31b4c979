"""What became of the decisions of a table, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping

from cscx.change.call_words import calls_text
from cscx.change.tables.table_change import TableChange
from cscx.change.tense import Tense, verbs
from cscx.change.words import NO_MORE, numbered, percent
from cscx.messages import LANGUAGES, Text
from cscx.policy.compare.comparison import Comparison

_FROM = Text("{day}부터", "From {day}")
_STEP = Text("단계 ‘{name}’", "Step '{name}'")
_SAME = Text("판정은 하나도 {unchanged}(증명됨)", "Not one decision {changes} (proved)")
_SAME_BUT = Text(
    "두 판에 다 있는 결과로 보면 판정은 하나도 {unchanged}(증명됨). 한쪽에만 있는 결과: {names}",
    "By the outputs of both versions not one decision {changes} (proved); only one has {names}",
)
_UNDECIDED = Text(
    "판정이 바뀌는지 다 따지지 못했습니다. 따져 본 경우에서는 바뀐 것이 없습니다",
    "Whether decisions {change} could not be settled; of the cases tried none did",
)
_INCOMPARABLE = Text(
    "‘{name}’의 종류나 단위가 달라져 판정을 비교할 수 없습니다",
    "Decisions cannot be compared, because '{name}' means something else now",
)
_BROKEN = Text(
    "바뀐 뒤에 잘못된 곳이 있어 판정을 비교할 수 없습니다. {where}{problem}",
    "Decisions cannot be compared; there is a mistake since the change: {where}{problem}",
)
_WAS_BROKEN = Text(
    "바뀌기 전에 잘못된 곳이 있어 판정을 비교할 수 없습니다. {where}{problem}",
    "Decisions cannot be compared; there was a mistake before the change: {where}{problem}",
)
_SHARE = Text(
    "서로 다른 경우 {all}가지 가운데 {n}가지({percent})의 판정이 {changes}",
    "{n} of {all} kinds of cases ({percent}) are decided differently",
)
_SHARE_ONE = Text(_SHARE.ko, "1 of {all} kinds of cases ({percent}) is decided differently")
_SHARE_OF_STEP = Text(
    "서로 다른 경우 {all}가지 가운데 {n}가지({percent})가 다른 단계로 {go_to}",
    "{n} of {all} kinds of cases ({percent}) {go_to} to another step",
)
_SHARE_OF_STEP_ONE = Text(
    _SHARE_OF_STEP.ko, "1 of {all} kinds of cases ({percent}) {goes_to} to another step"
)
_NEW_CASES = Text(
    "경우가 {n}가지 더 {appears}(모두 {all}가지). 있던 경우의 판정은 {unchanged}",
    "There are {n} more kinds of cases ({all} in all); those there were are decided as before",
)
_NEW_CASE = Text(
    _NEW_CASES.ko, "There is 1 more kind of case ({all} in all); the rest are decided as before"
)
_FEWER_CASES = Text(
    "경우 {n}가지가 {goes}. 남은 경우의 판정은 {unchanged}",
    "{n} kinds of cases are gone; those that are left are decided as before",
)
_FEWER_CASE = Text(
    _FEWER_CASES.ko, "1 kind of case is gone; those that are left are decided as before"
)
_CHANGED = Text("판정이 {changes}", "Decisions {change}")
_PARTLY = Text(
    "판정이 {changes}. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다",
    "Decisions {change}; these were found, there may be others",
)
_UNDECIDED_OF_STEP = Text(
    "다른 단계로 가는 경우가 있는지 다 따지지 못했습니다. 따져 본 경우에는 없습니다",
    "Whether some cases go to another step could not be settled; of the cases tried none does",
)
_CHANGED_OF_STEP = Text("가는 단계가 {changes}", "Some cases go to another step")
_PARTLY_OF_STEP = Text(
    "가는 단계가 {changes}. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다",
    "Some cases go to another step; these were found, there may be others",
)


def verdict(table: TableChange, tense: Tense = "now") -> Text:
    """What became of a table in one sentence."""
    found, verb = table.comparison, verbs(tense)
    if found is None:
        where = "" if table.place is None else f"{table.place.path}:{table.place.line}: "
        told = _WAS_BROKEN if table.was_broken else _BROKEN
        return told(where=where, problem=table.problem or "")
    if found.status == "incomparable":
        return _INCOMPARABLE(name=found.reason)
    if found.calls and not _only_cases(found):
        return calls_text(found, tense)
    if found.status == "same" and found.left_out:
        return _SAME_BUT(names=", ".join(found.left_out), **verb)
    step = table.part is not None
    if found.status != "changed":
        undecided = _UNDECIDED_OF_STEP if step else _UNDECIDED
        return (_SAME if found.status == "same" else undecided)(**verb)
    return _how_much(found, verb, step=step)


def _only_cases(found: Comparison) -> bool:
    """Whether there are only cases more, or only fewer."""
    return bool(found.shifts) and any(
        all(getattr(shift.change, side) is None for shift in found.shifts)
        for side in ("before", "after")
    )


def _how_much(found: Comparison, verb: Mapping[str, Text], *, step: bool) -> Text:
    if not found.shifts:
        return NO_MORE
    if not found.complete:
        return (_PARTLY_OF_STEP if step else _PARTLY)(**verb)
    n = sum(shift.cases or 0 for shift in found.shifts)
    if found.kinds is None or not n:
        return (_CHANGED_OF_STEP if step else _CHANGED)(**verb)
    words = {"all": f"{found.kinds:,}", "percent": percent(n, found.kinds), **verb}
    if all(shift.change.before is None for shift in found.shifts):
        return numbered(n, _NEW_CASE, _NEW_CASES, **words)
    if all(shift.change.after is None for shift in found.shifts):
        return numbered(n, _FEWER_CASE, _FEWER_CASES, **words)
    one, many = (_SHARE_OF_STEP_ONE, _SHARE_OF_STEP) if step else (_SHARE_ONE, _SHARE)
    return numbered(n, one, many, **words)


def _when_and_where(table: TableChange) -> Text:
    parts = []
    if table.day is not None:
        parts.append(_FROM(day=table.day))
    if table.part is not None:
        parts.append(_STEP(name=table.part.name))
    korean, english = (", ".join(p.to(to) for p in parts) for to in LANGUAGES)
    return Text(korean and f"{korean}: ", english and f"{english}: ")


def told_of(table: TableChange, tense: Tense = "now") -> Text:
    """What became of a table, with the day and the step it is told of."""
    where, what = _when_and_where(table), verdict(table, tense)
    english = f"{what.en[:1].lower()}{what.en[1:]}" if where.en else what.en
    return Text(f"{where.ko}{what.ko}", f"{where.en}{english}")
