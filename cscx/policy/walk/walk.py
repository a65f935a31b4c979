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
from typing import Any, Final, Literal, NoReturn

from cscx.policy.language.problem import Problem, ProblemError, TableError
from cscx.policy.language.values import Value
from cscx.policy.walk import messages as say
from cscx.policy.walk.branch_table import place_in_step
from cscx.policy.walk.case import Case
from cscx.policy.walk.deciding import Settled, decide_step, matrix_path
from cscx.policy.walk.definition import ProcedureDefinition, StepDefinition
from cscx.policy.walk.result import (
    ESCALATED,
    LOOP,
    RESOLVED,
    Escalation,
    Frame,
    Need,
    Opened,
    Status,
    Stop,
    Trouble,
    Walk,
)
from cscx.policy.walk.scope import Library
from cscx.policy.walk.ways import key_of_answer
from cscx.text import closest

MOST_STEPS: Final = 5_000


class _HaltError(Exception):
    """Ends a walk before its end: needs, stuck or invalid."""

    def __init__(
        self, status: Literal["needs", "stuck", "invalid"], need: Need | None, *troubles: Trouble
    ) -> None:
        super().__init__(status)
        self.status: Status = status
        self.need = need
        self.troubles = troubles


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
    return _Run(library, start, case).whole()


class _Open:
    """A frame while it is open: where it stands, and the stop in progress there."""

    def __init__(self, index: int, procedure: ProcedureDefinition) -> None:
        self.index = index
        self.procedure = procedure
        self.names = {procedure.name}
        self.waiting = list(procedure.first)
        self.at: int | None = None
        self.stop: int | None = None
        self.returned: str | None = None
        self.absent: set[str] = set()
        self.looking_for: str | None = None


class _Run:
    """One walk in progress."""

    def __init__(self, library: Library, start: str, case: Case) -> None:
        self.library = library
        self.start = start
        self.case = case
        self.frames: list[Frame] = []
        self.stops: list[Stop] = []
        self.open: list[_Open] = []
        self.done: set[str] = set()
        self.seen: set[object] = set()
        self.end: str | None = None

    def whole(self) -> Walk:
        """Walk until it ends or cannot go on."""
        status: Status = "ended"
        need, troubles = None, tuple[Trouble, ...]()
        try:
            self._enter(self.start, "start")
            while self.open:
                self._go_on()
        except _HaltError as halt:
            status, need, troubles = halt.status, halt.need, halt.troubles
        return Walk(
            procedure=self.start,
            status=status,
            end=self.end,
            stops=tuple(self.stops),
            frames=tuple(self.frames),
            need=need,
            troubles=troubles,
            used=frozenset(self.case.used),
            known=self.case.known,
        )

    def _enter(self, name: str, opened: Opened, missing: str | None = None) -> None:
        """Open a frame for a procedure; the frame that asks for it waits, or with go_to is gone."""
        top = self.open[-1] if self.open else None
        place = None if opened in ("start", "missing") else opened
        procedure = self.library.procedures.get(name)
        if procedure is None:
            self._stuck(place, Problem((), say.NO_SOP(name=name), say.CHECK_NAME))
        if not procedure.steps:
            trouble = Problem(("steps",), say.NO_STEPS(name=name), say.CHECK_NAME)
            raise _HaltError("stuck", None, Trouble(name, trouble))
        staying = self.open[:-1] if opened == "go_to" else self.open
        running = [each.procedure.name for each in staying]
        if name in running:
            way = " → ".join([*running[running.index(name) :], name])
            self._stuck(place, Problem((), say.CIRCLE(way=way), say.BREAK_CIRCLE))
        own = top is not None and opened == "go_to"
        above = None if top is None else top.index
        parent = self.frames[above].parent if own and above is not None else above
        frame = Frame(
            procedure=name,
            opened=opened,
            parent=parent,
            depth=len(staying),
            stop=None if top is None else top.stop,
            end=None,
            missing=missing,
        )
        made = _Open(len(self.frames), procedure)
        self.frames.append(frame)
        if top is not None and own:
            made.names |= top.names
            self.open.pop()
        self.open.append(made)
        before = self.case.end_of(name) if opened in ("first", "call", "missing") else None
        if before is not None:
            self._finish(before)

    def _go_on(self) -> None:
        """Do the next thing in the innermost frame."""
        top = self.open[-1]
        while top.waiting:
            name = top.waiting.pop(0)
            if name not in self.done:
                self._enter(name, "first")
                return
        if top.at is None:
            self._arrive(0)
        elif top.stop is None:
            self._arrive(top.at)
        if self.open and self.open[-1] is top:
            self._act(top, top.procedure.steps[top.at or 0])

    def _arrive(self, at: int) -> None:
        top = self.open[-1]
        top.at, top.returned, top.absent = at, None, set()
        where = tuple((each.procedure.name, each.at) for each in self.open)
        state = (where, self.case.state, frozenset(self.done))
        if state in self.seen:
            self._finish(LOOP)
            return
        self.seen.add(state)
        if len(self.stops) >= MOST_STEPS:
            problem = Problem((), say.TOO_LONG(count=MOST_STEPS), say.FEWER_SETS)
            raise _HaltError("stuck", None, Trouble(top.procedure.name, problem))
        step = top.procedure.steps[at]
        top.stop = len(self.stops)
        self.stops.append(Stop(top.index, step, self.case.collected(step)))

    def _act(self, top: _Open, step: StepDefinition) -> None:
        """Answer the step's question and leave it; a call or a search for an input comes first."""
        match step.asking:
            case "ask" | "check":
                self._ask(top, step)
            case "by" | "decide":
                self._decide(top, step)
            case "call":
                if top.returned is None:
                    self._enter(step.call or "", "call")
                    return
                key = key_of_answer(step.branches, top.returned)
                self._branch(top, step, key, top.returned)
            case _:
                self._leave(top, step, None)

    def _ask(self, top: _Open, step: StepDefinition) -> None:
        asked = (top.procedure.name, step.id)
        given, answer = self.case.answer(asked)
        scope = self.case.scope
        if not given:
            field = scope.field_of(asked)
            field = replace(field, values=tuple(step.branches))
            others = top.procedure.otherwise is not None
            need = Need("answer", field.name, field, *asked[:1], step, None, others)
            raise _HaltError("needs", need)
        if answer is None:
            self._aside(top, step, scope.names[asked])
            return
        key = key_of_answer(step.branches, answer)
        if key is None:
            near = closest(answer, step.branches)
            if near is not None or top.procedure.otherwise is None:
                message = say.UNKNOWN_ANSWER(answer=answer, step=step.id)
                hint = say.MEANT_ANSWER if near else say.ANSWERS_ARE
                told = hint(near=near or "", answers=", ".join(step.branches))
                problem = Problem((scope.names[asked],), message, told)
                raise _HaltError("invalid", None, Trouble(None, problem))
        self._branch(top, step, key, answer)

    def _decide(self, top: _Open, step: StepDefinition) -> None:
        """Settle the table of the step, or do what that needs first."""
        at = top.at or 0
        try:
            found = decide_step(self.library, self.case, top.procedure.name, at, top.absent)
        except TableError as error:
            self._broken(top, step, at, error)
            return
        except ProblemError as error:
            self._stuck(None, error.problem)
            return
        if found.choose is not None:
            raise _HaltError("invalid", None, Trouble(None, found.choose))
        if found.find_out is not None:
            item = self.library.inputs[found.find_out]
            top.looking_for = found.find_out
            self._enter(item.if_missing or "", "missing", found.find_out)
            return
        if found.need is not None:
            raise _HaltError("needs", found.need)
        self._note(top, decided=found.decided)
        if found.nobody is not None:
            self._aside(top, step, found.nobody)
        elif found.trouble is not None:
            self._stuck(None, found.trouble, table=found.table)
        else:
            self._settled(top, step, found)

    def _settled(self, top: _Open, step: StepDefinition, found: Settled) -> None:
        if len(found.keys) > 1 and len({step.branches[key] for key in found.keys}) > 1:
            keys = ", ".join(found.keys)
            message = say.SEVERAL_WAYS(step=step.id, answer=found.said, keys=keys)
            self._stuck("branches", Problem((), message, say.CHECK_STEP))
        elif found.none and (top.procedure.otherwise is None or not step.branches):
            problem = Problem((), say.NO_RULE(table=found.table or step.id), say.MEND_RULES)
            self._stuck(None, problem, table=found.table)
        elif step.branches:
            key = found.keys[0] if found.keys else None
            self._branch(top, step, key, found.said.ko)
        else:
            self._leave(top, step, None)

    def _branch(self, top: _Open, step: StepDefinition, key: str | None, answered: str) -> None:
        """Take the way of an answer, of no listed one the procedure's otherwise."""
        if not step.branches:
            self._leave(top, step, None)
        elif key is not None:
            self._note(top, answer=key)
            self._leave(top, step, step.branches[key])
        elif top.procedure.otherwise is not None:
            self._note(top, otherwise=True, answered=answered)
            self._leave(top, step, top.procedure.otherwise)
        else:
            message = say.NO_WAY(step=step.id, answer=answered)
            self._stuck("branches", Problem((), message, say.ADD_WAY))

    def _aside(self, top: _Open, step: StepDefinition, name: str) -> None:
        """Nobody knows what the way depends on."""
        if top.procedure.otherwise is not None:
            self._note(top, otherwise=True)
            self._leave(top, step, top.procedure.otherwise)
            return
        message = say.NOBODY_KNOWS(name=name, step=step.id)
        self._stuck(None, Problem((), message, say.SAY_IF_UNKNOWN))

    def _leave(self, top: _Open, step: StepDefinition, target: str | None) -> None:
        """Do what the step sets and go on, or end."""
        try:
            self._note(top, changed=self.case.change(step))
        except ProblemError as error:
            self._stuck(None, error.problem)
        target = target if target is not None else step.next
        if target is not None:
            at = self.library.position(top.procedure.name, target)
            if at is None:
                message = say.NO_STEP(name=target)
                key = "branches" if step.branches else "next"
                self._stuck(key, Problem((), message, say.CHECK_STEP))
            self._note(top, to=target)
            top.at, top.stop = at, None
        elif step.go_to is not None:
            self._enter(step.go_to, "go_to")
        elif step.escalate is not None:
            self._note(top, escalation=self._escalation(step))
            self._finish(ESCALATED)
        elif step.end is not None:
            self._finish(step.end)
        else:
            self._stuck(None, Problem((), say.DEAD_END(step=step.id), say.GIVE_WAY))

    def _escalation(self, step: StepDefinition) -> Escalation:
        matrix = step.escalate or ""
        return Escalation(matrix, step.given, matrix_path(self.library, self.case, step))

    def _finish(self, end: str) -> None:
        """The innermost frame ends; its caller goes on, or the whole case ends with it."""
        whole = end == LOOP
        while self.open:
            frame = self.open.pop()
            self._set_end(frame.index, end)
            if end == RESOLVED:
                self.done |= frame.names
            opened = self._opened(frame.index)
            parent = self.open[-1] if self.open else None
            if parent is None:
                self.end = end
                return
            if whole:
                continue
            if opened == "call":
                parent.returned = end
                return
            if end == RESOLVED if opened == "first" else self._found_out(parent, frame, end):
                return
            whole = True

    def _found_out(self, parent: _Open, frame: _Open, end: str) -> bool:
        """Whether a case goes on after the procedure that was to find out an input."""
        name, parent.looking_for = parent.looking_for or "", None
        if self.case.present(name):
            return True
        if end != RESOLVED:
            return False
        parent.absent.add(name)
        if self.case.may_be_absent(name):
            return True
        message = say.NOT_FOUND_OUT(sop=frame.procedure.name, name=name)
        hint = say.SET_THERE(name=name)
        raise _HaltError("stuck", None, Trouble(frame.procedure.name, Problem((), message, hint)))

    def _set_end(self, index: int, end: str) -> None:
        """The end of a frame, and of those that went on to it by go_to."""
        self.frames[index] = replace(self.frames[index], end=end)
        while self.frames[index].opened == "go_to":
            index = self._left(index)
            self.frames[index] = replace(self.frames[index], end=end)

    def _opened(self, index: int) -> Opened:
        """How the first of a chain of go_to was opened."""
        while self.frames[index].opened == "go_to":
            index = self._left(index)
        return self.frames[index].opened

    def _left(self, index: int) -> int:
        """The frame that went on to a frame by go_to."""
        stop = self.frames[index].stop
        return self.stops[stop].frame if stop is not None else 0

    def _note(self, top: _Open, **fields: Any) -> None:
        """Write down something of the stop in progress."""
        if top.stop is not None:
            self.stops[top.stop] = replace(self.stops[top.stop], **fields)

    def _broken(self, top: _Open, step: StepDefinition, at: int, error: TableError) -> NoReturn:
        """Stop at the mistakes of a table, those of branches where they stand in the procedure."""
        if step.asking == "decide":
            raise _HaltError(
                "stuck", None, *(Trouble(step.decide, each) for each in error.problems)
            )
        moved = [replace(p, path=place_in_step(p.path, at, step)) for p in error.problems]
        raise _HaltError("stuck", None, *(Trouble(top.procedure.name, each) for each in moved))

    def _stuck(self, key: str | None, problem: Problem, table: str | None = None) -> NoReturn:
        """Stop at what is wrong with a document: a key of the step in progress, or a table."""
        if table is not None or not self.open:
            raise _HaltError("stuck", None, Trouble(table or self.start, problem))
        top = self.open[-1]
        path: tuple[str | int, ...] = ("first",)
        if key != "first" and top.at is not None:
            path = ("steps", top.at, *((key,) if key else ()), *problem.path)
        raise _HaltError("stuck", None, Trouble(top.procedure.name, replace(problem, path=path)))
