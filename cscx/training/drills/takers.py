"""Who takes over: the role of a hand-off, the first call of an escalation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.roles import Role
from cscx.messages import Text, same
from cscx.training.draw import Draw
from cscx.training.drills import errors
from cscx.training.drills.candidate import Candidate
from cscx.training.drills.scene import Place, Scene
from cscx.training.drills.wrong_steps import source_of
from cscx.training.items.escalate import code_of
from cscx.training.items.item import Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.wording import drills as say
from cscx.training.wording import lists


@dataclass(frozen=True)
class Taking:
    """A question of who takes over, with its answer."""

    ask: Text
    code: str
    text: Text
    why: Text
    source: Source
    wrong: tuple[Candidate, ...]


def taking_at(scene: Scene, place: Place) -> Taking | None:
    """Who takes over at a step; None where nobody does, or the case does not settle who."""
    if place.step.handoff is not None:
        return _handoff(scene, place)
    return _call(scene, place) if place.stop.escalation is not None else None


def _handoff(scene: Scene, place: Place) -> Taking | None:
    handoff, reading = place.step.handoff, scene.knowledge.reading
    if handoff is None or not handoff.send:
        return None
    own = reading.name("role", handoff.to)
    source = Source(place.procedure, place.step.id, ("steps", place.at, "handoff"))
    why = lists.HANDOFF_WHY(step=place.step.name, role=own)
    barred = {handoff.to, *_stand_ins(scene.knowledge, handoff.to)}
    barred |= {
        each.handoff.to
        for each in place.sop.steps
        if each.handoff is not None and set(each.handoff.send) & set(handoff.send)
    }
    wrong = []
    for name in _takers(scene.knowledge, place):
        body = _role(scene.knowledge, name)
        if name in barred or body is None:
            continue
        text = reading.name("role", name)
        duties = reading.line(body.duties).rstrip(".")
        feedback = Text(
            f"{lists.HANDOFF_DUTY(role=text, duties=duties).ko} {why.ko}",
            f"{lists.HANDOFF_DUTY(role=text, duties=duties).en} {why.en}",
        )
        done = same(text)
        wrong.append(Candidate(f"role:{name}", errors.WRONG_ROLE, None, done, feedback, source))
    ask = say.ASK_TAKER(send=", ".join(reading.line(each) for each in handoff.send))
    return Taking(ask, f"role:{handoff.to}", same(own), why, source, tuple(wrong))


def _call(scene: Scene, place: Place) -> Taking | None:
    escalation = place.stop.escalation
    matrix = scene.knowledge.in_force(escalation.matrix if escalation else "", Escalation)
    if escalation is None or matrix is None or escalation.path not in matrix.paths:
        return None
    knowledge, reading = scene.knowledge, scene.knowledge.reading
    own = matrix.paths[escalation.path].levels[0]
    barred = {code_of(own, reading)}
    title = reading.name("escalation", escalation.matrix)
    why = lists.CALLED(role=reading.name("role", own.call), within=reading.line(own.within))
    told = Text(f"‘{title}’: {why.ko}.", f"“{title}”: {why.en}.")
    stand_ins = _stand_ins(knowledge, own.call)
    wrong = []
    for path in matrix.paths.values():
        level = path.levels[0]
        code = code_of(level, reading)
        if code in barred or level.call in stand_ins:
            continue
        barred.add(code)
        text = lists.CALLED(
            role=reading.name("role", level.call), within=reading.line(level.within)
        )
        where = source_of(place)
        wrong.append(Candidate(f"call:{code}", errors.WRONG_ROLE, None, text, told, where))
    code = f"call:{code_of(own, reading)}"
    return Taking(say.ASK_CALL, code, why, told, source_of(place), tuple(wrong))


def _takers(knowledge: Knowledge, place: Place) -> Iterator[str]:
    """The roles of this procedure's hand-offs, then all others in a drawn order."""
    own = [step.handoff.to for step in place.sop.steps if step.handoff is not None]
    draw = Draw(place.procedure, place.step.id)
    others = draw.shuffled(sorted(knowledge.corpus.items("role")))
    yield from (name for name in dict.fromkeys((*own, *others)) if name != place.stop.step.role)


def _stand_ins(knowledge: Knowledge, role: str) -> set[str]:
    body = _role(knowledge, role)
    return {body.backup} if body is not None and body.backup else set()


def _role(knowledge: Knowledge, name: str) -> Role | None:
    entry = knowledge.corpus.find("role", name)
    return entry.body if entry is not None and isinstance(entry.body, Role) else None
