"""A learner's sheet as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.items.item import Item
from cscx.training.places import Places
from cscx.training.report import words
from cscx.training.report.coaching import Sheet
from cscx.training.titles import source_line, title_of


class Line(NamedTuple):
    """Something to do, such as reading: its name, what, and where it is found."""

    name: str
    what: str
    where: str


class SheetView(NamedTuple):
    """A sheet: the pseudonym, sentences about it, and what to do."""

    learner: str
    said: tuple[str, ...]
    lines: tuple[Line, ...]


def sheet_view(sheet: Sheet, corpus: Corpus, places: Places, language: Language) -> SheetView:
    """A sheet in one language."""
    said = tuple(text.to(language) for text in _said(sheet, corpus))
    return SheetView(sheet.learner, said, tuple(_lines(sheet, corpus, places, language)))


def _said(sheet: Sheet, corpus: Corpus) -> Iterator[Text]:
    if sheet.known is None:
        yield words.SHEET_NONE
    else:
        share = f"{sheet.known.share:.0%}"
        yield words.SHEET_SCORE(answered=sheet.answered, right=sheet.right, percent=share)
        if sheet.read is None:
            yield words.SHEET_CLEAR
    if sheet.confusion is not None:
        yield words.MIXED(right=sheet.confusion.right, taken=sheet.confusion.taken)
    if sheet.best_drill is not None:
        yield words.DRILLS(n=sheet.drills, best=sheet.best_drill.total, critical=sheet.critical)
    if sheet.passes:
        days = [
            words.PASSED_DAY(track=title_of(corpus, each.track), day=each.day, percent=each.percent)
            for each in sheet.passes
        ]
        listed = Text(", ".join(day.ko for day in days), ", ".join(day.en for day in days))
        yield words.PASSED(days=listed)


def _lines(sheet: Sheet, corpus: Corpus, places: Places, language: Language) -> Iterator[Line]:
    if sheet.read is None or sheet.spot is None:
        return
    place = places.of(sheet.read)
    why = words.READ_WHY(answers=sheet.spot.answers, wrong=sheet.spot.wrong).to(language)
    where = f"{place.path}:{place.line}" if place is not None else ""
    yield Line(
        words.READ.to(language), f"{source_line(corpus, sheet.read, language)}: {why}", where
    )
    for item in sheet.items:
        yield Line(words.ANSWER_AGAIN.to(language), _asked(item, language), item.id)
    if sheet.drill is not None:
        name = words.DRILL.to(language)
        yield Line(name, title_of(corpus, sheet.drill), f"cscx drill {sheet.drill}")


def _asked(item: Item, language: Language) -> str:
    """A question as it is put, without empty lines."""
    lines = (line.strip() for line in item.stems[0].to(language).split("\n"))
    return "\n".join(line for line in lines if line)
