"""A change in a few lines, as a change log and a review meeting tell it: a sentence and what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cscx.change.answers import also_text, example_text, region_text, shift_text
from cscx.change.changes import Added, Change, PartAdded, Wording
from cscx.change.marks import Mark
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.change.tense import Tense
from cscx.change.verdict import told_of
from cscx.change.words import EXAMPLE, MORE
from cscx.messages import Text
from cscx.policy.compare.comparison import Comparison, Region, Shift

_MOST_SHIFTS, _MOST_REGIONS = 6, 3


class Line(msgspec.Struct, frozen=True):
    """A sentence; the words of a text, marked by what went and came; and the lines below it."""

    text: Text
    marks: tuple[Mark, ...] = ()
    below: tuple[Line, ...] = ()


def change_line(change: Change, tense: Tense) -> Line:
    """A change: of a text with its words, of what is new with what it says."""
    marks = change.marks if isinstance(change, Wording) else ()
    details = change.details if isinstance(change, Added | PartAdded) else ()
    return Line(sentence(change, tense), marks, tuple(Line(text) for text in details))


def table_line(table: TableChange, tense: Tense) -> Line:
    """What became of the decisions of a table: the answers before and after, with their cases below."""
    said = told_of(table, tense)
    found = table.comparison
    shifts = () if found is None else found.shifts
    below = [] if found is None else [_shift(table, found, each) for each in shifts[:_MOST_SHIFTS]]
    below += _more(len(shifts) - _MOST_SHIFTS)
    return Line(Text(f"{said.ko.rstrip('.')}.", f"{said.en.rstrip('.')}."), (), tuple(below))


def _shift(table: TableChange, found: Comparison, shift: Shift) -> Line:
    cases = [_region(table, found, shift, each) for each in shift.regions[:_MOST_REGIONS]]
    more = _more(len(shift.regions) - _MOST_REGIONS)
    return Line(shift_text(table, found, shift), (), (*cases, *more))


def _region(table: TableChange, found: Comparison, shift: Shift, region: Region) -> Line:
    """The cases of a shift; with an example where that says more: whom both call then, what else differs."""
    example = Line(EXAMPLE(case=example_text(table, found, shift, region)))
    if not (region.conditions or shift.complete):
        return example
    says_more = region.asked is not None or also_text(table, found, shift, region)
    return Line(region_text(region), (), (example,) if says_more else ())


def _more(n: int) -> Iterator[Line]:
    if n > 0:
        yield Line(MORE(n=f"{n:,}"))
