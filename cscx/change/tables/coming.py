"""Coming days: when a planned value takes over, and what a change does then that it does not do before."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from datetime import date

from cscx.change.tables.table_change import TableChange
from cscx.change.tables.uses import Name
from cscx.content.corpus import Corpus
from cscx.policy.compare.comparison import Comparison, Region, Shift
from cscx.policy.compare.versions import said
from cscx.worktime import parse_date


def coming_days(*corpora: Corpus) -> dict[date, list[Name]]:
    """The days on which a planned value takes over in either version, in order, and the facts it is of."""
    found: dict[date, dict[Name, None]] = {}
    for day, name in (each for corpus in corpora for each in _planned(corpus)):
        found.setdefault(day, {}).setdefault(name)
    return {day: list(found[day]) for day in sorted(found)}


def _planned(corpus: Corpus) -> Iterator[tuple[date, Name]]:
    for name, fact in corpus.items("fact").items():
        day = None if fact.next is None else parse_date(fact.next.effective)
        if day is not None and day > corpus.as_of:
            yield day, ("fact", name)


def news(standing: TableChange | None, later: TableChange) -> TableChange | None:
    """What a coming day changes that does not stand just before it; None where that is nothing.

    `standing` is all that was changed until then; None: nothing was. That this ends is told, too.
    """
    if standing is None or standing.decides_as_before:
        return None if later.decides_as_before else later
    if later.decides_as_before:
        return later
    if standing.comparison is None or later.comparison is None:
        return None if standing.comparison is later.comparison else later
    if later.comparison.status != "changed":
        return None
    old, new = standing.comparison, later.comparison
    told = {_known(old, shift, region) for shift in old.shifts for region in shift.regions}
    left = tuple(
        shift
        for shift in new.shifts
        if any(_known(new, shift, region) not in told for region in shift.regions)
    )
    return replace(later, comparison=replace(later.comparison, shifts=left)) if left else None


def _known(found: Comparison, shift: Shift, region: Region) -> Hashable:
    """Which cases a region is, and what both versions answer to its example, by all outputs they share."""
    if found.calls:
        return shift.change, region.conditions
    tables = found.before.table, found.after.table
    shared = [name for name in tables[1].outputs if name in tables[0].outputs]
    answers = tuple(
        None if side is None else said(table, side, shared)
        for table, side in zip(tables, (region.was, region.now), strict=True)
    )
    return region.conditions, answers
