"""What the answers say of a question: how hard it is, whether it tells learners apart, which answers work.

First answers count. Forms differ from learner to learner, so what an item is held against is the
share of right answers that its learner gave to all other questions; where all have the same form,
that is the rest score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from cscx.messages import Text
from cscx.training.assembly.form import SHOWN
from cscx.training.items.item import Item, Option
from cscx.training.items.written import TYPE as WRITTEN
from cscx.training.report.gathering import Counted, Gathered
from cscx.training.report.statistics import (
    Interval,
    correlation,
    discrimination,
    is_clearly_positive,
    wilson,
)

Trust = Literal["measured", "hint", "too_few"]
MEASURED, HINT = 30, 10
"""Learners from which a correlation is told as measured, and as a hint. Simulated: of planted miskeys
a negative correlation finds 98.5 % at 30 learners with 0.4 false alarms in 20 items, at 10 learners
87 % with 1.9."""
OTHERS = 5
"""Other questions a learner must have answered to be compared by them."""
DEAD = 0.05
"""A wrong answer that fewer choose does not work. Source: Tarrant, M. et al. (2009), BMC Medical
Education 9:40."""


class OptionFigures(msgspec.Struct, frozen=True):
    """An answer: how many chose it, and whether those are the better ones.

    `shown` is how many surely saw it, `share` how many of them chose it; None where nobody surely
    did. `works` is None where too few saw it.
    """

    code: str
    text: Text
    right: bool
    chosen: int
    shown: int
    share: float | None
    discrimination: float | None
    works: bool | None


class ItemFigures(msgspec.Struct, frozen=True):
    """A question. `compared` learners count for `rpb` (corrected point-biserial) and `d` (27 %)."""

    item: Item
    learners: int
    difficulty: Interval
    compared: int
    trust: Trust
    rpb: float | None
    d: float | None
    options: tuple[OptionFigures, ...]

    @property
    def suspect(self) -> bool:
        """Whether the key may be wrong: who does well elsewhere misses it more."""
        return self.rpb is not None and self.rpb < 0

    @property
    def rival(self) -> OptionFigures | None:
        """The wrong answer that the better learners choose."""
        wrong = [each for each in self.options if not each.right and (each.discrimination or 0) > 0]
        return max(wrong, key=lambda each: (each.chosen, each.code), default=None)


def item_figures(gathered: Gathered) -> Iterator[ItemFigures]:
    """Every question that was answered, the hardest first."""
    by_learner: dict[str, list[Counted]] = {}
    by_item: dict[str, list[Counted]] = {}
    for each in gathered.first:
        by_learner.setdefault(each.learner, []).append(each)
        by_item.setdefault(each.item.id, []).append(each)
    totals = {
        name: (sum(each.right for each in answers), len(answers))
        for name, answers in by_learner.items()
    }
    found = [_figures(answers, totals) for answers in by_item.values()]
    yield from sorted(found, key=lambda each: (each.difficulty.high, each.item.id))


def _figures(answers: Sequence[Counted], totals: Mapping[str, tuple[int, int]]) -> ItemFigures:
    item, n = answers[0].item, len(answers)
    compared = [each for each in answers if totals[each.learner][1] - 1 >= OTHERS]
    trust: Trust = "measured" if len(compared) >= MEASURED else "hint"
    if len(compared) < HINT:
        trust, compared = "too_few", []
    rests = [_rest(each, totals[each.learner]) for each in compared]
    scores = [float(each.right) for each in compared]
    return ItemFigures(
        item=item,
        learners=n,
        difficulty=wilson(sum(each.right for each in answers), n),
        compared=len(compared),
        trust=trust,
        rpb=correlation(scores, rests),
        d=discrimination(scores, rests) if trust == "measured" else None,
        options=tuple(_options(item, answers, compared, rests)),
    )


def _rest(counted: Counted, total: tuple[int, int]) -> float:
    """The share of right answers to all other questions."""
    right, answered = total
    return (right - counted.right) / (answered - 1)


def _options(
    item: Item, answers: Sequence[Counted], compared: Sequence[Counted], rests: Sequence[float]
) -> Iterator[OptionFigures]:
    for option in item.options:
        chosen = sum(each.option.code == option.code for each in answers)
        shown = _shown(item, option, answers)
        picked = [float(each.option.code == option.code) for each in compared]
        told = correlation(picked, rests)
        right = option.verdict == "right"
        share = chosen / shown if shown else None
        yield OptionFigures(
            code=option.code,
            text=option.text,
            right=right,
            chosen=chosen,
            shown=shown,
            share=share,
            discrimination=told,
            works=None if right else _works(share, shown, told, len(compared)),
        )


def _works(share: float | None, shown: int, told: float | None, compared: int) -> bool | None:
    if compared >= MEASURED and told is not None and is_clearly_positive(told, compared):
        return False
    return None if share is None or shown < MEASURED else share >= DEAD


def _shown(item: Item, option: Option, answers: Sequence[Counted]) -> int:
    """How many surely saw an answer.

    Where an item has more answers than a form shows, those whose form showed it to somebody who
    chose it: results do not tell which answers were drawn.
    """
    if item.type == WRITTEN or len(item.options) <= SHOWN or option.verdict == "right":
        return len(answers)
    forms = {each.answer.form for each in answers if each.option.code == option.code}
    return sum(each.answer.form in forms for each in answers)
