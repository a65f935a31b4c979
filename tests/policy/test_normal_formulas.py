"""Formulas that look the same in their normal form compute the same, whatever is absent or nothing."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cscx.policy.compare.normal import normal
from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Constant,
    CountMissing,
    Expression,
    Variable,
    compute,
)
from cscx.policy.language.formula import parse_formula
from cscx.policy.language.values import ABSENT
from tests.amounts import cases
from tests.policy.test_formulas import FACTS, FIELDS, MONEY

NAMES = ("가", "나")
VALUES = (ABSENT, 0, 3, Fraction(-5, 2))
CASES = [dict(zip(NAMES, each, strict=True)) for each in product(VALUES, repeat=len(NAMES))]

LEAVES = st.one_of(
    st.sampled_from([Fraction(n) for n in (0, 1, 2, -2)]).map(Constant),
    st.sampled_from(NAMES).map(Variable),
    st.just(CountMissing(NAMES)),
)


def _above(below: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.builds(Arithmetic, st.sampled_from("+-*/"), below, below),
        st.builds(Call, st.sampled_from(["sum", "min", "max"]), st.tuples(below, below)),
        st.builds(Call, st.sampled_from(["abs", "round"]), st.tuples(below)),
    )


NUMBERS = st.recursive(LEAVES, _above, max_leaves=4)
FORMULAS = st.one_of(NUMBERS, st.builds(Compare, st.sampled_from(["<", "="]), NUMBERS, NUMBERS))


@settings(max_examples=cases(15), deadline=None)
@given(st.lists(FORMULAS, min_size=60, max_size=120))
def test_formulas_of_one_form_compute_the_same(formulas: list[Expression]) -> None:
    known: dict[object, list[object]] = {}
    for formula in formulas:
        values: list[object] = [compute(formula, case) for case in CASES]
        assert known.setdefault(normal(formula), values) == values, formula


def _form(text: str) -> Hashable:
    return normal(parse_formula(text, FIELDS, FACTS.__getitem__).fit(MONEY).expression)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("환불금액 × 경과 ÷ 720시간", "경과 × 환불금액 ÷ 43,200분"),
        ("환불금액 × 2 ÷ 4", "환불금액 ÷ 2"),
        ("신규금액 - 기존금액", "-기존금액 + 신규금액"),
        ("max(신규금액, 기존금액)", "max(기존금액, 신규금액)"),
        ("환불금액 + 1만원", "10,000원 + 환불금액"),
    ],
)
def test_the_same_written_otherwise_has_one_form(one: str, other: str) -> None:
    assert _form(one) == _form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("신규금액 - 기존금액", "기존금액 - 신규금액"),
        ("환불금액 ÷ 인원", "환불금액 × 인원"),
        ("round(환불금액)", "환불금액"),
        ("환불금액 × 경과 ÷ 720시간", "환불금액 × 경과 ÷ 719시간"),
    ],
)
def test_what_computes_something_else_has_another_form(one: str, other: str) -> None:
    assert _form(one) != _form(other)
