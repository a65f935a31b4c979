"""A form: questions drawn from a bank for a seed, balanced so that guessing does not pay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from cscx.training.assembly.blueprint import STANDARD, Blueprint, Shortfall
from cscx.training.assembly.triads import sort
from cscx.training.bank import Bank
from cscx.training.draw import Draw
from cscx.training.items.item import LEVELS, Item, Level, Option
from cscx.training.items.written import TYPE as WRITTEN

SHOWN = 3
"""Answers of a question, unless its author wrote another number."""
_SAME_ANSWERS = 4
"""To ask once more about the same answers weighs as much as this many questions of one type."""


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
    """An item with the answers it shows, None where it shows its own."""

    item: Item
    codes: tuple[str, ...] | None


def form(bank: Bank, seed: str, count: int, blueprint: Blueprint = STANDARD) -> Form:
    """Draw `count` questions; fewer, with a shortfall, where the bank is smaller."""
    draw = Draw(bank.fingerprint, seed)
    quotas = blueprint.quotas(count)
    candidates = {level: _candidates(bank, level, draw) for level in LEVELS}
    asked = _Asked()
    picked: list[_Picked] = []
    shortfalls = []
    for level, quota in quotas.items():
        chosen = asked.pick(candidates[level], quota)
        picked += chosen
        if len(chosen) < quota:
            shortfalls.append(Shortfall(level, quota, len(chosen)))
    for level in LEVELS:
        picked += asked.pick(candidates[level], count - len(picked))
    if len(picked) < count:
        shortfalls = [Shortfall(None, count, len(picked))]
    return Form(seed, tuple(_placed(picked, draw)), tuple(shortfalls))


def _candidates(bank: Bank, level: Level, draw: Draw) -> list[_Picked]:
    """The items of a level in drawn order: one of each triad, those of none, the rest of the triads.

    Which one of three answers is the key is drawn, and not to be had from the questions before.
    """
    found = sort((item for item in bank.items if item.level == level), draw)
    drawn: list[_Picked] = []
    rest: list[_Picked] = []
    for triad in draw.shuffled(found.triads):
        first, *others = draw.shuffled(triad.items)
        drawn.append(_Picked(first, triad.codes))
        rest += [_Picked(item, triad.codes) for item in others]
    return [*drawn, *(_Picked(item, None) for item in draw.shuffled(found.loose)), *rest]


class _Asked:
    """What was chosen so far: the next choice is what was asked about least."""

    def __init__(self) -> None:
        self.seen: Counter[tuple[str, ...]] = Counter()
        self.used: set[str] = set()

    def pick(self, candidates: Sequence[_Picked], quota: int) -> list[_Picked]:
        """Items not yet chosen, as many as are wanted and there."""
        found: list[_Picked] = []
        waiting = {
            each.item.id: (each, _cells(each.item))
            for each in candidates
            if each.item.id not in self.used
        }
        while waiting and len(found) < quota:
            best, cells = min(waiting.values(), key=lambda each: self._weight(each[1]))
            found.append(best)
            self.used.add(best.item.id)
            self.seen.update(cells)
            del waiting[best.item.id]
        return found

    def _weight(self, cells: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
        space, type_, *others = (self.seen[cell] for cell in cells)
        return (_SAME_ANSWERS * space + type_, *others)


def _cells(item: Item) -> tuple[tuple[str, ...], ...]:
    """What is to be asked about evenly: answers that go together, types, documents, rules."""
    source = item.sources[0]
    return (
        ("space", item.space),
        ("type", item.type),
        ("document", source.document),
        ("rule", source.document, source.anchor),
    )


def _placed(picked: Iterable[_Picked], draw: Draw) -> list[Question]:
    """Questions in a drawn order, the keys at every place equally often.

    Amounts stand by size, so they take their places first.
    """
    shown = [(item, _codes(item, shared, draw)) for item, shared in picked]
    questions = [
        _question(item, _rising(item, codes), draw) for item, codes in shown if item.rising
    ]
    keys = Counter(each.key for each in questions if len(each.codes) == SHOWN)
    for item, codes in shown:
        if item.rising:
            continue
        place = draw.below(len(codes))
        if len(codes) == SHOWN:
            fewest = min(keys[at] for at in range(SHOWN))
            place = draw.one([at for at in range(SHOWN) if keys[at] == fewest])
            keys[place] += 1
        wrong = draw.shuffled([code for code in codes if code != item.key.code])
        questions.append(_question(item, (*wrong[:place], item.key.code, *wrong[place:]), draw))
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
