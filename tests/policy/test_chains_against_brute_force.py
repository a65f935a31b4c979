"""Tables whose inputs come from another table or from a formula, against trying every real case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.decision.evaluate import decide
from cscx.policy.proof.gaps import gaps
from cscx.policy.proof.overlaps import overlaps
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.shadows import shadows
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import (
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.linker import link
from tests.policy import brute
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import (
    ANSWERS,
    Draw,
    Point,
    Question,
    RandomTable,
    _choices,
    draw_table,
    questions,
)

FORMULAS: tuple[tuple[str, Any], ...] = (
    ("수1 + 수2", lambda a, b: a + b),
    ("수1 - 수2", lambda a, b: a - b),
    ("수1 × 수2", lambda a, b: a * b),
    ("max(수1, 수2) - min(수1, 수2)", lambda a, b: max(a, b) - min(a, b)),
    ("abs(수1 - 3) + round(수2 ÷ 2)", lambda a, b: abs(a - 3) + (b + 1) // 2),
    ("(수1 + 수2) ÷ 2", lambda a, b: Fraction(a + b, 2)),
)


def _verdict(name: str) -> Question:
    """An input that takes the answer of the first table."""
    asked = _choices(name)

    def cell(draw: Draw) -> tuple[Any, Any]:
        chosen = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, max_size=2, unique=True))
        return (chosen[0] if len(chosen) == 1 else chosen), lambda v: v in chosen

    definition = InputDefinition(name, source=("first", "처리"))
    return replace(
        asked, definition=definition, points=tuple(Point(a, a) for a in ANSWERS), cell=cell
    )


class Chained:
    """Two tables, and the real cases that come to the second."""

    def __init__(self, first: RandomTable, second: RandomTable) -> None:
        self.first, self.second = first, second
        self.chain: Chain = link({"first": first.definition, "second": second.definition}, "second")

    def dropped_cases(self) -> Iterator[dict[str, Point]]:
        """Source cases that the first table leaves without an answer, so that no second one follows."""
        own = [q for q in self.second.questions if q.definition.source is None]
        asked = {q.definition.name: q.points for q in (*self.first.questions, *own)}
        for points in product(*asked.values()):
            case = dict(zip(asked, points, strict=True))
            before = {q.definition.name: case[q.definition.name] for q in self.first.questions}
            if not brute.decide(self.first, before)[1]:
                yield case

    def real_cases(self) -> Iterator[tuple[dict[str, Point], dict[str, Point]]]:
        """Source cases, with the case of the second table each leads to (one for each discretion)."""
        own = [q for q in self.second.questions if q.definition.source is None]
        asked = {q.definition.name: q.points for q in (*self.first.questions, *own)}
        for points in product(*asked.values()):
            case = dict(zip(asked, points, strict=True))
            before = {q.definition.name: case[q.definition.name] for q in self.first.questions}
            _, outcomes = brute.decide(self.first, before)
            for value in dict.fromkeys(outcome[0] for outcome in outcomes):
                inner = {
                    name: case[name] for name in case if name in {q.definition.name for q in own}
                }
                yield case, {**inner, "판정": Point(value, value)}


@st.composite
def chains(draw: Draw) -> Chained:
    asked = draw(questions(2))
    hits = ("unique", "first", "any", "priority")
    first = draw_table(draw, asked, draw(st.sampled_from(hits)), "first")
    shared = draw(st.lists(st.sampled_from(asked), max_size=1))
    second = draw_table(draw, (_verdict("판정"), *shared), draw(st.sampled_from(hits)), "second")
    return Chained(first, second)


@seed(SEED)
@drawn(200)
@given(chains())
def test_a_gap_behind_a_table_is_told_exactly_when_a_real_case_falls_into_it(
    chained: Chained,
) -> None:
    chain, second = chained.chain, chained.second
    found = gaps(chain.table, reach_of(chain), most=1000)
    assert not found.undecided
    holes = [inner for _, inner in chained.real_cases() if not second.fitting(inner)]
    assert bool(found.regions) == bool(holes)
    for region in found.regions:
        case = {name: region.example[name] for name in chain.sources}
        complete = chain.complete(case)
        assert complete is not None
        place = chain.table.box({name: region.example[name] for name in chain.table.fields})
        assert not chain.table.cover.containing(place, chain.table.all_rows)
    for inner in holes:
        known = {name: chain.table.fields[name].read(point.given) for name, point in inner.items()}
        place = chain.table.box(known)
        assert any(all(a & b for a, b in zip(place, r.box, strict=True)) for r in found.regions)


@seed(SEED)
@drawn(150)
@given(chains())
def test_overlaps_and_silent_rules_behind_a_table_count_real_cases_only(chained: Chained) -> None:
    chain, second = chained.chain, chained.second
    cases = [inner for _, inner in chained.real_cases()]
    real = replace(second, questions=second.questions)
    object.__setattr__(real, "cases", lambda: iter(cases))
    found = overlaps(chain.table, reach_of(chain), most=1000)
    assert not found.undecided
    pairs = {(each.first, each.second) for each in found.overlaps}
    same = {(each.first, each.second) for each in found.duplicates}
    assert pairs <= brute.clashes(real) <= pairs | same
    assert {each.rule for each in shadows(chain.table, reach_of(chain)).shadows} == brute.silent(
        real
    )


@seed(SEED)
@drawn(150)
@given(chains(), st.data())
def test_unknown_facts_before_a_table_leave_at_least_the_answers_still_possible(
    chained: Chained, data: st.DataObject
) -> None:
    chain, second = chained.chain, chained.second
    cases = list(chained.real_cases())
    if not cases:
        return
    known_case, _ = data.draw(st.sampled_from(cases))
    names = data.draw(st.lists(st.sampled_from(sorted(known_case)), unique=True))
    known = {name: known_case[name] for name in names}
    wanted = {
        brute.decide(second, inner)
        for case, inner in cases
        if all(case[name] == point for name, point in known.items())
    }
    if any(all(case[n] == point for n, point in known.items()) for case in chained.dropped_cases()):
        wanted.add(("none", ()))
    found = decide(chain, {name: point.given for name, point in known.items()})
    if any(status == "conflict" for status, _ in wanted):
        return
    answers = {(a.status, tuple(o.values for o in a.outcomes)) for a in found.answers}
    if found.status == "none":
        answers = {("none", ())}
    assert wanted <= answers
    if found.status in ("decided", "choice"):
        assert len(wanted) == 1


@st.composite
def computed_tables(draw: Draw) -> tuple[TableDefinition, Any, list[Any]]:
    """A table over two numbers and a formula of them; its rules as predicates of the two numbers."""
    text, formula = draw(st.sampled_from(FORMULAS))
    rules, meant = [], []
    for index in range(draw(st.integers(1, 4))):
        when: dict[str, Any] = {}
        tests = []
        for name, pick in (("수1", 0), ("수2", 1), ("값", 2)):
            if draw(st.booleans()):
                mark = draw(st.integers(0, 8)) if name == "값" else draw(st.integers(0, 4))
                word = draw(st.sampled_from(["이하", "초과"]))
                when[name] = f"{mark} {word}"
                tests.append((pick, mark, word))
        rules.append(RuleDefinition(f"R{index}", when, {"처리": draw(st.sampled_from(ANSWERS))}))
        meant.append(tests)
    inputs = (
        InputDefinition("수1", type="integer", minimum=0, maximum=4),
        InputDefinition("수2", type="integer", minimum=0, maximum=4),
        InputDefinition("값", type="decimal", formula=text),
    )
    outputs = (OutputDefinition("처리", values=ANSWERS),)
    return TableDefinition("computed", inputs, outputs, tuple(rules)), formula, meant


def _fits(tests: list[tuple[int, int, str]], values: tuple[Any, Any, Any]) -> bool:
    return all(values[p] <= mark if word == "이하" else values[p] > mark for p, mark, word in tests)


@seed(SEED)
@drawn(200)
@given(computed_tables())
def test_gaps_and_overlaps_over_a_computed_input_are_told_exactly_when_real_numbers_reach_them(
    made: tuple[TableDefinition, Any, list[Any]],
) -> None:
    definition, formula, meant = made
    chain = link({"computed": definition}, "computed")
    points = [(a, b, formula(a, b)) for a in range(5) for b in range(5)]
    found = gaps(chain.table, reach_of(chain), most=1000)
    assert not found.undecided
    holes = [point for point in points if not any(_fits(tests, point) for tests in meant)]
    assert bool(found.regions) == bool(holes)
    for region in found.regions:
        assert (region.example["수1"], region.example["수2"], region.example["값"]) in holes
    pairs = {
        (i, j)
        for point in points
        for i in range(len(meant))
        for j in range(i + 1, len(meant))
        if _fits(meant[i], point) and _fits(meant[j], point)
    }
    told = overlaps(chain.table, reach_of(chain), most=1000)
    same = {(each.first, each.second) for each in told.duplicates}
    assert {(each.first, each.second) for each in told.overlaps} | same >= pairs
    assert {(each.first, each.second) for each in told.overlaps} <= pairs
