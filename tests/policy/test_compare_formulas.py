"""Two versions of a table whose computed input follows by another formula."""

from __future__ import annotations

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.compare.compare import Comparing
from cscx.policy.compare.comparison import Comparison
from cscx.policy.compare.versions import answers_of_case
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import (
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn


def _chain(formula: str, limit: int) -> Chain:
    """Damages up to a limit are settled by the agent."""
    definition = TableDefinition(
        "damages",
        (
            InputDefinition("값", type="money", minimum=0),
            InputDefinition("수량", type="integer", unit="개", minimum=1, maximum=50),
            InputDefinition("합계", type="money", formula=formula),
        ),
        (OutputDefinition("승인", values=("상담사", "파트장")),),
        (
            RuleDefinition("보통", {"합계": f"{limit}원 이하"}, {"승인": "상담사"}),
            RuleDefinition("큼", {"합계": f"{limit}원 초과"}, {"승인": "파트장"}),
        ),
    )
    return Chain(compile_table(definition), {})


def _compared(before: str, after: str, limit: int) -> Comparison:
    return Comparing().compare(_chain(before, limit), _chain(after, limit))


@seed(SEED)
@drawn(40)
@given(limit=st.integers(10, 2_000_000), more=st.integers(1, 2_000_000))
def test_an_amount_added_to_a_formula_is_found_however_narrow_its_cases_are(
    limit: int, more: int
) -> None:
    found = _compared("값 × 수량", f"값 × 수량 + {more}원", limit)
    assert found.status == "changed"
    assert not found.complete
    for shift in found.shifts:
        for region in shift.regions:
            sides = [
                answers_of_case(chain, region.example) for chain in (found.before, found.after)
            ]
            assert sides[0] != sides[1]


@seed(SEED)
@drawn(15)
@given(limit=st.integers(10, 2_000_000), factor=st.integers(2, 9))
def test_a_factor_is_found(limit: int, factor: int) -> None:
    assert _compared("값 × 수량", f"값 × 수량 × {factor}", limit).status == "changed"


def test_a_formula_that_computes_the_same_is_never_told_as_a_change() -> None:
    found = _compared("값 × 수량", "수량 × 값", 300_000)
    assert found.status in ("same", "undecided")
    assert not found.shifts
