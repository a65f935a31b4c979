"""What became of the answers of a table, in words: 불가 → 전액환불."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from cscx.change.call_words import asked_text, calls_text, output_of_calls
from cscx.change.tables.table_change import TableChange
from cscx.change.words import NO_MORE, numbered, percent
from cscx.messages import LANGUAGES, Text, same
from cscx.policy.compare.compare import Comparison, Region, Shift
from cscx.policy.compare.versions import has_case
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.values import Value
from cscx.policy.proof.region import case_text
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import all_fields
from cscx.policy.tables.table import OutputValue, Table

_NO_CASE = Text("없던 경우", "new case")
_GONE_CASE = Text("없어진 경우", "no such case")
_NONE = Text("정한 답 없음", "no answer")
_CONFLICT = Text("규칙끼리 어긋남", "rules contradict each other")
_CHOICE = Text("{usual}(재량으로 {others})", "{usual} (at discretion {others})")
_OR = Text("{one} 또는 {other}", "{one} or {other}")
_EVERY = Text("모든 경우", "every case")
_COMPUTED = Text("{case} ({moved})", "{case} ({moved})")
_SIDES: Final = ("decided", "choice")


_SAME = Text("판정은 하나도 바뀌지 않습니다(증명됨)", "Not one decision changes (proved)")
_SAME_BUT = Text(
    "두 판에 다 있는 결과로 보면 판정은 하나도 바뀌지 않습니다(증명됨). 한쪽에만 있는 결과: {names}",
    "By the outputs of both versions not one decision changes (proved); only one has {names}",
)
_UNDECIDED = Text(
    "판정이 바뀌는지 다 따지지 못했습니다. 따져 본 경우에서는 바뀐 것이 없습니다",
    "Whether decisions change could not be settled; of the cases tried none did",
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
    "서로 다른 경우 {all}가지 가운데 {n}가지({percent})의 판정이 바뀝니다",
    "{n} of {all} kinds of cases ({percent}) are decided differently",
)
_SHARE_ONE = Text(_SHARE.ko, "1 of {all} kinds of cases ({percent}) is decided differently")
_SHARE_OF_STEP = Text(
    "서로 다른 경우 {all}가지 가운데 {n}가지({percent})가 다른 단계로 갑니다",
    "{n} of {all} kinds of cases ({percent}) go to another step",
)
_SHARE_OF_STEP_ONE = Text(
    _SHARE_OF_STEP.ko, "1 of {all} kinds of cases ({percent}) goes to another step"
)
_NEW_CASES = Text(
    "경우가 {n}가지 더 생깁니다(모두 {all}가지). 있던 경우의 판정은 바뀌지 않습니다",
    "There are {n} more kinds of cases ({all} in all); those there were are decided as before",
)
_NEW_CASE = Text(
    _NEW_CASES.ko, "There is 1 more kind of case ({all} in all); the rest are decided as before"
)
_FEWER_CASES = Text(
    "경우 {n}가지가 없어집니다. 남은 경우의 판정은 바뀌지 않습니다",
    "{n} kinds of cases are gone; those that are left are decided as before",
)
_FEWER_CASE = Text(
    _FEWER_CASES.ko, "1 kind of case is gone; those that are left are decided as before"
)
_CHANGED = Text("판정이 바뀝니다", "Decisions change")
_PARTLY = Text(
    "판정이 바뀝니다. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다",
    "Decisions change; these were found, there may be others",
)
_UNDECIDED_OF_STEP = Text(
    "다른 단계로 가는 경우가 있는지 다 따지지 못했습니다. 따져 본 경우에는 없습니다",
    "Whether some cases go to another step could not be settled; of the cases tried none does",
)
_CHANGED_OF_STEP = Text("가는 단계가 바뀝니다", "Some cases go to another step")
_PARTLY_OF_STEP = Text(
    "가는 단계가 바뀝니다. 찾은 것은 아래와 같고, 이 밖에도 있을 수 있습니다",
    "Some cases go to another step; these were found, there may be others",
)


def verdict(table: TableChange) -> Text:
    """What became of a table in one sentence."""
    found = table.comparison
    if found is None:
        where = "" if table.place is None else f"{table.place.path}:{table.place.line}: "
        told = _WAS_BROKEN if table.was_broken else _BROKEN
        return told(where=where, problem=table.problem or "")
    if found.status == "incomparable":
        return _INCOMPARABLE(name=found.reason)
    if found.calls and not _only_cases(found):
        return calls_text(found)
    if found.status == "same" and found.left_out:
        return _SAME_BUT(names=", ".join(found.left_out))
    step = table.part is not None
    if found.status != "changed":
        undecided = _UNDECIDED_OF_STEP if step else _UNDECIDED
        return _SAME if found.status == "same" else undecided
    return _how_much(found, step=step)


def _only_cases(found: Comparison) -> bool:
    """Whether there are only cases more, or only fewer."""
    return bool(found.shifts) and any(
        all(getattr(shift.change, side) is None for shift in found.shifts)
        for side in ("before", "after")
    )


def _how_much(found: Comparison, *, step: bool) -> Text:
    if not found.shifts:
        return NO_MORE
    if not found.complete:
        return _PARTLY_OF_STEP if step else _PARTLY
    n = sum(shift.cases or 0 for shift in found.shifts)
    if found.kinds is None or not n:
        return _CHANGED_OF_STEP if step else _CHANGED
    words = {"all": f"{found.kinds:,}", "percent": percent(n, found.kinds)}
    if all(shift.change.before is None for shift in found.shifts):
        return numbered(n, _NEW_CASE, _NEW_CASES, **words)
    if all(shift.change.after is None for shift in found.shifts):
        return numbered(n, _FEWER_CASE, _FEWER_CASES, **words)
    one, many = (_SHARE_OF_STEP_ONE, _SHARE_OF_STEP) if step else (_SHARE_ONE, _SHARE)
    return numbered(n, one, many, **words)


def shift_text(table: TableChange, comparison: Comparison, shift: Shift) -> Text:
    """A way in which answers changed, by the outputs that differ."""
    if shift.told is not None:
        return shift.told
    first = next(iter(comparison.after.table.outputs))
    if shift.change.outputs == (first,):
        return _from_to(table, comparison, shift, (first,))
    each = (
        [(name,) for name in shift.change.outputs] if _is_single(shift) else [shift.change.outputs]
    )
    name = output_of_calls if comparison.calls else same
    told = [
        (_joined(map(name, names)), _from_to(table, comparison, shift, names)) for names in each
    ]
    return Text(
        ", ".join(f"{names.ko}: {text.ko}" for names, text in told),
        ", ".join(f"{names.en}: {text.en}" for names, text in told),
    )


def _is_single(shift: Shift) -> bool:
    """Whether there is one answer on each side, so that its outputs may be told one by one."""
    sides = (shift.change.before, shift.change.after)
    return all(
        side is not None
        and len(side.answers) == 1
        and side.answers[0].status in _SIDES
        and len(side.answers[0].outcomes) == 1
        for side in sides
    )


def _from_to(
    table: TableChange, comparison: Comparison, shift: Shift, names: Sequence[str]
) -> Text:
    tables = comparison.before.table, comparison.after.table
    was = (
        _NO_CASE
        if shift.change.before is None
        else said(tables[0], shift.change.before.answers, names, table.titles)
    )
    now = (
        _GONE_CASE
        if shift.change.after is None
        else said(tables[1], shift.change.after.answers, names, table.titles)
    )
    return Text(f"{was.ko} → {now.ko}", f"{was.en} → {now.en}")


def region_text(region: Region) -> Text:
    """The cases of a region in one line."""
    told = [Text(f"{c.input} {c.text.ko}", f"{c.input} {c.text.en}") for c in region.conditions]
    return _joined([*(told or [_EVERY]), *([] if region.when is None else [region.when])])


def example_text(comparison: Comparison, region: Region) -> Text:
    """The example of a region; of a matrix with the moment, and whom both versions call then."""
    text = customer_text(comparison, region)
    return text if region.asked is None else asked_text(text, region.asked)


def customer_text(comparison: Comparison, region: Region) -> Text:
    """The customer of a region: what is known of the case, without what follows from it."""
    chain = comparison.after
    fields = {**all_fields(comparison.before), **all_fields(chain)}
    sources = {**comparison.before.sources, **chain.sources}
    case = {name: value for name, value in region.example.items() if name in sources}
    text = case_text(case, fields)
    if comparison.calls:
        return text
    moved = [
        Text(*(f"{name} {old.to(to)} → {new.to(to)}" for to in LANGUAGES))
        for name, old, new in _recomputed(comparison, case)
    ]
    return _COMPUTED(case=text, moved=_joined(moved)) if moved else text


def _recomputed(
    comparison: Comparison, case: Mapping[str, Value]
) -> Iterator[tuple[str, Text, Text]]:
    """The computed inputs of the table that have another value in a case now."""
    before, after = comparison.before, comparison.after
    if not (has_case(before, case) and has_case(after, case)):
        return
    was, now = (
        each.complete({name: value for name, value in case.items() if name in each.sources}) or {}
        for each in (before, after)
    )
    for name in after.table.formulas:
        if name in before.table.formulas and name in was and name in now and was[name] != now[name]:
            fields = before.table.fields[name], after.table.fields[name]
            yield name, fields[0].show(was[name]), fields[1].show(now[name])


def said(
    table: Table, answers: Sequence[Answer], names: Sequence[str], titles: Mapping[str, str]
) -> Text:
    """What a version says, by some outputs."""
    found: dict[Text, None] = {}
    for each in answers:
        found.setdefault(_one(table, each, names, titles))
    return _either(found)


def _one(table: Table, answer: Answer, names: Sequence[str], titles: Mapping[str, str]) -> Text:
    if answer.status not in _SIDES:
        return _NONE if answer.status == "none" else _CONFLICT
    places = [list(table.outputs).index(name) for name in names]
    texts = dict.fromkeys(
        _joined(
            output_text(table, name, outcome.values[at], titles)
            for name, at in zip(names, places, strict=True)
        )
        for outcome in answer.outcomes
    )
    usual, *others = texts
    return _CHOICE(usual=usual, others=_joined(others)) if others else usual


def output_text(table: Table, name: str, value: OutputValue, titles: Mapping[str, str]) -> Text:
    """An output in words, a script by its title."""
    title = titles.get(value) if isinstance(value, str) else None
    return Text(f"‘{title}’", f"'{title}'") if title else show_output(table, name, value)


def _either(texts: Iterable[Text]) -> Text:
    first, *others = texts
    for other in others:
        first = _OR(one=first, other=other)
    return first


def _joined(texts: Iterable[Text]) -> Text:
    all_ = list(texts)
    return Text(", ".join(t.ko for t in all_), ", ".join(t.en for t in all_))
