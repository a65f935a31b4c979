"""Why a table answered as it did: the rule, the conditions met, the reason, and what lies nearest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cscx.messages import Text
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.language.values import Value
from cscx.policy.proof.region import mask_text
from cscx.policy.tables.aggregate import Answer, answer
from cscx.policy.tables.cover import Box, bits
from cscx.policy.tables.domains import Ordered
from cscx.policy.tables.table import Row, Table

_INSTEAD = Text(
    "{input}{input:이/가} {condition}{condition:이라면/라면} {answer}",
    "if {input} were {condition}, then {answer}",
)


@dataclass(frozen=True, slots=True)
class Met:
    """A condition of the rule that the case fits."""

    input: str
    value: Text
    condition: Text


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that gave the answer, with what it is based on."""

    rule: str
    met: tuple[Met, ...]
    because: str | None
    law: str | None


@dataclass(frozen=True, slots=True)
class Instead:
    """Another answer one change away: if `input` were `condition`, then `answer`."""

    input: str
    condition: Text
    answer: Answer


@dataclass(frozen=True, slots=True)
class Trace:
    """The reasons of an answer and its nearest other answers, the nearest first."""

    reasons: tuple[Reason, ...]
    instead: tuple[Instead, ...]


def trace(table: Table, box: Box, case: Mapping[str, Value], rows: int, given: Answer) -> Trace:
    """The trace of a case that lies at the point `box` and fits `rows`."""
    used = set(given.rules)
    reasons = tuple(
        _reason(table, table.rows[index], case)
        for index in bits(rows & table.all_rows)
        if table.rows[index].rule in used
    )
    otherwise = table.definition.otherwise
    if not reasons and given.outcomes and otherwise is not None:
        reasons = (Reason("otherwise", (), otherwise.because, None),)
    return Trace(reasons, tuple(_instead(table, box)))


def instead_text(table: Table, other: Instead) -> Text:
    """경과일이 8일 이상 14일 이하라면 처리 교환: another answer in one sentence."""
    said = outcome_text(table, other.answer)
    return _INSTEAD(input=other.input, condition=other.condition, answer=said)


def _reason(table: Table, row: Row, case: Mapping[str, Value]) -> Reason:
    rule = table.definition.rules[row.rule]
    met = []
    for name in table.fields:
        texts = [
            mask_text(table.columns[index], row.box[index])
            for index in table.columns_of[name]
            if row.box[index] != table.cover.full[index]
        ]
        if texts:
            condition = Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts))
            value = table.fields[name].show(case[name]) if name in case else Text("모름", "unknown")
            met.append(Met(name, value, condition))
    return Reason(rule.id, tuple(met), rule.because, rule.law)


def _instead(table: Table, box: Box) -> Iterator[Instead]:
    """For each input the smallest change of it alone that changes the answer, the nearest first."""
    found: list[tuple[int, int, Instead]] = []
    base = answer(table, table.cover.containing(box, table.all_rows))
    for position, (name, indexes) in enumerate(table.columns_of.items()):
        best = _nearest(table, box, indexes, base)
        if best is not None:
            distance, condition, other = best
            found.append((distance, position, Instead(name, condition, other)))
    found.sort(key=lambda item: item[:2])
    for _, _, instead in found:
        yield instead


def _nearest(
    table: Table, box: Box, indexes: Sequence[int], base: Answer
) -> tuple[int, Text, Answer] | None:
    best: tuple[int, Text, Answer] | None = None
    for index in indexes:
        column = table.columns[index]
        now = box[index].bit_length() - 1
        for atom in bits(table.cover.full[index] & ~box[index]):
            moved = (*box[:index], 1 << atom, *box[index + 1 :])
            if table.cover.containing(moved, table.impossible_rows):
                continue
            other = answer(table, table.cover.containing(moved, table.all_rows))
            if other.meaning == base.meaning or other.status in ("none", "conflict"):
                continue
            distance = _distance(column, now, atom)
            if best is None or distance < best[0]:
                best = (
                    distance,
                    mask_text(column, _same_answer(table, moved, index, other)),
                    other,
                )
    return best


def _same_answer(table: Table, box: Box, index: int, other: Answer) -> int:
    """All neighbouring atoms that lead to the same other answer, for the widest true wording."""
    mask, column = box[index], table.columns[index]
    if not isinstance(column, Ordered):
        return mask
    for step in (1, -1):
        atom = mask.bit_length() - 1 if step > 0 else (mask & -mask).bit_length() - 1
        while 0 <= (atom := atom + step) < column.ranges:
            moved = (*box[:index], 1 << atom, *box[index + 1 :])
            if (
                answer(table, table.cover.containing(moved, table.all_rows)).meaning
                != other.meaning
            ):
                break
            mask |= 1 << atom
    return mask


def _distance(column: object, now: int, atom: int) -> int:
    """How far apart two atoms are; a change of an unordered value counts as one step."""
    if isinstance(column, Ordered) and now < column.ranges and atom < column.ranges:
        return abs(now - atom)
    return 1
