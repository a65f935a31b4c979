"""Two versions of a matrix compared as what they do, held against `who` at many moments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import pytest

from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.compare.matrices import compare_matrices
from cscx.policy.compare.turns import Period
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.who import OnCall, who
from tests.policy.matrices import PATHS, ROLES, RULES, SEOUL, calendar, matrix

TODAY = date(2026, 11, 22)
HOURS = ("항상", "영업시간", "영업시간 밖", "평일 09:00-17:00", "매일 09:00-22:00")


def _compared(before: Matrix, after: Matrix) -> Comparison:
    return compare_matrices(Comparing(), before, after, Period(before, after, TODAY))


def _answer(found: OnCall) -> tuple[object, ...]:
    call = found.current
    role = None if call is None else call.reached.role
    path = None if found.path is None else found.path.name
    return (
        found.status,
        path,
        call and call.role,
        role and (role.name, role.reach),
        call and call.due,
    )


def _moments() -> Iterator[tuple[str, datetime, timedelta]]:
    """Cases of each severity through a week with a holiday of the company, and as they go on."""
    for severity in ("P1", "P2", "P3"):
        for hour in range(0, 7 * 24, 2):
            for minutes in (0, 5, 15, 25, 45, 100, 26 * 60):
                at = datetime(2026, 11, 23, 0, 30, tzinfo=SEOUL) + timedelta(hours=hour)
                yield severity, at, timedelta(minutes=minutes)


def _differs(before: Matrix, after: Matrix) -> bool:
    return any(
        _answer(who(before, {"심각도": severity}, at, elapsed))
        != _answer(who(after, {"심각도": severity}, at, elapsed))
        for severity, at, elapsed in _moments()
    )


def _edited(random: Random) -> Matrix:
    """The matrix with one or two edits."""
    paths = {name: list(levels) for name, levels in PATHS.items()}
    roles: dict[str, tuple[str, str, str | None]] = dict(ROLES)
    parts: dict[str, Any] = {}
    for _ in range(random.choice((1, 1, 2))):
        match random.randrange(7):
            case 0:
                path = paths[random.choice(list(paths))]
                at = random.randrange(len(path))
                path[at] = path[at][0], random.choice(("5분", "10분", "60분", "1시간", "1영업일"))
            case 1:
                path = paths[random.choice(list(paths))]
                at = random.randrange(len(path))
                path[at] = random.choice(list(roles)), path[at][1]
            case 2:
                parts["repeat"] = random.choice((1, 2))
            case 3:
                name = random.choice(list(roles))
                roles[name] = roles[name][0], random.choice(HOURS), roles[name][2]
            case 4:
                name = random.choice(list(roles))
                roles[name] = roles[name][0], roles[name][1], random.choice([*roles, None])
            case 5:
                hours = random.choice(("09:00-18:00", "10:00-18:00", "09:00-12:00, 13:00-18:00"))
                days = {date(2026, 11, 26): "쉼"} if random.random() < 0.5 else {}
                parts["days"] = calendar({"월-금": hours}, days)
            case _:
                rules = list(RULES)
                at = random.randrange(len(rules))
                rules[at] = *rules[at][:2], random.choice(list(paths))
                parts["rules"] = rules
    return matrix(paths=paths, roles=roles, **parts)


@pytest.mark.parametrize("seed", range(60))
def test_what_who_answers_otherwise_is_never_proved_the_same(seed: int) -> None:
    before, after = matrix(), _edited(Random(seed))  # noqa: S311 - edits to try
    found = _compared(before, after)
    if found.status == "same":
        assert found.complete
        assert not _differs(before, after)
    for shift in found.shifts:
        for region in shift.regions:
            if region.asked is not None:
                assert _answer(region.asked.was) != _answer(region.asked.now)


def test_another_role_and_another_time_are_told_with_the_cases_they_concern() -> None:
    paths = {**PATHS, "긴급": [("파트장", "5분"), ("CS매니저", "15분"), ("당직", "30분")]}
    found = _compared(matrix(), matrix(paths=paths))
    assert found.status == "changed"
    assert found.complete
    (shift,) = found.shifts
    assert shift.change.outputs == ("level 2", "level 3")
    (region,) = shift.regions
    assert [(each.input, each.text.en) for each in region.conditions] == [
        ("심각도", "P1 or P2"),
        ("시간대", "영업시간"),
    ]
    assert region.asked is not None
    assert region.asked.was.current is not None
    assert region.asked.was.current.role == "운영총괄"


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(matrix(), id="nothing"),
        pytest.param(
            matrix(paths={**PATHS, "당직": [("당직", "900초"), ("운영총괄", "0.5시간")]}),
            id="equal times written otherwise",
        ),
        pytest.param(
            matrix(roles={**ROLES, "법무": ("내선 2050", "영업시간", None)}),
            id="a role nobody calls",
        ),
    ],
)
def test_what_does_the_same_is_proved_to(after: Matrix) -> None:
    found = _compared(matrix(), after)
    assert (found.status, found.complete, found.shifts) == ("same", True, ())


def test_hours_written_otherwise_that_no_moment_tells_apart_are_not_called_proved() -> None:
    always = {**ROLES, "당직": ("내선 0199", "매일 00:00-24:00", "운영총괄")}
    found = _compared(matrix(), matrix(roles=always))
    assert (found.status, found.complete, found.shifts) == ("undecided", False, ())


def test_a_calendar_moves_the_path_the_roles_and_the_business_days() -> None:
    found = _compared(matrix(), matrix(days=calendar(closed={date(2026, 11, 26): "쉼"})))
    whens = {region.when.ko for shift in found.shifts for region in shift.regions if region.when}
    assert "시작하는 때 2026-11-26 09:00-18:00" in whens
    told = [shift.told.ko for shift in found.shifts if shift.told]
    assert "1영업일 기한: 2026-11-26 18:00 → 2026-11-27 18:00" in told


def test_other_hours_of_a_role_are_told_by_when_it_is_called() -> None:
    early = {**ROLES, "파트장": ("내선 1100", "평일 09:00-17:00", "당직")}
    found = _compared(matrix(), matrix(roles=early))
    (shift,) = found.shifts
    assert shift.told is not None
    assert shift.told.ko == "파트장 연락: 파트장 → 당직"
    assert {region.when.ko for region in shift.regions if region.when} == {
        "부르는 때 월-금 17:00-18:00"
    }


def test_a_call_that_waits_over_closing_time_goes_to_whoever_is_there_by_then() -> None:
    late = {**ROLES, "파트장": ("내선 1100", "매일 09:00-22:00", "당직")}
    found = _compared(matrix(), matrix(roles=late))
    told = [shift.told.ko for shift in found.shifts if shift.told]
    assert told == ["파트장 연락: 당직 → 파트장"]
