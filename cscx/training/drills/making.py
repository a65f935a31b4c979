"""A drill from a case: every step of its walk is a turn, or just happens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from cscx.messages import Text, same
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.walk.result import Decided, Walk
from cscx.training.draw import Draw
from cscx.training.drills import errors
from cscx.training.drills.calling import Caller
from cscx.training.drills.candidate import Candidate
from cscx.training.drills.cases import Case
from cscx.training.drills.drill import CRITICAL, DONE, Choice, Drill, Kind, Line, Turn, drill_id
from cscx.training.drills.outcomes import outcome_at
from cscx.training.drills.picking import FEWEST, picked
from cscx.training.drills.saying import done, quoted, spoken
from cscx.training.drills.scene import Place, Scene
from cscx.training.drills.takers import taking_at
from cscx.training.drills.wrong_steps import answer_at, skipping, source_of, value_at, wrong_steps
from cscx.training.drills.wrong_words import wrong_words
from cscx.training.items.item import Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import normalised
from cscx.training.wording import drills as say
from cscx.training.wording.reading import Reading
from cscx.training.wording.steps import work

_MOST_TAKERS = 2
_FOLLOW_UP = "follow-up"
_THREE = 3
"""What can be said or done is said two times of three, right or wrong: neither gives it away."""


@dataclass(frozen=True)
class _Right:
    """The right choice of a turn, as it is said and as it is done."""

    code: str
    said: Text | None
    done: Text
    feedback: Text
    source: Source


@dataclass
class _Draft:
    """What is collected while a walk is gone through."""

    turns: list[Turn] = field(default_factory=list)
    before: list[Line] = field(default_factory=list)
    steps: list[tuple[str, str]] = field(default_factory=list)
    """Steps that happened before the first turn."""
    used: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    takers: int = 0

    def happened(self, places: Iterable[Place]) -> None:
        """Steps that follow by themselves."""
        keys = tuple(place.key for place in places)
        if not self.turns:
            self.steps += keys
            return
        last = self.turns[-1]
        self.turns[-1] = msgspec.structs.replace(last, at=(*last.at, *keys))


def drill_of(knowledge: Knowledge, sop: str, case: Case) -> Drill | None:
    """The drill of a case; None where nothing in it can be got wrong.

    Raises KeyError where a procedure it comes to does not hold on the day, and TableError.
    """
    return _Maker(knowledge, sop, case).drill()


class _Maker:
    def __init__(self, knowledge: Knowledge, sop: str, case: Case) -> None:
        self._knowledge, self._sop, self._case = knowledge, sop, case
        self._scene = Scene(knowledge, case.walk)
        self._ways = tuple(sorted(f"{p}.{s}={a}" for p, s, a in case.ways))
        self._rules = tuple(sorted(f"{table}.{rule}" for table, rule in case.rules))
        self._id = drill_id(sop, case.persona, self._ways, self._rules)
        self._draw = Draw(self._id)
        self._caller = Caller(knowledge, self._scene, case, self._draw)
        self._draft = _Draft()

    def drill(self) -> Drill | None:
        draft, done_routines = self._draft, set[int]()
        draft.before.append(Line("customer", self._caller.opening))
        for place in self._scene.order:
            routine = self._scene.routine(place)
            if routine is not None and self._scene.walk.frames[routine].procedure != self._sop:
                if routine not in done_routines:
                    done_routines.add(routine)
                    self._routine(routine)
                continue
            self._place(place)
        if not draft.turns:
            return None
        return self._whole()

    def _place(self, place: Place) -> None:
        if place.stop.step.role != self._agent:
            self._draft.happened([place])
            role = self._knowledge.reading.name("role", place.stop.step.role)
            act = done(self._knowledge, place.step)
            self._draft.before.append(Line("screen", say.DOES(role=role, act=act)))
            return
        if place.step.decide:
            self._outcome(place)
        elif _silent(place, self._knowledge.reading):
            self._draft.happened([place])
        else:
            self._step(place)
        self._taker(place)
        self._after(place)

    @property
    def _agent(self) -> str:
        """The trainee's role: who takes the first step."""
        return self._scene.places[0].stop.step.role

    def _step(self, place: Place) -> None:
        line = spoken(self._knowledge, place.step)
        right = _Right(
            code=f"step:{place.procedure}.{place.step.id}",
            said=quoted(line) if line else None,
            done=done(self._knowledge, place.step),
            feedback=self._why(place),
            source=source_of(place),
        )
        candidates = (*wrong_words(self._scene, place), *wrong_steps(self._scene, place))
        if not self._turn("step", place, [place], None, right, candidates):
            self._draft.happened([place])
            if place.step.do:
                self._draft.before.append(Line("screen", say.FOLLOWS(act=right.done)))

    def _why(self, place: Place) -> Text:
        before, name = self._scene.before(place), place.step.name
        answer = before.stop.answer if before is not None else None
        if before is None or answer is None or before.step.decide:
            return say.RIGHT_STEP(name=name)
        if before.step.by:
            shown: Text | str = value_at(before)
        else:
            shown = answer_at(self._scene, before)
        return say.RIGHT_AFTER(answer=shown, name=name)

    def _outcome(self, place: Place) -> None:
        outcome, reading = outcome_at(self._scene, place), self._knowledge.reading
        if outcome is not None:
            for name, label, value in outcome.facts:
                if name not in self._draft.told:
                    self._tell(name, label, value)
            title = reading.name("exception", place.step.decide or "")
            asking = say.ASK_ROLE if outcome.asks_who else say.ASK_OUTCOME
            ask = asking(table=title, output=outcome.output)
            right = _Right(outcome.code, None, outcome.text, outcome.why, outcome.source)
            if self._turn("outcome", place, [place], ask, right, outcome.wrong()):
                return
        self._draft.happened([place])
        decided = place.stop.decided
        if decided is not None:
            title = reading.name("exception", place.step.decide or "")
            told = say.SHOWS(label=title, value=_said(decided, place.step.output))
            self._draft.before.append(Line("screen", told))

    def _tell(self, name: str, label: str, value: Text) -> None:
        self._draft.told.add(name)
        self._draft.before.append(Line("screen", say.SHOWS(label=label, value=value)))

    def _taker(self, place: Place) -> None:
        if self._draft.takers >= _MOST_TAKERS and not place.step.escalate:
            return
        taking = taking_at(self._scene, place)
        if taking is None:
            return
        right = _Right(taking.code, None, taking.text, taking.why, taking.source)
        if self._turn("role", place, [], taking.ask, right, taking.wrong):
            self._draft.takers += 1

    def _routine(self, frame: int) -> None:
        """A procedure that comes first, as one turn: its question, or what follows skipped."""
        scene = self._scene
        inside = [each for each in scene.places if scene.routine(each) == frame]
        place = next(
            (each for each in inside if each.step.say and (each.step.ask or each.step.check)),
            next((each for each in inside if each.step.say), inside[0]),
        )
        line = spoken(self._knowledge, place.step)
        title = self._knowledge.reading.name("sop", place.procedure)
        feedback = say.SKIPPED_FIRST(sop=title)
        later = [
            each
            for each in scene.places[inside[-1].index + 1 :]
            if not _silent(each, self._knowledge.reading)
        ]
        skipped = [
            skipping(scene, place, each.step, feedback)._replace(
                code=f"step:{each.procedure}.{each.step.id}"
            )
            for each in later[:2]
            if each.stop.step.role == self._agent
        ]
        right = _Right(
            code=f"first:{place.procedure}",
            said=quoted(line) if line else None,
            done=done(self._knowledge, place.step),
            feedback=say.RIGHT_STEP(name=title),
            source=source_of(place),
        )
        candidates = (*wrong_words(scene, place), *skipped)
        if not self._turn("step", place, inside, None, right, candidates):
            self._draft.happened(inside)
        self._after(place)

    def _after(self, place: Place) -> None:
        """What comes to light once a step is done."""
        last = self._draft.turns[-1] if self._draft.turns else None
        shown = last.key.text.ko if last is not None and place.key in last.at else ""
        self._draft.before += self._caller.answers(place, self._draft.told, shown)
        self._draft.told |= {each.name for each in place.stop.collected if each.value is not None}
        name = place.step.by
        if name and place.stop.decided is not None and name not in self._draft.told:
            self._tell(name, self._knowledge.reading.label(name), value_at(place))

    def _turn(
        self,
        kind: Kind,
        place: Place,
        does: list[Place],
        ask: Text | None,
        right: _Right,
        candidates: Iterable[Candidate],
    ) -> bool:
        """Add a turn; False where fewer than two wrong choices are left."""
        draft = self._draft
        texts = [text.ko for text in (right.said, right.done) if text is not None]
        wrong = picked(candidates, texts, draft.used, self._draw)
        if len(wrong) < FEWEST:
            return False
        heard = place.step.stage != _FOLLOW_UP
        speaks = right.said is not None and self._draw.below(_THREE) > 0
        ahead = () if draft.turns else tuple(draft.steps)
        id_ = f"t{len(draft.turns) + 1}"
        key = Choice(
            code=right.code,
            text=right.said if speaks and right.said is not None else right.done,
            spoken=speaks,
            error=None,
            feedback=right.feedback,
            source=right.source,
            mood=1 if kind != "role" and heard else 0,
            critical=False,
            to=DONE,
        )
        choices = (
            key,
            *(
                _wrong(each, id_, speaks=self._draw.below(_THREE) > 0, heard=heard)
                for each in wrong
            ),
        )
        if len({normalised(choice.text.ko) for choice in choices}) < len(choices):
            return False
        draft.turns.append(
            Turn(
                id=id_,
                kind=kind,
                step=place.key,
                name=place.step.name if kind != "role" else say.HANDED.format(name=place.step.name),
                heard=heard,
                at=(*ahead, *(each.key for each in does)),
                before=tuple(draft.before),
                ask=ask or (say.ASK_SAY if all(c.spoken for c in choices) else say.ASK_NEXT),
                choices=choices,
            )
        )
        draft.before.clear()
        return True

    def _whole(self) -> Drill:
        draft, walk = self._draft, self._case.walk
        turns = tuple(_linked(draft.turns, self._draw))
        inputs = self._knowledge.policies.library.scope(self._sop).fields
        return Drill(
            sop=self._sop,
            title=self._caller.opening,
            customer=self._caller.customer,
            case={name: inputs[name].plain(v) for name, v in sorted(self._case.given.items())},
            unknown=tuple(sorted(self._case.unknown)),
            turns=turns,
            path=tuple(place.key for place in self._scene.order),
            ways=self._ways,
            rules=self._rules,
            last=(*draft.before, *_closing(walk)),
            end=walk.end or "",
        )


def _wrong(candidate: Candidate, turn: str, *, speaks: bool, heard: bool) -> Choice:
    said, done_ = candidate.said, candidate.done
    spoken_ = said is not None and (speaks or done_ is None)
    text = said if spoken_ else done_
    return Choice(
        code=candidate.code,
        text=text or same(""),
        spoken=spoken_,
        error=candidate.error,
        feedback=candidate.feedback,
        source=candidate.source,
        mood=errors.FAULTS[candidate.error].mood if heard else 0,
        critical=candidate.critical,
        to=CRITICAL if candidate.critical else turn,
    )


def _linked(turns: list[Turn], draw: Draw) -> Iterator[Turn]:
    """The turns with their choices in a drawn order, each key leading to the next turn.

    The places of the keys take turns, so that none is favoured.
    """
    places: dict[int, list[int]] = {}
    for at, turn in enumerate(turns):
        to = turns[at + 1].id if at + 1 < len(turns) else DONE
        key = msgspec.structs.replace(turn.choices[0], to=to)
        wrong = draw.shuffled(turn.choices[1:])
        free = places.setdefault(len(wrong), [])
        if not free:
            free += draw.shuffled(range(len(wrong) + 1))
        place = free.pop()
        choices = (*wrong[:place], key, *wrong[place:])
        yield msgspec.structs.replace(turn, choices=tuple(choices))


def _said(decided: Decided, output: str | None) -> Text:
    """What a table answered, for one output or the first."""
    table = decided.table
    name = output or next(iter(table.outputs))
    value = decided.answer.outcomes[0].values[list(table.outputs).index(name)]
    return show_output(table, name, value)


def _silent(place: Place, reading: Reading) -> bool:
    """Whether a step only sends the case on; one that branches on a fact may say how to take it."""
    step = place.step
    does = step.do and not (step.by and not work(step, reading))
    return not (does or step.ask or step.check or step.say or step.collect or step.escalate)


def _closing(walk: Walk) -> Iterator[Line]:
    told = say.ENDED.get(walk.end or "")
    if told is not None:
        yield Line("screen", told)
