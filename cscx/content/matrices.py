"""From escalation, roles and calendar documents to a matrix that runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, tzinfo
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds import calendar as calendar_kind
from cscx.content.kinds.calendar import Day
from cscx.content.kinds.escalation import Escalation, EscalationExample
from cscx.content.public_holidays import HOME, HolidaySource, check_country
from cscx.messages import DID_YOU_MEAN, Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.duty import Role
from cscx.policy.escalation.hours import BUSINESS, Hours, Sort, parse_hours, parse_week
from cscx.policy.escalation.matrix import (
    ExampleDefinition,
    LevelDefinition,
    Matrix,
    PathDefinition,
    compile_matrix,
)
from cscx.policy.language.conditions import FACT
from cscx.policy.language.problem import Problem, ProblemError, TableError, wrong
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import Facts
from cscx.text import closest
from cscx.worktime import parse_date

HOME_ZONE = "Asia/Seoul"
NO_CALENDAR = Calendar(ZoneInfo(HOME_ZONE), Hours(Sort.WEEKLY))

_NO_ZONE = Text("‘{zone}’ 시간대가 없습니다", "there is no time zone “{zone}”")
_ZONE_IS = Text(
    "‘Asia/Seoul’처럼 대륙/도시로 쓰세요.", "Write it as continent/city, such as Asia/Seoul."
)
_ZONE_MISSING = Text(
    "{country}의 시간대를 알 수 없습니다", "the time zone of {country} is not known"
)
_ADD_ZONE = Text(
    "calendar에 `zone: America/New_York`처럼 더하세요.",
    "Add it to the calendar, as in `zone: America/New_York`.",
)
_SHORT_FOR = {"KST": HOME_ZONE, "SEOUL": HOME_ZONE, "JST": "Asia/Tokyo", "KOREA": HOME_ZONE}


@dataclass(frozen=True, slots=True)
class Misfit:
    """A problem together with the document it stands in."""

    document: Document
    problem: Problem


class MatrixError(Exception):
    """Raised when a matrix cannot run; `misfits` say why, each in its document."""

    def __init__(self, misfits: tuple[Misfit, ...]) -> None:
        super().__init__("; ".join(misfit.problem.text.en for misfit in misfits))
        self.misfits = misfits


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all matrices of a knowledge base share, and what of it could not be read."""

    calendar: Calendar | None
    roles: Mapping[str, Role]
    misfits: tuple[Misfit, ...]


def surroundings_of(corpus: Corpus) -> Surroundings:
    """The calendar and the roles of a knowledge base. Of two calendars the first one counts."""
    misfits: list[Misfit] = []
    calendar = None
    for document, body in corpus.of(calendar_kind.Calendar):
        calendar = _calendar(document, body, corpus.holidays, misfits)
        break
    return Surroundings(calendar, _roles(corpus, misfits), tuple(misfits))


def matrix_of(
    corpus: Corpus,
    document: Document,
    chain: Chain,
    facts: Facts,
    shared: Surroundings,
) -> Matrix:
    """The matrix of an escalation document; raises MatrixError."""
    body = document.body
    assert isinstance(body, Escalation)  # noqa: S101 - the kind of the document
    inputs = corpus.items("input")
    try:
        matrix = compile_matrix(
            chain,
            {
                name: PathDefinition(
                    tuple(LevelDefinition(level.call, level.within) for level in path.levels),
                    path.repeat,
                )
                for name, path in body.paths.items()
            },
            severities=tuple(body.severities),
            roles=shared.roles,
            calendar=shared.calendar,
            no_calendar=NO_CALENDAR,
            clock=tuple(name for name, item in inputs.items() if item.from_ == "calendar"),
            facts=facts,
            examples=tuple(_example(example, facts) for example in body.examples),
        )
    except TableError as error:
        misfits = tuple(Misfit(document, problem) for problem in error.problems)
        raise MatrixError((*shared.misfits, *misfits)) from None
    if shared.misfits:
        raise MatrixError(shared.misfits)
    return matrix


def zone_of(body: calendar_kind.Calendar) -> tzinfo:
    """The time zone of a calendar; raises ProblemError whose path is its key."""
    name = body.zone or (HOME_ZONE if body.country == HOME else None)
    if name is None:
        raise _placed(wrong(_ZONE_MISSING(country=body.country), _ADD_ZONE), "country")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        meant = _SHORT_FOR.get(name.upper()) or closest(name, available_timezones())
        hint = DID_YOU_MEAN(near=meant) if meant else _ZONE_IS
        raise _placed(wrong(_NO_ZONE(zone=name), hint), "zone") from None


def days_named(days: list[Day]) -> dict[date, str]:
    """The company's own days by date; those that do not exist are left out."""
    found: dict[date, str] = {}
    for day in days:
        read = parse_date(day.date)
        if read is not None:
            found[read] = day.name
    return found


def _calendar(
    document: Document,
    body: calendar_kind.Calendar,
    holidays: HolidaySource,
    misfits: list[Misfit],
) -> Calendar | None:
    zone: tzinfo = UTC
    hours = BUSINESS
    before = len(misfits)
    try:
        check_country(body.country)
        zone = zone_of(body)
    except ProblemError as error:
        path = error.problem.path or ("country",)
        misfits.append(Misfit(document, replace(error.problem, path=path)))
    try:
        hours = parse_week(body.hours)
    except ProblemError as error:
        problem = error.problem
        misfits.append(Misfit(document, replace(problem, path=("hours", *problem.path))))
    if len(misfits) > before:
        return None
    return Calendar(
        zone,
        hours,
        partial(holidays, body.country),
        days_named(body.closed),
        days_named(body.open),
        body.country,
    )


def _roles(corpus: Corpus, misfits: list[Misfit]) -> dict[str, Role]:
    found = {}
    for entry in corpus.entries.values():
        if entry.kind != "role" or entry.body is None:
            continue
        hours, text = BUSINESS, entry.body.hours
        if text is not None:
            try:
                hours = parse_hours(text)
            except ProblemError as error:
                problem = replace(error.problem, path=(*entry.path, "hours"))
                misfits.append(Misfit(entry.document, problem))
        found[entry.name] = Role(
            entry.name, entry.body.reach, hours, text or "영업시간", entry.body.backup
        )
    return found


def _example(example: EscalationExample, facts: Facts) -> ExampleDefinition:
    given: dict[str, Any] = dict(example.given)
    at = given.pop("at", None)
    expect = {key: _resolved(value, facts) for key, value in example.expect.items()}
    moment = None if at is None else str(at)
    return ExampleDefinition(example.name, given, moment, expect, not example.unconfirmed)


def _resolved(value: Any, facts: Facts) -> Any:
    found = FACT.fullmatch(value.strip()) if isinstance(value, str) else None
    named = facts(found[1]) if found else None
    return named if isinstance(named, str) else value


def _placed(error: ProblemError, key: str) -> ProblemError:
    return ProblemError(replace(error.problem, path=(key,)))
