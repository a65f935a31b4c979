"""The formats: what each is called, how its files end, and what makes its bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.training.exports.anki import anki
from cscx.training.exports.card import cards
from cscx.training.exports.course import Course
from cscx.training.exports.gift import gift
from cscx.training.exports.scorm import scorm
from cscx.training.exports.spreadsheet import spreadsheet

_EMPTY = Text(
    "{part}: 낼 문제가 없어 뺐습니다.", "{part}: left out, nothing can be asked about it."
)
_OF_PART = Text("{part}: {text}", "{part}: {text}")


class Asked(NamedTuple):
    """How to export.

    `seed` draws answers and their order, `questions` is how many a SCORM page puts, `bom` is
    for spreadsheets that take UTF-8 for another encoding without it, `moment` when the content last
    changed, in seconds since 1970.
    """

    corpus: Corpus
    seed: str
    language: Language
    questions: int
    bom: bool
    moment: int


class Exported(NamedTuple):
    """A file's bytes, how many questions are in it, and what its reader should know."""

    content: bytes
    questions: int
    notes: tuple[Text, ...] = ()


class Format(NamedTuple):
    """A format: its name, the ending of its files, and what makes their bytes."""

    name: str
    ending: str
    make: Callable[[Course, Asked], Exported]


def _gift(course: Course, asked: Asked) -> Exported:
    found = list(cards(course.bank, asked.corpus, asked.seed, asked.language))
    text = gift(found, course.title.to(asked.language), asked.language)
    return Exported(text.encode(), len(found))


def _csv(course: Course, asked: Asked) -> Exported:
    found = list(cards(course.bank, asked.corpus, asked.seed, asked.language))
    return Exported(spreadsheet(found, asked.language, bom=asked.bom).encode(), len(found))


def _anki(course: Course, asked: Asked) -> Exported:
    found = list(cards(course.bank, asked.corpus, asked.seed, asked.language))
    folder = course.title.to(asked.language)
    return Exported(anki(found, folder, asked.moment, asked.language), len(found))


def _scorm(course: Course, asked: Asked) -> Exported:
    content, forms = scorm(course, asked.corpus, asked.seed, asked.questions, asked.language)
    notes = tuple(
        _OF_PART(part=part.title, text=shortfall.text)
        for part, drawn in zip(course.parts, forms, strict=True)
        for shortfall in drawn.shortfalls
        if shortfall.level is None
    )
    left_out = tuple(_EMPTY(part=title) for title in course.empty)
    return Exported(content, sum(len(drawn.questions) for drawn in forms), (*left_out, *notes))


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("gift", ".gift", _gift),
        Format("scorm", "-scorm.zip", _scorm),
        Format("anki", ".apkg", _anki),
        Format("csv", ".csv", _csv),
    )
}
