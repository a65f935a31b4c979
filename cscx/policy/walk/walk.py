"""Take a case through a procedure: step by step, asking only for what the way depends on.

- `first` runs before the first step, once a case; an end other than resolved ends the case.
- A decision is evaluated with what is known. Where that does not settle it, the walk stops with the
  best question. Inputs that nobody knows take their `if_unknown`, inputs that are absent run their
  `if_missing`.
- Where no rule or no listed answer fits, or nobody knows, `otherwise` of the procedure is taken.
- `sets` happens when the step is done. `call` comes back with what the other procedure found out.
- Coming back to a step with nothing changed ends the walk as loop.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final, NoReturn

from cscx.policy.language.problem import Problem, ProblemError, TableError
from cscx.policy.language.values import Field, Type, Value
from cscx.policy.walk import messages as say
from cscx.policy.walk.branch_table import place_in_step
from cscx.policy.walk.case import Case
from cscx.policy.walk.deciding import Settled, decide_step, matrix_path
from cscx.policy.walk.definition import StepDefinition
from cscx.policy.walk.journey import HaltError, Journey, Open
from cscx.policy.walk.result import ESCALATED, LOOP, Escalation, Need, Status, Trouble, Walk
from cscx.policy.walk.scope import Library
from cscx.policy.walk.ways import key_of_answer
from cscx.text import closest

MOST_STEPS: Final = 5_000


def walk(
    library: Library,
    start: str,
    given: Mapping[str, Value] | None = None,
    nobody_knows: Collection[str] = (),
) -> Walk:
    """Take a case through a procedure.

    `given` are typed values by the names of `library.scope(start).fields`; `nobody_knows` names
    what nobody can say. Raises KeyError when there is no procedure of the name.
    """
    if start not in library.procedures:
        raise KeyError(start)
    try:
        case = Case(library.scope(start), given or {}, nobody_knows)
    except ProblemError as error:
        trouble = Trouble(None, error.problem)
        return Walk(start, "invalid", None, (), (), None, (trouble,), frozenset(), {})
    return _Walker(Journey(library, start, case)).whole()


class _Walker:
    """One walk in progress: what each step does."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.library, self.case = journey.library, journey.case
        self.seen: set[object] = set()

    def whole(self) -> Walk:
        """Walk until it ends or cannot go on."""
        journey = self.journey
        status: Status = "ended"
        need, troubles = None, tuple[Trouble, ...]()
        try:
            journey.enter(journey.start, "start")
            while journey.open:
                self._go_on(journey.open[-1])
        except HaltError as halt:
            status, need, troubles = halt.status, halt.need, halt.troubles
        return Walk(
            procedure=journey.start,
            status=status,
            end=journey.end,
            stops=journey.stops,
            frames=tuple(journey.frames),
            need=need,
            troubles=troubles,
            used=frozenset(self.case.used),
            known=self.case.known,
        )

    def _go_on(self, top: Open) -> None:
        """Do the next thing in the innermost frame."""
        while top.waiting:
            name = top.waiting.pop(0)
            if name not in self.journey.done:
                self.journey.enter(name, "first")
                return
        if top.stop is None:
            self._arrive(top, top.at or 0)
        if self.journey.open:
            self._act(top, top.procedure.steps[top.at or 0])

    def _arrive(self, top: Open, at: int) -> None:
        """Come to a step; the walk ends where it was there before with all as it is now."""
        journey = self.journey
        top.at, top.returned, top.absent = at, None, set()
        where = tuple((each.procedure.name, each.at) for each in journey.open)
        state = (where, self.case.state, frozenset(journey.done))
        if state in self.seen:
            journey.finish(LOOP)
            return
        self.seen.add(state)
        if len(journey.notes) >= MOST_STEPS:
            journey.broken((), Problem((), say.TOO_LONG(count=MOST_STEPS), say.FEWER_SETS))
        step = top.procedure.steps[at]
        journey.arrive(top, step)

    def _act(self, top: Open, step: StepDefinition) -> None:
        """Answer the step's question and leave it; a call or a search for an input comes first."""
        match step.asking:
            case "ask" | "check":
                self._ask(top, step)
            case "by" | "decide":
                self._decide(top, step)
            case "call" if top.returned is None:
                self.journey.enter(step.call or "", "call")
            case "call":
                ended = top.returned or ""
                self._branch(top, step, key_of_answer(step.branches, ended), ended)
            case _:
                self._leave(top, step, None)

    def _ask(self, top: Open, step: StepDefinition) -> None:
        asked = (top.procedure.name, step.id)
        name = self.case.scope.names[asked]
        has_other = top.procedure.otherwise is not None
        given, answer = self.case.answer(asked)
        if not given:
            field = Field(name, Type.CHOICE, values=tuple(step.branches))
            need = Need("answer", name, field, top.procedure.name, step, None, has_other)
            raise HaltError("needs", need)
        if answer is None:
            self._aside(top, step, name)
            return
        key = key_of_answer(step.branches, answer)
        near = None if key is not None else closest(answer, step.branches)
        if key is None and (near is not None or not has_other):
            hint = say.MEANT_ANSWER if near else say.ANSWERS_ARE
            told = hint(near=near or "", answers=", ".join(step.branches))
            message = say.UNKNOWN_ANSWER(answer=answer, step=step.id)
            raise HaltError("invalid", None, Trouble(None, Problem((name,), message, told)))
        self._branch(top, step, key, answer)

    def _decide(self, top: Open, step: StepDefinition) -> None:
        """Settle the table of the step, or do what that needs first."""
        journey, at = self.journey, top.at or 0
        try:
            found = decide_step(self.library, self.case, top.procedure.name, at, top.absent)
        except TableError as error:
            self._mistaken(top, step, at, error)
        except ProblemError as error:
            journey.broken((), error.problem)
        if found.choose is not None:
            raise HaltError("invalid", None, Trouble(None, found.choose))
        if found.need is not None:
            raise HaltError("needs", found.need)
        if found.find_out is not None:
            top.looking_for = found.find_out
            source = self.library.inputs[found.find_out].if_missing or ""
            journey.enter(source, "missing", found.find_out)
            return
        journey.note(top, decided=found.decided)
        if found.nobody is not None:
            self._aside(top, step, found.nobody)
        elif found.trouble is not None:
            journey.stuck(None if found.table else "branches", found.trouble, found.table)
        else:
            self._settled(top, step, found)

    def _settled(self, top: Open, step: StepDefinition, found: Settled) -> None:
        """Take the way of an answer of a table."""
        if found.none and (top.procedure.otherwise is None or not step.branches):
            if found.table is None:
                message = say.NO_KEY(step=step.id)
                self.journey.stuck("branches", Problem((), message, say.ADD_WAY))
            problem = Problem((), say.NO_RULE(table=found.table), say.MEND_RULES)
            self.journey.stuck(None, problem, found.table)
        if len({step.branches[key] for key in found.keys}) > 1:
            keys = ", ".join(found.keys)
            message = say.SEVERAL_WAYS(step=step.id, answer=found.said, keys=keys)
            self.journey.stuck("branches", Problem((), message, say.CHECK_STEP))
        self._branch(top, step, next(iter(found.keys), None), found.said.ko)

    def _branch(self, top: Open, step: StepDefinition, key: str | None, answered: str) -> None:
        """Take the way of an answer, of no listed one the procedure's otherwise."""
        if not step.branches:
            self._leave(top, step, None)
        elif key is not None:
            self.journey.note(top, answer=key)
            self._leave(top, step, step.branches[key])
        elif top.procedure.otherwise is not None:
            self.journey.note(top, otherwise=True, answered=answered)
            self._leave(top, step, top.procedure.otherwise)
        else:
            message = say.NO_WAY(step=step.id, answer=answered)
            self.journey.stuck("branches", Problem((), message, say.ADD_WAY))

    def _aside(self, top: Open, step: StepDefinition, name: str) -> None:
        """Nobody knows what the way depends on."""
        if top.procedure.otherwise is None:
            message = say.NOBODY_KNOWS(name=name, step=step.id)
            self.journey.stuck(None, Problem((), message, say.SAY_IF_UNKNOWN))
        self.journey.note(top, otherwise=True)
        self._leave(top, step, top.procedure.otherwise)

    def _leave(self, top: Open, step: StepDefinition, target: str | None) -> None:
        """Do what the step sets and go on, or end."""
        journey = self.journey
        try:
            journey.note(top, changed=self.case.change(step))
        except ProblemError as error:
            journey.broken((), error.problem)
        target = target if target is not None else step.next
        if target is not None:
            at = self.library.position(top.procedure.name, target)
            if at is None:
                key = "branches" if step.branches else "next"
                journey.broken((key,), Problem((), say.NO_STEP(name=target), say.CHECK_STEP))
            journey.note(top, to=target)
            top.at, top.stop = at, None
        elif step.go_to is not None:
            journey.enter(step.go_to, "go_to")
        elif step.escalate is not None:
            path = matrix_path(self.library, self.case, step)
            journey.note(top, escalation=Escalation(step.escalate, step.given, path))
            journey.finish(ESCALATED)
        elif step.end is not None:
            journey.finish(step.end)
        else:
            journey.broken((), Problem((), say.DEAD_END(step=step.id), say.GIVE_WAY))

    def _mistaken(self, top: Open, step: StepDefinition, at: int, error: TableError) -> NoReturn:
        """Stop at the mistakes of a table, those of branches where they stand in the procedure."""
        if step.asking == "decide":
            raise HaltError(
                "broken", None, *(Trouble(step.decide, each) for each in error.problems)
            )
        moved = [replace(p, path=place_in_step(p.path, at, step)) for p in error.problems]
        raise HaltError("broken", None, *(Trouble(top.procedure.name, each) for each in moved))
