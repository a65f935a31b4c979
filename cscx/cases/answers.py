"""Verdicts as the cells that are added to each row of a file of cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from cscx.messages import Language
from cscx.policy.batch.columns import MISSING, Column, Numbered
from cscx.policy.batch.verdicts import BY_COLUMNS, CODE_OF, Verdicts
from cscx.policy.decision.evaluate import Decision
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.language.formula import Formula
from cscx.policy.tables.aggregate import ANSWERED, Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import bits
from cscx.policy.tables.table import Outcome, OutputValue
from cscx.text import nfc

PREFIX: Final = "cscx."
INVALID: Final = "invalid"
NOT_ASKED: Final = "?"
"""What a case needs where nobody knows it, so that there is nothing to ask."""
_WORDS: Final = {
    "decided": "decided",
    "choice": "choice",
    "none": "no rule",
    "conflict": "conflict",
}
_OTHERWISE: Final = "otherwise"
_MOST_KEPT: Final = 200_000

Cells = tuple[str, ...]
Show = Callable[[str, OutputValue], str]
"""What stands in the cell of an output that has a value."""


class AnswerCells:
    """Writes verdicts of one chain: status, outputs, other allowed answers, rules, policy.

    `show` writes the outputs; by default they are plain, for other programs to read.
    """

    def __init__(
        self, chain: Chain, policy: str, language: Language, show: Show | None = None
    ) -> None:
        self._chain, self._table, self._language = chain, chain.table, language
        self._policy, self._show = policy, show or self._plain
        table = chain.table
        self._rule_of = [table.definition.rules[row.rule].id for row in table.rows]
        otherwise = _OTHERWISE if table.otherwise else ""
        self._winner_rule = np.array([*self._rule_of, otherwise], np.object_)
        outcomes = [row.outcomes for row in table.rows]
        self._others = np.array([*(self._alternatives(each) for each in outcomes), ""], np.object_)
        self._rules: dict[bytes, str] = {}

    def headings(self) -> list[str]:
        """The headings of the added columns; the last one is for what is wrong with a row."""
        names = ["status", *self._table.outputs, "or", "rules", "policy", "problem"]
        return [f"{PREFIX}{nfc(name)}" for name in names]

    def invalid(self, problem: str) -> Cells:
        """The cells of a row that could not be read."""
        return (INVALID, *("" for _ in self._table.outputs), "", "", "", problem)

    def of(self, verdicts: Verdicts) -> list[Cells]:
        """The added cells, row by row."""
        answered = np.isin(verdicts.statuses, [CODE_OF[status] for status in ANSWERED])
        columns: list[Sequence[Any]] = [
            np.array(["decided", "choice", "", "no rule", "conflict"], np.object_)[
                verdicts.statuses
            ].tolist()
        ]
        for name in self._table.outputs:
            texts = self._texts(name, verdicts.outputs[name])
            columns.append(np.where(answered, texts, "").tolist())
        choice = verdicts.statuses == CODE_OF["choice"]
        columns.append(np.where(choice, self._others[verdicts.winners], "").tolist())
        columns.append(self._rule_cells(verdicts))
        count = len(verdicts)
        columns += [[self._policy] * count, [""] * count]
        cells: list[Cells] = list(zip(*columns, strict=True))
        by_reference = np.flatnonzero(verdicts.reference != BY_COLUMNS).tolist()
        if by_reference:
            told = [self._decided(decision) for decision in verdicts.decisions]
            for row in by_reference:
                cells[row] = told[verdicts.reference[row]]
        return cells

    def _rule_cells(self, verdicts: Verdicts) -> Sequence[str]:
        if verdicts.counted is None:
            rules: list[str] = self._winner_rule[verdicts.winners].tolist()
            return rules
        words = np.ascontiguousarray(verdicts.counted)
        data, wide = words.tobytes(), words.shape[1] * 8
        known, found = self._rules, []
        for row, winner in enumerate(verdicts.winners.tolist()):
            key = data[row * wide : (row + 1) * wide]
            text = known.get(key)
            if text is None:
                names = [self._rule_of[index] for index in bits(verdicts.rows(row))]
                text = ", ".join(dict.fromkeys(names)) or str(self._winner_rule[winner])
                if len(known) < _MOST_KEPT:
                    known[key] = text
            found.append(text)
        return found

    def _texts(self, name: str, column: Column) -> Any:
        """The text of an output for each case."""
        if isinstance(column, Numbered):
            _, first, number = np.unique(column.numbers, return_index=True, return_inverse=True)
            known = Numbered(
                column.numbers[first], column.denominator, np.zeros(len(first), np.uint8)
            )
            texts = np.array(
                [self._text(name, known.value(row)) for row in range(len(first))], np.object_
            )[number.ravel()]
            return np.where(column.states == MISSING, "", texts)
        texts = np.array([*(self._text(name, value) for value in column.values), ""], np.object_)
        return texts[column.codes]

    def _text(self, name: str, value: OutputValue) -> str:
        return "" if value is None or value == () else self._show(name, value)

    def _plain(self, name: str, value: OutputValue) -> str:
        if isinstance(value, tuple):
            return ", ".join(self._plain(name, part) for part in value)
        if isinstance(value, Formula):
            return f"= {value.text}"
        if value is None:
            return ""
        written = self._table.outputs[name].plain(value)
        return ", ".join(written) if isinstance(written, list) else str(written)

    def _alternatives(self, outcomes: Sequence[Outcome]) -> str:
        others = Answer("choice", tuple(outcomes[1:]), ())
        return outcome_text(self._table, others).to(self._language)

    def _decided(self, decision: Decision) -> Cells:
        """The cells of a decision of the reference evaluator."""
        outputs = ["" for _ in self._table.outputs]
        others = ""
        answer = decision.answer
        if answer is not None and decision.status in ANSWERED:
            names = zip(self._table.outputs, answer.outcomes[0].values, strict=True)
            outputs = [self._text(name, value) for name, value in names]
            others = self._alternatives(answer.outcomes) if decision.status == "choice" else ""
        if decision.status == "open":
            status = f"needs {decision.ask.input if decision.ask is not None else NOT_ASKED}"
        else:
            status = _WORDS[decision.status]
        rules = ", ".join(decision.rules) if decision.status != "open" else ""
        if not rules and answer is not None and answer.outcomes:
            rules = _OTHERWISE
        return (status, *outputs, others, rules, self._policy, "")
