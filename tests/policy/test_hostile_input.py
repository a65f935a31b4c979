"""Whatever is written in a cell or a formula, the answer is a meaning or a problem, never a crash."""

from __future__ import annotations

import contextlib

from hypothesis import example, given, seed
from hypothesis import strategies as st

from cscx.policy.language.conditions import parse_cell
from cscx.policy.language.criterion import ANYTHING, holds
from cscx.policy.language.formula import parse_formula
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.units import QuantityError, parse_quantity
from cscx.policy.language.values import Type
from cscx.policy.tables.domains import (
    Choices,
    Ordered,
    choice_column,
    element_columns,
    ordered_column,
)
from cscx.policy.tables.fields import input_field
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.test_conditions import INPUTS, fact
from tests.policy.test_formulas import FACTS, FIELDS

WORDS = st.sampled_from(
    ["7", "7일", "3영업일", "30만원", "이상", "이하", "초과", "미만", "..", "up to", "over", "not", "(", ")",
     "<fact:반품기한>", "<fact:없는것>", "<", ">", "=", ",", " ", "-", "~", "없음", "형식 맞음", "예", "골드", "09:00",
     "2026-03-01", "%", "×", "÷", "+", "sum", "max", "days between", "환불금액", "시작일", "and", "\U0001f600", "\u200b"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=12), st.lists(WORDS, max_size=6).map("".join))
SCALARS = st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False), st.booleans(), st.none())
CELLS = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=3),
    st.dictionaries(
        st.sampled_from(["not", "has", "all", "x"]), st.lists(SCALARS, max_size=2), max_size=2
    ),
)


@seed(SEED)
@drawn(500)
@example(name="경과일", cell=" 이상")
@given(st.sampled_from(sorted(INPUTS)), CELLS)
def test_any_cell_means_something_or_is_a_problem(name: str, cell: object) -> None:
    field = input_field(INPUTS[name])
    try:
        criterion = parse_cell(cell, field, fact)
    except ProblemError as error:
        problem = error.problem
        assert problem.text.ko
        assert problem.hint.en
        if problem.start is not None:
            assert problem.end is not None
            assert 0 <= problem.start < max(problem.end, 1) <= max(len(problem.cell), 1)
        return
    if field.type is Type.SET:
        assert element_columns(field, [])
        return
    made = ordered_column if field.ordered else choice_column
    column: Ordered | Choices = made(field, [criterion])
    assert 0 <= column.mask(criterion) <= column.mask(ANYTHING)
    for atom in range(column.size):
        assert bool(column.mask(criterion) >> atom & 1) == holds(criterion, column.sample(atom))


@seed(SEED)
@drawn(300)
@given(TEXTS)
def test_any_formula_and_quantity_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ProblemError):
        parse_formula(text, FIELDS, lambda name: FACTS.get(name, "7일"))
    with contextlib.suppress(QuantityError):
        parse_quantity(text)


@seed(SEED)
@drawn(300)
@given(st.sampled_from(sorted(INPUTS)), st.one_of(CELLS, st.sets(TEXTS, max_size=2)))
def test_any_fact_is_read_or_refused(name: str, raw: object) -> None:
    field = input_field(INPUTS[name])
    try:
        value = field.read(raw)
    except ProblemError:
        return
    assert field.show(value).ko is not None
    if not field.needs_unit and not isinstance(value, str):
        assert field.read(field.plain(value)) == value
