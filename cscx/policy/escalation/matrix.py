"""An escalation matrix ready to run: its table compiled, its paths read, its roles and calendar at hand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cscx.messages import Text
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.deadlines import Deadline, read_deadline
from cscx.policy.escalation.duty import Role, answering
from cscx.policy.escalation.hours import Sort
from cscx.policy.language.conditions import FACT
from cscx.policy.language.problem import Path, Problem, ProblemError, TableError
from cscx.policy.language.values import Type, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import ByTier, Facts

_NO_FACT = Text("기준값 ‘{name}’{name:이/가} 없습니다", "there is no fact {name}")
_DEFINE = Text("이름을 확인하거나 기준값에 더하세요.", "Check the name, or add it to the facts.")
_BY_TIER = Text(
    "기준값 ‘{name}’{name:은/는} {by}마다 달라 여기 쓸 수 없습니다",
    "the fact {name} differs by {by}, which a level cannot",
)
_PATHS_BY_TIER = Text(
    "{by}마다 규칙과 경로를 따로 두세요.", "Give each {by} a rule and a path of its own."
)
_MOST_CALLS = 200
_TOO_OFTEN = Text(
    "되풀이까지 합쳐 {most}번 넘게 연락합니다", "with its repeats it makes more than {most} calls"
)
_FEWER = Text("repeat를 줄이세요.", "Lower repeat.")
_NO_CALENDAR = Text(
    "달력이 없어 지금이 {what}인지 알 수 없습니다",
    "without a calendar nobody knows whether it is {what} now",
)
_ADD_CALENDAR = Text(
    "reference/calendar.yaml에 영업시간을 쓰세요.",
    "Write the business hours in reference/calendar.yaml.",
)
_BUSINESS = Text("영업시간", "business hours")
_BUSINESS_DAY = Text("영업일", "a business day")
_TWO_VALUES = Text(
    "달력으로 정하는 입력 ‘{name}’의 값은 둘이어야 합니다",
    "the input {name}, given by the calendar, must have two values",
)
_OPEN_FIRST = Text(
    "연 때의 값을 먼저, 닫은 때의 값을 다음에 쓰세요. 예: [영업시간, 영업시간 밖].",
    "Write the value for open first, then the one for closed: [영업시간, 영업시간 밖].",
)


@dataclass(frozen=True, slots=True)
class Level:
    """The role that is called, and by when it has to answer."""

    role: str
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class CallPath:
    """Levels in the order they are called, as often as `passes` says."""

    name: str
    levels: tuple[Level, ...]
    passes: int = 1


@dataclass(frozen=True, slots=True)
class LevelDefinition:
    """A level as written."""

    call: str
    within: str


@dataclass(frozen=True, slots=True)
class PathDefinition:
    """A path as written; `repeat` counts all passes."""

    levels: tuple[LevelDefinition, ...]
    repeat: int = 1


@dataclass(frozen=True, slots=True)
class ExampleDefinition:
    """A case, its moment as text or None, and what must come out.

    Not `confirmed`: proposed from what the matrix says, and nobody has looked at it yet.
    """

    name: str
    given: Mapping[str, Any]
    at: str | None
    expect: Mapping[str, Any]
    confirmed: bool = True


@dataclass(frozen=True, eq=False)
class Matrix:
    """Everything `who` needs. `clock` names the inputs that the calendar answers."""

    chain: Chain
    paths: Mapping[str, CallPath]
    severities: tuple[str, ...]
    roles: Mapping[str, Role]
    calendar: Calendar
    clock: tuple[str, ...]
    examples: tuple[ExampleDefinition, ...] = ()

    @property
    def name(self) -> str:
        """The id of the matrix."""
        return self.chain.table.definition.name

    def clock_value(self, name: str, *, is_open: bool) -> Value:
        """What an input that the calendar answers is while the company is open or closed."""
        field = self.chain.sources[name]
        if field.type is Type.BOOLEAN:
            return is_open
        return field.values[0 if is_open else 1]

    def path_of(self, rule: int) -> str:
        """The path that a rule, counted from 0, leads to."""
        position = list(self.chain.table.outputs).index("path")
        row = next(row for row in self.chain.table.rows if row.rule == rule)
        return str(row.outcomes[0].values[position])

    @property
    def severity_input(self) -> str | None:
        """The input that asks for the severity: the one that shares the most values with them."""
        known = set(self.severities)
        shared = {
            name: len(known.intersection(field.values))
            for name, field in self.chain.table.fields.items()
        }
        best = max(shared, key=lambda name: shared[name], default=None)
        return best if best is not None and shared[best] else None


def compile_matrix(  # noqa: PLR0913 - a matrix stands on all of these
    chain: Chain,
    paths: Mapping[str, PathDefinition],
    *,
    severities: Collection[str],
    roles: Mapping[str, Role],
    calendar: Calendar | None,
    no_calendar: Calendar,
    clock: Collection[str],
    facts: Facts,
    examples: Collection[ExampleDefinition] = (),
) -> Matrix:
    """Read and check what the table does not hold; raises TableError with every problem.

    `no_calendar` takes the place of a calendar that nobody wrote where no case depends on it.
    """
    problems: list[Problem] = []
    read = {name: _path(name, path, facts, problems.append) for name, path in paths.items()}
    used = tuple(name for name in chain.sources if name in clock)
    problems.extend(_clock_problems(chain, used))
    if calendar is None:
        problems.extend(_without_calendar(read, roles, used))
    if problems:
        raise TableError(tuple(problems))
    return Matrix(
        chain, read, tuple(severities), roles, calendar or no_calendar, used, tuple(examples)
    )


def _path(
    name: str, path: PathDefinition, facts: Facts, tell: Callable[[Problem], None]
) -> CallPath:
    if path.repeat * len(path.levels) > _MOST_CALLS:
        tell(Problem(("paths", name, "repeat"), _TOO_OFTEN(most=_MOST_CALLS), _FEWER))
    levels = []
    for index, level in enumerate(path.levels):
        try:
            deadline = read_deadline(_resolved(level.within, facts))
        except ProblemError as error:
            place: Path = ("paths", name, "levels", index, "within")
            tell(replace(error.problem, path=place))
            continue
        levels.append(Level(level.call, deadline))
    return CallPath(name, tuple(levels), path.repeat)


def _resolved(text: str, facts: Facts) -> str:
    found = FACT.fullmatch(text.strip())
    if found is None:
        return text
    value = facts(found[1])
    if value is None:
        raise ProblemError(Problem((), _NO_FACT(name=found[1]), _DEFINE))
    if isinstance(value, ByTier):
        message = _BY_TIER(name=found[1], by=value.by)
        raise ProblemError(Problem((), message, _PATHS_BY_TIER(by=value.by)))
    return value


def _clock_problems(chain: Chain, clock: Collection[str]) -> list[Problem]:
    found = []
    for name in clock:
        field = chain.sources[name]
        if field.type is not Type.BOOLEAN and len(field.values) != 2:  # noqa: PLR2004 - open, closed
            found.append(Problem(("inputs",), _TWO_VALUES(name=name), _OPEN_FIRST))
    return found


def _without_calendar(
    paths: Mapping[str, CallPath], roles: Mapping[str, Role], clock: Collection[str]
) -> list[Problem]:
    """The first thing that cannot be told without a calendar."""
    if clock:
        return [Problem(("inputs",), _NO_CALENDAR(what=_BUSINESS), _ADD_CALENDAR)]
    for name, path in paths.items():
        for index, level in enumerate(path.levels):
            place: Path = ("paths", name, "levels", index)
            if level.deadline.duration.unit == "business day":
                message = _NO_CALENDAR(what=_BUSINESS_DAY)
                return [Problem((*place, "within"), message, _ADD_CALENDAR)]
            if any(role.hours.sort is not Sort.ALWAYS for role in answering(level.role, roles)):
                message = _NO_CALENDAR(what=_BUSINESS)
                return [Problem((*place, "call"), message, _ADD_CALENDAR)]
    return []
