"""The proofs of a matrix agree with asking it at every minute that matters."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cscx.policy.escalation.cases import Cases
from cscx.policy.escalation.duty import reach
from cscx.policy.escalation.hours import DAY, parse_hours
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.pace import slower
from cscx.policy.escalation.spans import common, complement, duty_spans, union
from cscx.policy.escalation.unreached import Watch, never_silent, unreached
from cscx.policy.escalation.who import who
from tests.policy.conftest import tables
from tests.policy.matrices import PATHS, ROLES, SEOUL, calendar, matrix

FIRST = date(2026, 9, 21)  # a fortnight with Chuseok, a weekend and 개천절
DAYS = 16
HOURS = st.sampled_from(
    ["항상", "영업시간", "영업시간 밖", "매일 09:00-18:00", "평일 18:00-09:00", "주말 00:00-24:00",
     "공휴일 00:00-24:00", "월·수·금 10:00-12:00, 13:00-17:00", "매일 18:00-09:00"]
)  # fmt: skip
WITHIN = st.sampled_from(["5분", "30분", "2시간", "20시간", "1일", "1영업일", "2영업일"])


def moments(minutes: int = 30) -> list[datetime]:
    start = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=SEOUL)
    return [start + timedelta(minutes=step) for step in range(0, DAYS * DAY, minutes)]


@given(hours=HOURS)
@tables(12)
def test_stretches_of_duty_are_what_the_calendar_says_at_every_half_hour(hours: str) -> None:
    own, kept = calendar(), parse_hours(hours)
    spans = duty_spans(own, kept, FIRST, DAYS)
    for place, at in enumerate(moments()):
        there = any(start <= place * 30 < end for start, end in spans)
        assert there == own.on_duty(kept, at), (hours, at)


@given(
    one=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))),
    other=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))),
)
def test_stretches_are_sets_of_minutes(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    def minutes(spans: list[tuple[int, int]]) -> set[int]:
        return {minute for start, end in spans for minute in range(start, end)}

    first, second = union(one, 50), union(other, 50)
    assert minutes(first) == {minute for minute in minutes(one) if minute < 50}
    assert minutes(complement(first, 50)) == set(range(50)) - minutes(first)
    assert minutes(common(first, second)) == minutes(first) & minutes(second)


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    names = list(ROLES)
    roles = {
        name: (reached, draw(HOURS), draw(st.sampled_from([None, *names])))
        for name, (reached, _, _) in ROLES.items()
    }
    paths = {
        name: draw(st.lists(st.tuples(st.sampled_from(names), WITHIN), min_size=1, max_size=3))
        for name in PATHS
    }
    return matrix(roles=roles, paths=paths)


@given(made=matrices())
@tables(8)
def test_a_call_is_proved_to_be_answered_exactly_when_it_always_is(made: Matrix) -> None:
    watch, cases = Watch(made, FIRST, DAYS), Cases(made)
    told = {(one.path, one.level) for one in unreached(watch, cases)}
    last = {(one.path, one.level) for one in never_silent(watch)}
    for one in unreached(watch, cases):
        role = made.paths[one.path].levels[one.level].role
        assert reach(role, made.roles, made.calendar, one.called).role is None
        found = who(made, {"심각도": (one.case.ko if one.case else "")[-2:]}, one.began)
        assert found.path is not None
        assert found.path.name == one.path
        assert found.calls[one.level].since == one.called
    for at in moments(60):
        for name, path in made.paths.items():
            role = path.levels[-1].role
            if reach(role, made.roles, made.calendar, at).role is None:
                assert (name, len(path.levels) - 1) in last
        for severity in ("P1", "P2", "P3"):
            found = who(made, {"심각도": severity}, at)
            assert found.path is not None
            for call in found.calls[: len(found.path.levels) - 1]:
                inside = call.since < moments()[-1]
                if inside and call.reached.role is None:
                    assert (found.path.name, call.level - 1) in told, (severity, at)


@given(made=matrices())
@tables(8)
def test_a_more_severe_case_is_proved_faster_exactly_when_it_always_is(made: Matrix) -> None:
    watch, cases = Watch(made, FIRST, DAYS), Cases(made)
    found = slower(watch, cases, "심각도", made.severities)
    told = {(one.urgent_rule, one.calm_rule) for one in found}
    ids = [rule.id for rule in made.chain.table.definition.rules]
    for at in moments(60):
        asked = [who(made, {"심각도": severity}, at) for severity in made.severities]
        for place, urgent in enumerate(asked):
            for calm in asked[place + 1 :]:
                assert urgent.path is not None
                assert calm.path is not None
                both = min(len(urgent.path.levels), len(calm.path.levels))
                late = any(urgent.calls[k].due > calm.calls[k].due for k in range(both))
                if late:
                    pair = ids.index(str(urgent.rule)), ids.index(str(calm.rule))
                    assert pair in told, (at, urgent.rule, calm.rule)
    for one in found:
        urgent = who(made, {"심각도": one.urgent}, one.began)
        calm = who(made, {"심각도": one.calm}, one.began)
        assert urgent.calls[one.level - 1].due > calm.calls[one.level - 1].due


def test_two_years_are_proved_without_a_last_level_that_is_always_there() -> None:
    made = matrix(roles={**ROLES, "당직": ("내선 0199", "영업시간 밖", None)})
    watch = Watch(made, FIRST)
    assert (watch.moment(watch.end - 1) - watch.moment(0)).days == 730
    assert unreached(watch, Cases(made)) == []
    assert never_silent(watch) == []
