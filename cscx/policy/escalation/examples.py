"""The examples of a matrix: whether the right person is called.

`path` is the path taken; `call` is who really answers first (after backups), or without `at`, when
nobody knows who is on duty, the role of the first level; `within` is the first level's time; `next`
who is called after that; `calls` those of one pass in turn with their times, as “파트장 10분”;
`repeat` how many passes there are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cscx.messages import Text, same
from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.escalation.deadlines import Deadline, read_deadline, same_length
from cscx.policy.escalation.duty import Reached
from cscx.policy.escalation.matrix import CallPath, Level, Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.who import OnCall, who
from cscx.policy.language.problem import Path, Problem, ProblemError

_MISSING = Text(
    "‘{name}’{name:이/가} 없어 경로를 정할 수 없습니다", "{name} is missing, so no path is found"
)
_GIVE = Text("given에 ‘{name}’{name:을/를} 더하세요.", "Add {name} to given.")
_NO_AT = Text("시각(at)이 없어 경로를 정할 수 없습니다", "without a time (at) no path is found")
_GIVE_AT = Text(
    "given에 at을 더하세요. 예: at: 2026-11-23 14:00.", "Add at to given: at: 2026-11-23 14:00."
)
_NO_RULE = Text("맞는 규칙이 없습니다", "no rule fits")
_SEVERAL = Text("규칙 여럿이 맞습니다", "several rules fit")
_NOBODY = Text("아무도 받지 않음", "nobody")
_NO_NEXT = Text("없음", "none")
_INSTEAD = Text("{who}({why})", "{who} ({why})")


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that came out otherwise than expected."""

    key: str
    expected: Text
    found: Text


@dataclass(frozen=True, slots=True)
class CheckedExample:
    """One example after running: the rule it took, what differs, or why it could not be run."""

    index: int
    rule: str | None
    differences: tuple[Difference, ...] = ()
    problem: Problem | None = None

    @property
    def passed(self) -> bool:
        """Whether everything came out as expected."""
        return not self.differences and self.problem is None


def told_calls(matrix: Matrix, given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Everybody called in turn in a case, and how often, as an example expects it.

    None where no path is found or somebody is not reached.
    """
    values = {name: value for name, value in given.items() if name != "at"}
    try:
        if "at" in given:
            moment = parse_moment(str(given["at"]), matrix.calendar)
            found = who(matrix, values, moment)
            shown = _shown(found) if found.path is not None else None
        else:
            decision = decide(matrix.chain, values)
            shown = _as_written(matrix, decision) if decision.answer else None
    except ProblemError:
        return None
    if shown is None or any(role is None for role, _ in shown.calls):
        return None
    calls = [f"{role} {due.text}" for role, due in shown.calls]
    return {"path": shown.path, "calls": calls, "repeat": shown.repeat}


def check_examples(matrix: Matrix) -> tuple[CheckedExample, ...]:
    """Run every example of a matrix."""
    return tuple(_check(matrix, index) for index in range(len(matrix.examples)))


def _check(matrix: Matrix, index: int) -> CheckedExample:
    example = matrix.examples[index]
    place: Path = ("examples", index, "given")
    try:
        if example.at is None:
            return _timeless(matrix, index)
        at = parse_moment(example.at, matrix.calendar)
    except ProblemError as error:
        return _failed(index, error, (*place, "at") if example.at is not None else place)
    try:
        found = who(matrix, example.given, at)
    except ProblemError as error:
        return _failed(index, error, place)
    problem = _undecided(found.decision, matrix, place)
    if problem is not None or found.path is None:
        return CheckedExample(index, None, problem=problem)
    return _compare(index, found.rule, example.expect, _shown(found))


def _timeless(matrix: Matrix, index: int) -> CheckedExample:
    """An example without a moment: only the rule and the path as written can be told."""
    example = matrix.examples[index]
    place: Path = ("examples", index, "given")
    decision = decide(matrix.chain, example.given)
    problem = _undecided(decision, matrix, place)
    if problem is not None or decision.answer is None:
        return CheckedExample(index, None, problem=problem)
    return _compare(index, decision.rules[0], example.expect, _as_written(matrix, decision))


def _as_written(matrix: Matrix, decision: Decision) -> _Shown:
    """The path a decision leads to, with its roles as written."""
    assert decision.answer is not None  # noqa: S101 - asked by the caller
    position = list(matrix.chain.table.outputs).index("path")
    path = matrix.paths[str(decision.answer.outcomes[0].values[position])]
    first = path.levels[0]
    following = _second(path)
    return _Shown(
        path.name,
        (first.role, same(first.role)),
        first.deadline,
        (following.role, same(following.role)) if following else (None, _NO_NEXT),
        tuple((level.role, level.deadline) for level in path.levels),
        path.passes,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """What came out: names to compare, with the words that tell of them."""

    path: str
    call: tuple[str | None, Text]
    within: Deadline
    next: tuple[str | None, Text]
    calls: tuple[tuple[str | None, Deadline], ...]
    repeat: int


def _shown(found: OnCall) -> _Shown:
    calls = found.calls
    path = found.path
    assert path is not None  # noqa: S101 - asked by the caller
    following = calls[1].reached if len(calls) > 1 else None
    return _Shown(
        path.name,
        _answering(calls[0].reached),
        calls[0].deadline,
        _answering(following) if following is not None else (None, _NO_NEXT),
        tuple((_answering(call.reached)[0], call.deadline) for call in calls if call.turn == 1),
        path.passes,
    )


def _answering(reached: Reached) -> tuple[str | None, Text]:
    if reached.role is None:
        return None, _NOBODY
    name = reached.role.name
    if not reached.passed:
        return name, same(name)
    return name, _INSTEAD(who=name, why=reached.passed[0].why)


def _second(path: CallPath) -> Level | None:
    if len(path.levels) > 1:
        return path.levels[1]
    return path.levels[0] if path.passes > 1 else None


def _undecided(decision: Decision, matrix: Matrix, place: Path) -> Problem | None:
    match decision.status:
        case "none":
            return Problem(place, _NO_RULE, Text("", ""))
        case "conflict":
            return Problem(place, _SEVERAL, Text("", ""))
        case "open":
            name = decision.ask.input if decision.ask else ""
            if name in matrix.clock:
                return Problem(place, _NO_AT, _GIVE_AT)
            return Problem(place, _MISSING(name=name), _GIVE(name=name))
    return None


def _compare(
    index: int, rule: str | None, expect: Mapping[str, Any], shown: _Shown
) -> CheckedExample:
    differing = []
    for key, wanted in expect.items():
        compare = _COMPARE.get(key)
        if compare is None:
            continue
        try:
            found = compare(wanted, shown)
        except ProblemError as error:
            return _failed(index, error, ("examples", index, "expect", key))
        if found is not None:
            told = ", ".join(wanted) if isinstance(wanted, list) else str(wanted)
            differing.append(Difference(key, same(told), found))
    return CheckedExample(index, rule, tuple(differing))


def _path(wanted: Any, shown: _Shown) -> Text | None:
    return None if wanted == shown.path else same(shown.path)


def _call(wanted: Any, shown: _Shown) -> Text | None:
    return None if wanted == shown.call[0] else shown.call[1]


def _within(wanted: Any, shown: _Shown) -> Text | None:
    alike = same_length(read_deadline(str(wanted)), shown.within)
    return None if alike else same(shown.within.text)


def _next(wanted: Any, shown: _Shown) -> Text | None:
    return None if wanted == shown.next[0] else shown.next[1]


def _calls(wanted: Any, shown: _Shown) -> Text | None:
    items = wanted if isinstance(wanted, list | tuple) else [wanted]
    read = [str(item).partition(" ") for item in items]
    alike = len(read) == len(shown.calls) and all(
        role == found and same_length(read_deadline(within.strip()), deadline)
        for (role, _, within), (found, deadline) in zip(read, shown.calls, strict=True)
    )
    if alike:
        return None
    told = [(role or _NOBODY.ko, role or _NOBODY.en, due.text) for role, due in shown.calls]
    return Text(
        ", ".join(f"{ko} {text}" for ko, _, text in told),
        ", ".join(f"{en} {text}" for _, en, text in told),
    )


def _repeat(wanted: Any, shown: _Shown) -> Text | None:
    return None if wanted == shown.repeat else same(str(shown.repeat))


_COMPARE: dict[str, Callable[[Any, _Shown], Text | None]] = {
    "path": _path,
    "call": _call,
    "within": _within,
    "next": _next,
    "calls": _calls,
    "repeat": _repeat,
}


def _failed(index: int, error: ProblemError, place: Path) -> CheckedExample:
    problem = error.problem
    return CheckedExample(index, None, problem=replace(problem, path=(*place, *problem.path)))
