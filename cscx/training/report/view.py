"""A report as it is shown: tables and sheets of plain texts, the same in a terminal and on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.items.item import Item, Source
from cscx.training.places import Places
from cscx.training.report import words
from cscx.training.report.item_figures import ItemFigures
from cscx.training.report.report import Report
from cscx.training.report.sheet_view import SheetView, sheet_view
from cscx.training.report.spots import ENOUGH_ANSWERS, Spot
from cscx.training.report.statistics import Interval
from cscx.training.titles import source_line, title_of
from cscx.training.wording.names import TYPES
from cscx.training.wording.reading import Reading

MOST = 10
"""Rows of a table, unless all are asked for."""


class Table(NamedTuple):
    """A table with a sentence on how to read it; the first column is a text, figures are to the right.

    `left` is how many columns from the left hold texts, `rest` are the rows that are not shown at first.
    """

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left: int
    rest: tuple[tuple[str, ...], ...]


class View(NamedTuple):
    """What is shown of a report: sentences at the head, tables with at least one row, sheets."""

    title: str
    head: tuple[str, ...]
    tables: tuple[Table, ...]
    sheets: tuple[SheetView, ...]


def view(report: Report, corpus: Corpus, language: Language, *, every: bool = False) -> View:
    """A report in one language."""
    shown = _Shown(corpus, language, every=every)
    tables = (
        shown.spots("mend", words.MEND, words.MEND_ABOUT, report.mend),
        shown.suspects(report.suspects),
        shown.spots("procedures", words.PROCEDURES, words.PROCEDURES_ABOUT, report.procedures),
        shown.spots("documents", words.DOCUMENTS, words.SPOT_ABOUT, report.documents),
        shown.spots("rules", words.RULES, words.SPOT_ABOUT, report.rules),
        shown.spots("boundaries", words.BOUNDARIES, words.SPOT_ABOUT, report.boundaries),
        shown.confusions(report),
        shown.hardest(report.items),
        shown.idle(report.idle),
        shown.reliability(report),
        shown.errors(report),
    )
    places = Places(corpus)
    sheets = tuple(sheet_view(sheet, corpus, places, language) for sheet in report.sheets)
    head = tuple(text.to(language) for text in _head(report))
    return View(words.TITLE.to(language), head, tuple(t for t in tables if t.rows), sheets)


def _head(report: Report) -> Iterable[Text]:
    if report.known is None:
        yield words.NOTHING
    else:
        yield words.HEAD(
            learners=len(report.sheets), answers=report.answers, percent=percent(report.known.share)
        )
    aside = report.aside
    for text, n in (
        (words.CHANGED, aside.changed),
        (words.GONE, aside.gone),
        (words.ODD, aside.odd),
        (words.REPEATED, aside.repeated),
    ):
        if n:
            yield text(n=n)


def percent(share: float) -> str:
    """A share as whole percents."""
    return f"{share:.0%}"


def interval(found: Interval) -> str:
    """The two ends of an interval in whole percents."""
    return f"{found.low * 100:.0f}–{found.high * 100:.0f}%"


def figure(value: float | None) -> str:
    """A figure from -1 to 1 with two decimals and a minus that is one."""
    return "–" if value is None else f"{value:.2f}".replace("-", "−")


class _Shown:
    def __init__(self, corpus: Corpus, language: Language, *, every: bool) -> None:
        self.corpus, self.language, self.every = corpus, language, every
        self.reading = Reading(corpus)

    def table(
        self,
        name: str,
        title: tuple[Text, Text],
        columns: Sequence[Text | str],
        rows: Sequence[tuple[str, ...]],
        left: int = 1,
    ) -> Table:
        kept = rows if self.every else rows[:MOST]
        heads = tuple(c if isinstance(c, str) else c.to(self.language) for c in columns)
        told = (title[0].to(self.language), title[1].to(self.language))
        return Table(name, *told, heads, tuple(kept), left, tuple(rows[len(kept) :]))

    def spots(self, name: str, title: Text, about: Text, spots: Sequence[Spot]) -> Table:
        rows = [
            (
                self.place(spot),
                percent(spot.missed.share),
                interval(spot.missed),
                words.FEW(n=spot.answers).to(self.language) if spot.few else str(spot.answers),
                str(spot.learners),
            )
            for spot in spots
        ]
        columns = (words.PLACE, words.MISSED, words.INTERVAL, words.ANSWERS, words.PEOPLE)
        return self.table(name, (title, about(enough=ENOUGH_ANSWERS)), columns, rows)

    def place(self, spot: Spot) -> str:
        if spot.axis:
            return f"{title_of(self.corpus, spot.document)} › {self.reading.label(spot.axis)}"
        return self.where(spot.document, spot.anchor)

    def question(self, item: Item) -> str:
        return f"{source_line(self.corpus, item.sources[0], self.language)} ({TYPES[item.type].to(self.language)})"

    def suspects(self, items: Sequence[ItemFigures]) -> Table:
        rows = [
            (
                each.item.id,
                self.question(each.item),
                "–" if each.rival is None else each.rival.text.to(self.language),
                percent(each.difficulty.share),
                self.trusted(each),
                str(each.compared),
            )
            for each in items
        ]
        columns = ("id", words.QUESTION, words.RIVAL, "p", "rpb", words.PEOPLE)
        return self.table("suspects", (words.SUSPECTS, words.SUSPECTS_ABOUT), columns, rows, 3)

    def trusted(self, item: ItemFigures) -> str:
        value = figure(item.rpb)
        hint = item.trust == "hint" and item.rpb is not None
        return words.AS_HINT(value=value).to(self.language) if hint else value

    def hardest(self, items: Sequence[ItemFigures]) -> Table:
        rows = [
            (
                each.item.id,
                self.question(each.item),
                percent(each.difficulty.share),
                interval(each.difficulty),
                self.trusted(each),
                figure(each.d),
                str(each.learners),
            )
            for each in items
            if each.difficulty.share < 1 or self.every
        ]
        columns = ("id", words.QUESTION, "p", words.INTERVAL, "rpb", "D", words.PEOPLE)
        return self.table("items", (words.HARDEST, words.HARDEST_ABOUT), columns, rows, 2)

    def idle(self, items: Sequence[ItemFigures]) -> Table:
        rows = [
            (
                each.item.id,
                self.question(each.item),
                option.text.to(self.language),
                "–" if option.share is None else percent(option.share),
                figure(option.discrimination),
            )
            for each in items
            for option in each.options
            if option.works is False
        ]  # fmt: skip
        columns = ("id", words.QUESTION, words.IDLE_OPTION, words.SHARE, "r")
        return self.table("idle", (words.IDLE, words.IDLE_ABOUT), columns, rows, 3)

    def confusions(self, report: Report) -> Table:
        rows = [
            (
                each.right.to(self.language),
                each.taken.to(self.language),
                self.where(each.document, each.anchor),
                str(each.times),
                str(each.learners),
            )
            for each in report.confusions
        ]
        columns = (words.RIGHT, words.TAKEN, words.PLACE, words.TIMES, words.PEOPLE)
        title = (words.CONFUSIONS, words.CONFUSIONS_ABOUT)
        return self.table("confusions", title, columns, rows, 3)

    def where(self, document: str, anchor: str) -> str:
        return source_line(self.corpus, Source(document, anchor, ()), self.language)

    def reliability(self, report: Report) -> Table:
        rows = [
            (each.form, str(each.items), str(each.learners), figure(each.kr20))
            for each in report.reliability
        ]
        columns = (words.FORM, words.QUESTION, words.PEOPLE, "KR-20")
        title = (words.RELIABILITY, words.RELIABILITY_ABOUT)
        return self.table("reliability", title, columns, rows)

    def errors(self, report: Report) -> Table:
        rows = [(code, str(n)) for code, n in report.errors]
        nothing = Text("", "")
        return self.table("errors", (words.ERRORS, nothing), (words.ERROR, words.TIMES), rows)
