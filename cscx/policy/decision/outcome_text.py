"""Answers in words: the one place that says what a table decided."""

from __future__ import annotations

from fractions import Fraction

from cscx.messages import Text
from cscx.policy.language.values import ABSENT
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.table import OutputValue, Table


def show_output(table: Table, name: str, value: OutputValue) -> Text:
    """An output's value in words."""
    field = table.outputs[name]
    if value is None or value == ():
        return Text("없음", "none")
    if isinstance(value, tuple):
        parts = [show_output(table, name, part) for part in value]
        return Text(", ".join(p.ko for p in parts), ", ".join(p.en for p in parts))
    if isinstance(value, int | Fraction | str | bool | frozenset) or value is ABSENT:
        return field.show(value)
    return Text(f"= {value.text}", f"= {value.text}")


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
