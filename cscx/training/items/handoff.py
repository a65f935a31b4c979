"""Hand-offs: which role takes work over. A step hands to one role; its stand-in is no distractor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.roles import Role
from cscx.content.kinds.sop import Handoff, Sop, Step
from cscx.messages import same
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.wording import lists as say

TYPE = "handoff"


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each hand-off of every procedure in force."""
    found = [
        (document, sop, at, step, step.handoff)
        for document, sop in knowledge.of(Sop)
        for at, step in enumerate(sop.steps)
        if step.handoff is not None and step.handoff.send and step.handoff.back
    ]
    takers = [name for name, _ in Counter(h.to for *_, h in found).most_common()]
    for document, sop, at, step, handoff in found:
        if not knowledge.is_asked(document.id):
            continue
        item = _item(knowledge, document, sop, (at, step, handoff), takers)
        if item is not None:
            yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The role that the step hands over to now; None when it hands over no more."""
    sop = knowledge.in_force(item.subject, Sop)
    step = sop.step(item.axis) if sop is not None else None
    return None if step is None or step.handoff is None else frozenset({step.handoff.to})


def _item(
    knowledge: Knowledge,
    document: Document,
    sop: Sop,
    asked: tuple[int, Step, Handoff],
    takers: list[str],
) -> Item | None:
    at, step, handoff = asked
    reading = knowledge.reading
    send = ", ".join(reading.line(each) for each in handoff.send)
    back = reading.line(handoff.back or "")
    stems = say.fill(say.HANDOFF, sop=sop.title, send=send, back=back)
    own = reading.name("role", handoff.to)
    if any(own in stem.ko or handoff.to in stem.ko for stem in stems):
        knowledge.rejected.add(TYPE, Reason.GIVEN_AWAY)
        return None
    why = say.HANDOFF_WHY(step=step.name, role=own)
    own_body = _role(knowledge, handoff.to)
    in_sop = [each.handoff.to for each in sop.steps if each.handoff is not None]
    same_work = {
        each.handoff.to
        for each in sop.steps
        if each.handoff is not None and each.handoff.send == handoff.send
    }
    wrong = []
    for name in dict.fromkeys((*in_sop, *takers)):
        if name == handoff.to:
            continue
        if name in same_work or (own_body is not None and own_body.backup == name):
            knowledge.rejected.add(TYPE, Reason.ALSO_RIGHT)
            continue
        text, body = reading.name("role", name), _role(knowledge, name)
        duties = reading.line(body.duties).rstrip(".") if body is not None else ""
        feedback = say.HANDOFF_DUTY(role=text, duties=duties)
        wrong.append(Option(name, same(text), "wrong", Proof(None, why), feedback))
    right = Option(handoff.to, same(own), "right", Proof(None, why), why)
    options = complete(TYPE, right, wrong, knowledge.rejected)
    if options is None:
        return None
    tracks = knowledge.tracks_of(document.id)
    return Item(
        type=TYPE,
        template=TYPE,
        subject=document.id,
        axis=step.id,
        case={},
        level="apply",
        space="handoff",
        stems=stems,
        options=options,
        why=why,
        sources=(Source(document.id, step.id, ("steps", at, "handoff")),),
        depends_on=(f"sop:{document.id}", f"role:{handoff.to}"),
        tracks=tracks,
        roles=knowledge.roles_of(tracks),
    )


def _role(knowledge: Knowledge, name: str) -> Role | None:
    entry = knowledge.corpus.find("role", name)
    return entry.body if entry is not None and isinstance(entry.body, Role) else None
