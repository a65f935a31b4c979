"""A table of ten thousand rules decides, asks and decides many cases."""

from __future__ import annotations

import pytest

from cscx.policy.batch.columns import column_of
from cscx.policy.batch.decide import Batch
from cscx.policy.batch.verdicts import STATUSES
from cscx.policy.decision.evaluate import decide
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.definition import (
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.linker import link

RULES = 10_000


@pytest.fixture(scope="module")
def chain() -> Chain:
    """5,000 numbers by two tiers, a rule each; the answer is named by the remainder of seven."""
    answers = tuple(f"답{n}" for n in range(7))
    table = TableDefinition(
        "large",
        (
            InputDefinition("수", type="integer", minimum=0, maximum=RULES // 2 - 1),
            InputDefinition("등급", values=("일반", "VIP")),
        ),
        (OutputDefinition("답", values=answers),),
        tuple(
            RuleDefinition(
                f"R{n}", {"수": n // 2, "등급": ("일반", "VIP")[n % 2]}, {"답": answers[n % 7]}
            )
            for n in range(RULES)
        ),
    )
    return link({"large": table}, "large")


def test_a_case_is_decided(chain: Chain) -> None:
    found = decide(chain, {"수": 4999, "등급": "VIP"})
    assert (found.status, found.rules) == ("decided", ("R9999",))


def test_the_question_that_leaves_the_fewest_rules_is_asked_first(chain: Chain) -> None:
    found = decide(chain, {})
    assert found.status == "open"
    assert found.ask is not None
    assert found.ask.input == "수"


def test_many_cases_are_decided_by_columns(chain: Chain) -> None:
    fields = all_fields(chain)
    columns = {
        "수": column_of(fields["수"], list(range(5000))),
        "등급": column_of(fields["등급"], ["일반", "VIP"] * 2500),
    }
    verdicts = Batch(chain).decide(columns, 5000)
    assert {STATUSES[code] for code in verdicts.statuses} == {"decided"}
    answers = [verdicts.outputs["답"].value(row) for row in range(5000)]
    assert answers == [f"답{(2 * n + n % 2) % 7}" for n in range(5000)]
