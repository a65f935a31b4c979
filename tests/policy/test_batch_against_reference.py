"""Deciding by columns equals the reference evaluator, row by row, over random tables and cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.batch.columns import NOT_KNOWN, Column, NotKnown, column_of
from cscx.policy.batch.decide import Batch
from cscx.policy.batch.verdicts import BY_COLUMNS, STATUSES, Verdicts
from cscx.policy.decision.evaluate import Decision, decide_known, read_facts
from cscx.policy.language.values import ABSENT, Value
from cscx.policy.tables.chain import Chain, all_fields, link
from cscx.policy.tables.cover import bits
from cscx.policy.tables.definition import (
    InputDefinition,
    OtherwiseDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.table import OutputValue
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import Draw, Question, RandomTable, draw_table, questions, tables
from tests.policy.test_chains_against_brute_force import FORMULAS, _verdict

Case = dict[str, Value]
WAYS = ("sum", "count", "min", "max", "any", "list")
PARTS = ("사과", "쿠폰", "환급")


def columns(chain: Chain, cases: Sequence[Case]) -> dict[str, Column]:
    fields = all_fields(chain)
    found: dict[str, Column] = {}
    for name in sorted({name for case in cases for name in case}):
        values: list[OutputValue | NotKnown] = [case.get(name, NOT_KNOWN) for case in cases]
        found[name] = column_of(fields[name], values)
    return found


def plain(value: object) -> object:
    """Nothing given and known to be absent are one thing in an output."""
    return None if value is ABSENT else value


def told(decision: Decision) -> dict[str, Any]:
    answers = [
        (a.status, [[plain(v) for v in o.values] for o in a.outcomes]) for a in decision.answers
    ]
    found: dict[str, Any] = {"status": decision.status, "rules": set(decision.rules)}
    if decision.status == "open":
        found |= {"answers": answers, "ask": decision.ask}
    elif decision.status in ("decided", "choice"):
        found["usual"] = answers[0][1][0]
    return found


def told_by_columns(chain: Chain, verdicts: Verdicts, row: int) -> dict[str, Any]:
    if verdicts.reference[row] != BY_COLUMNS:
        decision = verdicts.decisions[int(verdicts.reference[row])]
        assert decision.status == STATUSES[verdicts.statuses[row]]
        return told(decision)
    table, status = chain.table, STATUSES[verdicts.statuses[row]]
    rules = {table.definition.rules[table.rows[i].rule].id for i in bits(verdicts.rows(row))}
    found: dict[str, Any] = {"status": status, "rules": set() if status == "none" else rules}
    if status in ("decided", "choice"):
        found["usual"] = [plain(verdicts.outputs[name].value(row)) for name in table.outputs]
    return found


def check(chain: Chain, cases: Sequence[Case], nobody_knows: Sequence[str] = ()) -> None:
    verdicts = Batch(chain, nobody_knows).decide(columns(chain, cases), len(cases))
    for row, case in enumerate(cases):
        wanted = told(decide_known(chain, case, nobody_knows))
        assert told_by_columns(chain, verdicts, row) == wanted, case


def draw_cases(
    draw: Draw, chain: Chain, asked: Sequence[Question], most: int = 25, known: int = 4
) -> list[Case]:
    """Cases in which about one value in `known` is missing."""
    cases = []
    for _ in range(draw(st.integers(1, most))):
        facts = {
            question.definition.name: draw(st.sampled_from(question.points)).given
            for question in asked
            if draw(st.integers(0, known))
        }
        cases.append(read_facts(chain, facts))
    return cases


@st.composite
def plain_tables(draw: Draw) -> tuple[Chain, list[Case]]:
    table: RandomTable = draw(tables())
    chain = link({"random": table.definition}, "random")
    return chain, draw_cases(draw, chain, table.questions)


@seed(SEED)
@drawn(150)
@given(plain_tables())
def test_every_hit_policy_over_every_type_with_unknown_cells(
    made: tuple[Chain, list[Case]],
) -> None:
    check(*made)


def _collecting(draw: Draw, asked: Sequence[Question], name: str) -> TableDefinition:
    ways = {output: draw(st.sampled_from(WAYS)) for output in ("점수", "금액")}
    outputs = (
        OutputDefinition("점수", type="integer", collect=ways["점수"]),
        OutputDefinition("금액", type="money", unit="달러", collect=ways["금액"]),
        OutputDefinition(
            "할 일", values=PARTS, collect=draw(st.sampled_from(("list", "min", "any")))
        ),
        OutputDefinition("꾸러미", type="set", values=PARTS, collect="list"),
    )
    rules = []
    for index in range(draw(st.integers(1, 6))):
        when = {q.definition.name: q.cell(draw)[0] for q in asked if draw(st.integers(0, 3))}
        others = ({"점수": 9},) if draw(st.integers(0, 7)) == 0 else ()
        rules.append(RuleDefinition(f"R{index}", when, _given(draw), alternatives=others))
    otherwise = OtherwiseDefinition(_given(draw, single=True)) if draw(st.booleans()) else None
    inputs = tuple(question.definition for question in asked)
    return TableDefinition(name, inputs, outputs, tuple(rules), "collect", otherwise=otherwise)


def _given(draw: Draw, *, single: bool = False) -> dict[str, Any]:
    amount = draw(st.sampled_from(("2.5달러", "1달러", "0.25달러")))
    parts = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=2))
    full = {
        "점수": draw(st.integers(0, 3)),
        "금액": amount,
        "할 일": parts[0] if single else parts,
        "꾸러미": draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=2)),
    }
    return {name: value for name, value in full.items() if single or draw(st.integers(0, 3))}


@st.composite
def collecting_tables(draw: Draw) -> tuple[Chain, list[Case]]:
    asked = draw(questions(2))
    chain = link({"collect": _collecting(draw, asked, "collect")}, "collect")
    return chain, draw_cases(draw, chain, asked)


@seed(SEED)
@drawn(150)
@given(collecting_tables())
def test_every_way_to_collect(made: tuple[Chain, list[Case]]) -> None:
    check(*made)


@st.composite
def chained_tables(draw: Draw) -> tuple[Chain, list[Case]]:
    asked = draw(questions(2))
    hits = ("unique", "first", "any", "priority")
    first = draw_table(draw, asked, draw(st.sampled_from(hits)), "first")
    own = draw(questions(1))
    own = tuple(
        replace(q, definition=replace(q.definition, name=f"둘째 {q.definition.name}")) for q in own
    )
    shared = draw(st.lists(st.sampled_from(asked), max_size=1))
    second = draw_table(
        draw, (_verdict("판정"), *shared, *own), draw(st.sampled_from(hits)), "second"
    )
    definitions = {"first": first.definition, "second": second.definition}
    chain = link(definitions, "second")
    given_too = (_verdict("판정"),) if draw(st.integers(0, 2)) == 0 else ()
    return chain, draw_cases(draw, chain, (*asked, *own, *given_too), known=6)


@seed(SEED)
@drawn(150)
@given(chained_tables())
def test_inputs_that_another_table_answers_or_that_are_given_all_the_same(
    made: tuple[Chain, list[Case]],
) -> None:
    check(*made)


@st.composite
def collected_chains(draw: Draw) -> tuple[Chain, list[Case]]:
    asked = draw(questions(2))
    before = _collecting(draw, asked, "before")
    inputs = (
        InputDefinition("건수", source=("before", "점수")),
        InputDefinition("일들", source=("before", "할 일")),
        InputDefinition("합계", source=("before", "금액")),
    )
    cells: dict[str, tuple[Any, ...]] = {
        "건수": ("1 이하", "2 이상", "없음"),
        "일들": ("없음", "사과", "쿠폰"),
        "합계": ("2달러 초과", "2.5달러", "없음"),
    }
    ways = {o.name: o.collect for o in before.outputs}
    if ways["점수"] == "list":
        cells["건수"] = ({"has": ["1", "2"]}, {"all": ["0"]})
    if ways["점수"] == "count":
        cells["건수"] = ("1 이하", "2 이상")
    if ways["금액"] == "list":
        cells["합계"] = ({"not": ["1"]},)
    if ways["금액"] == "count":
        cells["합계"] = ("1 이하", "2 이상")
    if ways["할 일"] == "list":
        cells["일들"] = ({"has": ["사과"]}, {"all": ["쿠폰", "사과"]}, {"not": ["환급"]}, "없음")
    rules = tuple(
        RuleDefinition(
            f"R{index}",
            {
                name: draw(st.sampled_from(choices))
                for name, choices in cells.items()
                if draw(st.booleans())
            },
            {"답": draw(st.sampled_from(PARTS))},
        )
        for index in range(draw(st.integers(1, 4)))
    )
    after = TableDefinition(
        "after", inputs, (OutputDefinition("답", values=PARTS),), rules, "first"
    )
    chain = link({"before": before, "after": after}, "after")
    return chain, draw_cases(draw, chain, asked, known=8)


@seed(SEED)
@drawn(150)
@given(collected_chains())
def test_what_one_table_collects_another_asks_for(made: tuple[Chain, list[Case]]) -> None:
    check(*made)


EXPRESSIONS = (
    *(text for text, _ in FORMULAS),
    "수1 ÷ 수2",
    "round(수1 × 1.5, 0.5) - 수2",
    "sum(수1, 수2, 1)",
    "min(수1, 수2)",
    "count missing(수1, 수2)",
)


@st.composite
def computing_tables(draw: Draw) -> tuple[Chain, list[Case]]:
    """Computed inputs and outputs over two integers that may be absent, one of them large."""
    optional = draw(st.booleans())
    text = draw(st.sampled_from(EXPRESSIONS))
    comparing = draw(st.booleans())
    formula = f"{text} > 3" if comparing else text
    inputs = (
        InputDefinition("수1", type="integer", optional=optional, minimum=-5),
        InputDefinition("수2", type="integer", optional=optional),
        InputDefinition("값", formula=formula),
    )
    cells: tuple[Any, ...] = (
        ("예", "아니오") if comparing else ("2 이하", "3 초과", "4.5", "0..7", "1", "2", "3")
    )
    rules = []
    for index in range(draw(st.integers(1, 4))):
        when = {"값": draw(st.sampled_from(cells))}
        if draw(st.booleans()):
            when["수1"] = draw(st.sampled_from(("3 이하", "2")))
        value = draw(st.sampled_from(("= 수1 × 2", "= 수2 + 0.5", 7)))
        then = {"답": value, "말": draw(st.sampled_from(PARTS))}
        others = ({"답": "= 수2"},) if draw(st.integers(0, 3)) == 0 else ()
        rules.append(RuleDefinition(f"R{index}", when, then, alternatives=others))
    outputs = (OutputDefinition("답", type="decimal"), OutputDefinition("말", values=PARTS))
    hit = draw(st.sampled_from(("unique", "first", "any", "collect")))
    otherwise = OtherwiseDefinition({"답": "= 수1", "말": "사과"}) if draw(st.booleans()) else None
    table = TableDefinition("t", inputs, outputs, tuple(rules), hit, otherwise=otherwise)  # type: ignore[arg-type]
    chain = link({"t": table}, "t")
    large = (10**15, 4 * 10**18) if draw(st.integers(0, 3)) == 0 else ()
    numbers: st.SearchStrategy[Any] = st.sampled_from((0, 1, 2, 3, 4, 5, 7, *large))
    if optional:
        numbers = st.one_of(numbers, st.just("없음"))
    cases = []
    for _ in range(draw(st.integers(1, 20))):
        facts: Mapping[str, Any] = {
            name: draw(numbers) for name in ("수1", "수2") if draw(st.integers(0, 5))
        }
        cases.append(read_facts(chain, facts))
    return chain, cases


@seed(SEED)
@drawn(150)
@given(computing_tables())
def test_computed_inputs_and_outputs_are_exact(made: tuple[Chain, list[Case]]) -> None:
    check(*made)


def test_what_nobody_can_say_is_assumed_as_the_input_says() -> None:
    table = TableDefinition(
        "t",
        (
            InputDefinition("등급", values=("일반", "VIP"), if_unknown="일반"),
            InputDefinition("수량", type="integer", if_unknown=1),
            InputDefinition("색", values=("흑", "백")),
        ),
        (OutputDefinition("답", values=PARTS),),
        (
            RuleDefinition("A", {"등급": "일반", "수량": "1 이하"}, {"답": "사과"}),
            RuleDefinition("B", {"등급": "VIP", "색": "흑"}, {"답": "쿠폰"}),
            RuleDefinition("C", {"등급": "VIP", "색": "백"}, {"답": "환급"}),
        ),
    )
    chain = link({"t": table}, "t")
    cases = [read_facts(chain, facts) for facts in ({}, {"등급": "VIP"}, {"수량": 3}, {"색": "백"})]
    batch = Batch(chain, ("등급", "수량", "색"))
    verdicts = batch.decide(columns(chain, cases), len(cases))
    assert [STATUSES[code] for code in verdicts.statuses] == ["decided", "open", "none", "decided"]
    assert verdicts.decisions[verdicts.reference[1]].ask is None


def test_no_case_at_all_gives_no_verdict() -> None:
    table = TableDefinition(
        "t",
        (InputDefinition("수량", type="integer"),),
        (OutputDefinition("답", values=PARTS),),
        (RuleDefinition("A", {}, {"답": "사과"}),),
    )
    chain = link({"t": table}, "t")
    assert len(Batch(chain).decide({}, 0)) == 0
    assert [STATUSES[c] for c in Batch(chain).decide({}, 2).statuses] == ["decided", "decided"]
