"""Steps that ask an escalation matrix: ‘만일 cs-escalation으로 연락하면’."""

from __future__ import annotations

from datetime import timedelta

from cscx.content.matrices import MatrixError
from cscx.messages import Text
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.who import who
from cscx.policy.language.problem import ProblemError
from cscx.scenarios.called import Called
from cscx.scenarios.readings import readings
from cscx.scenarios.step import Register, Said
from cscx.scenarios.steps.given import pairs
from cscx.scenarios.world import World
from cscx.scenarios.wrong import StepError, of_problem
from cscx.worktime import parse_duration

_MATRIX = Text("에스컬레이션", "escalation matrix")
_BROKEN = Text(
    "‘{name}’{name:을/를} 먼저 고쳐야 합니다: {problem}.", "{name} must be mended first: {problem}."
)
_LINT = Text("`cscx lint`로 고칠 곳을 보세요.", "See what to mend with `cscx lint`.")
_NO_TIME = Text("언제인지 알 수 없습니다.", "It is not known when.")
_SAY_TIME = Text(
    "‘조건 지금은 2026-11-23 14:00이다’를 더하세요.", "Add 'Given the time is 2026-11-23 14:00'."
)
_NO_LENGTH = Text("‘{said}’{said:은/는} 지난 시간이 아닙니다.", "'{said}' is no time gone by.")
_WRITE_LENGTH = Text("12분, 2시간처럼 쓰세요.", "Write it as 12 minutes or 2 hours.")
_NOT_CALLED = Text(
    "에스컬레이션에 묻지 않아 이 줄을 확인할 수 없습니다.",
    "No escalation matrix was asked, so this cannot be checked.",
)
_CALL_ONE = Text("앞에 ‘만일 …으로 연락하면’을 쓰세요.", "Write 'When … is called' before it.")


def _call(world: World, said: Said) -> None:
    name = world.find(said["matrix"], world.policies.matrices, _MATRIX)
    matrix = _compiled(world, name)
    if world.at is None:
        raise StepError(_NO_TIME, _SAY_TIME)
    try:
        at = parse_moment(world.at, matrix.calendar)
        found = who(matrix, world.known_to(matrix.chain), at, world.elapsed, world.unknown)
    except ProblemError as error:
        raise of_problem(error.problem) from None
    world.outcome = Called(matrix, found)


def _compiled(world: World, name: str) -> Matrix:
    try:
        return world.policies.matrix(name)
    except MatrixError as error:
        problem = error.misfits[0].problem.message
        raise StepError(_BROKEN(name=name, problem=problem), _LINT) from None


def _waited(world: World, said: Said) -> None:
    text = readings(said["time"])[-1]
    duration = parse_duration(text)
    if duration is None or duration.seconds is None:
        raise StepError(_NO_LENGTH(said=text), _WRITE_LENGTH)
    world.elapsed = timedelta(seconds=float(duration.seconds))


def _called(world: World) -> Called:
    if not isinstance(world.outcome, Called):
        raise StepError(_NOT_CALLED, _CALL_ONE)
    return world.outcome


def _within(world: World, said: Said) -> None:
    found = _called(world)
    found.expect("담당", said["role"])
    found.expect("기한", said["time"])


def _in_turn(world: World, said: Said) -> None:
    _called(world).in_turn(pairs(said.rows))


def _ended(world: World, _said: Said) -> None:
    _called(world).ended()


def _part(world: World, said: Said) -> None:
    found = world.outcome
    found.expect("다음" if isinstance(found, Called) else said["name"], said["value"])


def add(register: Register) -> None:
    """Put these steps into a register."""
    step = register.step
    step(
        "given",
        "ko",
        r"아무도 받지 않고 (?P<time>\S.*?)(?:이|가) 지났다",
        form="아무도 받지 않고 {시간}이 지났다",
        example="조건 아무도 받지 않고 12분이 지났다",
    )(_waited)
    step(
        "when",
        "ko",
        r"(?P<matrix>.+?)(?:으로|로|에)? (?:연락|에스컬레이션)하면",
        form="{에스컬레이션}으로 연락하면",
        example="만일 cs-escalation으로 연락하면",
    )(_call)
    step(
        "then",
        "ko",
        r"(?P<role>\S+?)(?:이|가) (?P<time>\S.*?) 안에 받는다",
        form="{역할}이 {시간} 안에 받는다",
        example="그러면 파트장이 10분 안에 받는다",
    )(_within)
    step(
        "then",
        "ko",
        r"(?P<name>다음) (?:담당은|차례는) (?P<value>\S.*)",
        form="다음 담당은 {역할}이다",
        example="그러면 다음 담당은 CS매니저이다",
    )(_part)
    step(
        "then",
        "ko",
        r"차례로 다음과 같이 연락한다",
        form="차례로 다음과 같이 연락한다 (아래에 표)",
        example="그러면 차례로 다음과 같이 연락한다",
    )(_in_turn)
    step(
        "then",
        "ko",
        r"더 연락할 사람이 없다",
        form="더 연락할 사람이 없다",
        example="그러면 더 연락할 사람이 없다",
    )(_ended)
    step(
        "given",
        "en",
        r"nobody has answered for (?P<time>\S.*)",
        form="nobody has answered for {time}",
        example="Given nobody has answered for 12 minutes",
    )(_waited)
    step(
        "when",
        "en",
        r"(?P<matrix>\S+) is called",
        form="{matrix} is called",
        example="When cs-escalation is called",
    )(_call)
    step(
        "then",
        "en",
        r"(?P<role>\S+) answers within (?P<time>\S.*)",
        form="{role} answers within {time}",
        example="Then 파트장 answers within 10분",
    )(_within)
    step(
        "then",
        "en",
        r"(?P<name>next) is (?P<value>\S+)",
        form="next is {role}",
        example="Then next is CS매니저",
    )(_part)
    step(
        "then",
        "en",
        r"these are called in turn:?",
        form="these are called in turn: (a table below)",
        example="Then these are called in turn:",
    )(_in_turn)
    step(
        "then",
        "en",
        r"nobody is left to call",
        form="nobody is left to call",
        example="Then nobody is left to call",
    )(_ended)
