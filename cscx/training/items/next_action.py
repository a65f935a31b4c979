"""What to do next: from each step of a procedure, for each answer it branches on.

The next step of a step and an answer is single-valued, so every other step of the procedure is a
wrong answer to “right after”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.sop import ELSE, Sop, Step
from cscx.messages import Text
from cscx.policy.language.problem import ProblemError, TableError
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.items.settling import settled
from cscx.training.items.situations import situations
from cscx.training.wording import next_step as say
from cscx.training.wording.drills import CALLED_ENDED, plainly
from cscx.training.wording.steps import act, work

TYPE = "next_action"


def make(knowledge: Knowledge) -> Iterator[Item]:
    """One question for each way on of each step of every procedure in force."""
    for document, sop in knowledge.asked(Sop):
        asked = _Asked(knowledge, document, sop)
        for at, step in enumerate(sop.steps):
            for turn in asked.turns(at, step):
                item = asked.item(at, step, turn)
                if item is not None:
                    yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The step that comes next now; None when the step, or the way on, is gone."""
    sop = knowledge.in_force(item.subject, Sop)
    step = sop.step(item.template.partition(":")[2]) if sop is not None else None
    if sop is None or step is None:
        return None
    if not item.case:
        return frozenset({step.next}) if step.next else None
    if "answer" in item.case:
        target = step.branches.get(item.case["answer"])
        return frozenset({target}) if target and not step.by else None
    if not step.by:
        return None
    at = sop.flow.position[step.id]
    decision = settled(knowledge.policies.branches(item.subject, at), item)
    ways = list(step.branches.values())
    return frozenset(ways[int(str(o.values[0]))] for o in decision.answers[0].outcomes)


@dataclass(frozen=True)
class _Turn:
    """What came out at a step: the way taken, the facts it depends on, and how it is told."""

    target: str
    answer: str
    case: Mapping[str, Any]
    told: Text
    axis: str = ""


@dataclass(frozen=True)
class _Asked:
    """A procedure and what its steps ask."""

    knowledge: Knowledge
    document: Document
    sop: Sop

    def turns(self, at: int, step: Step) -> Iterator[_Turn]:
        """Everything that can come out at a step."""
        if step.by and step.branches:
            yield from self._by(at, step)
        elif step.branches:
            for answer, target in step.branches.items():
                if answer != ELSE:
                    yield _Turn(target, answer, {"answer": answer}, self._told(step, answer))
        elif step.next:
            yield _Turn(step.next, "", {}, say.NOTHING)

    def _told(self, step: Step, answer: str) -> Text:
        reading = self.knowledge.reading
        said = reading.line(answer)
        if step.ask:
            return say.ASKED(question=reading.line(step.ask), answer=said)
        if step.check:
            return say.CHECKED(question=reading.line(step.check), answer=said)
        if step.call:
            end = say.ENDS.get(answer, Text(said, said))
            return say.RETURNED(called=reading.name("sop", step.call), end=end)
        entry = self.knowledge.corpus.find("exception", step.decide or "")
        body = entry.body if entry is not None else None
        first = next(iter(body.outputs)) if isinstance(body, ExceptionTable) else ""
        return say.DECIDED(
            table=reading.name("exception", step.decide or ""),
            output=step.output or first,
            answer=said,
        )

    def _by(self, at: int, step: Step) -> Iterator[_Turn]:
        """The values of an input at both sides of each boundary of the branches."""
        try:
            chain = self.knowledge.policies.branches(self.document.id, at)
            found = list(situations(chain))
        except (TableError, ProblemError):
            self.knowledge.rejected.add(TYPE, Reason.BROKEN)
            return
        keys = list(step.branches)
        for situation in found:
            if len(situation.decision.answers[0].outcomes) != 1:
                self.knowledge.rejected.add(TYPE, Reason.DISCRETION)
                continue
            key = keys[int(str(situation.decision.answers[0].outcomes[0].values[0]))]
            told = [
                say.KNOWN(
                    label=self.knowledge.reading.label(name),
                    value=situation.fields[name].show(situation.given[name]),
                )
                for name in situation.plain
            ]
            across = any(each.across for each in situation.neighbours)
            yield _Turn(
                step.branches[key],
                self.knowledge.reading.line(key),
                situation.plain,
                Text("".join(t.ko for t in told), "".join(t.en for t in told)),
                (step.by or "") if across else "",
            )

    def item(self, at: int, step: Step, turn: _Turn) -> Item | None:
        """The question; None when fewer than two other steps read differently."""
        target = self.sop.step(turn.target)
        if target is None:
            return None
        why = self._why(step, turn, target)
        trace = say.TRACE(step=step.name, target=target.name)
        right = Option(target.id, self._act(target), "right", Proof(None, trace), why)
        done = work(step, self.knowledge.reading)
        stems = say.stems(self.sop.title, step.name, done, turn.told)
        wrong = self._wrong(step, target)
        options = complete(TYPE, right, wrong, self.knowledge.rejected, stems[0].ko)
        if options is None:
            return None
        tracks = self.knowledge.tracks_of(self.document.id)
        tables = (f"exception:{step.decide}",) if step.decide else ()
        return Item(
            type=TYPE,
            template=f"{TYPE}:{step.id}",
            subject=self.document.id,
            axis=turn.axis,
            case=turn.case,
            level="apply",
            space=f"next:{self.document.id}",
            stems=stems,
            options=options,
            why=why,
            sources=(Source(self.document.id, step.id, ("steps", at)),),
            depends_on=(
                f"sop:{self.document.id}",
                *tables,
                *self.knowledge.facts_in(self.document),
            ),
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
        )

    def _act(self, step: Step) -> Text:
        return act(step, self.knowledge.reading)

    def _why(self, step: Step, turn: _Turn, target: Step) -> Text:
        said = say.WHY if turn.answer else say.WHY_NEXT
        if turn.answer == ELSE:
            said = say.WHY_ELSE
        ended = CALLED_ENDED.get(turn.answer) if step.call else None
        answer = ended or plainly(self.knowledge.reading.line(turn.answer))
        return said(step=step.name, answer=answer, target=target.name)

    def _wrong(self, step: Step, target: Step) -> Iterator[Option]:
        """The other branches of the step, what follows too early, then the rest of the procedure."""
        flow = self.sop.flow
        siblings = [name for name in step.branches.values() if name != target.id]
        later = [self.sop.steps[at].id for at in flow.following[flow.position[target.id]]]
        rest = [each.id for each in self._rotated(step)]
        for name in dict.fromkeys((*siblings, *later, *rest)):
            other = self.sop.step(name)
            if other is None or name in (step.id, target.id):
                continue
            trace = say.TRACE(step=step.name, target=target.name)
            feedback = self._feedback(step, other, target)
            yield Option(name, self._act(other), "wrong", Proof(None, trace), feedback)

    def _rotated(self, step: Step) -> list[Step]:
        """The steps of the procedure, those after the step first."""
        at = self.sop.flow.position[step.id]
        return [*self.sop.steps[at + 1 :], *self.sop.steps[:at]]

    def _feedback(self, step: Step, other: Step, target: Step) -> Text:
        answers = [answer for answer, way in step.branches.items() if way == other.id]
        if answers and ELSE not in answers and not step.call:
            return say.OTHER_ANSWER(answer=plainly(self.knowledge.reading.line(answers[0])))
        if other.id in self._after[target.id]:
            return say.LATER(target=target.name)
        return say.ELSEWHERE(target=target.name)

    @cached_property
    def _after(self) -> dict[str, frozenset[str]]:
        """The steps that some way leads to from each step."""
        flow, steps = self.sop.flow, self.sop.steps
        found = {}
        for at, step in enumerate(steps):
            seen, waiting = set[int](), list(flow.following[at])
            while waiting:
                place = waiting.pop()
                if place not in seen:
                    seen.add(place)
                    waiting.extend(flow.following[place])
            found[step.id] = frozenset(steps[place].id for place in seen)
        return found
