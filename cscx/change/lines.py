"""A change in a few lines, as a change log and a review meeting tell it: a sentence and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cscx.change.changes import Added, Change, PartAdded, Wording
from cscx.change.marks import Mark
from cscx.change.outcomes import example_text, region_text, shift_text
from cscx.change.report.words import EXAMPLE, MORE, told_of
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.messages import Text
from cscx.policy.compare.compare import Comparison, Shift

_MOST_SHIFTS, _MOST_REGIONS = 6, 3


class Line(msgspec.Struct, frozen=True):
    """A sentence; the words of a text, marked by what went and came; and the lines below it."""

    text: Text
    marks: tuple[Mark, ...] = ()
    below: tuple[Line, ...] = ()


def change_line(change: Change) -> Line:
    """A change: of a text with its words, of what is new with what it says."""
    marks = change.marks if isinstance(change, Wording) else ()
    details = change.details if isinstance(change, Added | PartAdded) else ()
    return Line(sentence(change), marks, tuple(Line(text) for text in details))


def table_line(table: TableChange) -> Line:
    """What became of the decisions of a table: the answers before and after, with their cases below."""
    said = told_of(table)
    found = table.comparison
    shifts = () if found is None else found.shifts
    below = [] if found is None else [_shift(table, found, each) for each in shifts[:_MOST_SHIFTS]]
    below += _more(len(shifts) - _MOST_SHIFTS)
    return Line(Text(f"{said.ko.rstrip('.')}.", f"{said.en.rstrip('.')}."), (), tuple(below))


def _shift(table: TableChange, found: Comparison, shift: Shift) -> Line:
    cases = [
        Line(region_text(region))
        if region.conditions or shift.complete
        else Line(EXAMPLE(case=example_text(found, region)))
        for region in shift.regions[:_MOST_REGIONS]
    ]
    more = _more(len(shift.regions) - _MOST_REGIONS)
    return Line(shift_text(table, found, shift), (), (*cases, *more))


def _more(n: int) -> Iterator[Line]:
    if n > 0:
        yield Line(MORE(n=f"{n:,}"))
