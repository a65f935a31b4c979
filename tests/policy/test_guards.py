"""Budgets, mutants, coverage and suggestions: what guards a table, and what guards the guards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, seed

from cscx.policy.proof.gaps import gaps
from cscx.policy.proof.overlaps import overlaps
from cscx.policy.proof.proof import prove
from cscx.policy.tables.chain import Chain, link
from cscx.policy.tables.cover import UNDECIDED, Cover
from cscx.policy.tables.definition import (
    ExampleDefinition,
    InputDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.testing.examples import check_examples
from cscx.policy.testing.mutate import mutate
from cscx.policy.testing.suggest import coverage, suggest
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import RandomTable, tables
from tests.policy.test_evaluate import RETURN


def _pigeons(count: int) -> TableDefinition:
    """Every assignment puts two of `count` + 1 pigeons in one of `count` holes: hard to prove."""
    inputs = tuple(
        InputDefinition(f"새{n}", values=tuple(f"칸{h}" for h in range(count)))
        for n in range(count + 1)
    )
    rules = tuple(
        RuleDefinition(f"R{a}-{b}-{h}", {f"새{a}": f"칸{h}", f"새{b}": f"칸{h}"}, {"처리": "가"})
        for a in range(count + 1)
        for b in range(a)
        for h in range(count)
    )
    return TableDefinition(
        "pigeons", inputs, (OutputDefinition("처리", values=("가",)),), rules, "any"
    )


def test_a_proof_beyond_its_budget_says_undecided_and_never_fine() -> None:
    chain = link({"pigeons": _pigeons(7)}, "pigeons")
    found = gaps(chain.table, nodes=50)
    assert found.undecided
    assert not found.complete
    proof = prove(chain, nodes=50)
    assert proof.undecided
    assert not proof.clean(chain.table)


def test_a_rule_that_is_only_partly_the_same_overlaps_and_is_no_duplicate() -> None:
    inputs = (InputDefinition("정보", type="set", values=("이름", "주소", "카드")),)
    rules = (
        RuleDefinition("R1", {"정보": {"has": ["이름"]}}, {"처리": "가"}),
        RuleDefinition("R2", {"정보": {"has": ["이름", "주소"]}}, {"처리": "가"}),
    )
    outputs = (OutputDefinition("처리", values=("가",)),)
    found = overlaps(
        link({"표": TableDefinition("표", inputs, outputs, rules, "unique")}, "표").table
    )
    assert [(each.first, each.second) for each in found.overlaps] == [(0, 1)]
    assert not found.duplicates


def test_the_same_proof_is_found_with_a_larger_budget() -> None:
    chain = link({"pigeons": _pigeons(5)}, "pigeons")
    assert gaps(chain.table).complete


def test_boxes_that_just_fill_a_space_are_counted_exactly() -> None:
    quarter = Cover([2, 2], [(1, 1), (1, 2), (2, 1)])
    assert quarter.uncovered((3, 3)) == (2, 2)
    assert Cover([2, 2], [(1, 3), (2, 1), (2, 2)]).uncovered((3, 3)) is None
    assert Cover([4], []).uncovered((15,)) == (15,)
    assert UNDECIDED not in (quarter.uncovered((3, 1)), None)


EXAMPLES = (
    ExampleDefinition(
        "마지막 날",
        {"경과일": 7, "상품상태": "정상", "등급": "일반", "결제금액": 300_000},
        {"처리": "전액환불", "승인": "상담사"},
    ),
)


def _with(*examples: ExampleDefinition) -> Chain:
    return link({"return": replace(RETURN, examples=examples)}, "return")


def test_coverage_names_rules_and_boundaries_without_an_example() -> None:
    found = coverage(_with(*EXAMPLES))
    rules = [rule.id for rule in RETURN.rules]
    assert [rules[r] for r in found.untried] == [
        "기한안-고액",
        "사용흔적",
        "우수고객",
        "기한지남-일반",
        "기한지남",
    ]
    missing = {(rules[b.rule], b.input, b.value) for b in found.missing}
    assert ("기한안", "경과일", 7) not in missing
    assert ("기한안", "결제금액", 300_000) not in missing
    assert {
        ("기한안-고액", "결제금액", 300_001),
        ("우수고객", "경과일", 8),
        ("우수고객", "경과일", 14),
        ("기한지남", "경과일", 15),
    } <= missing


def test_suggestions_try_what_is_missing_and_come_out_as_said() -> None:
    chain = _with(*EXAMPLES)
    proposed = [
        ExampleDefinition(f"제안 {n}", each.given, each.expect)
        for n, each in enumerate(suggest(chain))
    ]
    full = _with(*EXAMPLES, *proposed)
    assert all(each.passed for each in check_examples(full))
    assert coverage(full).untried == ()
    assert coverage(full).missing == ()


def test_mutants_that_no_example_and_no_proof_notices_survive() -> None:
    weak = mutate(_with(*EXAMPLES))
    texts = [each.mutant.text.ko for each in weak.survivors]
    assert "‘기한지남’의 ‘승인’ 값이 파트장으로 바뀜" in texts
    assert "‘사용흔적’의 재량이 없어짐" in texts
    chain = _with(*EXAMPLES)
    proposed = [
        ExampleDefinition(f"제안 {n}", s.given, s.expect) for n, s in enumerate(suggest(chain))
    ]
    other = ExampleDefinition(
        "재량",
        {"경과일": 3, "상품상태": "사용흔적", "등급": "일반", "결제금액": 1},
        {"처리": "전액환불"},
    )
    strong = mutate(_with(*EXAMPLES, *proposed, other))
    assert strong.survivors == ()
    assert strong.total == weak.total
    assert strong.by_examples > weak.by_examples


def test_a_mutant_that_changes_no_answer_is_not_counted() -> None:
    table = TableDefinition(
        "x",
        (InputDefinition("수", type="integer", minimum=0, maximum=9),),
        (OutputDefinition("처리", values=("가", "나")),),
        (
            RuleDefinition("작음", {"수": "5 이하"}, {"처리": "가"}),
            RuleDefinition("나머지", {"수": "3 이상"}, {"처리": "나"}),
        ),
        hit="first",
        examples=(
            ExampleDefinition("5", {"수": 5}, {"처리": "가"}),
            ExampleDefinition("6", {"수": 6}, {"처리": "나"}),
        ),
    )
    found = mutate(link({"x": table}, "x"))
    assert len(found.equal) == 2  # 나머지 from 4 on, and without its condition, says the same
    assert found.survivors == ()


@seed(SEED)
@drawn(60)
@given(tables())
def test_suggested_examples_always_come_out(table: RandomTable) -> None:
    chain = link({"random": table.definition}, "random")
    examples = tuple(
        ExampleDefinition(str(n), each.given, each.expect) for n, each in enumerate(suggest(chain))
    )
    full = link({"random": replace(table.definition, examples=examples)}, "random")
    assert [each for each in check_examples(full) if not each.passed] == []


def test_what_otherwise_hides_between_two_rules_is_told() -> None:
    table = TableDefinition(
        "x",
        (InputDefinition("수", type="integer", unit="일", minimum=0),),
        (OutputDefinition("처리", values=("가", "나")),),
        (
            RuleDefinition("안", {"수": "7일 이하"}, {"처리": "가"}),
            RuleDefinition("밖", {"수": "8일 초과"}, {"처리": "나"}),
        ),
        otherwise=OtherwiseDefinition({"처리": "나"}, "나머지"),
    )
    chain = link({"x": table}, "x")
    (hidden,) = prove(chain).hidden
    assert hidden.text.ko == "수 8일"


def test_the_size_of_a_table_is_no_reason_to_be_slow() -> None:
    days = InputDefinition("수", type="integer", minimum=0, maximum=10_000)
    rules = tuple(RuleDefinition(f"R{n}", {"수": str(n)}, {"처리": "가"}) for n in range(2_000))
    table = TableDefinition("x", (days,), (OutputDefinition("처리", values=("가", "나")),), rules)
    chain = link({"x": table}, "x")
    (region,) = prove(chain).gaps.regions
    assert region.text.ko == "수 2,000 이상"


@pytest.mark.parametrize("hit", ["unique", "first", "any", "priority", "collect"])
def test_a_rule_whose_conditions_no_value_meets_never_answers(hit: str) -> None:
    table = TableDefinition(
        "x",
        (InputDefinition("수", type="integer", minimum=0),),
        (OutputDefinition("처리", values=("가", "나")),),
        (
            RuleDefinition("모두", {}, {"처리": "가"}),
            RuleDefinition("없음", {"수": "0 미만"}, {"처리": "나"}),
        ),
        hit=hit,  # type: ignore[arg-type]
    )
    (shadow,) = prove(link({"x": table}, "x")).shadows.shadows
    assert (shadow.rule, shadow.by) == (1, ())
