"""The order of three steps, where the procedure allows only one.

The three stand in a drawn order as ㄱ, ㄴ, ㄷ; answers are orders of these. Each of the three is
passed by every way to the next and never comes after it, so the other five orders are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, permutations

from cscx.content.document import Document
from cscx.content.kinds.sop import Sop
from cscx.messages import Text, same
from cscx.training.draw import Draw
from cscx.training.items.before import matters
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete, normalised
from cscx.training.items.precedence import Precedence
from cscx.training.items.rejection import Reason
from cscx.training.wording import lists as say
from cscx.training.wording.steps import act

TYPE = "order"
_LETTERS, _LATIN = "ㄱㄴㄷ", "ABC"
_HANGUL = re.compile(r"[가-힣]")
_MOST = 3


def make(knowledge: Knowledge) -> Iterator[Item]:
    """Up to three questions a procedure, about steps that matter and two they presuppose."""
    for document, sop in knowledge.asked(Sop):
        order = Precedence(sop)
        made = 0
        for at, step in enumerate(sop.steps):
            trio = _trio(order, at) if matters(step) and made < _MOST else None
            if trio is None:
                continue
            item = _Asked(knowledge, document, sop).item(trio)
            if item is not None:
                made += 1
                yield item


def _trio(order: Precedence, at: int) -> tuple[int, int, int] | None:
    """The first and the last of the steps before one, and the step; None unless their order is forced."""
    before = [each for each in order.dominators.get(at, ()) if order.is_forced(each, at)]
    if len(before) < 2:  # noqa: PLR2004 - three steps make an order
        return None
    first, second = before[0], before[-1]
    return (first, second, at) if order.is_forced(first, second) else None


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The order that the procedure forces on the three steps now; None when one is gone."""
    sop = knowledge.in_force(item.subject, Sop)
    position = sop.flow.position if sop is not None else {}
    if sop is None or not set(item.case.values()) <= set(position):
        return None
    order = Precedence(sop)
    right = []
    for option in item.options:
        steps = [position[item.case[letter]] for letter in option.code]
        forced = all(
            then in order.dominators and order.is_forced(first, then)
            for first, then in pairwise(steps)
        )
        right += [option.code] if forced else []
    return frozenset(right)


@dataclass(frozen=True)
class _Asked:
    knowledge: Knowledge
    document: Document
    sop: Sop

    def item(self, trio: tuple[int, int, int]) -> Item | None:
        """The question for three steps in their right order."""
        steps = [self.sop.steps[at] for at in trio]
        acts = [act(step, self.knowledge.reading) for step in steps]
        if len({normalised(text.ko) for text in acts}) < len(acts):
            self.knowledge.rejected.add(TYPE, Reason.SAME_TEXT)
            return None
        listed = Draw(TYPE, self.document.id, *(step.id for step in steps)).shuffled(range(3))
        korean = _HANGUL.search(self.sop.title + "".join(step.name for step in steps))
        letter = {place: _LETTERS[at] for at, place in enumerate(listed)}
        seen = letter if korean else {place: _LATIN[at] for at, place in enumerate(listed)}
        shown = say.joined(
            [Text(f"{seen[p]}. {acts[p].ko}", f"{seen[p]}. {acts[p].en}") for p in listed], "\n"
        )
        why = say.ORDER_WHY(a=steps[0].name, b=steps[1].name, c=steps[2].name)
        names = [step.name for step in steps]
        options = [
            Option(
                "".join(letter[place] for place in each),
                same(" → ".join(seen[place] for place in each)),
                "right" if each == (0, 1, 2) else "wrong",
                Proof(None, why),
                why if each == (0, 1, 2) else _mistake(each, names),
            )
            for each in permutations(range(3))
        ]
        right, *wrong = sorted(options, key=lambda option: option.verdict)
        wrong = Draw(TYPE, self.document.id, right.code, *names).shuffled(wrong)
        complete_ = complete(TYPE, right, wrong, self.knowledge.rejected)
        if complete_ is None:
            return None
        tracks = self.knowledge.tracks_of(self.document.id)
        last = self.sop.steps[trio[-1]]
        return Item(
            type=TYPE,
            template=TYPE,
            subject=self.document.id,
            axis=" ".join(step.id for step in steps),
            case={letter[place]: steps[place].id for place in listed},
            level="apply",
            space="order",
            stems=say.fill(say.ORDER, sop=self.sop.title, steps=shown),
            options=complete_,
            why=why,
            sources=(Source(self.document.id, last.id, ("steps", trio[-1])),),
            depends_on=(f"sop:{self.document.id}",),
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
        )


def _mistake(order: tuple[int, ...], names: list[str]) -> Text:
    """The first pair that stands the wrong way round."""
    for at, place in enumerate(order):
        for later in order[at + 1 :]:
            if later < place:
                return say.ORDER_WRONG(first=names[later], then=names[place])
    raise ValueError(order)
