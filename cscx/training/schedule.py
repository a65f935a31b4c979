"""When an item is asked again: FSRS-6, one schedule in Python (PyPI fsrs) and in the browser (js/schedule.js).

A right answer is graded Good, a wrong one Again. There are no steps within a day and no fuzz: an item
comes back after whole days, and the same answers give the same schedule everywhere. Both sides run
tests/vectors/schedule.json. Source: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Protocol

import msgspec
from fsrs import Card, Rating, Scheduler, State

_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


class Schedule(msgspec.Struct, frozen=True):
    """How well an item is known: stability in days, difficulty from 1 to 10, and when it is due."""

    stability: float
    difficulty: float
    last: datetime
    due: datetime


class Answered(Protocol):
    """An answer as results keep it."""

    @property
    def item(self) -> str:
        """The id of the item."""

    @property
    def fingerprint(self) -> str:
        """What the item meant when it was answered."""

    @property
    def correct(self) -> bool:
        """Whether the answer was right."""

    @property
    def when(self) -> datetime:
        """The moment."""


def answered(before: Schedule | None, *, correct: bool, at: datetime) -> Schedule:
    """The schedule of an item after an answer; `before` None for the first one. `at` has a zone."""
    at = at.astimezone(UTC)
    card = Card(card_id=0)
    if before is not None:
        card.state, card.step = State.Review, None
        card.stability, card.difficulty = before.stability, before.difficulty
        card.last_review, card.due = before.last, before.due
    card, _ = _SCHEDULER.review_card(card, Rating.Good if correct else Rating.Again, at)
    assert card.stability is not None  # noqa: S101 - it was answered
    assert card.difficulty is not None  # noqa: S101
    return Schedule(card.stability, card.difficulty, at, card.due)


def schedules(answers: Iterable[Answered], now: Mapping[str, str]) -> dict[str, Schedule]:
    """The schedule of each item that was answered as it is now; `now` are fingerprints by id.

    An answer to an item that meant something else does not count, nor one to an item that is gone.
    """
    found: dict[str, Schedule] = {}
    for each in sorted(answers, key=lambda answer: answer.when):
        if now.get(each.item) == each.fingerprint:
            before = found.get(each.item)
            found[each.item] = answered(before, correct=each.correct, at=each.when)
    return found


def due(answers: Iterable[Answered], now: Mapping[str, str], until: datetime) -> tuple[str, ...]:
    """The items to ask again by a moment: those that mean something else now, then the longest due."""
    given = list(answers)
    known = schedules(given, now)
    changed = dict.fromkeys(
        each.item for each in given if each.item in now and each.item not in known
    )
    late = sorted((each.due, item) for item, each in known.items() if each.due < until)
    return (*changed, *(item for _, item in late))
