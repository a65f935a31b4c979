"""What is said of mutants holds: a case that tells one apart does, one that is no mistake is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, seed

from cscx.policy.decision.evaluate import decide_known, read_facts
from cscx.policy.escalation.matrix import ExampleDefinition as MatrixExample
from cscx.policy.tables.chain import Chain, link
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import ExampleDefinition
from cscx.policy.testing.examples import check_examples
from cscx.policy.testing.mutants import mutants
from cscx.policy.testing.mutate import mutate, source_fields
from cscx.policy.testing.mutate_matrix import mutate_matrix
from cscx.policy.testing.path_mutants import path_mutants
from cscx.policy.testing.suggest_matrix import MatrixSuggestion, suggest_matrix, untried_paths
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import RandomTable, tables
from tests.policy.test_reference_matrices import NAMES, matrix
from tests.policy.test_reference_tables import AS_OF


@seed(SEED)
@drawn(60)
@given(tables())
def test_a_case_tells_a_survivor_apart_and_one_without_mistake_answers_alike(
    table: RandomTable,
) -> None:
    chain = link({"random": table.definition}, "random")
    found = mutate(chain, proofs=False)
    for survivor in found.survivors:
        if survivor.case is None:
            continue
        example = ExampleDefinition("x", survivor.case.given, survivor.case.expect)
        kept = replace(table.definition, examples=(example,))
        assert all(each.passed for each in check_examples(link({"random": kept}, "random")))
        wrong = replace(survivor.mutant.definition, examples=(example,))
        changed = Chain(compile_table(wrong, source_fields(chain)), {})
        assert not all(each.passed for each in check_examples(changed)), survivor.mutant.text.ko
    for mutant in found.equal:
        changed = Chain(compile_table(mutant.definition, source_fields(chain)), {})
        for case in table.cases():
            facts = {name: point.given for name, point in case.items()}
            before = decide_known(chain, read_facts(chain, facts))
            after = decide_known(changed, read_facts(changed, facts))
            assert (before.status, [a.outcomes for a in before.answers]) == (
                after.status,
                [a.outcomes for a in after.answers],
            ), mutant.text.ko


@seed(SEED)
@drawn(40)
@given(tables())
def test_every_mutant_names_a_place_of_the_table(table: RandomTable) -> None:
    chain = link({"random": table.definition}, "random")
    for mutant in mutants(chain.table):
        value: object = table.definition
        for key in mutant.path:
            if key == "or":
                break
            value = (
                getattr(value, key) if isinstance(key, str) and hasattr(value, key) else value[key]
            )  # type: ignore[index]
        assert value is not None
        assert mutant.definition != table.definition


@pytest.mark.parametrize("name", NAMES)
def test_no_mutant_of_a_reference_matrix_survives(name: str) -> None:
    found = mutate_matrix(matrix(name), AS_OF)
    assert [each.text.ko for each in found.survivors] == []
    assert untried_paths(matrix(name), confirmed=True) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_proposed_for_a_bare_matrix_catches_every_mutant_of_its_paths(name: str) -> None:
    bare = replace(matrix(name), examples=())
    proposed = suggest_matrix(bare, AS_OF)
    assert {each.expect["path"] for each in proposed if each.whole} == set(bare.paths)
    full = replace(bare, examples=tuple(_example(each) for each in proposed))
    found = mutate_matrix(full, AS_OF)
    assert [each.text.ko for each in found.survivors if each.path is not None] == []


def test_an_example_nobody_confirmed_guards_nothing() -> None:
    whole = matrix("cs-escalation")
    unsure = replace(whole, examples=tuple(replace(e, confirmed=False) for e in whole.examples))
    assert mutate_matrix(unsure, AS_OF).by_examples == 0
    assert untried_paths(unsure, confirmed=True) == list(whole.paths)
    assert untried_paths(unsure, confirmed=False) == []


def test_each_slip_of_a_path_is_made() -> None:
    texts = [each.text.ko for each in path_mutants(matrix("cs-escalation")) if each.name == "보통"]
    assert texts == [
        "‘보통’의 1단계가 CS매니저로 바뀜",
        "‘보통’의 1단계 기다리는 시간이 20분으로 바뀜",
        "‘보통’의 1단계가 없어짐",
        "‘보통’의 1단계와 2단계의 순서가 바뀜",
        "‘보통’의 2단계가 운영총괄로 바뀜",
        "‘보통’의 2단계 기다리는 시간이 60분으로 바뀜",
        "‘보통’의 2단계가 없어짐",
        "‘보통’의 2단계와 3단계의 순서가 바뀜",
        "‘보통’의 3단계가 보안당직으로 바뀜",
        "‘보통’의 3단계 기다리는 시간이 60분으로 바뀜",
        "‘보통’의 3단계가 없어짐",
        "‘보통’을 2번 돎",
    ]


def _example(suggestion: MatrixSuggestion) -> MatrixExample:
    values = dict(suggestion.given)
    at = values.pop("at", None)
    return MatrixExample("x", values, at, suggestion.expect)
