"""Answers in words: the one place that says what a table decided."""

from __future__ import annotations

from collections.abc import Sequence

from cscx.messages import Text, same
from cscx.policy.language.formula import Formula
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.table import OutputValue, Table
from cscx.policy.tables.table_facts import TableFacts


def show_output(table: Table, name: str, value: OutputValue) -> Text:
    """An output's value in words; a formula that is not computed, with its facts as values."""
    if value is None or value == ():
        return Text("없음", "none")
    if isinstance(value, Formula):
        return _formula(table, name, (value,))
    if not isinstance(value, tuple):
        return table.outputs[name].show(value)
    if _waits(table, name, value):
        return _formula(table, name, value)
    parts = [show_output(table, name, part) for part in value]
    return Text(", ".join(p.ko for p in parts), ", ".join(p.en for p in parts))


def _way(table: Table, name: str) -> str | None:
    """How an output combines the values of several rules."""
    return next(output.collect for output in table.definition.outputs if output.name == name)


def _waits(table: Table, name: str, value: Sequence[OutputValue]) -> bool:
    """Whether values are to become one number, and some of them are formulas."""
    one = _way(table, name) in ("sum", "min", "max")
    return one and any(isinstance(part, Formula) for part in value)


def _formula(table: Table, name: str, parts: Sequence[OutputValue]) -> Text:
    facts = TableFacts(table.definition.facts)
    texts = [
        same(facts.fill(part.text)) if isinstance(part, Formula) else show_output(table, name, part)
        for part in parts
    ]
    if len(texts) > 1 and _way(table, name) != "sum":
        way = _way(table, name)
        korean, english = ", ".join(t.ko for t in texts), ", ".join(t.en for t in texts)
        return Text(f"= {way}({korean})", f"= {way}({english})")
    return Text("= " + " + ".join(t.ko for t in texts), "= " + " + ".join(t.en for t in texts))


def outcome_text(table: Table, found: Answer) -> Text:
    """An answer in one line: 처리 전액환불, 승인 상담사; alternatives after a slash."""
    lines = []
    for outcome in found.outcomes:
        shown = [
            (name, show_output(table, name, value))
            for name, value in zip(table.outputs, outcome.values, strict=True)
            if value is not None
        ]
        lines.append(
            Text(
                ", ".join(f"{n} {t.ko}" for n, t in shown),
                ", ".join(f"{n} {t.en}" for n, t in shown),
            )
        )
    return Text(" / ".join(t.ko for t in lines), " / ".join(t.en for t in lines))
