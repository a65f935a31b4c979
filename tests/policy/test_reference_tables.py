"""The reference knowledge base's tables: proved complete, examples pass, planted defects found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable, Output, Rule
from cscx.content.loading import document_of
from cscx.content.policies import Policies
from cscx.content.tables import facts_of, table_definition, tables_of
from cscx.policy.decision.evaluate import decide
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.language.problem import TableError
from cscx.policy.proof.proof import prove
from cscx.policy.tables.chain import link
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import ExampleDefinition, RuleDefinition, TableDefinition
from cscx.policy.testing.examples import check_examples
from cscx.policy.testing.mutate import mutate
from cscx.policy.testing.suggest import coverage
from cscx.settings import Settings

SOPS = Path(__file__).parents[2] / "sops"
AS_OF = date(2026, 11, 21)


@cache
def corpus() -> Corpus:
    documents = [
        document_of(path.relative_to(SOPS).as_posix(), path.read_bytes())
        for path in sorted(SOPS.rglob("*.yaml"))
    ]
    return Corpus(documents, Settings(), AS_OF)


@cache
def definitions() -> Mapping[str, TableDefinition]:
    return tables_of(corpus())


NAMES = sorted(path.stem for path in (SOPS / "exceptions").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_table_is_proved_complete_and_free_of_contradictions(name: str) -> None:
    chain = link(definitions(), name)
    proof = prove(chain)
    assert not proof.undecided
    assert proof.clean(chain.table)
    assert not proof.hidden


@pytest.mark.parametrize("name", NAMES)
def test_every_example_of_the_table_comes_out(name: str) -> None:
    checked = check_examples(link(definitions(), name))
    assert checked
    assert [each for each in checked if not each.passed] == []


@pytest.mark.parametrize("name", NAMES)
def test_examples_try_every_rule_and_boundary_and_no_mutant_survives_them(name: str) -> None:
    chain = link(definitions(), name)
    tried = coverage(chain)
    assert [chain.table.definition.rules[rule].id for rule in tried.untried] == []
    assert tried.missing == ()
    assert [one.mutant.text.ko for one in mutate(chain).survivors] == []


@pytest.mark.parametrize(
    "path", sorted((SOPS / "escalations").glob("*.yaml")), ids=lambda path: path.stem
)
def test_every_case_of_an_escalation_matrix_has_a_path(path: Path) -> None:
    chain = Policies(corpus()).chain(path.stem)
    assert prove(chain).clean(chain.table)


def changed(
    name: str, rule_id: str, change: Callable[[RuleDefinition], RuleDefinition | None]
) -> dict[str, TableDefinition]:
    """The reference tables with one rule changed, or taken out."""
    table = definitions()[name]
    rules = [change(rule) if rule.id == rule_id else rule for rule in table.rules]
    kept = tuple(rule for rule in rules if rule is not None)
    assert kept != table.rules
    return {**definitions(), name: replace(table, rules=kept)}


def when(**cells: Any) -> Callable[[RuleDefinition], RuleDefinition]:
    return lambda rule: replace(rule, when={**rule.when, **cells})


def then(**values: Any) -> Callable[[RuleDefinition], RuleDefinition]:
    return lambda rule: replace(rule, then={**rule.then, **values})


def test_a_lost_rule_leaves_a_gap_with_a_customer() -> None:
    chain = link(
        changed("refund-delay-interest", "회사지연", lambda _: None), "refund-delay-interest"
    )
    (region,) = prove(chain).gaps.regions
    assert region.text.ko == "환불지연일수 1일 이상 10일 이하, 지연책임 회사, 환불금액 100만원 이하"
    assert (
        region.text.en
        == "환불지연일수 at least 1 day up to 10 days, 지연책임 회사, 환불금액 up to 1,000,000 won"
    )
    assert region.example_text.ko == "환불지연일수=1일, 지연책임=회사, 환불금액=73,000원"
    assert (
        decide(chain, {"환불지연일수": 1, "지연책임": "회사", "환불금액": 73000}).status == "none"
    )


def test_a_bound_that_slips_by_a_day_leaves_exactly_that_day() -> None:
    slipped = when(경과일="<fact:품질보증기한> 미만", 수리횟수="<fact:재발교환횟수> 미만")
    broken = changed("defect-remedy", "보증-수리", slipped)
    overlapping = prove(link(broken, "defect-remedy"))
    assert [r.text.ko for r in overlapping.gaps.regions] == [
        "문제종류 하자, 하자확인 확인됨, 경과일 365일, 수리횟수 2회 이하"
    ]
    rules = definitions()["defect-remedy"].rules
    pairs = {(rules[o.first].id, rules[o.second].id): o for o in overlapping.overlaps.overlaps}
    told = pairs["기한안-수리", "보증-수리"]
    assert told.region.text.ko == (
        "문제종류 하자, 하자확인 확인됨, 경과일 92일 이하, 인지후일수 30일 이하, 수리횟수 2회 이하, 고객희망 수리"
    )
    assert told.differing == ()


def test_two_rules_that_meet_on_one_day_contradict_each_other_there() -> None:
    broken = changed(
        "delay-compensation",
        "배송비",
        when(지연일수="<fact:배송비환불기준> 이상 <fact:장기지연기준> 이하"),
    )
    chain = link(broken, "delay-compensation")
    rules = chain.table.definition.rules
    found = {(rules[o.first].id, rules[o.second].id): o for o in prove(chain).overlaps.overlaps}
    vip = next(o for pair, o in found.items() if "VIP" in pair[1])
    assert vip.region.text.ko == "지연원인 출고지연 또는 택배사, 지연일수 15영업일, 고객등급 VIP"
    assert "보상" in vip.differing
    assert (
        decide(
            chain,
            dict(zip(vip.region.example, map(str, _plain(chain, vip.region.example)), strict=True)),
        ).status
        == "conflict"
    )


def _plain(chain: Any, example: Mapping[str, Any]) -> list[Any]:
    return [chain.table.fields[name].plain(value) for name, value in example.items()]


def test_a_rule_behind_the_union_of_others_is_shadowed() -> None:
    table = definitions()["refund-delay-interest"]
    late = RuleDefinition(
        "뒤늦은", {"환불지연일수": "3일 이상"}, {"처리": "상위 판단", "승인": "CS매니저"}
    )
    broken = {**definitions(), table.name: replace(table, rules=(*table.rules, late))}
    chain = link(broken, table.name)
    (shadow,) = prove(chain).shadows.shadows
    assert chain.table.definition.rules[shadow.rule].id == "뒤늦은"
    assert shadow.by is not None
    assert {chain.table.definition.rules[rule].id for rule in shadow.by} <= {
        "고객사정",
        "카드사반영",
        "장기지연",
        "고액",
        "회사지연",
    }
    assert len(shadow.by) > 1


def test_a_copied_rule_is_a_duplicate() -> None:
    table = definitions()["payment-refund"]
    copy = replace(table.rules[3], id="사본")
    chain = link(
        {**definitions(), table.name: replace(table, rules=(*table.rules, copy))}, table.name
    )
    (duplicate,) = prove(chain).overlaps.duplicates
    assert (duplicate.first, duplicate.second) == (3, len(table.rules))


def test_an_agent_who_approves_one_won_too_much_breaks_the_limit_there() -> None:
    broken = changed("return-eligibility", "반품", when(결제금액="30만 1원 이하"))
    chain = link(broken, "return-eligibility")
    (violation,) = prove(chain).limits.violations
    limit = chain.table.definition.limits[violation.limit]
    assert limit.because == "상담사 재량 한도를 넘는다"
    assert [chain.table.definition.rules[rule].id for rule in violation.rules] == ["반품"]
    assert violation.region.text.ko == (
        "요청 반품, 경과일 7일 이하, 상품상태 정상 또는 개봉, 반품제한 제한 없음 또는 고지 안 함, 결제금액 300,001원"
    )
    assert violation.region.example["결제금액"] == 300_001


def test_a_discretion_may_not_break_a_limit_either() -> None:
    def allow(rule: RuleDefinition) -> RuleDefinition:
        return replace(rule, alternatives=({"처리": "전액환불", "승인": "상담사"},))

    chain = link(changed("return-eligibility", "반품-고액", allow), "return-eligibility")
    (violation,) = prove(chain).limits.violations
    assert violation.alternative == 1
    assert violation.region.example["결제금액"] == 1_000_001


def test_otherwise_is_bound_by_limits_too() -> None:
    table = definitions()["return-shipping-fee"]
    limit = replace(
        definitions()["return-eligibility"].limits[0],
        when={"반품판정": "불가"},
        never={"부담": "해당 없음"},
    )
    chain = link({**definitions(), table.name: replace(table, limits=(limit,))}, table.name)
    (violation,) = prove(chain).limits.violations
    assert violation.rules == ()
    assert violation.region.text.ko == "반품판정 불가"


def test_a_wrong_expectation_is_told_with_what_came_out() -> None:
    table = definitions()["return-eligibility"]
    wrong = replace(table.examples[2], expect={"처리": "부분환불", "승인": "상담사"})
    chain = link({**definitions(), table.name: replace(table, examples=(wrong,))}, table.name)
    (checked,) = check_examples(chain)
    (difference,) = checked.differences
    assert (difference.output, difference.expected.ko, difference.found.ko) == (
        "처리",
        "부분환불",
        "전액환불",
    )


def test_an_expected_fact_counts_at_its_day() -> None:
    expected = ExampleDefinition(
        "보통 반품",
        {"반품판정": "전액환불", "무료반품": "미적용"},
        {"공제금액": "<fact:반품배송비>"},
    )
    wrong = changed("return-shipping-fee", "반품-고객부담", then(공제금액="6,500원"))
    later = tables_of(Corpus(corpus().documents, Settings(), date(2027, 1, 1)))
    for tables, differing in ((definitions(), []), (later, []), (wrong, ["6,000원"])):
        table = replace(tables["return-shipping-fee"], examples=(expected,))
        (checked,) = check_examples(link({**tables, table.name: table}, table.name))
        assert [each.expected.ko for each in checked.differences] == differing


def test_an_expected_fact_by_tier_is_that_of_the_customer() -> None:
    table = definitions()["delay-compensation"]
    case = {"지연원인": "택배사", "지연일수": 4, "고객등급": "골드"}
    example = ExampleDefinition("골드, 나흘째", case, {"적립금액": "<fact:지연적립금>"})
    for rules, expected in (
        (table.rules, []),
        (
            (*table.rules[:2], then(적립금액="3,000원")(table.rules[2]), *table.rules[3:]),
            ["4,000원"],
        ),
    ):
        tried = replace(table, rules=tuple(rules), examples=(example,))
        (checked,) = check_examples(link({**definitions(), table.name: tried}, table.name))
        assert [each.expected.ko for each in checked.differences] == expected


def test_an_expected_fact_that_is_not_there_is_told_at_its_place() -> None:
    table = definitions()["return-shipping-fee"]
    expect = {"공제금액": "<fact:반품배송료>"}
    example = ExampleDefinition("x", table.examples[0].given, expect)
    chain = link({**definitions(), table.name: replace(table, examples=(example,))}, table.name)
    (checked,) = check_examples(chain)
    assert checked.problem is not None
    assert checked.problem.path == ("examples", 0, "expect", "공제금액")


def test_business_days_where_days_are_counted_stop_the_table_at_the_cell() -> None:
    broken = changed("return-eligibility", "기한지남", when(경과일="<fact:환급기한> 초과"))
    with pytest.raises(TableError) as raised:
        compile_table(broken["return-eligibility"])
    (problem,) = raised.value.problems
    index = [rule.id for rule in broken["return-eligibility"].rules].index("기한지남")
    assert problem.path == ("rules", index, "when", "경과일")
    assert problem.cell[problem.start : problem.end] == "<fact:환급기한>"
    assert problem.hint.ko == "일과 영업일은 서로 비교하지 않습니다. 한쪽 단위로 맞추세요."


def test_every_mistake_of_a_table_is_told_at_once() -> None:
    table = definitions()["delay-compensation"]
    first, second, *others = table.rules
    broken = replace(
        table,
        rules=(
            replace(first, when={"지연원인": "천재지볌", "지연일": "3 이상"}),
            replace(second, then={"보상": "적립금", "승낙": "상담사"}),
            *others,
        ),
    )
    with pytest.raises(TableError) as raised:
        compile_table(broken)
    told = [(problem.path, problem.text.ko, problem.hint.ko) for problem in raised.value.problems]
    values = ", ".join(table.inputs[0].values)
    assert told == [
        (("rules", 0, "when", "지연원인"), "‘천재지볌’은 ‘지연원인’의 값이 아닙니다", f"‘천재지변’을 뜻했나요? 고를 수 있는 값: {values}."),
        (("rules", 0, "when", "지연일"), "‘지연일’은 이 표의 입력이 아닙니다", "‘지연일수’를 뜻했나요?"),
        (("rules", 1, "then", "승낙"), "‘승낙’은 이 표의 결과가 아닙니다", "outputs에 더하거나 지우세요."),
        (("rules", 1, "then"), "결과 ‘승인’이 빠졌습니다", "값을 쓰거나 결과에 optional: true를 더하세요."),
    ]  # fmt: skip


def test_tables_that_wait_for_each_other_are_refused() -> None:
    table = definitions()["return-eligibility"]
    circular = replace(table.inputs[0], source=("return-shipping-fee", "부담"))
    broken = {**definitions(), table.name: replace(table, inputs=(circular, *table.inputs[1:]))}
    with pytest.raises(TableError) as raised:
        link(broken, "return-shipping-fee")
    assert raised.value.problems[0].text.ko == (
        "판정표가 서로의 결과를 기다립니다: return-shipping-fee → return-eligibility → return-shipping-fee"
    )


def test_a_tier_of_customers_has_its_own_period() -> None:
    chain = link(definitions(), "return-eligibility")
    case = {
        "요청": "반품",
        "상품상태": "개봉",
        "반품제한": "제한 없음",
        "재고": "재고 있음",
        "결제금액": 50_000,
    }
    for tier, last in (("골드", 14), ("VIP", 21)):
        kept = decide(chain, {**case, "고객등급": tier, "경과일": last})
        late = decide(chain, {**case, "고객등급": tier, "경과일": last + 1})
        assert kept.rules == ("우수고객-교환",)
        assert late.rules == ("기한지남",)
        assert kept.answer is not None
        assert (
            outcome_text(chain.table, kept.answer).ko
            == "처리 교환, 승인 CS매니저, 응대 loyalty-exchange-offer"
        )


def test_a_coming_fact_counts_from_its_day() -> None:
    later = Corpus(corpus().documents, Settings(), date(2027, 1, 1))
    for known, fee in ((definitions(), 6000), (tables_of(later), 7000)):
        found = decide(
            link(known, "return-shipping-fee"), {"반품판정": "전액환불", "무료반품": "미적용"}
        )
        assert found.answer is not None
        assert found.answer.outcomes[0].values == ("고객", fee)


def test_a_computed_input_brings_what_it_is_computed_from() -> None:
    body = ExceptionTable(
        title="피해 보상",
        summary="피해 금액으로 정한다.",
        status="active",
        owner="CS정책",
        effective="2026-03-01",
        inputs=["피해금액"],
        outputs={"승인": Output(type="role")},
        rules=[
            Rule(id="작음", when={"피해금액": "<fact:상담사한도> 이하"}, then={"승인": "상담사"}),
            Rule(id="큼", when={"피해금액": "30만원 이상"}, then={"승인": "파트장"}),
        ],
    )
    facts = facts_of(corpus().items("fact"), AS_OF)
    definition = table_definition("x", body, corpus().items("input"), facts)
    assert [item.name for item in definition.inputs] == ["피해금액", "상품금액", "문제수량"]
    chain = link({"x": definition}, "x")
    (overlap,) = prove(chain).overlaps.overlaps
    assert overlap.region.text.ko == "피해금액 30만원"
    case = overlap.region.example
    assert case["상품금액"] * case["문제수량"] == case["피해금액"] == 300_000


def test_all_duties_that_apply_are_collected() -> None:
    chain = link(definitions(), "privacy-breach-duties")
    found = decide(
        chain,
        {
            "유출상태": "확인",
            "유출항목": ["아이디", "비밀번호"],
            "유출인원": 1000,
            "외부침입": "예",
        },
    )
    assert found.answer is not None
    assert found.answer.outcomes[0].values == (
        ("안 시각 기록", "본인 통지", "비밀번호 초기화", "대량 신고", "불법 접근 신고"),
    )
