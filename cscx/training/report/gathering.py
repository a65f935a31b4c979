"""Results of many files against the bank of today: what counts, and what is set aside and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import msgspec

from cscx.training.bank import Bank
from cscx.training.items.item import Item, Option
from cscx.training.results import Answer, Results


class Counted(msgspec.Struct, frozen=True):
    """An answer to a question that is still asked as it was. Whether it is right is judged anew."""

    learner: str
    item: Item
    option: Option
    answer: Answer

    @property
    def right(self) -> bool:
        """Whether the option chosen is the key."""
        return self.option.verdict == "right"


class Aside(msgspec.Struct, frozen=True):
    """How many answers do not count, and why.

    Their question means something else now, is gone, or has no such option; `repeated` stood in two
    files and were taken once.
    """

    changed: int = 0
    gone: int = 0
    odd: int = 0
    repeated: int = 0


class Gathered(msgspec.Struct, frozen=True, dict=True):
    """The learners with all their results, and the answers that count, in the order of their time."""

    learners: tuple[Results, ...]
    answers: tuple[Counted, ...]
    aside: Aside

    @cached_property
    def first(self) -> tuple[Counted, ...]:
        """Of each learner the first answer to each question: what was known before it was explained."""
        found: dict[tuple[str, str], Counted] = {}
        for each in self.answers:
            found.setdefault((each.learner, each.item.id), each)
        return tuple(found.values())

    @cached_property
    def last(self) -> tuple[Counted, ...]:
        """Of each learner the last answer to each question: what is known now."""
        return tuple({(each.learner, each.item.id): each for each in self.answers}.values())


def gather(files: Iterable[Results], bank: Bank) -> Gathered:
    """Put files together by learner; the same answer in two files counts once."""
    by_learner: dict[str, list[Results]] = {}
    for each in files:
        by_learner.setdefault(each.learner, []).append(each)
    learners = tuple(one[0].joined(one[1:]) for _, one in sorted(by_learner.items()))
    given = sum(len(each.attempts) for one in by_learner.values() for each in one)
    kept = sum(len(each.attempts) for each in learners)
    answers: list[Counted] = []
    aside: Counter[str] = Counter()
    for results in learners:
        for answer in results.attempts:
            counted = _counted(results.learner, answer, bank)
            if isinstance(counted, str):
                aside[counted] += 1
            else:
                answers.append(counted)
    answers.sort(key=lambda each: each.answer.when)
    return Gathered(learners, tuple(answers), Aside(**aside, repeated=given - kept))


def _counted(learner: str, answer: Answer, bank: Bank) -> Counted | str:
    """The answer; the reason where it does not count."""
    item = bank.by_id.get(answer.item)
    if item is None:
        return "gone"
    if item.fingerprint != answer.fingerprint:
        return "changed"
    option = next((each for each in item.options if each.code == answer.code), None)
    return Counted(learner, item, option, answer) if option is not None else "odd"
