"""Learners who answer questions as they are told to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone

from cscx.training.items.item import Item
from cscx.training.results import Answer, Results

_KOREA = timezone(timedelta(hours=9))
_START = datetime(2026, 11, 20, 9, tzinfo=_KOREA)


def answer(item: Item, code: str, minute: int = 0, form: str = "가") -> Answer:
    """An answer by the option's code."""
    right = item.key.code == code
    at = (_START + timedelta(minutes=minute)).isoformat()
    return Answer(
        item=item.id, fingerprint=item.fingerprint, code=code, correct=right, at=at, seconds=9, form=form
    )  # fmt: skip


def results(learner: str, answers: Iterable[Answer], **more: object) -> Results:
    """A results file's content."""
    given = {"bank": "b" * 64, "exported": _START.isoformat(), **more}
    return Results(learner=learner, attempts=tuple(answers), **given)  # type: ignore[arg-type]


def group(items: list[Item], right: Mapping[str, Iterable[int]], form: str = "가") -> list[Results]:
    """Learners by name, with the places of the items each answers rightly; else the nearest wrong one."""
    found = []
    for learner, places in right.items():
        known = set(places)
        answers = [
            answer(item, (item.key if at in known else item.distractors[0]).code, at, form)
            for at, item in enumerate(items)
        ]
        found.append(results(learner, answers))
    return found
