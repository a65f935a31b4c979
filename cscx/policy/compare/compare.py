"""Two versions of a table compared as functions: where they decide differently, or that nowhere.

Where what follows from the source inputs is the same in both, they are compared over the table's own
inputs, and a region counts only if a real case leads there. Where a table before changed, they are
compared over the source inputs. Where a formula changed, regions are no boxes: cases are looked for,
and what is found is said to be some of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cscx.policy.compare.comparison import Comparison, Region, Shift, Status
from cscx.policy.compare.diagram import Diagram, TooLargeError, diagram_of
from cscx.policy.compare.joint import IncomparableError, space_of
from cscx.policy.compare.normal import normal
from cscx.policy.compare.readable import boxes_of
from cscx.policy.compare.regions import Place, regions_of
from cscx.policy.compare.tries import tries
from cscx.policy.compare.versions import (
    Change,
    Side,
    Version,
    answers_of_case,
    change,
    conflicts,
    has_case,
    has_formulas,
    whole_change,
)
from cscx.policy.language.values import Type
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Cover


class _Both(NamedTuple):
    before: Chain
    after: Chain


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
    place = Place(before, after, space, outputs, expanded=expanded)
    return replace(_told(diagram, place, wholes), alike=alike)


def _told(diagram: Diagram, place: Place, wholes: _Wholes) -> Comparison:
    computed = not place.expanded and bool({*place.before.derived, *place.after.derived})
    free = frozenset(i for i, each in enumerate(diagram.labels) if each is False)
    shifts, complete = [], True
    for index, each in enumerate(diagram.labels):
        if not isinstance(each, Change):
            continue
        boxes, all_ = boxes_of(diagram, index, free)
        regions, sure = regions_of(boxes, place, each)
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
