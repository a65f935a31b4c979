"""Steps that say how the case stands: ‘조건 고객등급은 VIP이다’."""

from __future__ import annotations

import re
from datetime import date

from cscx.messages import Text
from cscx.scenarios.feature import Rows
from cscx.scenarios.readings import readings
from cscx.scenarios.step import Register, Said
from cscx.scenarios.world import World
from cscx.scenarios.wrong import StepError
from cscx.worktime import parse_date

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} [0-2]\d:[0-5]\d")
_NO_DAY = Text("‘{said}’{said:은/는} 날짜가 아닙니다.", "'{said}' is not a date.")
_WRITE_DAY = Text("2026-11-23처럼 쓰세요.", "Write it as 2026-11-23.")
_NO_MOMENT = Text("‘{said}’{said:은/는} 시각이 아닙니다.", "'{said}' is not a date and time.")
_WRITE_MOMENT = Text("2026-11-23 14:00처럼 쓰세요.", "Write it as 2026-11-23 14:00.")
_NO_TABLE = Text("아래에 표가 없습니다.", "There is no table below.")
_DRAW = Text(
    "다음 줄부터 ‘| 이름 | 값 |’을 쓰세요.", "Write '| name | value |' from the next line on."
)
_UNCLEAR = Text(
    "‘{part}’에서 무엇이 어떤 값인지 알 수 없습니다.",
    "'{part}' does not say what has which value.",
)
_SAY_IT = Text(
    "‘고객등급은 VIP이다’처럼 이름에 은·는을 붙이고 한 칸 띄세요.",
    "Write it as '고객등급 is VIP'.",
)
_SENTENCE = re.compile(r"(?P<name>\S+?)(?:은|는|이|가|:) (?P<value>.+)")
_AND = re.compile(r"(?:이고|이며),? ")


def pairs(rows: Rows, known: object = ()) -> list[tuple[str, str]]:
    """Names and values of a table: two columns, or the names in the first of two rows.

    `known` are names; they tell which way a table of two by two is meant.
    """
    names = set(known) if isinstance(known, (set, frozenset, list, tuple, dict)) else set()
    if not rows:
        raise StepError(_NO_TABLE, _DRAW)
    across = len(rows) == 2 and (  # noqa: PLR2004 - a row of names, a row of values
        len(rows[0]) != 2 or (set(rows[0]) <= names and rows[1][0] not in names)  # noqa: PLR2004 - the same
    )
    if across:
        return list(zip(rows[0], rows[1], strict=True))
    return [(row[0], row[-1]) for row in rows]


def _today(world: World, said: Said) -> None:
    text = readings(said["day"])[-1]
    day = parse_date(text)
    if day is None or not isinstance(day, date) or len(text) != len("2026-11-23"):
        raise StepError(_NO_DAY(said=text), _WRITE_DAY)
    world.today = day


def _now(world: World, said: Said) -> None:
    text = readings(said["moment"])[-1]
    if not _MOMENT.fullmatch(text) or parse_date(text) is None:
        raise StepError(_NO_MOMENT(said=text), _WRITE_MOMENT)
    world.at = text


def _facts(world: World, said: Said) -> None:
    for part in _AND.split(said["facts"]):
        found = _SENTENCE.fullmatch(part)
        if found is None:
            raise StepError(_UNCLEAR(part=part), _SAY_IT)
        world.learn(found["name"], found["value"])


def _fact(world: World, said: Said) -> None:
    world.learn(said["name"], said["value"])


def _unknown(world: World, said: Said) -> None:
    world.field(said["name"])
    world.facts.pop(said["name"], None)
    world.unknown.add(said["name"])


def _table(world: World, said: Said) -> None:
    for name, value in pairs(said.rows, world.policies.corpus.items("input")):
        world.learn(name, value)


def add(register: Register) -> None:
    """Put these steps into a register."""
    step = register.step
    step(
        "given",
        "ko",
        r"오늘은 (?P<day>\S.*)",
        form="오늘은 {날짜}이다",
        example="조건 오늘은 2026-11-23이다",
    )(_today)
    step(
        "given",
        "ko",
        r"(?:지금|시각)은 (?P<moment>\S.*)",
        form="지금은 {날짜 시각}이다",
        example="조건 지금은 2026-11-23 14:00이다",
    )(_now)
    step(
        "given",
        "ko",
        r"(?:.*\S )?다음과 같다",
        form="경우는 다음과 같다 (아래에 표)",
        example="조건 경우는 다음과 같다",
    )(_table)
    step(
        "given",
        "ko",
        r"(?P<name>\S+?)(?:은|는|이|가|을|를) (?:아직 |아무도 )?모른다",
        form="{입력}은 모른다",
        example="조건 고객등급은 모른다",
    )(_unknown)
    step(
        "given",
        "ko",
        r"(?P<facts>\S+?(?:은|는|이|가|:) \S.*)",
        form="{입력}은 {값}이다",
        example="조건 고객등급은 VIP이고 경과일은 8일이다",
    )(_facts)
    step(
        "given",
        "en",
        r"today is (?P<day>\S+)",
        form="today is {date}",
        example="Given today is 2026-11-23",
    )(_today)
    step(
        "given",
        "en",
        r"(?:now|the time) is (?P<moment>\S.*)",
        form="the time is {date and time}",
        example="Given the time is 2026-11-23 14:00",
    )(_now)
    step(
        "given",
        "en",
        r"the case is:?",
        form="the case is: (a table below)",
        example="Given the case is:",
    )(_table)
    step(
        "given",
        "en",
        r"(?P<name>\S+) is (?:unknown|not known)",
        form="{input} is unknown",
        example="Given 고객등급 is unknown",
    )(_unknown)
    step(
        "given",
        "en",
        r"(?P<name>\S+) (?:is|are|=) (?P<value>\S.*)",
        form="{input} is {value}",
        example="Given 고객등급 is VIP",
    )(_fact)
