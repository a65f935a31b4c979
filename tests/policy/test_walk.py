"""Taking a case through a procedure: what each kind of step does, and where a walk stops."""

from __future__ import annotations

import pytest

from cscx.policy.tables.definition import InputDefinition, OutputDefinition, RuleDefinition
from cscx.policy.tables.definition import TableDefinition as Table
from cscx.policy.walk.result import Walk
from tests.policy.walking import go, library, path, procedure, table

DAYS = InputDefinition("경과일", "integer", unit="일", minimum=0)
TIER = InputDefinition("등급", values=("일반", "VIP"))
STATE = InputDefinition("상태", values=("새것", "접수됨"))
END = {"id": "끝", "end": "resolved"}
REFUSED = {"id": "거절", "end": "refused"}
DEADLINE = table("기한", (DAYS, TIER), rules=[({"경과일": "7일 이하"}, "가"), ({"경과일": "8일 이상", "등급": "VIP"}, "나"), ({"경과일": "8일 이상", "등급": "일반"}, "다")])  # fmt: skip
DECIDE = {"id": "판정", "decide": "기한", "branches": {"가": "끝", "나": "끝", "다": "거절"}}
ASK = {"id": "물음", "ask": "하시겠어요?", "branches": {"예": "끝", "아니오": "거절"}}


def ended(found: Walk) -> str | None:
    assert found.status == "ended", (found.need, found.troubles)
    return found.end


def trouble(found: Walk) -> tuple[str, str | None, tuple[object, ...], str, str]:
    assert found.status in ("stuck", "broken", "invalid")
    (only,) = found.troubles
    problem = only.problem
    return found.status, only.document, problem.path, problem.message.ko, problem.hint.ko


def test_a_question_that_is_not_answered_is_what_the_walk_needs() -> None:
    books = library(procedure("반품", ASK, END, REFUSED))
    found = go(books, "반품")
    assert found.status == "needs"
    assert found.need is not None
    assert (found.need.kind, found.need.name, found.need.field.values) == ("answer", "물음", ("예", "아니오"))  # fmt: skip
    assert path(found) == ["물음"]


@pytest.mark.parametrize(("answer", "end"), [("예", "resolved"), ("아니요", "refused"), ("yes", "resolved"), ("네", "resolved")])  # fmt: skip
def test_an_answer_takes_its_branch_whatever_word_says_yes(answer: str, end: str) -> None:
    books = library(procedure("반품", {**ASK}, END, REFUSED, otherwise="거절"))
    assert ended(go(books, "반품", 물음=answer)) == end


def test_an_answer_that_is_not_listed_goes_to_otherwise() -> None:
    books = library(procedure("반품", {"id": "물음", "ask": "?", "branches": {"새 반품": "끝", "교환": "끝"}}, END, REFUSED, otherwise="거절"))  # fmt: skip
    found = go(books, "반품", 물음="둘 다 싫대요")
    assert ended(found) == "refused"
    assert (found.stops[0].otherwise, found.stops[0].answered, found.stops[0].answer) == (True, "둘 다 싫대요", None)  # fmt: skip


def test_a_slip_of_the_pen_is_not_taken_for_another_answer() -> None:
    books = library(procedure("반품", {"id": "물음", "ask": "?", "branches": {"새 반품": "끝", "이미 접수": "거절"}}, END, REFUSED, otherwise="거절"))  # fmt: skip
    assert trouble(go(books, "반품", 물음="이미 접슈")) == (
        "invalid",
        None,
        ("물음",),
        "‘이미 접슈’는 ‘물음’의 답이 아닙니다",
        "‘이미 접수’를 뜻했나요? 고를 수 있는 답: 새 반품, 이미 접수.",
    )


def test_by_reads_its_keys_as_conditions() -> None:
    books = library(
        procedure("지연", {"id": "구분", "by": "경과일", "branches": {"3일 이상 15일 미만": "끝", "15일 이상": "거절", "else": "짧음"}}, END, REFUSED, {"id": "짧음", "end": "pending"}),
        inputs=(DAYS,),
    )  # fmt: skip
    assert ended(go(books, "지연", 경과일=14)) == "resolved"
    assert ended(go(books, "지연", 경과일="15일")) == "refused"
    found = go(books, "지연", 경과일=2)
    assert (ended(found), found.stops[0].answer) == ("pending", "else")
    assert go(books, "지연").need is not None


def test_a_decision_asks_only_what_can_change_its_answer() -> None:
    books = library(procedure("반품", DECIDE, END, REFUSED), tables=(DEADLINE,))
    assert ended(go(books, "반품", 경과일=7)) == "resolved"
    first = go(books, "반품").need
    assert first is not None
    assert (first.kind, first.name, first.at_most) == ("input", "경과일", 2)
    second = go(books, "반품", 경과일=9).need
    assert second is not None
    assert (second.name, second.field.values) == ("등급", ("일반", "VIP"))


def test_a_constant_of_a_step_goes_before_what_is_known() -> None:
    books = library(procedure("반품", {**DECIDE, "with": {"등급": "VIP"}}, END, REFUSED), tables=(DEADLINE,))  # fmt: skip
    found = go(books, "반품", 경과일=9, 등급="일반")
    assert ended(found) == "resolved"
    assert "등급" not in found.used


def test_an_answer_of_a_table_stays_known_for_the_tables_after_it() -> None:
    verdict = InputDefinition("판정결과", source=("기한", "답"))
    fee = table("배송비", (verdict,), rules=[({"판정결과": "가"}, "가"), ({"판정결과": ["나", "다"]}, "나")])  # fmt: skip
    books = library(
        procedure("반품", {**DECIDE, "branches": {"가": "비용", "나": "비용", "다": "비용"}}, {"id": "비용", "decide": "배송비", "branches": {"가": "끝", "나": "거절"}}, END, REFUSED),
        tables=(DEADLINE, fee),
    )  # fmt: skip
    found = go(books, "반품", 경과일=3)
    assert (ended(found), found.known["기한.답"], found.known["배송비.답"]) == (
        "resolved",
        "가",
        "가",
    )
    alone = library(procedure("비용", {"id": "비용", "decide": "배송비", "branches": {"가": "끝", "나": "거절"}}, END, REFUSED), tables=(DEADLINE, fee))  # fmt: skip
    assert go(alone, "비용").need is not None
    assert ended(go(alone, "비용", **{"기한.답": "다"})) == "refused"


def discretion() -> Table:
    rules = (
        RuleDefinition("재량", {}, {"답": "가", "승인": "파트장"}, alternatives=({"답": "나"},)),
    )
    outputs = (OutputDefinition("답", values=("가", "나")), OutputDefinition("승인", "role"))
    return Table("기한", (DAYS,), outputs, rules)


def test_of_a_discretion_a_person_chooses() -> None:
    books = library(procedure("반품", {**DECIDE, "branches": {"가": "끝", "나": "거절"}}, END, REFUSED), tables=(discretion(),))  # fmt: skip
    need = go(books, "반품").need
    assert need is not None
    assert (need.kind, need.name, need.field.values) == ("choice", "기한.답", ("가", "나"))
    found = go(books, "반품", **{"기한.답": "나"})
    assert ended(found) == "refused"
    decided = found.stops[0].decided
    assert decided is not None
    assert (decided.chosen, decided.approvals) == (True, ("파트장",))


def test_a_choice_that_the_table_does_not_allow_is_refused() -> None:
    books = library(procedure("반품", DECIDE, END, REFUSED), tables=(DEADLINE,))
    assert trouble(go(books, "반품", 경과일=3, **{"기한.답": "다"})) == (
        "invalid",
        None,
        ("기한.답",),
        "‘다’는 판정표 ‘기한’의 답이 아닙니다",
        "이 경우의 답: 가.",
    )


def test_what_a_step_sets_holds_from_the_next_step_on() -> None:
    books = library(
        procedure("반품", {"id": "접수", "sets": {"상태": "접수됨"}, "by": "상태", "branches": {"새것": "다시", "접수됨": "거절"}}, {"id": "다시", "by": "상태", "branches": {"접수됨": "끝", "새것": "거절"}}, END, REFUSED),
        inputs=(STATE,),
    )  # fmt: skip
    found = go(books, "반품", 상태="새것")
    assert ended(found) == "resolved"
    (change,) = found.stops[0].changed
    assert change.name == "상태"
    assert (change.before and change.before.ko, change.after.ko) == ("새것", "접수됨")


def test_a_loop_with_nothing_changed_ends_as_loop() -> None:
    again = {"id": "기다림", "check": "왔나요?", "branches": {"예": "끝", "아니오": "기다림"}}
    found = go(library(procedure("반품", again, END)), "반품", 기다림="아니오")
    assert (ended(found), path(found)) == ("loop", ["기다림"])


def test_a_loop_that_changes_something_goes_on() -> None:
    books = library(
        procedure("반품", {"id": "구분", "by": "상태", "branches": {"새것": "접수", "접수됨": "끝"}}, {"id": "접수", "sets": {"상태": "접수됨"}, "next": "구분"}, END),
        inputs=(STATE,),
    )  # fmt: skip
    found = go(books, "반품", 상태="새것")
    assert (ended(found), path(found)) == ("resolved", ["구분", "접수", "구분", "끝"])


VERIFY = procedure("본인확인", {"id": "대조", "check": "맞나요?", "branches": {"예": "확인됨", "아니오": "실패"}}, {"id": "확인됨", "sets": {"상태": "접수됨"}, "end": "resolved"}, {"id": "실패", "end": "refused"})  # fmt: skip


def test_first_is_done_before_the_first_step_and_once_a_case() -> None:
    books = library(
        VERIFY,
        procedure("반품", {"id": "넘김", "call": "교환", "branches": {"resolved": "끝"}}, END, first=("본인확인",)),
        procedure("교환", {"id": "접수", "end": "resolved"}, first=("본인확인",)),
        inputs=(STATE,),
    )  # fmt: skip
    found = go(books, "반품", 대조="예")
    assert ended(found) == "resolved"
    assert found.steps == (("본인확인", "대조"), ("본인확인", "확인됨"), ("반품", "넘김"), ("교환", "접수"), ("반품", "끝"))  # fmt: skip
    assert [(each.procedure, each.opened, each.parent, each.depth, each.end) for each in found.frames] == [
        ("반품", "start", None, 0, "resolved"),
        ("본인확인", "first", 0, 1, "resolved"),
        ("교환", "call", 0, 1, "resolved"),
    ]  # fmt: skip
    assert found.known["상태"] == "접수됨"


def test_a_first_that_is_not_resolved_ends_the_whole_case() -> None:
    books = library(
        VERIFY,
        procedure("반품", {"id": "넘김", "call": "교환", "branches": {"resolved": "끝", "refused": "끝"}}, END),
        procedure("교환", {"id": "접수", "end": "resolved"}, first=("본인확인",)),
        inputs=(STATE,),
    )  # fmt: skip
    found = go(books, "반품", 대조="아니오")
    assert ended(found) == "refused"
    assert [each.end for each in found.frames] == ["refused"] * 3


def test_a_procedure_done_before_is_given_by_its_end() -> None:
    books = library(VERIFY, procedure("반품", ASK, END, REFUSED, first=("본인확인",)), inputs=(STATE,))  # fmt: skip
    found = go(books, "반품", 본인확인="resolved", 물음="예")
    assert (ended(found), path(found)) == ("resolved", ["물음", "끝"])
    assert ended(go(books, "반품", 본인확인="refused")) == "refused"


def test_a_call_branches_on_how_the_other_procedure_ended() -> None:
    books = library(VERIFY, procedure("반품", {"id": "확인", "call": "본인확인", "branches": {"resolved": "끝", "refused": "거절"}}, END, REFUSED), inputs=(STATE,))  # fmt: skip
    assert ended(go(books, "반품", 대조="예")) == "resolved"
    found = go(books, "반품", 대조="아니오")
    assert (ended(found), found.stops[0].answer) == ("refused", "refused")


def test_going_over_to_another_procedure_returns_to_the_caller_of_the_first() -> None:
    books = library(
        procedure("가", {"id": "부름", "call": "나", "next": "끝"}, END),
        procedure("나", {"id": "넘김", "go_to": "다"}),
        procedure("다", {"id": "접수", "end": "pending"}),
    )
    found = go(books, "가")
    assert ended(found) == "resolved"
    assert [(each.procedure, each.opened, each.parent, each.depth, each.end) for each in found.frames] == [
        ("가", "start", None, 0, "resolved"),
        ("나", "call", 0, 1, "pending"),
        ("다", "go_to", 0, 1, "pending"),
    ]  # fmt: skip


def test_an_escalation_ends_the_case_with_what_the_step_gives_it() -> None:
    matrix = table("표", (TIER,), rules=[({"등급": "VIP"}, {"path": "긴급"}), ({"등급": "일반"}, {"path": "보통"})], outputs=(OutputDefinition("path", values=("긴급", "보통")),))  # fmt: skip
    books = library(procedure("반품", {"id": "올림", "escalate": "표", "with": {"등급": "VIP"}}), tables=(matrix,))  # fmt: skip
    found = go(books, "반품")
    assert ended(found) == "escalated"
    escalation = found.stops[0].escalation
    assert escalation is not None
    assert (escalation.matrix, escalation.given, escalation.path) == ("표", {"등급": "VIP"}, "긴급")


def test_what_nobody_knows_takes_its_if_unknown() -> None:
    usual = InputDefinition("등급", values=("일반", "VIP"), if_unknown="일반")
    books = library(procedure("반품", DECIDE, END, REFUSED), tables=(Table("기한", (DAYS, usual), DEADLINE.outputs, DEADLINE.rules),))  # fmt: skip
    found = go(books, "반품", 경과일=9, nobody=("등급",))
    assert ended(found) == "refused"
    decided = found.stops[0].decided
    assert decided is not None
    assert {name: text.ko for name, text in decided.assumed.items()} == {"등급": "일반"}


def test_what_nobody_knows_and_nothing_replaces_goes_to_otherwise() -> None:
    plain = library(procedure("반품", DECIDE, END, REFUSED), tables=(DEADLINE,))
    assert trouble(go(plain, "반품", 경과일=9, nobody=("등급",))) == (
        "stuck",
        "반품",
        ("steps", 0),
        "‘등급’을 아무도 모르면 ‘판정’에서 갈 길이 없습니다",
        "입력에 if_unknown을 쓰거나 SOP에 otherwise를 두세요.",
    )
    with_otherwise = library(procedure("반품", DECIDE, END, REFUSED, otherwise="거절"), tables=(DEADLINE,))  # fmt: skip
    assert ended(go(with_otherwise, "반품", 경과일=9, nobody=("등급",))) == "refused"
    assert ended(go(library(procedure("반품", ASK, END, REFUSED, otherwise="거절")), "반품", nobody=("물음",))) == "refused"  # fmt: skip


def test_an_absent_input_runs_the_procedure_that_finds_it_out() -> None:
    proof = InputDefinition("서류", values=("맞음", "틀림"), if_missing="서류받기")
    fetch = procedure("서류받기", {"id": "받기", "check": "왔나요?", "branches": {"예": "받음", "아니오": "못받음"}}, {"id": "받음", "sets": {"서류": "맞음"}, "end": "resolved"}, {"id": "못받음", "end": "pending"}, {"id": "없음", "end": "resolved"})  # fmt: skip
    main = procedure("대리", {"id": "구분", "by": "서류", "branches": {"맞음": "끝", "틀림": "거절"}}, END, REFUSED)  # fmt: skip
    books = library(main, fetch, inputs=(proof,))
    assert go(books, "대리").need is not None
    assert ended(go(books, "대리", 서류="맞음")) == "resolved"
    found = go(books, "대리", 서류="없음", 받기="예")
    assert ended(found) == "resolved"
    assert found.steps == (("대리", "구분"), ("서류받기", "받기"), ("서류받기", "받음"), ("대리", "끝"))  # fmt: skip
    assert found.frames[1].missing == "서류"
    assert ended(go(books, "대리", 서류="없음", 받기="아니오")) == "pending"


def test_no_rule_that_fits_goes_to_otherwise_and_without_one_is_told() -> None:
    holed = Table("기한", (DAYS, TIER), DEADLINE.outputs, DEADLINE.rules[:2])
    plain = library(procedure("반품", DECIDE, END, REFUSED), tables=(holed,))
    assert trouble(go(plain, "반품", 경과일=9, 등급="일반"))[1:4] == ("기한", (), "판정표 ‘기한’에 이 경우의 규칙이 없습니다")  # fmt: skip
    other = library(procedure("반품", DECIDE, END, REFUSED, otherwise="거절"), tables=(holed,))
    assert ended(go(other, "반품", 경과일=9, 등급="일반")) == "refused"


def test_an_answer_of_a_table_without_a_branch_is_told_at_the_branches() -> None:
    books = library(
        procedure("반품", {**DECIDE, "branches": {"가": "끝"}}, END), tables=(DEADLINE,)
    )
    assert trouble(go(books, "반품", 경과일=9, 등급="VIP")) == (
        "stuck",
        "반품",
        ("steps", 0, "branches"),
        "‘판정’에 ‘나’의 길이 없습니다",
        "branches에 더하거나 SOP에 otherwise를 두세요.",
    )


def test_procedures_that_call_each_other_are_refused_with_the_way() -> None:
    books = library(
        procedure("가", {"id": "부름", "call": "나", "next": "끝"}, END),
        procedure("나", {"id": "되부름", "call": "가", "next": "끝"}, END),
    )
    assert trouble(go(books, "가")) == (
        "broken",
        "나",
        ("steps", 0, "call"),
        "SOP가 서로를 부릅니다: 가 → 나 → 가",
        "call이나 first를 끊으세요.",
    )


def test_procedures_that_go_over_to_each_other_are_a_loop() -> None:
    books = library(procedure("가", {"id": "넘김", "go_to": "나"}), procedure("나", {"id": "되넘김", "go_to": "가"}))  # fmt: skip
    assert ended(go(books, "가")) == "loop"


def test_questions_of_one_name_in_two_procedures_are_told_apart() -> None:
    books = library(
        procedure("가", ASK, {"id": "넘김", "go_to": "나"}, END, {"id": "거절", "go_to": "나"}),
        procedure("나", ASK, END, REFUSED),
    )
    need = go(books, "가", 물음="아니오").need
    assert need is not None
    assert need.name == "나.물음"
    assert ended(go(books, "가", 물음="아니오", **{"나.물음": "예"})) == "resolved"


def test_a_name_that_means_nothing_is_told_with_the_nearest() -> None:
    books = library(procedure("반품", DECIDE, END, REFUSED), tables=(DEADLINE,))
    assert trouble(go(books, "반품", 경과=3))[2:] == (("경과",), "‘경과’는 이 절차의 입력도 질문도 아닙니다", "혹시 ‘경과일’인가요?")  # fmt: skip


def test_what_was_given_and_not_needed_is_not_among_the_used() -> None:
    books = library(procedure("반품", ASK, {"id": "끝", "decide": "기한", "end": "resolved"}, REFUSED), tables=(DEADLINE,))  # fmt: skip
    assert go(books, "반품", 물음="아니오", 경과일=3, 등급="VIP").used == {"물음"}


def test_a_step_gathers_without_asking_for_what_nothing_depends_on() -> None:
    note = InputDefinition("메모", "text")
    books = library(procedure("반품", {"id": "듣기", "collect": ["메모", "경과일"], "next": "끝"}, END), inputs=(note, DAYS))  # fmt: skip
    found = go(books, "반품", 경과일=3)
    assert ended(found) == "resolved"
    assert [(c.name, c.value and c.value.ko) for c in found.stops[0].collected] == [("메모", None), ("경과일", "3일")]  # fmt: skip
