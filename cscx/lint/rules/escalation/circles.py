"""Circles of backups in which at some hour nobody is on duty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.matrices import NO_CALENDAR
from cscx.lint.once import once
from cscx.lint.rules.escalation.matrices import policies
from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.duty import Role, backups
from cscx.policy.escalation.hours import DAY
from cscx.policy.escalation.spans import complement, duty_spans, union

_DAYS = 731


class Circle(NamedTuple):
    """Roles that stand in for each other, and the first moment when none is there, in words.

    A role that is its own backup is a circle of one, whatever its hours.
    """

    names: tuple[str, ...]
    silent: Text | None


@once
def silent_circles(corpus: Corpus) -> tuple[Circle, ...]:
    """Every such circle once, beginning with its first role."""
    shared = policies(corpus).surroundings
    calendar = shared.calendar or NO_CALENDAR
    found: list[Circle] = []
    told: set[str] = set()
    for name in shared.roles:
        members = backups(name, shared.roles)
        if name in told or members[-1].backup != name:
            continue
        told.update(member.name for member in members)
        silent = _first_silence(members, calendar, corpus)
        if silent is not None or len(members) == 1:
            found.append(Circle(tuple(member.name for member in members), silent))
    return tuple(found)


def in_silent_circle(corpus: Corpus, role: str) -> bool:
    """Whether the backups of a role lead into such a circle."""
    roles: Mapping[str, Role] = policies(corpus).surroundings.roles
    silent = {name for circle in silent_circles(corpus) for name in circle.names}
    return any(member.name in silent for member in backups(role, roles))


def _first_silence(members: tuple[Role, ...], calendar: Calendar, corpus: Corpus) -> Text | None:
    there = (
        span
        for member in members
        for span in duty_spans(calendar, member.hours, corpus.as_of, _DAYS)
    )
    silent = complement(union(there, _DAYS * DAY), _DAYS * DAY)
    if not silent:
        return None
    return calendar.describe(calendar.moment(corpus.as_of, silent[0][0]))
