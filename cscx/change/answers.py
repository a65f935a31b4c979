"""What became of the answers of a table, in words: 불가 → 전액환불."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cscx.change.call_words import asked_text, output_of_calls
from cscx.change.tables.table_change import TableChange
from cscx.change.words import listed
from cscx.messages import LANGUAGES, Text, same
from cscx.policy.compare.comparison import Comparison, Region, Shift
from cscx.policy.compare.versions import has_case
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.values import Value
from cscx.policy.proof.region import case_text
from cscx.policy.tables.aggregate import ANSWERED, Answer
from cscx.policy.tables.chain import all_fields
from cscx.policy.tables.table import OutputValue, Table

_NO_CASE = Text("없던 경우", "new case")
_GONE_CASE = Text("없어진 경우", "no such case")
_NONE = Text("정한 답 없음", "no answer")
_CONFLICT = Text("규칙끼리 어긋남", "rules contradict each other")
_CHOICE = Text("{usual}(재량으로 {others})", "{usual} (at discretion {others})")
_OR = Text("{one} 또는 {other}", "{one} or {other}")
_EVERY = Text("모든 경우", "every case")
_ALSO = Text("{case}. {also}", "{case}. {also}")
_COMPUTED = Text("{case} ({moved})", "{case} ({moved})")


def shift_text(table: TableChange, comparison: Comparison, shift: Shift) -> Text:
    """A way in which answers changed, by the outputs that differ."""
    if shift.told is not None:
        return shift.told
    first = next(iter(comparison.after.table.outputs))
    if shift.change.outputs == (first,):
        return _from_to(table, comparison, shift, (first,))
    each = (
        [(name,) for name in shift.change.outputs]
        if _is_told_apart(comparison, shift)
        else [shift.change.outputs]
    )
    name = output_of_calls if comparison.calls else same
    told = [(listed(map(name, names)), _from_to(table, comparison, shift, names)) for names in each]
    return Text(
        ", ".join(f"{names.ko}: {text.ko}" for names, text in told),
        ", ".join(f"{names.en}: {text.en}" for names, text in told),
    )


def _is_told_apart(comparison: Comparison, shift: Shift) -> bool:
    """Whether outputs may be told one by one: on each side at most one of them is this or that."""
    sides = (
        (comparison.before.table, shift.change.before),
        (comparison.after.table, shift.change.after),
    )
    for table, side in sides:
        if side is None or not all(each.status in ANSWERED for each in side.answers):
            return False
        places = [list(table.outputs).index(name) for name in shift.change.outputs]
        outcomes = [outcome for each in side.answers for outcome in each.outcomes]
        if sum(len({outcome.values[at] for outcome in outcomes}) > 1 for at in places) > 1:
            return False
    return True


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
    return listed([*(told or [_EVERY]), *([] if region.when is None else [region.when])])


def example_text(table: TableChange, comparison: Comparison, shift: Shift, region: Region) -> Text:
    """The example of a region, with what else is decided otherwise; of a matrix as both versions call then."""
    text = customer_text(comparison, region)
    if region.asked is not None:
        return asked_text(text, region.asked)
    also = listed(
        Text(*(f"{name}: {said.to(to)}" for to in LANGUAGES))
        for name, said in also_text(table, comparison, shift, region).items()
    )
    return _ALSO(case=text, also=also) if also.ko else text


def also_text(
    table: TableChange, comparison: Comparison, shift: Shift, region: Region
) -> dict[str, Text]:
    """The outputs that differ in the example of a region beside those its shift is told by: 0원 → 6,000원."""
    tables = comparison.before.table, comparison.after.table
    sides = region.was or (), region.now or ()
    if comparison.calls or not all(_is_answered(side) for side in sides):
        return {}
    found = {}
    for name in tables[1].outputs:
        if name in tables[0].outputs and name not in shift.change.outputs:
            was, now = (
                said(each, side, (name,), table.titles)
                for each, side in zip(tables, sides, strict=True)
            )
            if was != now:
                found[name] = Text(*(f"{was.to(to)} → {now.to(to)}" for to in LANGUAGES))
    return found


def _is_answered(answers: Sequence[Answer]) -> bool:
    return bool(answers) and all(each.status in ANSWERED for each in answers)


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
    return _COMPUTED(case=text, moved=listed(moved)) if moved else text


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
    if answer.status not in ANSWERED:
        return _NONE if answer.status == "none" else _CONFLICT
    places = [list(table.outputs).index(name) for name in names]
    texts = dict.fromkeys(
        listed(
            output_text(table, name, outcome.values[at], titles)
            for name, at in zip(names, places, strict=True)
        )
        for outcome in answer.outcomes
    )
    usual, *others = texts
    return _CHOICE(usual=usual, others=listed(others)) if others else usual


def output_text(table: Table, name: str, value: OutputValue, titles: Mapping[str, str]) -> Text:
    """An output in words, a script by its title."""
    title = titles.get(value) if isinstance(value, str) else None
    return Text(f"‘{title}’", f"'{title}'") if title else show_output(table, name, value)


def _either(texts: Iterable[Text]) -> Text:
    first, *others = texts
    for other in others:
        first = _OR(one=first, other=other)
    return first
