"""A small matrix to ask, made of its parts as a knowledge base would give them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from cscx.content.public_holidays import public_holidays
from cscx.policy.escalation.calendar import Calendar
from cscx.policy.escalation.duty import Role
from cscx.policy.escalation.hours import parse_hours, parse_week
from cscx.policy.escalation.matrix import (
    LevelDefinition,
    Matrix,
    PathDefinition,
    compile_matrix,
)
from cscx.policy.tables.chain import link
from cscx.policy.tables.definition import (
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
    no_facts,
)

SEOUL = ZoneInfo("Asia/Seoul")
PATHS = {
    "긴급": [("파트장", "5분"), ("CS매니저", "10분"), ("운영총괄", "30분")],
    "전달": [("파트장", "1영업일"), ("운영총괄", "2시간")],
    "당직": [("당직", "15분"), ("운영총괄", "30분")],
}
ROLES = {
    "파트장": ("내선 1100", "영업시간", "당직"),
    "CS매니저": ("내선 1001", "평일 09:00-21:00", "파트장"),
    "당직": ("내선 0199", "항상", "운영총괄"),
    "운영총괄": ("당직폰 큐 2900", "항상", None),
}
RULES = [
    ("낮-긴급", {"심각도": ["P1", "P2"], "시간대": "영업시간"}, "긴급"),
    ("낮-전달", {"심각도": "P3", "시간대": "영업시간"}, "전달"),
    ("밤", {"시간대": "영업시간 밖"}, "당직"),
]


def calendar(
    hours: Mapping[str, str] | None = None, closed: Mapping[date, str] | None = None
) -> Calendar:
    """Monday to Friday from nine to six, with Korean holidays."""
    week = parse_week(hours or {"월-금": "09:00-18:00"})
    return Calendar(SEOUL, week, partial(public_holidays, "KR"), closed or {})


def matrix(
    *,
    paths: Mapping[str, list[tuple[str, str]]] = PATHS,
    roles: Mapping[str, tuple[str, str, str | None]] = ROLES,
    rules: list[tuple[str, dict[str, object], str]] | None = None,
    repeat: int = 1,
    days: Calendar | None = None,
) -> Matrix:
    """The matrix; every part can be replaced."""
    table = TableDefinition(
        name="desk",
        inputs=(
            InputDefinition("심각도", values=("P1", "P2", "P3")),
            InputDefinition("시간대", values=("영업시간", "영업시간 밖")),
        ),
        outputs=(OutputDefinition("path", values=tuple(paths)),),
        rules=tuple(RuleDefinition(i, when, {"path": path}) for i, when, path in rules or RULES),
    )
    return compile_matrix(
        link({"desk": table}, "desk"),
        {
            name: PathDefinition(tuple(LevelDefinition(*level) for level in levels), repeat)
            for name, levels in paths.items()
        },
        severities=("P1", "P2", "P3"),
        roles={
            name: Role(name, reach, parse_hours(hours), hours, backup)
            for name, (reach, hours, backup) in roles.items()
        },
        calendar=days or calendar(),
        no_calendar=calendar(),
        clock=("시간대",),
        facts=no_facts,
    )
