"""What is exported at once: everything, a document, a role's questions, or a track with its days."""

from __future__ import annotations

from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.kinds.track import Track
from cscx.messages import Text
from cscx.training.bank import Bank
from cscx.training.scope import documents_of
from cscx.training.titles import title_of

ALL = "all"
_EVERYTHING = Text("지금 기준의 모든 문제", "Every question in force")
_OF_ROLE = Text("{role} 문제", "Questions for {role}")
_DAY = Text("{at}일째", "Day {at}")


class Part(NamedTuple):
    """Something to be passed at once. `mark` is the percentage that passes, None where any does."""

    name: str
    title: Text
    bank: Bank
    mark: int | None


class Course(NamedTuple):
    """Questions under one name, in parts: the days of a track, else one part.

    `empty` are the titles of days that nothing can be asked about.
    """

    name: str
    title: Text
    bank: Bank
    parts: tuple[Part, ...]
    empty: tuple[Text, ...] = ()


def course_of(corpus: Corpus, bank: Bank, what: str | None) -> Course:
    """The course of a document, track or role; `what` None means everything.

    `bank` holds what is asked of it. A day of a track without questions is no part.
    """
    if what is None:
        return _whole(ALL, _EVERYTHING, bank)
    entry = corpus.find("document", what)
    if entry is None:
        return _whole(what, _OF_ROLE(role=what), bank)
    title = Text(title_of(corpus, what), title_of(corpus, what))
    if not isinstance(entry.body, Track):
        return _whole(what, title, bank)
    days = _days(corpus, entry.body, bank)
    parts = tuple(day for day in days if day.bank.items)
    return Course(what, title, bank, parts, tuple(day.title for day in days if not day.bank.items))


def _whole(name: str, title: Text, bank: Bank) -> Course:
    return Course(name, title, bank, (Part(name, title, bank, None),))


def _days(corpus: Corpus, track: Track, bank: Bank) -> list[Part]:
    found = []
    for at, day in enumerate(track.days, start=1):
        learned = [documents_of(corpus, name) or frozenset() for name in day.learn]
        about = bank.about(frozenset().union(*learned))
        found.append(Part(f"day-{at}", _DAY(at=at), about, _percent(day.pass_)))
    return found


def _percent(mark: str | None) -> int | None:
    """80% as 80."""
    return int(mark.rstrip("% ")) if mark is not None else None
