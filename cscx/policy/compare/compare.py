"""Two versions of a table compared as functions: where they decide differently, or that nowhere.

Where what follows from the source inputs is the same in both, they are compared over the table's own
inputs, and a region counts only if a real case leads there. Where a table before changed, they are
compared over the source inputs. Where a formula changed, regions are no boxes: cases are looked for,
and what is found is said to be some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from cscx.messages import Text
from cscx.policy.compare.asked import Asked
from cscx.policy.compare.diagram import Diagram, TooLargeError, diagram_of
from cscx.policy.compare.joint import IncomparableError, Space, space_of
from cscx.policy.compare.normal import normal
from cscx.policy.compare.readable import Readable, boxes_of
from cscx.policy.compare.tries import tries
from cscx.policy.compare.versions import (
    Change,
    Said,
    Side,
    Version,
    answers_of_case,
    change,
    conflicts,
    has_case,
    has_formulas,
    may_be,
    whole_change,
)
from cscx.policy.language.values import Number, Type, Value
from cscx.policy.proof.reach import Search
from cscx.policy.proof.region import Condition, conditions, sample
from cscx.policy.tables.aggregate import ANSWERED, Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Box, Cover, Undecided
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.tables.table import Table

Status = Literal["same", "changed", "undecided", "incomparable"]
_MOST_PARTS = 12
_NUMBERS = (97, 10_007, 1_000_003, 100_000_007)
"""Prime, so that products and shares of them are round for few formulas."""


@dataclass(frozen=True, slots=True)
class Region:
    """Cases that changed in one way. `conditions` are empty for every case.

    `example` is one of them, a value for each input, decided differently by both versions; `was` and
    `now` are their answers to it, None where a version has no such case. `box` is the region over the
    columns of the comparison's `view`; None where cases were only tried. `asked` is the example of a
    matrix as `who` answers it in both versions; `when`: only at these times.
    """

    conditions: tuple[Condition, ...]
    example: Mapping[str, Value]
    was: tuple[Answer, ...] | None
    now: tuple[Answer, ...] | None
    box: Box | None = None
    asked: Asked | None = None
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One way in which answers changed.

    `cases` is how many of the kinds of cases it concerns, None where that is not known. `complete`:
    `regions` are all of them. `told` says what changed where that is no output: who stands in, and when.
    """

    change: Change
    regions: tuple[Region, ...]
    cases: int | None
    complete: bool = True
    told: Text | None = None


class Chains(Protocol):
    """Both versions of a table; compiled when asked for, where a comparison was kept."""

    @property
    def before(self) -> Chain:
        """The old one."""

    @property
    def after(self) -> Chain:
        """The new one."""


class _Both(NamedTuple):
    before: Chain
    after: Chain


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a table.

    same: proved for every case. changed: `shifts` are all, where `complete`. undecided: none was found
    and none ruled out. incomparable: the input `reason` means something else now, or it
    is an output and no output is the same.
    `kinds` is how many kinds of cases the versions tell apart, None where that is not known; `view` a
    table without rules over the inputs of both, by which cases are placed. `left_out` are the outputs
    that only one version has and that are not compared, `scripts` those either version answers with. One that was kept has neither view nor boxes.
    `calls`: of a matrix, by whom it calls.
    """

    status: Status
    chains: Chains
    shifts: tuple[Shift, ...] = ()
    complete: bool = True
    kinds: int | None = None
    reason: str = ""
    view: Table | None = None
    alike: bool = True
    left_out: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    calls: bool = False

    @property
    def before(self) -> Chain:
        """The old version."""
        return self.chains.before

    @property
    def after(self) -> Chain:
        """The new version."""
        return self.chains.after


class Comparing:
    """Compares chains of two knowledge bases; tables before others are compared once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Comparison] = {}

    def compare(self, before: Chain, after: Chain, *, by_first: bool = False) -> Comparison:
        """What became of the answers of a table; `by_first`: the first output says all where it differs."""
        key = id(before), id(after)
        if key not in self._known:
            found = self._compare(before, after, by_first=by_first)
            left_out, scripts = _left_out(before, after), _scripts(before, after)
            self._known[key] = replace(found, left_out=left_out, scripts=scripts)
        return self._known[key]

    def _compare(self, before: Chain, after: Chain, *, by_first: bool) -> Comparison:
        outputs = [name for name in after.table.outputs if name in before.table.outputs]
        if not outputs:
            reason = next(iter(after.table.outputs), "")
            return Comparison("incomparable", _Both(before, after), complete=False, reason=reason)
        try:
            if self._follows_alike(before, after):
                return _compared(before, after, outputs, expanded=False, by_first=by_first)
            if not has_formulas(before) and not has_formulas(after):
                return _compared(before, after, outputs, expanded=True, by_first=by_first)
        except IncomparableError as error:
            return Comparison(
                "incomparable", _Both(before, after), complete=False, reason=error.name
            )
        except TooLargeError:
            pass
        return _some(before, after, outputs, by_first=by_first)

    def _follows_alike(self, before: Chain, after: Chain) -> bool:
        """Whether every input that follows from others does so alike in both versions."""
        names = set(before.derived) | set(after.derived)
        shared = set(before.table.fields) & set(after.table.fields)
        for name in names & shared:
            one, other = before.source_of(name), after.source_of(name)
            if one != other:
                return False
            if one is not None:
                upstream = self.compare(before.upstream[one[0]], after.upstream[one[0]])
                if upstream.status != "same" or not upstream.alike or upstream.left_out:
                    return False
                continue
            old, new = before.table.formulas.get(name), after.table.formulas.get(name)
            if old is None or new is None or normal(old.expression) != normal(new.expression):
                return False
        return True


def _left_out(before: Chain, after: Chain) -> tuple[str, ...]:
    """The outputs of one version only, those of the new one first."""
    names = [dict.fromkeys(chain.table.outputs) for chain in (before, after)]
    return tuple(n for n in {**names[1], **names[0]} if n not in names[0] or n not in names[1])


def _scripts(before: Chain, after: Chain) -> tuple[str, ...]:
    """The scripts that either version answers with."""
    names: dict[str, None] = {}
    for table in (before.table, after.table):
        fields = table.outputs.values()
        places = [at for at, each in enumerate(fields) if each.type is Type.SCRIPT]
        if not places:
            continue
        outcomes = [outcome for row in table.rows for outcome in row.outcomes]
        for outcome in (*outcomes, *table.otherwise):
            names.update(
                (value, None) for at in places if isinstance(value := outcome.values[at], str)
            )
    return tuple(names)


class _Wholes:
    """The changes that are told as one, because the output they are told by changes alike."""

    def __init__(self, outputs: Sequence[str], *, by_first: bool) -> None:
        self._outputs, self._by_first = outputs, by_first
        self._known: dict[Change, set[Change]] = {}

    def see(self, found: Change, before: Side, after: Side) -> None:
        """Look at what else differs in some cases."""
        if not self._by_first:
            whole = whole_change(found, before, after, self._outputs)
            self._known.setdefault(found, set()).add(whole)

    def of(self, found: Change) -> Change:
        """A change with all outputs that differ, where they do alike in all of its cases."""
        known = self._known.get(found, ())
        return next(iter(known)) if len(known) == 1 else found


def _compared(
    before: Chain, after: Chain, outputs: Sequence[str], *, expanded: bool, by_first: bool
) -> Comparison:
    fields = [chain.sources if expanded else chain.table.fields for chain in (before, after)]
    tables = [
        table
        for chain in (before, after)
        for table in (chain.tables if expanded else (chain.table,))
    ]
    space = space_of(fields[0], fields[1], tables)
    old = Version(before, space, 0, expanded=expanded)
    new = Version(after, space, len(old.boxes), expanded=expanded)
    cover = Cover(space.sizes, [*old.boxes, *new.boxes])

    alike, wholes = True, _Wholes(outputs, by_first=by_first)

    def label(fitting: int) -> Change | bool:
        nonlocal alike
        was, now = old.answers(fitting), new.answers(fitting)
        if was is None and now is None:
            return False
        sides = (before.table, was), (after.table, now)
        found = change(*sides, outputs)
        if found is not None:
            wholes.see(found, *sides)
        alike = alike and conflicts(was or ()) == conflicts(now or ())
        return found or True

    diagram = diagram_of(cover, label)
    place = _Place(before, after, space, outputs, expanded=expanded)
    return replace(_told(diagram, place, wholes), alike=alike)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where regions are put in words and examples are found."""

    before: Chain
    after: Chain
    space: Space
    outputs: Sequence[str]
    expanded: bool

    @property
    def view(self) -> Table:
        """A table over the columns of the space, without rules."""
        return replace(
            self.after.table,
            fields=self.space.fields,
            columns=self.space.columns,
            rows=(),
            limits=(),
            impossible=(),
        )

    def case(self, part: Box) -> Mapping[str, Value] | Undecided | None:
        """A real case in a box."""
        derived = {*self.before.derived, *self.after.derived}
        if self.expanded or not derived:
            return sample(self.view, part)
        definition = self.after.table.definition
        own = {item.name for item in definition.inputs}
        more: tuple[InputDefinition, ...] = tuple(
            item for item in self.before.table.definition.inputs if item.name not in own
        )
        table = replace(
            self.view,
            definition=replace(definition, inputs=(*definition.inputs, *more)),
            formulas={**self.before.table.formulas, **self.after.table.formulas},
        )
        chain = Chain(table, {**self.before.upstream, **self.after.upstream})
        return Search(chain).find(part)

    def others(self, part: Box, case: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
        """The case with greater numbers in the same box: what is computed may differ only there."""
        if not self.expanded and {*self.before.derived, *self.after.derived}:
            return
        for count in _NUMBERS:
            greater = {
                name: number
                for name, field in self.view.fields.items()
                if field.step is not None
                and self._lies(part, name, number := _whole(field.step * count))
            }
            if greater:
                yield {**case, **greater}

    def _lies(self, part: Box, name: str, number: Number) -> bool:
        """Whether an input may have a number in a box, in both versions."""
        fields = [
            chain.sources[name] for chain in (self.before, self.after) if name in chain.sources
        ]
        placed = self.view.place(name, number)
        return all(may_be(field, number) for field in fields) and all(
            part[column] & mask for column, mask in placed.items()
        )

    def region(self, box: Box, case: Mapping[str, Value], found: Change) -> Region | None:
        """A region with its case; None where the engine that decides for agents sees no change."""
        was = None if found.before is None else answers_of_case(self.before, case)
        now = None if found.after is None else answers_of_case(self.after, case)
        if was is not None and now is not None:
            sides = (self.before.table, was), (self.after.table, now)
            if change(*sides, self.outputs) is None:
                return None
        return Region(conditions(self.view, box), case, was, now, box)


def _told(diagram: Diagram, place: _Place, wholes: _Wholes) -> Comparison:
    computed = not place.expanded and bool({*place.before.derived, *place.after.derived})
    free = frozenset(i for i, each in enumerate(diagram.labels) if each is False)
    shifts, complete = [], True
    for index, each in enumerate(diagram.labels):
        if not isinstance(each, Change):
            continue
        boxes, all_ = boxes_of(diagram, index, free)
        regions, sure = _regions(boxes, place, each)
        complete = complete and all_ and sure
        if regions:
            cases = None if computed else diagram.count(index)
            shifts.append(Shift(wholes.of(each), tuple(regions), cases, all_ and sure))
    kinds = None
    if not computed:
        kinds = sum(diagram.count(i) for i in range(len(diagram.labels)) if i not in free)
    shifts.sort(key=lambda shift: (not _is_trouble(shift.change), -(shift.cases or 0)))
    status: Status = "changed" if shifts else "same" if complete else "undecided"
    chains = _Both(place.before, place.after)
    return Comparison(status, chains, tuple(shifts), complete, kinds, view=place.view)


def _is_trouble(found: Change) -> bool:
    """Whether there is no answer any more, or more than one."""
    now, was = (
        set() if s is None else {status for status, _ in s.meanings}
        for s in (found.after, found.before)
    )
    return any(status not in ANSWERED for status in now - was)


def _regions(boxes: Sequence[Readable], place: _Place, found: Change) -> tuple[list[Region], bool]:
    """The boxes that real cases lead to, and whether that was settled for all of them."""
    regions, sure = [], True
    for box, parts in boxes:
        region, settled = _region(box, parts, place, found)
        sure = sure and settled
        if region is not None:
            regions.append(region)
    return regions, sure


def _region(
    box: Box, parts: Sequence[Box], place: _Place, found: Change
) -> tuple[Region | None, bool]:
    settled = len(parts) <= _MOST_PARTS
    for part in parts[:_MOST_PARTS]:
        case = place.case(part)
        if isinstance(case, Undecided):
            settled = False
        elif case is not None:
            for each in (case, *place.others(part, case)):
                region = place.region(box, each, found)
                if region is not None:
                    return region, True
            settled = False
    return None, settled


def _whole(number: Fraction) -> Number:
    return int(number) if number.denominator == 1 else number


def _some(before: Chain, after: Chain, outputs: Sequence[str], *, by_first: bool) -> Comparison:
    """Cases decided differently, found by trying: some of them, if there are any."""
    found: dict[Change, Region] = {}
    wholes = _Wholes(outputs, by_first=by_first)
    for case in tries(before, after):
        was, now = (
            answers_of_case(chain, {name: case[name] for name in chain.sources})
            if has_case(chain, case)
            else None
            for chain in (before, after)
        )
        if was is None and now is None:
            continue
        sides = (before.table, was), (after.table, now)
        differs = change(*sides, outputs)
        if differs is not None:
            wholes.see(differs, *sides)
            found.setdefault(differs, Region((), case, was, now))
    shifts = [
        Shift(wholes.of(each), (region,), None, complete=False) for each, region in found.items()
    ]
    status: Status = "changed" if shifts else "undecided"
    return Comparison(status, _Both(before, after), tuple(shifts), complete=False)


__all__ = ["Chains", "Change", "Comparing", "Comparison", "Region", "Said", "Shift", "Status"]
