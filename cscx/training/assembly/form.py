"""A form: questions drawn from a bank for a seed, balanced so that guessing does not pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from cscx.training.assembly.blueprint import STANDARD, Blueprint, Shortfall
from cscx.training.assembly.triads import Triad, sort
from cscx.training.bank import Bank
from cscx.training.draw import Draw
from cscx.training.items.item import LEVELS, Item, Level, Option
from cscx.training.items.written import TYPE as WRITTEN

SHOWN = 3
"""Answers of a question, unless its author wrote another number."""


class Question(msgspec.Struct, frozen=True):
    """An item as it is put: which phrasing, which answers in which order, where the key stands."""

    item: str
    stem: int
    codes: tuple[str, ...]
    key: int


class Form(msgspec.Struct, frozen=True):
    """Questions in the order they are put, and what the bank was too small for."""

    seed: str
    questions: tuple[Question, ...]
    shortfalls: tuple[Shortfall, ...] = ()


class _Picked(NamedTuple):
    """Items chosen together, with the answers they show; None where each shows its own."""

    items: tuple[Item, ...]
    codes: tuple[str, ...] | None


def form(bank: Bank, seed: str, count: int, blueprint: Blueprint = STANDARD) -> Form:
    """Draw `count` questions; fewer, with a shortfall, where the bank is smaller."""
    draw = Draw(bank.fingerprint, seed)
    quotas = blueprint.quotas(count)
    sorted_ = {level: _candidates(bank, level, draw) for level in LEVELS}
    asked = _Asked()
    picked: list[_Picked] = []
    shortfalls = []
    left = 0
    for level, quota in quotas.items():
        chosen = asked.pick(sorted_[level], quota)
        picked += chosen
        got = sum(len(each.items) for each in chosen)
        if got < quota:
            shortfalls.append(Shortfall(level, quota, got))
            left += quota - got
    for level in LEVELS:
        more = asked.pick(sorted_[level], left)
        picked += more
        left -= sum(len(each.items) for each in more)
    if left:
        shortfalls = [Shortfall(None, count, count - left)]
    return Form(seed, tuple(_placed(picked, draw)), tuple(shortfalls))


def _candidates(bank: Bank, level: Level, draw: Draw) -> list[_Picked]:
    """The triads of a level in drawn order, after them the items that fit in none."""
    found = sort((item for item in bank.items if item.level == level), draw)
    triads = [_Picked(triad.items, triad.codes) for triad in draw.shuffled(found.triads)]
    return [*triads, *(_Picked((item,), None) for item in draw.shuffled(found.loose))]


class _Asked:
    """What was chosen so far: the next choice is what was asked about least."""

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.used: set[str] = set()

    def pick(self, candidates: Sequence[_Picked], quota: int) -> list[_Picked]:
        """Triads while three fit, then single items."""
        found: list[_Picked] = []
        left = quota
        waiting = [each for each in candidates if not self.used & {i.id for i in each.items}]
        while waiting and left > 0:
            whole = [each for each in waiting if len(each.items) <= left and each.codes is not None]
            singles = [each for each in waiting if each.codes is None]
            fitting = whole or singles or [self._one_of(each) for each in waiting]
            best = min(fitting, key=self._weight)
            found.append(best)
            left -= len(best.items)
            chosen = {item.id for item in best.items}
            self.used |= chosen
            for item in best.items:
                self.seen.update(_cells(item))
            waiting = [each for each in waiting if not chosen & {i.id for i in each.items}]
        return found

    def _one_of(self, picked: _Picked) -> _Picked:
        """One item of a triad, where no more than one or two questions are left."""
        return _Picked(picked.items[:1], picked.codes)

    def _weight(self, picked: _Picked) -> tuple[int, ...]:
        """How often the documents, the rules and the types of some items were asked about."""
        cells = [_cells(item) for item in picked.items]
        return tuple(sum(self.seen[each[at]] for each in cells) for at in range(3))


def _cells(item: Item) -> tuple[tuple[str, ...], ...]:
    source = item.sources[0]
    return (
        ("type and document", item.type, source.document),
        ("rule", source.document, source.anchor),
        ("type", item.type),
    )


def _placed(picked: Iterable[_Picked], draw: Draw) -> list[Question]:
    """Questions in a drawn order, the keys at every place equally often."""
    questions: list[Question] = []
    places: list[int] = []
    for each in picked:
        for item in each.items:
            codes = _codes(item, each.codes, draw)
            if item.rising:
                codes = _rising(item, codes)
                questions.append(_question(item, codes, draw))
                continue
            if not places:
                places = draw.shuffled(range(SHOWN))
            place = places.pop() if len(codes) == SHOWN else draw.below(len(codes))
            wrong = draw.shuffled([code for code in codes if code != item.key.code])
            ordered = (*wrong[:place], item.key.code, *wrong[place:])
            questions.append(_question(item, ordered, draw))
    return draw.shuffled(questions)


def _question(item: Item, codes: tuple[str, ...], draw: Draw) -> Question:
    return Question(item.id, draw.below(len(item.stems)), codes, codes.index(item.key.code))


def _codes(item: Item, shared: tuple[str, ...] | None, draw: Draw) -> tuple[str, ...]:
    """The answers to show: those of the triad, the author's own, or the nearest with one more."""
    if shared is not None:
        return shared
    if item.type == WRITTEN:
        return tuple(option.code for option in item.options)
    near, *others = item.distractors
    return (item.key.code, near.code, draw.one(others).code)


def _rising(item: Item, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Amounts in rising order, as `item.rising` lists them."""
    return tuple(code for code in item.rising if code in codes)


def option_of(item: Item, code: str) -> Option:
    """The option of a code."""
    return next(option for option in item.options if option.code == code)


__all__ = ["Form", "Question", "Triad", "form", "option_of"]
