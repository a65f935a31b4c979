"""A table of two thousand rules is asked about, too: its cases are compared with their nearest ones alone."""

from __future__ import annotations

from datetime import date

from cscx.content.corpus import Corpus
from cscx.content.loading import document_of
from cscx.content.policies import Policies
from cscx.policy.decision import evaluate
from cscx.settings import Settings
from cscx.training.items import situations as made
from tests.browser.test_wizard_kinds import large

INPUTS = """\
kind: inputs
items:
  줄: {type: integer, min: 0, max: 1999, ask: 몇 번인가요?}
  편: {values: [왼쪽, 오른쪽], ask: 어느 쪽인가요?}
"""


def _policies(rules: int) -> Policies:
    documents = [
        document_of("sops/reference/inputs.yaml", INPUTS.encode()),
        document_of("sops/exceptions/large.yaml", large(rules).encode()),
    ]
    return Policies(Corpus(documents, Settings(), as_of=date(2026, 11, 21)))


def test_a_case_of_a_large_table_has_a_few_neighbours_and_those_across_its_boundaries() -> None:
    found = list(made.situations(_policies(400).chain("large")))
    assert len(found) >= 400
    middle = next(each for each in found if each.plain == {"줄": 100, "편": "왼쪽"})
    assert len(middle.neighbours) <= 2 * made.MOST_NEAR
    across = {each.value for each in middle.neighbours if each.across}
    assert {99, 101} <= across
    for each in middle.neighbours:
        case = {**middle.given, each.axis: each.value}
        assert evaluate.decide_known(middle.chain, case).answer == each.decision.answer
