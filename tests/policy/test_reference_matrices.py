"""The reference knowledge base's escalation matrices: somebody answers, in time, and examples guard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from cscx.content.policies import Policies
from cscx.policy.escalation.cases import Cases
from cscx.policy.escalation.examples import check_examples
from cscx.policy.escalation.matrix import ExampleDefinition, Matrix
from cscx.policy.escalation.moments import parse_moment
from cscx.policy.escalation.pace import slower
from cscx.policy.escalation.unreached import Watch, never_silent, unreached
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import ExampleDefinition as TableExample
from cscx.policy.testing.mutate import mutate
from cscx.policy.testing.suggest import coverage
from tests.policy.test_reference_tables import SOPS, corpus

NAMES = sorted(path.stem for path in (SOPS / "escalations").glob("*.yaml"))


def matrix(name: str) -> Matrix:
    return Policies(corpus()).matrix(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_example_calls_whom_it_expects(name: str) -> None:
    checked = check_examples(matrix(name))
    assert checked
    assert [each for each in checked if not each.passed] == []


@pytest.mark.parametrize("name", NAMES)
def test_somebody_answers_every_call_for_two_years_and_the_last_level_always(name: str) -> None:
    watch = Watch(matrix(name), corpus().as_of)
    assert never_silent(watch) == []
    assert unreached(watch, Cases(watch.matrix)) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_more_severe_or_of_a_higher_tier_never_waits_longer(name: str) -> None:
    asked = matrix(name)
    watch, cases = Watch(asked, corpus().as_of), Cases(asked)
    assert asked.severity_input is not None
    assert slower(watch, cases, asked.severity_input, asked.severities) == []
    assert slower(watch, cases, "고객등급", ("VIP", "골드", "일반")) == []


@pytest.mark.parametrize("name", NAMES)
def test_examples_take_every_rule_and_boundary_and_no_mutant_survives_them(name: str) -> None:
    chain = with_moments_as_answers(matrix(name))
    tried = coverage(chain)
    assert [chain.table.definition.rules[rule].id for rule in tried.untried] == []
    assert tried.missing == ()
    assert [one.mutant.text.ko for one in mutate(chain).survivors] == []


def with_moments_as_answers(asked: Matrix) -> Chain:
    """The table of a matrix with its examples, what the calendar says of their moment filled in."""
    definition = asked.chain.table.definition
    examples = tuple(
        TableExample(each.name, _known(asked, each), {"path": each.expect["path"]})
        for each in asked.examples
    )
    table = compile_table(replace(definition, examples=examples))
    return Chain(table, asked.chain.upstream)


def _known(asked: Matrix, example: ExampleDefinition) -> Mapping[str, Any]:
    assert example.at is not None
    is_open = asked.calendar.is_open(parse_moment(example.at, asked.calendar))
    clock = {name: asked.clock_value(name, is_open=is_open) for name in asked.clock}
    return {**example.given, **clock}


def test_the_matrices_are_those_of_the_folder() -> None:
    assert set(NAMES) == set(Policies(corpus()).matrices)
