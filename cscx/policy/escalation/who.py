"""Who is called now: the rule that fits, the level the case has come to, and who really answers.

The rule is the one that fits when the case begins. From then on the path runs by itself: a level
that does not answer in time hands on to the next, and the whole path is gone through as often as it
says. Who answers a call is looked up at the time of that call.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision, decide_known, read_facts
from cscx.policy.escalation.calendar import Standing
from cscx.policy.escalation.deadlines import Deadline
from cscx.policy.escalation.duty import Reached, reach
from cscx.policy.escalation.matrix import CallPath, Matrix
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import Value

Status = Literal["call", "nobody", "ended", "open", "none", "conflict"]

_AGAINST_CLOCK = Text(
    "그 시각에 ‘{name}’{name:은/는} ‘{value}’입니다", "at that time {name} is “{value}”"
)
_LEAVE_OUT = Text(
    "‘{name}’{name:을/를} 빼거나 시각을 고치세요. 달력으로 정해집니다.",
    "Leave {name} out, or correct the time: the calendar decides it.",
)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a path: `number` counts from 1 over all passes, `level` and `turn` from 1.

    `since` is when it is made, `due` by when an answer is awaited.
    """

    number: int
    level: int
    turn: int
    role: str
    reached: Reached
    deadline: Deadline
    since: datetime
    due: datetime


@dataclass(frozen=True, slots=True)
class OnCall:
    """The answer of a matrix to a case at a moment.

    call: somebody is called now; nobody: the role called now and all its backups are off duty;
    ended: the path has run out; open: facts are missing (see `decision`); none and conflict: the
    table has no rule for the case, or several. Without a path `calls` is empty.
    """

    status: Status
    decision: Decision
    began: datetime
    now: datetime
    standing: Standing
    rule: str | None = None
    path: CallPath | None = None
    calls: tuple[Call, ...] = ()
    current: Call | None = None

    @property
    def next(self) -> Call | None:
        """The call after the current one."""
        if self.current is None:
            return None
        return next((call for call in self.calls if call.number == self.current.number + 1), None)

    @property
    def left(self) -> timedelta | None:
        """How long an answer to the current call is still awaited."""
        return None if self.current is None else self.current.due - self.now

    @property
    def end(self) -> datetime | None:
        """When the path has run out."""
        return self.calls[-1].due if self.calls else None


def who(
    matrix: Matrix,
    facts: Mapping[str, Any],
    at: datetime,
    elapsed: timedelta = timedelta(0),
    nobody_knows: Collection[str] = (),
) -> OnCall:
    """Who is called in a case that began at a moment, some time later.

    `facts` are values as written; `at` without a zone is meant in that of the calendar. Raises
    ProblemError for a fact that is no value of its input or that contradicts the calendar; its path
    begins with the fact's name.
    """
    return who_known(matrix, read_facts(matrix.chain, facts), at, elapsed, nobody_knows)


def who_known(
    matrix: Matrix,
    known: Mapping[str, Value],
    at: datetime,
    elapsed: timedelta = timedelta(0),
    nobody_knows: Collection[str] = (),
) -> OnCall:
    """The same for typed values."""
    calendar = matrix.calendar
    began = calendar.local(at)
    now = calendar.later(began, elapsed)
    decision = decide_known(matrix.chain, known_at(matrix, known, began), nobody_knows)
    standing = calendar.standing(now)
    answer = decision.answer
    if decision.status in ("open", "none", "conflict") or answer is None:
        status: Status = "none" if decision.status == "decided" else decision.status  # type: ignore[assignment]  # a path has no alternatives
        return OnCall(status, decision, began, now, standing)
    position = list(matrix.chain.table.outputs).index("path")
    path = matrix.paths[str(answer.outcomes[0].values[position])]
    calls = schedule(matrix, path, began)
    rule = decision.rules[0]
    current = next((call for call in calls if now < call.due), None)
    if current is None:
        return OnCall("ended", decision, began, now, standing, rule, path, calls)
    answering = reach(current.role, matrix.roles, calendar, now)
    current = replace(current, reached=answering)
    found: Status = "call" if answering.role is not None else "nobody"
    return OnCall(found, decision, began, now, standing, rule, path, calls, current)


def path_for(matrix: Matrix, known: Mapping[str, Value]) -> str | None:
    """The path of a case of which every input is known; None where no rule fits, or several do."""
    chain = matrix.chain
    case = chain.complete(known)
    if case is None or any(name not in case for name in chain.table.fields):
        return None
    rows = chain.table.cover.containing(chain.table.box(case), chain.table.all_rows)
    paths = {matrix.path_of(rule) for rule in chain.table.rules_of(rows)}
    return paths.pop() if len(paths) == 1 else None


def known_at(matrix: Matrix, known: Mapping[str, Value], at: datetime) -> dict[str, Value]:
    """Values with what the calendar says at a moment; raises ProblemError where they contradict it."""
    case = dict(known)
    is_open = matrix.calendar.is_open(at)
    for name in matrix.clock:
        value = matrix.clock_value(name, is_open=is_open)
        if case.setdefault(name, value) != value:
            shown = matrix.chain.sources[name].show(value)
            message = _AGAINST_CLOCK(name=name, value=shown)
            raise ProblemError(Problem((name,), message, _LEAVE_OUT(name=name)))
    return case


def schedule(matrix: Matrix, path: CallPath, began: datetime) -> tuple[Call, ...]:
    """Every call of a path that begins at a moment, if nobody ever answers."""
    calls: list[Call] = []
    at = began
    for turn in range(1, path.passes + 1):
        for number, level in enumerate(path.levels, start=1):
            due = level.deadline.due(at, matrix.calendar)
            answering = reach(level.role, matrix.roles, matrix.calendar, at)
            calls.append(
                Call(len(calls) + 1, number, turn, level.role, answering, level.deadline, at, due)
            )
            at = due
    return tuple(calls)
