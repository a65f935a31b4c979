"""Every small mistake a hand could make in the paths of an escalation matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from cscx.messages import Text
from cscx.policy.escalation.deadlines import Deadline
from cscx.policy.escalation.matrix import CallPath, Level, Matrix
from cscx.policy.language.problem import Path

_CALL = Text(
    "‘{path}’의 {level}단계가 {role}{role:으로/로} 바뀜", "{path}, level {level}: calls {role}"
)
_WITHIN = Text(
    "‘{path}’의 {level}단계 기다리는 시간이 {within}{within:으로/로} 바뀜",
    "{path}, level {level}: waits {within}",
)
_LOST = Text("‘{path}’의 {level}단계가 없어짐", "{path}: level {level} is gone")
_SWAPPED = Text(
    "‘{path}’의 {level}단계와 {next}단계의 순서가 바뀜",
    "{path}: levels {level} and {next} change places",
)
_REPEATED = Text("‘{path}’{path:을/를} {times}번 돎", "{path} is gone through {times} times")


@dataclass(frozen=True, slots=True)
class PathMutant:
    """One small mistake in a path in words, and the matrix that has it; `place` leads to it."""

    name: str
    place: Path
    text: Text
    matrix: Matrix


def path_mutants(matrix: Matrix) -> Iterator[PathMutant]:
    """Every mutant of the paths."""
    used = list(dict.fromkeys(lv.role for path in matrix.paths.values() for lv in path.levels))
    roles = used if len(used) > 1 else [*used, *(r for r in matrix.roles if r not in used)]
    for name, path in matrix.paths.items():
        for place, text, changed in _changed(path, roles):
            paths = {**matrix.paths, name: changed}
            yield PathMutant(name, ("paths", name, *place), text, replace(matrix, paths=paths))


def _changed(path: CallPath, roles: list[str]) -> Iterator[tuple[Path, Text, CallPath]]:
    for index, level in enumerate(path.levels):
        number = index + 1
        others = [role for role in _after(roles, level.role) if role != level.role]
        if others:
            text = _CALL(path=path.name, level=number, role=others[0])
            changed = _with(path, index, replace(level, role=others[0]))
            yield ("levels", index, "call"), text, changed
        longer = _doubled(level.deadline)
        text = _WITHIN(path=path.name, level=number, within=longer.text)
        changed = _with(path, index, replace(level, deadline=longer))
        yield ("levels", index, "within"), text, changed
        if len(path.levels) > 1:
            fewer = (*path.levels[:index], *path.levels[number:])
            text = _LOST(path=path.name, level=number)
            yield ("levels", index), text, replace(path, levels=fewer)
        if number < len(path.levels):
            levels = list(path.levels)
            levels[index], levels[number] = levels[number], levels[index]
            text = _SWAPPED(path=path.name, level=number, next=number + 1)
            yield ("levels", index), text, replace(path, levels=tuple(levels))
    for passes in (path.passes - 1, path.passes + 1):
        if passes:
            text = _REPEATED(path=path.name, times=passes)
            place: Path = ("repeat",) if path.passes > 1 else ()
            yield place, text, replace(path, passes=passes)


def _with(path: CallPath, index: int, level: Level) -> CallPath:
    return replace(path, levels=(*path.levels[:index], level, *path.levels[index + 1 :]))


def _after(roles: list[str], role: str) -> list[str]:
    at = roles.index(role) + 1 if role in roles else 0
    return [*roles[at:], *roles[:at]]


def _doubled(deadline: Deadline) -> Deadline:
    """Twice as long, in words of the same unit."""
    duration = deadline.duration
    longer = duration._replace(amount=Fraction(duration.amount * 2))
    number = str(duration.amount * 2)
    written = deadline.text
    digits = len(written) - len(written.lstrip("0123456789,."))
    return Deadline(longer, f"{number}{written[digits:]}")
