"""Odd procedures that fit the schema: long, deep, circular, contradictory. Walks end and say why."""

from __future__ import annotations

from cscx.policy.tables.definition import ByTier, InputDefinition
from cscx.policy.walk.explore import explore
from cscx.policy.walk.walk import MOST_STEPS
from tests.policy.test_walk import DAYS, DEADLINE, DECIDE, END, REFUSED, STATE, TIER, ended, trouble
from tests.policy.walking import go, library, path, procedure, table

SWITCHES = [InputDefinition(f"불{n}", values=("꺼짐", "켜짐")) for n in range(14)]


def test_two_hundred_steps_are_walked_in_order() -> None:
    steps = [{"id": f"단계{n}", "next": f"단계{n + 1}"} for n in range(200)]
    found = go(library(procedure("긴", *steps, {"id": "단계200", "end": "resolved"})), "긴")
    assert (ended(found), len(found.stops)) == ("resolved", 201)


def test_calls_may_be_a_thousand_deep() -> None:
    deep = [procedure(f"깊이{n}", {"id": "부름", "call": f"깊이{n + 1}", "next": "끝"}, END) for n in range(1000)]  # fmt: skip
    found = go(library(*deep, procedure("깊이1000", END)), "깊이0")
    assert (ended(found), max(frame.depth for frame in found.frames)) == ("resolved", 1000)


def test_a_procedure_that_counts_forever_by_what_it_sets_is_stopped() -> None:
    """Fourteen switches as a binary counter: nothing is ever quite as it was before."""
    steps = []
    for n in range(14):
        following = f"자리{n + 1}" if n < 13 else "끝"
        steps += [
            {"id": f"자리{n}", "by": f"불{n}", "branches": {"꺼짐": f"켬{n}", "켜짐": f"끔{n}"}},
            {"id": f"켬{n}", "sets": {f"불{n}": "켜짐"}, "next": "자리0"},
            {"id": f"끔{n}", "sets": {f"불{n}": "꺼짐"}, "next": following},
        ]
    books = library(procedure("셈", *steps, END), inputs=tuple(SWITCHES))
    found = go(books, "셈", **{switch.name: "꺼짐" for switch in SWITCHES})
    status, document, _, message, _ = trouble(found)
    assert (status, document, message) == ("broken", "셈", "5000단계를 지나도 끝나지 않습니다")
    assert len(found.stops) == MOST_STEPS


def test_a_step_that_nothing_leads_to_is_no_hindrance() -> None:
    found = go(library(procedure("반품", END, {"id": "외딴", "ask": "?", "branches": {"예": "외딴"}})), "반품")  # fmt: skip
    assert (ended(found), path(found)) == ("resolved", ["끝"])


def test_a_first_that_waits_for_the_procedure_itself_is_a_circle() -> None:
    books = library(procedure("가", END, first=("나",)), procedure("나", END, first=("가",)))
    assert trouble(go(books, "가"))[1:4] == (
        "나",
        ("first",),
        "SOP가 서로를 부릅니다: 가 → 나 → 가",
    )


def test_what_is_not_defined_is_named_where_it_is_wanted() -> None:
    def told(step: dict[str, object]) -> tuple[object, ...]:
        return trouble(go(library(procedure("반품", step, END), inputs=(STATE,)), "반품"))[1:4]

    assert told({"id": "부름", "call": "없는", "next": "끝"}) == ("반품", ("steps", 0, "call"), "SOP ‘없는’이 없습니다")  # fmt: skip
    assert told({"id": "넘김", "go_to": "없는"}) == ("반품", ("steps", 0, "go_to"), "SOP ‘없는’이 없습니다")  # fmt: skip
    assert told({"id": "판정", "decide": "없는", "next": "끝"}) == ("반품", ("steps", 0, "decide"), "판정표 ‘없는’이 없습니다")  # fmt: skip
    assert told({"id": "다음", "next": "없는"}) == ("반품", ("steps", 0, "next"), "‘없는’ 단계가 없습니다")  # fmt: skip
    assert told({"id": "막다름"}) == ("반품", ("steps", 0), "‘막다름’ 다음이 없습니다")
    assert told({"id": "바꿈", "sets": {"상태": "헌것"}, "next": "끝"}) == ("반품", ("steps", 0, "sets", "상태"), "‘헌것’은 ‘상태’의 값이 아닙니다")  # fmt: skip


def test_a_constant_that_is_no_value_is_told_at_with() -> None:
    books = library(procedure("반품", {**DECIDE, "with": {"등급": "골드"}}, END, REFUSED), tables=(DEADLINE,))  # fmt: skip
    assert trouble(go(books, "반품", 경과일=9))[2:4] == (("steps", 0, "with", "등급"), "‘골드’는 ‘등급’의 값이 아닙니다")  # fmt: skip


def test_a_mistake_in_a_key_of_by_is_told_at_the_key() -> None:
    step = {"id": "구분", "by": "경과일", "branches": {"3일 이상": "끝", "사흘 미만": "끝"}}
    books = library(procedure("반품", step, END), inputs=(DAYS,))
    assert trouble(go(books, "반품"))[:3] == ("broken", "반품", ("steps", 0, "branches", "사흘 미만"))  # fmt: skip


def test_keys_of_by_that_overlap_contradict_each_other_only_where_they_do() -> None:
    step = {"id": "구분", "by": "경과일", "branches": {"3일 이상": "끝", "5일 이하": "거절"}}
    books = library(procedure("반품", step, END, REFUSED), inputs=(DAYS,))
    assert ended(go(books, "반품", 경과일=6)) == "resolved"
    assert trouble(go(books, "반품", 경과일=4))[2:4] == (("steps", 0, "branches"), "‘구분’의 갈림길이 서로 겹칩니다: 3일 이상, 5일 이하")  # fmt: skip


def test_a_value_that_no_key_of_by_takes_is_told_at_the_branches() -> None:
    step = {"id": "구분", "by": "경과일", "branches": {"3일 이상": "끝"}}
    books = library(procedure("반품", step, END), inputs=(DAYS,))
    assert trouble(go(books, "반품", 경과일=1))[:4] == ("stuck", "반품", ("steps", 0, "branches"), "‘구분’의 갈림길 가운데 맞는 것이 없습니다")  # fmt: skip


def test_a_key_of_by_may_use_a_fact_that_differs_by_tier() -> None:
    def facts(name: str) -> str | ByTier | None:
        return ByTier("등급", {"일반": "7일", "VIP": "14일"}) if name == "기한" else None

    step = {"id": "구분", "by": "경과일", "branches": {"<fact:기한> 이하": "끝", "else": "거절"}}
    books = library(procedure("반품", step, END, REFUSED), inputs=(DAYS, TIER), facts=facts)
    assert [ended(go(books, "반품", 경과일=9, 등급=tier)) for tier in ("일반", "VIP")] == ["refused", "resolved"]  # fmt: skip
    assert ended(go(books, "반품", 경과일=3)) == "resolved"
    need = go(books, "반품", 경과일=9).need
    assert need is not None
    assert need.name == "등급"


def test_a_list_that_fits_two_branches_with_different_ways_is_told() -> None:
    duties = table("할일표", (DAYS,), rules=[({}, ["가", "나"])], hit="collect")
    step = {"id": "할일", "decide": "할일표", "branches": {"가": "끝", "나": "거절"}}
    found = go(library(procedure("일", step, END, REFUSED), tables=(duties,)), "일", 경과일=1)
    assert trouble(found)[3] == "‘할일’에서 ‘가, 나’가 여러 길에 맞습니다: 가, 나"
    alike = {**step, "branches": {"가": "끝", "나": "끝"}}
    assert ended(go(library(procedure("일", alike, END), tables=(duties,)), "일", 경과일=1)) == "resolved"  # fmt: skip


def test_exploring_ends_though_the_procedures_go_round() -> None:
    books = library(
        procedure("가", {"id": "물음", "ask": "?", "branches": {"예": "넘김", "아니오": "끝"}}, {"id": "넘김", "go_to": "나"}, END),
        procedure("나", {"id": "되물음", "ask": "?", "branches": {"예": "되넘김", "아니오": "끝"}}, {"id": "되넘김", "go_to": "가"}, END),
    )  # fmt: skip
    found = explore(books, "가")
    assert found.complete
    assert {step for _, step in found.steps} >= {"물음", "넘김", "끝", "되물음"}


def test_exploring_says_when_its_walks_ran_out() -> None:
    asks = [{"id": f"물음{n}", "ask": "?", "branches": {"예": f"물음{n + 1}", "아니오": f"물음{n + 1}"}} for n in range(6)]  # fmt: skip
    books = library(procedure("긴", *asks, {"id": "물음6", "end": "resolved"}))
    assert not explore(books, "긴", most=3).complete
    assert explore(books, "긴").complete


def test_exploring_finds_a_case_for_each_rule_and_each_side_of_a_later_question() -> None:
    late = {"id": "늦음", "by": "경과일", "branches": {"30일 이상": "끝", "else": "거절"}}
    books = library(procedure("반품", {**DECIDE, "branches": {"가": "끝", "나": "늦음", "다": "거절"}}, late, END, REFUSED), tables=(DEADLINE,))  # fmt: skip
    found = explore(books, "반품")
    assert {(step, answer) for _, step, answer in found.ways} >= {("판정", "가"), ("판정", "나"), ("판정", "다"), ("늦음", "30일 이상"), ("늦음", "else")}  # fmt: skip
    assert found.complete
