"""Inputs that nobody is asked: those computed from others, and those another table answers.

A chain is a table with the tables its inputs come from. Its source inputs are what can really be
known of a case; everything else follows. What follows from a partly known case is the set of its
possible values, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from cscx.policy.language.expression import compute, names_in
from cscx.policy.language.formula import Formula
from cscx.policy.language.spans import Span, span
from cscx.policy.language.values import ABSENT, Field, Type, Value
from cscx.policy.tables.aggregate import answer
from cscx.policy.tables.cover import Box
from cscx.policy.tables.domains import AFTER, BEFORE, Choices, Column, Element
from cscx.policy.tables.pieces import Piece, mask_of, span_of, stretch_mask
from cscx.policy.tables.possible import possible
from cscx.policy.tables.table import Outcome, OutputValue, Table

Touched = Callable[[Column], int]
"""The atoms of a column that a part of an input's domain touches."""


@dataclass(frozen=True, eq=False)
class Chain:
    """A compiled table and, by name, the chains its inputs come from."""

    table: Table
    upstream: Mapping[str, Chain]

    @cached_property
    def sources(self) -> Mapping[str, Field]:
        """The inputs that a case consists of, over all tables, in the order they are met."""
        found: dict[str, Field] = {}
        for item in self.table.definition.inputs:
            if item.source is not None:
                for name, field in self.upstream[item.source[0]].sources.items():
                    found.setdefault(name, field)
            elif item.name not in self.table.formulas:
                found.setdefault(item.name, self.table.fields[item.name])
        return found

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """The inputs of this table that follow from others, each after those it needs."""
        origin = {item.name: item.source for item in self.table.definition.inputs}
        order = [name for name, source in origin.items() if source is not None]
        waiting = [name for name in self.table.formulas if origin[name] is None]
        while waiting:
            ready = [
                name
                for name in waiting
                if not set(names_in(self.table.formulas[name].expression)) & (set(waiting) - {name})
            ]
            order += ready or waiting
            waiting = [name for name in waiting if name not in ready] if ready else []
        return tuple(order)

    @cached_property
    def columns(self) -> Mapping[str, tuple[Column, ...]]:
        """Every column of each input over all tables of the chain."""
        found: dict[str, list[Column]] = {}
        for table in self.tables:
            for column in table.columns:
                found.setdefault(column.field.name, []).append(column)
        return {name: tuple(columns) for name, columns in found.items()}

    @cached_property
    def computed_from(self) -> frozenset[str]:
        """The inputs that computed inputs and, in the tables before, computed answers depend on."""
        used: set[str] = set()
        for table in self.tables:
            for formula in table.formulas.values():
                used.update(names_in(formula.expression))
        for chain in self.upstream.values():
            used |= chain.computed_from | _computing(chain.table)
        return frozenset(used)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """This table and all it depends on."""
        found: dict[int, Table] = {id(self.table): self.table}
        for chain in self.upstream.values():
            found.update((id(table), table) for table in chain.tables)
        return tuple(found.values())

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The inputs of this table and of all it depends on."""
        found: dict[str, Field] = {}
        for table in self.tables:
            for name, field in table.fields.items():
                found.setdefault(name, field)
        return found

    @cached_property
    def inputs_from(self) -> Mapping[tuple[str, str], str]:
        """The input that is answered by an output of a table before, by (table, output)."""
        found: dict[tuple[str, str], str] = {}
        for table in self.tables:
            for item in table.definition.inputs:
                if item.source is not None:
                    found.setdefault(item.source, item.name)
        return found

    def source_of(self, name: str) -> tuple[str, str] | None:
        """The (table, output) an input comes from, None when it comes from no table."""
        return next((i.source for i in self.table.definition.inputs if i.name == name), None)

    def complete(self, known: Mapping[str, Value]) -> dict[str, Value] | None:
        """A case with everything that follows from it; what cannot be told yet is left out.

        None when a table before this one gives no answer, so that the case never comes here.
        """
        case = dict(known)
        for name in self.derived:
            if name in case:
                continue
            source = self.source_of(name)
            if source is None:
                formula = self.table.formulas[name]
                if all(each in case for each in names_in(formula.expression)):
                    case[name] = value_of(formula, case)
                continue
            values = self.answers(source, known)
            if values is not None:
                values = self._possible(name, values)
            if values is not None and not values:
                return None
            if values is not None and len(values) == 1:
                case[name] = values[0]
        return case

    def _possible(self, name: str, values: Iterable[Value]) -> list[Value]:
        """Those of some answers that an input can have: rules in conflict leave some output out."""
        optional = self.table.fields[name].optional
        return [value for value in values if value is not ABSENT or optional]

    def answers(self, source: tuple[str, str], known: Mapping[str, Value]) -> list[Value] | None:
        """The values a table before may give a case; None while facts are missing."""
        chain = self.upstream[source[0]]
        own = chain.complete(known)
        if own is None:
            return []
        if any(name not in own for name in chain.table.fields):
            return None
        found = answer(chain.table, chain.table.cover.containing(chain.table.box(own)), own)
        return list(chain.output_values(source[1], found.outcomes))

    def output_values(self, output: str, outcomes: Iterable[Outcome]) -> Iterator[Value]:
        """The values of one output over some outcomes, each once; formulas are left out."""
        position = list(self.table.outputs).index(output)
        field = self.table.outputs[output]
        seen: dict[Value, None] = {}
        for outcome in outcomes:
            value = outcome.values[position]
            if computes(value):
                continue
            if value is None:
                seen.setdefault(ABSENT)
            elif isinstance(value, tuple):
                seen.setdefault(frozenset(str(item) for item in value))
            elif not isinstance(value, Formula):
                seen.setdefault(
                    frozenset({str(value)}) if _listed(self.table, output, field) else value
                )
        yield from seen

    def follow(self, box: Mapping[str, Touched], spans: Mapping[str, Span]) -> Box | None:
        """What a part of the source space leads to in this table: the touched atoms of each column.

        `box` gives for a source input the atoms of any of its columns, `spans` its numbers. None
        when a table before gives no answer anywhere in it.
        """
        found = self._follow(box, spans)
        return None if found is None else found[0]

    def _follow(
        self, box: Mapping[str, Touched], spans: Mapping[str, Span]
    ) -> tuple[Box, dict[str, Span]] | None:
        """As follow, with the numbers of every input."""
        masks = list(self.table.cover.full)
        numbers = dict(spans)
        for index, column in enumerate(self.table.columns):
            touched = box.get(column.field.name)
            if touched is not None:
                masks[index] = touched(column)
        for name in self.derived:
            if name in box:
                continue
            source = self.source_of(name)
            if source is None:
                formula = self.table.formulas[name]
                found = span(formula.expression, numbers)
                numbers[name] = found
                self._mask_span(masks, name, found)
            else:
                answered = self._mask_answers(masks, name, source, box, spans)
                if answered is None:
                    return None
                numbers[name] = answered
        return tuple(masks), numbers

    def unanswered(self, box: Mapping[str, Touched], spans: Mapping[str, Span]) -> str | None:
        """An input that a table before may leave without a value somewhere in a part of the source space.

        Such a case never comes to this table. None when every case does; says rather too many than
        too few. `box` and `spans` as in follow.
        """
        for name in self.derived:
            source = self.source_of(name)
            if (
                name not in box
                and source is not None
                and self._may_be_silent(name, source, box, spans)
            ):
                return name
        return None

    def _may_be_silent(
        self,
        name: str,
        source: tuple[str, str],
        box: Mapping[str, Touched],
        spans: Mapping[str, Span],
    ) -> bool:
        """Whether the table before may give an input no value somewhere in a part."""
        chain = self.upstream[source[0]]
        if chain.unanswered(box, spans) is not None:
            return True
        within = chain.follow(box, spans)
        if within is None or not all(within):
            return True
        position = list(chain.table.outputs).index(source[1])
        return any(
            not self._possible(name, chain.output_values(source[1], found.outcomes))
            and not any(computes(outcome.values[position]) for outcome in found.outcomes)
            for found in possible(chain.table, within).answers
        )

    def _mask_span(self, masks: list[int], name: str, found: Span) -> None:
        for index in self.table.columns_of[name]:
            masks[index] &= span_mask(self.table.columns[index], found)

    def _mask_answers(
        self,
        masks: list[int],
        name: str,
        source: tuple[str, str],
        box: Mapping[str, Touched],
        spans: Mapping[str, Span],
    ) -> Span | None:
        """Keep of an input's columns what the table before can answer; the numbers among that.

        None when it answers nothing.
        """
        chain = self.upstream[source[0]]
        followed = chain._follow(box, spans)  # noqa: SLF001 - of its own class
        if followed is None or not all(followed[0]):
            return None
        within, numbers = followed
        outcomes = [o for a in possible(chain.table, within).answers for o in a.outcomes]
        position = list(chain.table.outputs).index(source[1])
        given = [outcome.values[position] for outcome in outcomes]
        values = self._possible(name, chain.output_values(source[1], outcomes))
        if not given:
            return None
        found = _joined([_span_of(value, numbers) for value in given])
        if any(computes(value) for value in given):
            self._mask_span(masks, name, found)
            return found
        for index in self.table.columns_of[name]:
            mask = 0
            for value in values:
                mask |= self.table.place(name, value)[index]
            masks[index] &= mask
        return found


def _computing(table: Table) -> set[str]:
    """The inputs that the computed answers of a table are computed from."""
    outcomes = [outcome for row in table.rows for outcome in row.outcomes]
    return {
        name
        for outcome in (*outcomes, *table.otherwise)
        for value in outcome.values
        for part in (value if isinstance(value, tuple) else (value,))
        if isinstance(part, Formula)
        for name in names_in(part.expression)
    }


def _span_of(value: OutputValue, numbers: Mapping[str, Span]) -> Span:
    """The numbers an answer can be; any for what is collected from parts still to be computed."""
    if isinstance(value, Formula):
        return span(value.expression, numbers)
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return Span(Fraction(value), Fraction(value))
    return Span(None, None, absent=True, present=isinstance(value, tuple) and computes(value))


def _joined(spans: Sequence[Span]) -> Span:
    """Bounds around several."""
    present = [each for each in spans if each.present]
    lows = [each.low for each in present if each.low is not None]
    highs = [each.high for each in present if each.high is not None]
    return Span(
        min(lows) if present and len(lows) == len(present) else None,
        max(highs) if present and len(highs) == len(present) else None,
        absent=any(each.absent for each in spans),
        present=bool(present),
    )


def all_fields(chain: Chain) -> Mapping[str, Field]:
    """The inputs of a table and of the tables before it."""
    return chain.fields


def as_input(table: Table, output: str, field: Field) -> Field:
    """An output as the input of another table: a list to collect is a set, a count a number."""
    way = next(o.collect for o in table.definition.outputs if o.name == output)
    if _listed(table, output, field):
        return replace(field, type=Type.SET, optional=True)
    if table.definition.hit == "collect" and way == "count":
        return Field(field.name, Type.INTEGER, step=Fraction(1), minimum=0)
    if table.definition.hit == "collect":
        return replace(field, optional=True)  # no rule that fits may give it
    return field


def computes(value: OutputValue) -> bool:
    """Whether an answer, or a part of what is collected, is still to be computed."""
    parts = value if isinstance(value, tuple) else (value,)
    return any(isinstance(part, Formula) for part in parts)


def _listed(table: Table, output: str, field: Field) -> bool:
    way = next(o.collect for o in table.definition.outputs if o.name == output)
    if table.definition.hit == "collect" and (way or "list") == "list":
        return True
    return field.type is Type.SET


def value_of(formula: Formula, case: Mapping[str, Value]) -> Value:
    """The value of a computed input."""
    result = compute(formula.expression, case)
    if result is ABSENT or isinstance(result, bool):
        return result
    return int(result) if result.denominator == 1 else result


def span_mask(column: Column, found: Span) -> int:
    """The atoms that a computed input can lie in."""
    mask = 0
    if isinstance(column, Choices):
        for value, number in ((True, 1), (False, 0)):
            inside = (found.low is None or found.low <= number) and (
                found.high is None or found.high >= number
            )
            if found.present and inside:
                mask |= 1 << column.atom(value)
        return mask
    if isinstance(column, Element):
        return 3
    if found.present:
        step = column.field.step
        low = None if found.low is None else (_number(found.low), BEFORE)
        high = None if found.high is None else (_number(found.high), AFTER)
        if high is not None and step is not None:
            high = (_number(Fraction(high[0]) + step), BEFORE)
        mask = stretch_mask(column, low, high)
    if found.absent and column.field.optional:
        mask |= 1 << column.ranges
    return mask


def _number(value: Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


def touched_by(pieces: Mapping[str, Piece]) -> dict[str, Touched]:
    """How pieces of source inputs show in any column."""

    def of(piece: Piece) -> Touched:
        return lambda column: mask_of(piece, column)

    return {name: of(piece) for name, piece in pieces.items()}


def spans_of(pieces: Mapping[str, Piece]) -> dict[str, Span]:
    """The numbers of the pieces that are numbers."""
    return {name: span_of(piece) for name, piece in pieces.items() if piece.field.ordered}
