"""“Who now” for a page: everything a browser needs to name who is on duty, without asking anybody.

The calendar of the coming days is resolved here; the browser only looks up its clock in it. The
format is described by `duty_model`; assets/js/onduty.js reads it, and both are held together by the
same test vectors.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any, NamedTuple

from cscx.messages import Language, Text
from cscx.policy.escalation.deadlines import Deadline
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.turns import Turn, called_roles, turns
from cscx.policy.escalation.who import path_for
from cscx.policy.language.values import Value
from cscx.policy.proof.region import mask_text
from cscx.policy.tables.domains import Element

DAYS = 120
_MOST_CASES = 1_000


class Choice(NamedTuple):
    """Something that can be chosen for an input: how it is called, and a value it stands for."""

    text: Text
    value: Value


def askable(matrix: Matrix) -> dict[str, list[Choice]] | None:
    """The inputs somebody has to choose, each with what can be chosen; None where that is no short list.

    Of a number or date the ranges that some rule tells apart are offered.
    """
    found: dict[str, list[Choice]] = {}
    cases = 1
    for name in matrix.chain.sources:
        if name in matrix.clock:
            continue
        columns = matrix.chain.columns.get(name, ())
        if len(columns) != 1 or isinstance(columns[0], Element):
            return None
        column = columns[0]
        choices = [
            Choice(mask_text(column, 1 << atom), column.sample(atom)) for atom in range(column.size)
        ]
        cases *= len(choices)
        if cases > _MOST_CASES:
            return None
        found[name] = choices
    return found


def duty_model(
    matrix: Matrix, first: date, language: Language, days: int = DAYS
) -> dict[str, Any] | None:
    """The data for a browser; None where it cannot name anybody by itself.

    That is where questions cannot be answered by choosing, and with deadlines of months, which are
    no matter of a telephone.

    zone: name for showing times · start: minutes since 1970 of the first midnight · end: minutes
    from there to where the calendar ends · roles: [name, contact] · called: indexes into roles, as
    levels name them · states: [open, index into roles for each of `called`, -1 for nobody] ·
    why: texts · turns: [minutes since the turn before, state, why] · inputs: [name, values] ·
    paths: [name, passes, [[index into called, text, minutes | "d"count | "b"count]]] ·
    picks: index into paths, -1 for no rule, by inputs in order, the last one fastest; and then,
    where the calendar decides, first open, then closed · clock: whether it does · days: for
    deadlines by days the minutes from start to each day's end and, on business days, closing.
    """
    inputs = askable(matrix)
    if inputs is None or _by_months(matrix):
        return None
    called = called_roles(matrix)
    changes = turns(matrix, first, days)
    names = _reached(called, changes)
    start = matrix.calendar.moment(first, 0)
    states: dict[tuple[bool, tuple[int, ...]], int] = {}
    reasons: dict[str, int] = {}
    listed: list[list[int]] = []
    before = start
    for turn in changes:
        at = tuple(-1 if name is None else names[name] for name in turn.answers.values())
        state = states.setdefault((turn.standing.open, at), len(states))
        reason = reasons.setdefault(turn.standing.why.to(language), len(reasons))
        listed.append([_minutes(turn.since - before), state, reason])
        before = turn.since
    model: dict[str, Any] = {
        "zone": str(matrix.calendar.zone),
        "start": _minutes(start - datetime(1970, 1, 1, tzinfo=UTC)),
        "end": _minutes(matrix.calendar.moment(first + timedelta(days=days), 0) - start),
        "roles": [[name, matrix.roles[name].reach or ""] for name in names],
        "called": list(called),
        "states": [[int(is_open), *at] for is_open, at in states],
        "why": list(reasons),
        "turns": listed,
        "inputs": [
            [name, [choice.text.to(language) for choice in choices]]
            for name, choices in inputs.items()
        ],
        "paths": [
            [
                path.name,
                path.passes,
                [
                    [called.index(level.role), level.deadline.text, _length(level.deadline)]
                    for level in path.levels
                ],
            ]
            for path in matrix.paths.values()
        ],
        "picks": _picks(matrix, inputs),
        "clock": bool(matrix.clock),
    }
    if any(isinstance(level[2], str) for path in model["paths"] for level in path[2]):
        model["days"] = _days(matrix, first, days, start)
    return model


def _reached(called: tuple[str, ...], changes: tuple[Turn, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for turn in changes:
        for name in called:
            who = turn.answers[name]
            if who is not None:
                found.setdefault(who, len(found))
    return found


def _picks(matrix: Matrix, inputs: dict[str, list[Choice]]) -> list[int]:
    paths = list(matrix.paths)
    found = []
    for choices in product(*inputs.values()):
        known = {name: choice.value for name, choice in zip(inputs, choices, strict=True)}
        for is_open in (True, False) if matrix.clock else (True,):
            clock = {name: matrix.clock_value(name, is_open=is_open) for name in matrix.clock}
            path = path_for(matrix, {**known, **clock})
            found.append(paths.index(path) if path is not None else -1)
    return found


def _by_months(matrix: Matrix) -> bool:
    return any(
        level.deadline.duration.unit in ("month", "year")
        for path in matrix.paths.values()
        for level in path.levels
    )


def _length(deadline: Deadline) -> int | float | str:
    clock = deadline.clock
    if clock is not None:
        minutes = clock.total_seconds() / 60
        return int(minutes) if minutes.is_integer() else minutes
    unit, amount = deadline.duration.unit, int(deadline.duration.amount)
    if unit == "business day":
        return f"b{amount}"
    return f"d{amount * (7 if unit == 'week' else 1)}"


def _days(matrix: Matrix, first: date, days: int, start: datetime) -> list[list[int]]:
    found = []
    for index in range(days):
        day = first + timedelta(days=index)
        end = _minutes(matrix.calendar.moment(day + timedelta(days=1), 0) - start)
        open_ = matrix.calendar.is_business_day(day)
        found.append([end, _minutes(matrix.calendar.closing(day) - start)] if open_ else [end])
    return found


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds() // 60)
