"""What must have been done: a step that every way passes, against steps no way leads on from.

Asked of steps that matter: those that must be done, are confirmed, hand over or escalate.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscx.content.document import Document
from cscx.content.kinds.sop import Sop, Step
from cscx.messages import Text
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.precedence import Precedence
from cscx.training.items.rejection import Reason
from cscx.training.wording import lists as say
from cscx.training.wording.steps import act, work

TYPE = "before"


def matters(step: Step) -> bool:
    """Whether doing a step too early does harm."""
    acts = step.must or step.confirm or step.handoff or step.escalate or step.sets
    return bool(acts) and not step.by


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each step that matters and has something before it."""
    for document, sop in knowledge.asked(Sop):
        order = Precedence(sop)
        for at, step in enumerate(sop.steps):
            if not (matters(step) and work(step, knowledge.reading)):
                continue
            forced = [
                each
                for each in order.dominators.get(at, ())
                if order.is_forced(each, at) and work(sop.steps[each], knowledge.reading)
            ]
            if not forced:
                knowledge.rejected.add(TYPE, Reason.NO_ORDER)
            else:
                item = _Asked(knowledge, document, sop, order).item(at, forced[-1])
                if item is not None:
                    yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The options that come before now: the key where every way passes it, others where any does."""
    sop = knowledge.in_force(item.subject, Sop)
    position = sop.flow.position if sop is not None else {}
    if sop is None or not {item.axis, item.key.code} <= set(position):
        return None
    order, at = Precedence(sop), position[item.axis]
    if at not in order.dominators:
        return None
    key = position[item.key.code]
    found = {item.key.code} if order.is_forced(key, at) else set[str]()
    known = [option.code for option in item.distractors if option.code in position]
    return frozenset(found | {code for code in known if at in order.after[position[code]]})


@dataclass(frozen=True)
class _Asked:
    knowledge: Knowledge
    document: Document
    sop: Sop
    order: Precedence

    def item(self, at: int, key: int) -> Item | None:
        """The question what comes before a step, answered by `key`."""
        step, first = self.sop.steps[at], self.sop.steps[key]
        why = say.BEFORE_WHY(first=first.name, then=step.name)
        right = Option(first.id, self._act(key), "right", Proof(None, why), why)
        wrong = (self._wrong(at, other) for other in self._others(at))
        stems = say.fill(say.BEFORE, sop=self.sop.title, act=self._act(at))
        options = complete(TYPE, right, wrong, self.knowledge.rejected, only_right=False)
        if options is None:
            return None
        tracks = self.knowledge.tracks_of(self.document.id)
        return Item(
            type=TYPE,
            template=TYPE,
            subject=self.document.id,
            axis=step.id,
            case={},
            level="apply",
            space=f"before:{self.document.id}",
            stems=stems,
            options=options,
            why=why,
            sources=(Source(self.document.id, step.id, ("steps", at)),),
            depends_on=(f"sop:{self.document.id}",),
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
        )

    def _act(self, at: int) -> Text:
        return act(self.sop.steps[at], self.knowledge.reading)

    def _others(self, at: int) -> list[int]:
        """The steps that never come before: those that follow first, then other branches."""
        after = self.order.after[at]
        return sorted(self.order.never_before(at), key=lambda each: (each not in after, each))

    def _wrong(self, at: int, other: int) -> Option:
        step = self.sop.steps[at]
        said = say.BEFORE_AFTER if other in self.order.after[at] else say.BEFORE_APART
        why = said(then=step.name)
        return Option(self.sop.steps[other].id, self._act(other), "wrong", Proof(None, why), why)
