"""The frames of a walk in progress: procedures entered, waited for, left, and how each one ended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NoReturn

from cscx.policy.language.problem import Path, Problem
from cscx.policy.walk import messages as say
from cscx.policy.walk.case import Case
from cscx.policy.walk.definition import ProcedureDefinition, StepDefinition
from cscx.policy.walk.result import (
    LOOP,
    RESOLVED,
    Frame,
    Need,
    Opened,
    Status,
    Stop,
    Trouble,
)
from cscx.policy.walk.scope import Library


class HaltError(Exception):
    """Ends a walk before its end: needs, stuck, broken or invalid."""

    def __init__(self, status: Status, need: Need | None, *troubles: Trouble) -> None:
        super().__init__(status)
        self.status = status
        self.need = need
        self.troubles = troubles


class Open:
    """A frame while it is open.

    `at` is the position of its step, `stop` that of the stop in progress there, None before the
    first step and between steps. `returned` is the end of what the step called. `absent` are inputs
    that could not be found out at this step, `looking_for` is the one being found out.
    """

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


class Journey:
    """Frames, what is noted of each stop, and the stack of what is open."""

    def __init__(self, library: Library, start: str, case: Case) -> None:
        self.library = library
        self.start = start
        self.case = case
        self.frames: list[Frame] = []
        self.notes: list[dict[str, Any]] = []
        self.open: list[Open] = []
        self.done: set[str] = set()
        self.end: str | None = None

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The steps taken so far."""
        return tuple(Stop(**each) for each in self.notes)

    def arrive(self, top: Open, step: StepDefinition) -> None:
        """Begin a stop."""
        top.stop = len(self.notes)
        collected = self.case.collected(step)
        self.notes.append({"frame": top.index, "step": step, "collected": collected})

    def enter(self, name: str, opened: Opened, missing: str | None = None) -> None:
        """Open a procedure. The frame that asks for it waits; with go_to it is gone.

        One whose end was given is not run again. Raises HaltError where there is no such procedure
        or it waits for this one.
        """
        top = self.open[-1] if self.open else None
        place = () if opened in ("start", "missing") else (opened,)
        procedure = self.library.procedures.get(name)
        if procedure is None:
            self.broken(place, Problem((), say.NO_SOP(name=name), say.CHECK_NAME))
        if not procedure.steps:
            nothing = Problem(("steps",), say.NO_STEPS(name=name), say.CHECK_NAME)
            raise HaltError("broken", None, Trouble(name, nothing))
        staying = self.open[:-1] if opened == "go_to" else self.open
        running = [each.procedure.name for each in staying]
        if name in running:
            way = " → ".join([*running[running.index(name) :], name])
            self.broken(place, Problem((), say.CIRCLE(way=way), say.BREAK_CIRCLE))
        made = Open(len(self.frames), procedure)
        parent, stop = None, None
        if top is not None:
            parent = self.frames[top.index].parent if opened == "go_to" else top.index
            stop = top.stop
        if top is not None and opened == "go_to":
            made.names |= top.names
            self.open.pop()
        depth = len(self.open)
        self.frames.append(Frame(name, opened, parent, depth, stop, len(self.notes), None, missing))
        self.open.append(made)
        before = self.case.end_of(name) if opened in ("first", "call", "missing") else None
        if before is not None:
            self.finish(before)

    def finish(self, end: str) -> None:
        """The innermost frame ends; its caller goes on, or the whole case ends with it."""
        whole = end == LOOP
        while self.open:
            frame = self.open.pop()
            opened = self._close(frame.index, end)
            if end == RESOLVED:
                self.done |= frame.names
            if not self.open:
                self.end = end
                return
            parent = self.open[-1]
            if whole:
                continue
            if opened == "call":
                parent.returned = end
                return
            goes_on = end == RESOLVED
            if opened == "missing":
                goes_on = self._found_out(parent, frame.procedure.name, end)
            if goes_on:
                return
            whole = True

    def note(self, top: Open, **fields: Any) -> None:
        """Write down something of the stop in progress."""
        if top.stop is not None:
            self.notes[top.stop].update(fields)

    def stuck(self, key: str | None, problem: Problem, table: str | None = None) -> NoReturn:
        """The step in progress has no way on for this case; the problem is its key's, or a table's."""
        place = () if key is None else (key,)
        trouble = Trouble(table, problem) if table is not None else self._trouble(place, problem)
        raise HaltError("stuck", None, trouble)

    def broken(self, place: Path, problem: Problem) -> NoReturn:
        """What the step in progress says cannot be done: a mistake in the document."""
        raise HaltError("broken", None, self._trouble(place, problem))

    def _trouble(self, place: Path, problem: Problem) -> Trouble:
        if not self.open:
            return Trouble(self.start, problem)
        top = self.open[-1]
        path: Path = ("first",) if top.at is None else ("steps", top.at, *place, *problem.path)
        return Trouble(top.procedure.name, replace(problem, path=path))

    def _found_out(self, parent: Open, procedure: str, end: str) -> bool:
        """Whether a case goes on after the procedure that was to find out an input."""
        name, parent.looking_for = parent.looking_for or "", None
        if self.case.present(name):
            return True
        if end != RESOLVED:
            return False
        parent.absent.add(name)
        if self.case.may_be_absent(name):
            return True
        message = say.NOT_FOUND_OUT(sop=procedure, name=name)
        problem = Problem((), message, say.SET_THERE(name=name))
        raise HaltError("stuck", None, Trouble(procedure, problem))

    def _close(self, index: int, end: str) -> Opened:
        """Write the end of a frame and of those that went on to it; how the first was opened."""
        self.frames[index] = replace(self.frames[index], end=end)
        while self.frames[index].opened == "go_to":
            stop = self.frames[index].stop
            index = self.notes[stop]["frame"] if stop is not None else 0
            self.frames[index] = replace(self.frames[index], end=end)
        return self.frames[index].opened
