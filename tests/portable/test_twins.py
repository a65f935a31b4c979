"""Python and JavaScript decide alike: status, answers, rules alive, next question, what follows, why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.portable.model import portable
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import (
    InputDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.linker import link
from tests.amounts import cases as amount
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import ANSWERS, ROLES, Draw, tables
from tests.policy.test_chains_against_brute_force import chains, computed_tables
from tests.policy.test_collect_against_brute_force import collecting
from tests.policy.test_reference_tables import definitions
from tests.portable.conftest import Twin
from tests.portable.telling import cases, in_python

NAMES = sorted(definitions())


def agree(twin: Twin, chain: Chain, number: int, told: str, language: Any = "ko") -> int:
    """Ask both engines; how many cases were asked."""
    twin("open", model=portable(chain, language))
    count = 0
    for facts, nobody in cases(chain, number, told):
        expected = in_python(chain, facts, nobody, language)
        assert twin("decide", facts=facts, nobody=nobody) == expected, (facts, nobody)
        count += 1
    return count


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_decide_the_reference_tables_alike(twin: Twin, name: str) -> None:
    assert agree(twin, link(definitions(), name), amount(50), name) == amount(50)


@seed(SEED)
@drawn(60)
@given(tables(), st.sampled_from(["ko", "en"]))
def test_both_engines_decide_any_table_alike(twin: Twin, made: Any, language: str) -> None:
    chain = link({"random": made.definition}, "random")
    agree(twin, chain, 12, str(SEED), language)


@seed(SEED)
@drawn(40)
@given(chains())
def test_both_engines_decide_tables_behind_tables_alike(twin: Twin, made: Any) -> None:
    agree(twin, made.chain, 12, str(SEED))


@seed(SEED)
@drawn(30)
@given(computed_tables())
def test_both_engines_decide_over_computed_inputs_alike(twin: Twin, made: Any) -> None:
    agree(twin, link({"computed": made[0]}, "computed"), 12, str(SEED))


@seed(SEED)
@drawn(30)
@given(collecting())
def test_both_engines_collect_alike(twin: Twin, made: Any) -> None:
    agree(twin, link({"collect": made.definition}, "collect"), 12, str(SEED))


@seed(SEED)
@drawn(30)
@given(tables(("collect",)), st.sampled_from(["ko", "en"]))
def test_both_engines_collect_lists_with_discretion_alike(
    twin: Twin, made: Any, language: str
) -> None:
    agree(twin, link({"random": made.definition}, "random"), 12, str(SEED), language)


@st.composite
def paying(draw: Draw) -> dict[str, TableDefinition]:
    """Three tables in a row: the first computes an amount, the second a set, the third decides by both."""
    amounts = ["= 단가 × 수량", "= round(단가 ÷ 3)", "= max(단가, 1만원)", "2만원", "= 단가 - 할인"]
    hit = draw(st.sampled_from(["first", "collect"]))

    def rule(index: int, when: dict[str, Any], then: dict[str, Any]) -> RuleDefinition:
        return RuleDefinition(f"R{index}", when, then)

    asked = (
        InputDefinition("단가", type="money", minimum=0),
        InputDefinition("수량", type="integer", minimum=0, maximum=9, if_unknown=1),
        InputDefinition("할인", type="money", minimum=0, optional=True),
    )
    conditions = st.sampled_from(["1만원 이하", "1만원 초과", "3만원 이상"])
    first = TableDefinition(
        "pay",
        asked,
        (OutputDefinition("보상", type="money", collect="sum" if hit == "collect" else None),),
        tuple(
            rule(n, {"단가": draw(conditions)}, {"보상": draw(st.sampled_from(amounts))})
            for n in range(draw(st.integers(1, 3)))
        ),
        hit=hit,  # type: ignore[arg-type]
    )
    second = TableDefinition(
        "kinds",
        (InputDefinition("증빙", type="set", values=("사진", "영수증", "송장"), optional=True),),
        (OutputDefinition("서류", values=("충분", "부족"), collect="list"),),
        (
            rule(0, {"증빙": {"all": ["사진", "영수증"]}}, {"서류": "충분"}),
            rule(1, {"증빙": {draw(st.sampled_from(["has", "not"])): ["송장"]}}, {"서류": "부족"}),
        ),
        hit="collect",
        otherwise=draw(st.sampled_from([None, OtherwiseDefinition({"서류": "부족"})])),
    )
    third = TableDefinition(
        "last",
        (
            InputDefinition("보상액", source=("pay", "보상")),
            InputDefinition("서류들", source=("kinds", "서류")),
            InputDefinition("배", type="money", unit="원", formula="보상액 × 2"),
            InputDefinition("시각", type="time"),
        ),
        (
            OutputDefinition("처리", values=ANSWERS),
            OutputDefinition("금액", type="money", optional=True),
            OutputDefinition("승인", type="role", values=ROLES),
        ),
        tuple(
            rule(
                n,
                draw(
                    st.sampled_from(
                        [
                            {"보상액": "2만원 이하"},
                            {"배": "5만원 초과", "서류들": {"has": ["충분"]}},
                            {"서류들": {"not": ["부족"]}},
                            {"시각": "22:00..06:00"},
                            {},
                        ]
                    )
                ),
                {
                    "처리": draw(st.sampled_from(ANSWERS)),
                    "금액": draw(st.sampled_from(["= 보상액 + 배", "5천원", "= 배 ÷ 3"])),
                    "승인": draw(st.sampled_from(ROLES)),
                },
            )
            for n in range(draw(st.integers(1, 4)))
        ),
        hit=draw(st.sampled_from(["first", "any", "priority"])),
    )
    return {"pay": first, "kinds": second, "last": third}


@seed(SEED)
@drawn(60)
@given(paying())
def test_both_engines_compute_amounts_through_three_tables_alike(twin: Twin, made: Any) -> None:
    agree(twin, link(made, "last"), 16, str(SEED))
