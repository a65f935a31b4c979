"""Who is on duty over the coming days: every moment at which something changes, and what it is then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cscx.policy.escalation.calendar import Standing
from cscx.policy.escalation.duty import answering, reach
from cscx.policy.escalation.hours import DAY
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.spans import Spans, duty_spans, open_spans


@dataclass(frozen=True, slots=True)
class Turn:
    """From `since` until the next turn: whether the company is open and why, who answers for whom.

    `answers` has every role that some path calls; None where nobody answers.
    """

    since: datetime
    standing: Standing
    answers: Mapping[str, str | None]


def called_roles(matrix: Matrix) -> tuple[str, ...]:
    """Every role that some path calls, in the order they are met."""
    return tuple(
        dict.fromkeys(level.role for path in matrix.paths.values() for level in path.levels)
    )


def turns(matrix: Matrix, first: date, days: int) -> tuple[Turn, ...]:
    """The turns of a period of days; the first one begins with it."""
    called = called_roles(matrix)
    found: list[Turn] = []
    for minutes in _changes(matrix, called, first, days):
        day, rest = divmod(minutes, DAY)
        at = matrix.calendar.moment(first + timedelta(days=day), rest)
        answers = {}
        for name in called:
            role = reach(name, matrix.roles, matrix.calendar, at).role
            answers[name] = None if role is None else role.name
        turn = Turn(at, matrix.calendar.standing(at), answers)
        if not found or (found[-1].standing, found[-1].answers) != (turn.standing, turn.answers):
            found.append(turn)
    return tuple(found)


def _changes(matrix: Matrix, called: tuple[str, ...], first: date, days: int) -> list[int]:
    """The minutes of the period at which an answer may change: ends of duty, and midnights."""
    hours = {role.hours for name in called for role in answering(name, matrix.roles)}
    kept: list[Spans] = [duty_spans(matrix.calendar, each, first, days) for each in hours]
    kept.append(open_spans(matrix.calendar, first, days))
    ends = {minute for spans in kept for span in spans for minute in span}
    return sorted((ends | {day * DAY for day in range(days)}) - {days * DAY})
