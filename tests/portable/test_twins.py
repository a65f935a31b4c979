"""Python and JavaScript decide alike: status, answers, rules alive, next question, what follows, why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.portable.model import portable
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.linker import link
from tests.amounts import cases as amount
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import tables
from tests.policy.test_chains_against_brute_force import chains, computed_tables
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
    assert agree(twin, link(definitions(), name), amount(120), name) == amount(120)


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
