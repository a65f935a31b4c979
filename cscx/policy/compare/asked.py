"""A case of a matrix put to `who` in both versions, at a moment at which they answer differently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from cscx.policy.compare.versions import may_be
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.who import Call, OnCall, who_known
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Value

_HOURS: Final = (14, 22, 10, 3)
_DAYS: Final = 14
_NONE: Final = timedelta(0)
_MINUTE: Final = timedelta(minutes=1)
"""A call that waits goes to whoever is there by then."""
_SOME_DAY: Final = date(2024, 1, 8)
"""How long the calls of a path take is the same on every day, but for deadlines by days."""


class Asked(NamedTuple):
    """A case that `began` at a moment, `elapsed` later, and what both versions answer."""

    began: datetime
    elapsed: timedelta
    was: OnCall
    now: OnCall


def asked(
    before: Matrix,
    after: Matrix,
    case: Mapping[str, Value],
    moments: Iterable[datetime],
    is_it: Callable[[Call], bool] | None = None,
    *,
    by_plan: bool = False,
) -> Asked | None:
    """The first moment of several at which a case is answered differently, by the roles if possible.

    The case begins there, or so much earlier that a later call is made there. `is_it` says which call
    has to be under way in the new version; `by_plan`: the path shows it, whoever answers for its roles.
    """
    roles, whole = (_planned_role, _planned) if by_plan else (_roles, _whole)
    lengths = _lengths(before, after, case)
    for moment in moments:
        other: Asked | None = None
        for found in _answers(before, after, case, moment, lengths):
            call = found.now.current
            if is_it is not None and not (call and is_it(call)):
                continue
            if roles(found.was) != roles(found.now):
                return found
            if other is None and whole(found.was) != whole(found.now):
                other = found
        if other is not None:
            return other
    return None


def usual_moments(first: date) -> Iterator[datetime]:
    """Moments by day and by night of the two weeks from a day on, without a zone."""
    for hour in _HOURS:
        for days in range(1, _DAYS + 1):
            yield datetime.combine(first + timedelta(days=days), time(hour))


def _answers(
    before: Matrix,
    after: Matrix,
    case: Mapping[str, Value],
    moment: datetime,
    lengths: Iterable[timedelta],
) -> Iterator[Asked]:
    for length in lengths:
        for began in dict.fromkeys((moment, moment - length)):
            was, now = (_who(each, case, began, length) for each in (before, after))
            if was is not None and now is not None:
                yield Asked(now.began, length, was, now)


def _lengths(before: Matrix, after: Matrix, case: Mapping[str, Value]) -> list[timedelta]:
    """How long after the beginning a call of either version is made or waits, the soonest first."""
    found = {_NONE}
    for matrix in (before, after):
        answers = (_who(matrix, case, moment, _NONE) for moment in usual_moments(_SOME_DAY))
        answer = next((each for each in answers if each is not None), None)
        if answer is not None:
            found.update(
                call.since - answer.began + more
                for call in answer.calls
                for more in (_NONE, _MINUTE)
            )
    return sorted(found)


def _who(
    matrix: Matrix, case: Mapping[str, Value], began: datetime, elapsed: timedelta
) -> OnCall | None:
    """The answer to a case; None where the calendar contradicts it, or a value is not of this version."""
    sources = matrix.chain.sources
    known = {name: value for name, value in case.items() if name in sources}
    if not all(may_be(sources[name], value) for name, value in known.items()):
        return None
    try:
        return who_known(matrix, known, began, elapsed)
    except ProblemError:
        return None


def _roles(found: OnCall) -> tuple[object, ...]:
    """Who is called, and who answers."""
    call = found.current
    role = None if call is None else call.reached.role
    return found.status, call and call.role, role and role.name, role and role.reach


def _whole(found: OnCall) -> tuple[object, ...]:
    """The path, who is called now, and until when."""
    path = None if found.path is None else found.path.name
    due = None if found.current is None else found.current.due
    return path, _roles(found), due


def _planned_role(found: OnCall) -> tuple[object, ...]:
    """Who is called, whoever answers."""
    return found.status, None if found.current is None else found.current.role


def _planned(found: OnCall) -> tuple[object, ...]:
    """The path, who is called now, and until when, whoever answers."""
    path = None if found.path is None else found.path.name
    due = None if found.current is None else found.current.due
    return path, _planned_role(found), due
