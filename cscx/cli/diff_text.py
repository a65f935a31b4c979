"""`cscx diff` on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from cscx.cells import wrap
from cscx.change.answers import example_text, region_text, shift_text
from cscx.change.approvals.consent import Consents
from cscx.change.approvals.consent_words import said, sections
from cscx.change.changes import Added, Change, PartAdded, Place, Subject, Wording
from cscx.change.impact.words import HEADING
from cscx.change.marks import Mark
from cscx.change.mentions import Mention
from cscx.change.report import real_cases, words
from cscx.change.report.headline import headline
from cscx.change.report.real_cases import RealCases
from cscx.change.report.report import Report
from cscx.change.sections import Section
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.change.verdict import told_of
from cscx.change.words import EXAMPLE, MORE, kind_name, title_after
from cscx.cli.help import columns
from cscx.cli.impact_text import ImpactText, shortened
from cscx.cli.impact_training import Learning
from cscx.cli.marked_text import marked_lines
from cscx.cli.output import Style
from cscx.messages import Language, Text
from cscx.policy.compare.comparison import Comparison, Region, Shift

T = TypeVar("T")

_MOST_SHIFTS, _MOST_REGIONS, _MOST_MENTIONS, _MOST_TABLES = 8, 3, 3, 12
_MOST_SUBJECTS = 100
_MOST_UNREAD, _MOST_BAD, _MOST_CONSENTS = 40, 20, 12


class DiffText:
    """Writes the lines of a comparison; `every` leaves nothing out."""

    def __init__(
        self, language: Language, style: Style, learning: Learning, *, every: bool
    ) -> None:
        self._language, self._style, self._every = language, style, every
        self._learning = learning

    def lines(self, report: Report) -> Iterator[str]:
        """What decides, what does and what is worded otherwise; what follows from it; what could not be read."""
        if report.is_empty:
            yield f"{self._say(words.NOTHING)}."
            return
        head = headline(report)
        if head is not None:
            yield from self._wrapped(f"{self._say(head)}.", "")
            yield ""
        yield from self._sections(report)
        if report.still:
            yield from self._wrapped(f"{self._say(words.still(report))}.", "")
            yield ""
        for found in report.cases:
            yield from self._cases(found)
        if report.impact is not None:
            yield self._style(self._say(HEADING), "bold")
            text = ImpactText(self._language, self._style, every=self._every)
            yield from text.lines(report.impact, "  ", tracks=self._learning.touched is None)
            yield from self._learning.lines(self._language, self._style, "  ")
            yield ""
        if report.consents is not None:
            yield from self._consents(report.consents)
        yield from self._unread(report)

    def _unread(self, report: Report) -> Iterator[str]:
        if report.unread:
            yield self._style(self._say(words.UNREAD), "bold")
            for each in self._some(report.unread, _MOST_UNREAD):
                yield from self._wrapped(self._say(words.unread(each)), "  ")
            yield from self._more(len(report.unread) - _MOST_UNREAD, "  ")

    def _consents(self, found: Consents) -> Iterator[str]:
        """Who has to approve what, and what the change itself approves."""
        for heading, listed in sections(found):
            yield self._style(self._say(heading), "bold")
            for each in self._some(listed, _MOST_CONSENTS):
                yield from self._wrapped(self._say(said(each, found)), "  ")
            yield from self._more(len(listed) - _MOST_CONSENTS, "  ")
            yield ""

    def _sections(self, report: Report) -> Iterator[str]:
        """What changed, and the tables it moves; of very many the first of both."""
        found = report.sections()
        changed = [section for section in found if not section.is_moved]
        moved = [section for section in found if section.is_moved]
        some = self._some(changed, _MOST_SUBJECTS), self._some(moved, _MOST_TABLES)
        shown = {*some[0], *some[1]}
        for section in found:
            if section not in shown:
                continue
            yield from self._section(report, section)
            if some[1] and section is some[1][-1]:
                yield from self._left_out(words.MORE_MOVED, len(moved) - len(some[1]))
        yield from self._left_out(words.MORE_SUBJECTS, len(changed) - len(some[0]))

    def _left_out(self, text: Text, n: int) -> Iterator[str]:
        if n:
            yield self._say(text(n=f"{n:,}"))
            yield ""

    def _section(self, report: Report, section: Section) -> Iterator[str]:
        if section.is_moved:
            because = self._style(self._say(words.through(section.tables[0])), "dim")
            yield f"{self._heading(section.subject, None)}  {because}"
        else:
            first = section.changes[0]
            yield self._heading(section.subject, first.after or first.before)
        for change in section.changes:
            yield from self._change(change)
        if section.subject.kind == "fact":
            name = section.subject.name
            yield from self._mentions(name, report.diff.mentions.get(name, ()))
        for table in section.tables:
            yield from self._table(table)
        yield ""

    def _heading(self, subject: Subject, place: Place | None) -> str:
        kind = self._style(self._say(kind_name(subject.kind, opening=True)), "cyan")
        where = "" if place is None else f"  {self._style(f'{place.path}:{place.line}', 'dim')}"
        title = self._style(title_after(subject.kind, subject.title), "bold")
        return f"{kind}{title}{where}"

    def _change(self, change: Change) -> Iterator[str]:
        yield from self._wrapped(self._say(sentence(change)), "  ")
        if isinstance(change, Wording):
            yield from self._marked(change.marks, "    ")
        if isinstance(change, Added | PartAdded):
            for detail in change.details:
                first, *others = wrap(self._say(detail), columns() - 6)
                yield f"    {first}"
                yield from (f"      {each}" for each in others)

    def _marked(self, marks: Sequence[Mark], indent: str) -> Iterator[str]:
        for line in marked_lines(marks, self._style, columns() - len(indent)):
            yield f"{indent}{line}"

    def _mentions(self, name: str, mentions: Sequence[Mention]) -> Iterator[str]:
        if not mentions:
            return
        yield f"  {self._say(words.prints(name, len(mentions)))}."
        for each in self._some(mentions, _MOST_MENTIONS):
            yield f"    {self._style(f'{each.path}:{each.line}', 'dim')}"
            yield from self._marked(each.marks, "      ")
        yield from self._more(len(mentions) - _MOST_MENTIONS, "    ")

    def _table(self, table: TableChange) -> Iterator[str]:
        yield from self._wrapped(f"{self._say(told_of(table))}.", "  ")
        found = table.comparison
        if found is None:
            return
        for shift in self._some(found.shifts, _MOST_SHIFTS):
            yield from self._shift(table, found, shift)
        yield from self._more(len(found.shifts) - _MOST_SHIFTS, "    ")

    def _shift(self, table: TableChange, found: Comparison, shift: Shift) -> Iterator[str]:
        for line in self._wrapped(self._say(shift_text(table, found, shift)), "    "):
            yield self._style(line, "yellow")
        for region in self._some(shift.regions, _MOST_REGIONS):
            yield from self._region(table, found, shift, region)
        yield from self._more(len(shift.regions) - _MOST_REGIONS, "      ")

    def _region(
        self, table: TableChange, found: Comparison, shift: Shift, region: Region
    ) -> Iterator[str]:
        is_known = bool(region.conditions) or shift.complete
        if is_known:
            yield from self._wrapped(self._say(region_text(region)), "      ")
        case = self._say(EXAMPLE(case=example_text(table, found, shift, region)))
        for line in self._wrapped(case, "        " if is_known else "      "):
            yield self._style(line, "dim")

    def _cases(self, found: RealCases) -> Iterator[str]:
        yield self._heading(found.subject, None)
        yield from self._wrapped(f"{self._say(real_cases.told(found))}.", "  ")
        for kind in self._some(found.kinds, _MOST_SHIFTS):
            yield f"    {self._style(self._say(kind.text), 'yellow')}  {kind.cases:,}"
        yield from self._more(len(found.kinds) - _MOST_SHIFTS, "    ")
        missing = real_cases.unknown(found)
        if missing is not None:
            yield from self._wrapped(f"{self._say(missing)}.", "  ")
        shown = found.bad if self._every else found.bad[:_MOST_BAD]
        for each in shown:
            yield from self._wrapped(self._say(real_cases.bad_row(each)), "    ")
        left = len(found.bad) - len(shown) + found.more_bad
        if left:
            yield f"    {self._say(real_cases.MORE_BAD(n=f'{left:,}'))}"
        yield ""

    def _some(self, items: Sequence[T], most: int) -> Sequence[T]:
        return items if self._every else shortened(items, most)

    def _more(self, n: int, indent: str) -> Iterator[str]:
        if n > 1 and not self._every:
            yield f"{indent}{self._say(MORE(n=f'{n:,}'))}"

    def _wrapped(self, text: str, indent: str) -> Iterator[str]:
        for line in wrap(text, columns() - len(indent)):
            yield f"{indent}{line}"

    def _say(self, text: Text) -> str:
        return text.to(self._language)
