"""One table of a chain over many cases: what follows first, then the rows that fit, then the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from cscx.policy.batch.answers import Answers, row_order
from cscx.policy.batch.collect import Collecting, NotCombinedError
from cscx.policy.batch.columns import (
    NOT_KNOWN,
    Bools,
    Coded,
    Codes,
    Column,
    NotKnown,
    States,
    coded,
    unknown,
)
from cscx.policy.batch.derived import derived
from cscx.policy.batch.fitting import Fitting, Words, lowest, meets
from cscx.policy.batch.formulas import computed
from cscx.policy.batch.places import places
from cscx.policy.batch.verdicts import BY_COLUMNS, CODE_OF, Verdicts
from cscx.policy.language.formula import Formula
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import Outcome, OutputValue


class Node:
    """A compiled table ready for columns, with the tables before it."""

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        table = chain.table
        self.upstream = {name: Node(each) for name, each in chain.upstream.items()}
        self._fitting = Fitting(
            [self._of_rows(atoms) for atoms in table.cover.matching], row_order(table)
        )
        self._answers = Answers(table, self._fitting)
        self._collecting: Collecting | None = None
        self._left_to_reference = False
        if table.definition.hit == "collect":
            try:
                self._collecting = Collecting(table, self._fitting)
            except NotCombinedError:
                self._left_to_reference = True
        outcomes = [row.outcomes[0] for row in table.rows]
        self._first = [*outcomes, *table.otherwise[:1]]

    @property
    def block(self) -> int:
        """How many cases to decide at once, so that what is worked on stays near the processor."""
        return max(1024, (1 << 18) // self._fitting.words)

    def decide(self, columns: Mapping[str, Column], count: int) -> tuple[Verdicts, Bools]:
        """The verdicts of `count` cases, and which of them the reference evaluator must decide."""
        table = self.chain.table
        inputs, dead, hard = self._inputs(columns, count)
        for name in table.fields:
            hard |= ~inputs[name].known
        at = [places(inputs[column.field.name], column) for column in table.columns]
        fits = self._fitting.fit(at, count)
        if self._collecting is not None:
            verdicts, more = self._collected(fits)
        else:
            verdicts, more = self._answered(fits, inputs)
        hard |= more
        hard &= ~dead
        if self._left_to_reference:
            hard = ~dead
        statuses = verdicts.statuses
        statuses[dead] = CODE_OF["none"]
        return verdicts, hard

    def _of_rows(self, atoms: Sequence[int]) -> list[int]:
        every = self.chain.table.all_rows
        return [rows & every for rows in atoms]

    def _inputs(
        self, columns: Mapping[str, Column], count: int
    ) -> tuple[dict[str, Column], Bools, Bools]:
        """Every input of the table; which cases never come here, which follow to several values."""
        table = self.chain.table
        dead, hard = np.zeros(count, np.bool_), np.zeros(count, np.bool_)
        inputs = {name: columns.get(name) or unknown(count) for name in table.fields}
        done: dict[str, tuple[Verdicts, Bools]] = {}
        for name in self.chain.derived:
            if name in columns:
                continue
            source = self.chain.source_of(name)
            if source is None:
                inputs[name] = computed(table.formulas[name], inputs, table.fields[name])
                continue
            before, output = source
            node = self.upstream[before]
            if before not in done:
                done[before] = node.decide(columns, count)
            found = derived(node.chain, output, *done[before])
            inputs[name] = found.column
            dead |= found.dead
            hard |= found.hard
        return inputs, dead, hard

    def _answered(self, fits: Words, inputs: Mapping[str, Column]) -> tuple[Verdicts, Bools]:
        found = self._answers.of(fits)
        outputs = {
            name: self._output(position, found.winners, inputs)
            for position, name in enumerate(self.chain.table.outputs)
        }
        return self._verdicts(found.statuses, outputs, found.winners, found.counted), found.hard

    def _output(self, position: int, winners: Codes, inputs: Mapping[str, Column]) -> Column:
        """An output's value for each case, formulas computed."""
        values = [outcome.values[position] for outcome in self._first]
        table = self.chain.table
        if len(values) == len(table.rows):
            values.append(None)
        formulas: dict[Formula, list[int]] = {}
        for row, value in enumerate(values):
            if isinstance(value, Formula):
                formulas.setdefault(value, []).append(row)
        if not formulas:
            return Coded(values, winners)
        field = list(table.outputs.values())[position]
        every: list[OutputValue | NotKnown] = [values[winner] for winner in winners.tolist()]
        for formula, rows in formulas.items():
            chosen = np.flatnonzero(np.isin(winners, rows))
            part = computed(formula, {k: v.take(chosen) for k, v in inputs.items()}, field)
            for index, row in enumerate(chosen.tolist()):
                every[row] = part.value(index) if part.known[index] else NOT_KNOWN
        return coded(every)

    def _collected(self, fits: Words) -> tuple[Verdicts, Bools]:
        if self._collecting is None:
            raise TypeError
        table = self.chain.table
        some = np.asarray(fits.any(axis=1))
        outputs, conflict = self._collecting.of(fits)
        statuses = np.where(some, CODE_OF["decided"], CODE_OF["none"])
        statuses[conflict] = CODE_OF["conflict"]
        hard = np.zeros(len(fits), np.bool_)
        if self._collecting.hard is not None:
            hard = meets(fits, self._collecting.hard)
        if table.otherwise:
            statuses[~some] = CODE_OF["decided"]
            outcome = table.otherwise[0]
            if any(isinstance(value, Formula) for value in outcome.values):
                hard |= ~some
            else:
                outputs = {
                    name: _overlaid(outputs[name], ~some, outcome, position)
                    for position, name in enumerate(table.outputs)
                }
        winners = self._fitting.order[lowest(fits, len(table.rows))]
        return self._verdicts(statuses, outputs, winners, fits), hard

    def _verdicts(
        self,
        statuses: States,
        outputs: Mapping[str, Column],
        winners: Codes,
        counted: Words | None,
    ) -> Verdicts:
        reference = np.full(len(statuses), BY_COLUMNS, np.int32)
        return Verdicts(statuses, outputs, winners, counted, self._fitting, reference, ())


def _overlaid(column: Column, where: Bools, outcome: Outcome, position: int) -> Column:
    """A column with the value of `otherwise` in some cases."""
    value = outcome.values[position]
    if isinstance(column, Coded):
        codes = column.codes.copy()
        codes[where] = len(column.values)
        return Coded([*column.values, value], codes)
    rows = np.flatnonzero(~where)
    every: list[OutputValue | NotKnown] = [value] * len(column)
    for row in rows.tolist():
        every[row] = column.value(row)
    return coded(every)
