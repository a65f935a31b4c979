"""Playing a form: attempts and the score, the same wherever it is played."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from cscx.training.assembly.form import Form, Question, option_of
from cscx.training.bank import Bank
from cscx.training.items.item import Item, Option


class Attempt(msgspec.Struct, frozen=True):
    """An answer given: kept by the code of the option, so that rewording changes no result."""

    item: str
    fingerprint: str
    code: str
    correct: bool


class Score(msgspec.Struct, frozen=True):
    """How many of the answered questions were right; `percent` is rounded down."""

    answered: int
    correct: int

    @property
    def percent(self) -> int:
        """0 to 100; 0 when nothing was answered."""
        return self.correct * 100 // self.answered if self.answered else 0


class Put(msgspec.Struct, frozen=True):
    """A question as it is put to somebody: the item, its answers in their order."""

    item: Item
    question: Question
    options: tuple[Option, ...]

    def answer(self, place: int) -> Attempt:
        """The attempt of choosing the option at a place, counted from 0."""
        chosen = self.options[place]
        right = place == self.question.key
        return Attempt(self.item.id, self.item.fingerprint, chosen.code, right)


def put(bank: Bank, form: Form) -> Iterator[Put]:
    """The questions of a form, one after the other."""
    for question in form.questions:
        item = bank.by_id[question.item]
        yield Put(item, question, tuple(option_of(item, code) for code in question.codes))


def score(attempts: Sequence[Attempt]) -> Score:
    """The score of some attempts."""
    return Score(len(attempts), sum(attempt.correct for attempt in attempts))


def missed(bank: Bank, attempts: Sequence[Attempt]) -> dict[str, int]:
    """How often each document was answered wrongly, the weakest first."""
    found: dict[str, int] = {}
    for attempt in attempts:
        if not attempt.correct:
            document = bank.by_id[attempt.item].sources[0].document
            found[document] = found.get(document, 0) + 1
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))
