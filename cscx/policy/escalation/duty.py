"""Roles and who answers for them: off duty the call goes to the backup, and on to theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.hours import BUSINESS, Hours, Sort

_OFF_DUTY = Text("{role}{role:은/는} {hours}에만 받습니다", "{role} answers only {hours}")
_UNKNOWN = Text("{role} 역할이 목록에 없습니다", "there is no role {role}")


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the list has it. Hours that nobody wrote are the business hours."""

    name: str
    reach: str | None = None
    hours: Hours = BUSINESS
    hours_text: str = "영업시간"
    backup: str | None = None


class Passed(NamedTuple):
    """Somebody who is not there, and why."""

    role: str
    why: Text


class Reached(NamedTuple):
    """Who answers a call; `role` is None when nobody does. `passed` were tried before, in order."""

    role: Role | None
    passed: tuple[Passed, ...]


def reach(name: str, roles: Mapping[str, Role], calendar: Calendar, at: datetime) -> Reached:
    """Who answers when a role is called at a moment, along its backups, each tried once."""
    passed: dict[str, Passed] = {}
    following: str | None = name
    while following is not None and following not in passed:
        role = roles.get(following)
        if role is None:
            passed[following] = Passed(following, _UNKNOWN(role=following))
            break
        if calendar.on_duty(role.hours, at):
            return Reached(role, tuple(passed.values()))
        why = _OFF_DUTY(role=role.name, hours=role.hours_text)
        passed[following] = Passed(following, why)
        following = role.backup
    return Reached(None, tuple(passed.values()))


def backups(name: str, roles: Mapping[str, Role]) -> tuple[Role, ...]:
    """A role and those who stand in for it, in order, each once."""
    found: dict[str, Role] = {}
    following: str | None = name
    while following is not None and following not in found and following in roles:
        found[following] = roles[following]
        following = roles[following].backup
    return tuple(found.values())


def answering(name: str, roles: Mapping[str, Role]) -> tuple[Role, ...]:
    """Those who may answer a call to a role: up to the first who is always there."""
    found = []
    for role in backups(name, roles):
        found.append(role)
        if role.hours.sort is Sort.ALWAYS:
            break
    return tuple(found)


def backups_unknown(name: str, roles: Mapping[str, Role]) -> bool:
    """Whether a role, or one that its backups lead to, is not in the list."""
    members = backups(name, roles)
    last = members[-1].backup if members else name
    return last is not None and last not in roles
