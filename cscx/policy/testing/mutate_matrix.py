"""What if an escalation matrix were slightly wrong: whether an example, or a proof, would notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cscx.messages import Text
from cscx.policy.escalation.examples import check_examples
from cscx.policy.escalation.matrix import ExampleDefinition, Matrix
from cscx.policy.language.problem import Path, TableError
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.testing.difference import Difference, differing
from cscx.policy.testing.examples import check_examples as check_table
from cscx.policy.testing.matrix_table import table_of, timed
from cscx.policy.testing.mutants import mutants
from cscx.policy.testing.mutate import Progress, complains, complaints, source_fields
from cscx.policy.testing.path_mutants import PathMutant, path_mutants
from cscx.policy.testing.suggest import Suggestion
from cscx.policy.testing.suggest_matrix import whole_paths


@dataclass(frozen=True, slots=True)
class MatrixSurvivor:
    """A mutant that nothing notices: the rule or path it is in, its place, and a case that would.

    `case` is an example's `given` and `expect`; None where the search gave up.
    """

    rule: str | None
    path: str | None
    place: Path
    text: Text
    case: tuple[Mapping[str, Any], Mapping[str, Any]] | None


@dataclass(frozen=True, slots=True)
class MatrixMutation:
    """How many mutants each guard catches, those that are no mistakes, and those that live on."""

    by_examples: int
    by_proof: int
    equal: tuple[Text, ...]
    survivors: tuple[MatrixSurvivor, ...]

    @property
    def total(self) -> int:
        """All mutants that are mistakes."""
        return self.by_examples + self.by_proof + len(self.survivors)


class _Tally:
    def __init__(self) -> None:
        self.by_examples = self.by_proof = 0
        self.equal: list[Text] = []
        self.survivors: list[MatrixSurvivor] = []


def mutate_matrix(matrix: Matrix, first: date, progress: Progress | None = None) -> MatrixMutation:
    """Mutate the rules and paths of a matrix; cases take place on or after the day `first`."""
    confirmed = {i for i, example in enumerate(matrix.examples) if example.confirmed}
    passed = {each.index for each in check_examples(matrix) if each.passed} & confirmed
    table = table_of(matrix)
    rules, paths = list(mutants(table.table)), list(path_mutants(matrix))
    tally, done = _Tally(), 0
    before = complaints(table, check_table(table))
    for mutant in rules:
        done += 1
        _report(progress, done, len(rules) + len(paths))
        try:
            compiled = compile_table(mutant.definition, source_fields(table))
        except TableError:
            tally.by_proof += 1
            continue
        changed = Chain(compiled, table.upstream)
        if _noticed(replace(matrix, chain=changed), passed):
            tally.by_examples += 1
        elif complains(changed, check_table(changed), before):
            tally.by_proof += 1
        else:
            found = differing(table, changed, source_fields(table))
            if found is Difference.NONE:
                tally.equal.append(mutant.text)
                continue
            case = _case(matrix, found, first) if isinstance(found, Suggestion) else None
            rule = table.table.definition.rules[mutant.rule].id if mutant.rule is not None else None
            survivor = MatrixSurvivor(rule, None, mutant.path, mutant.text, case)
            tally.survivors.append(survivor)
    for wrong in paths:
        done += 1
        _report(progress, done, len(rules) + len(paths))
        if _noticed(wrong.matrix, passed):
            tally.by_examples += 1
            continue
        _settle(matrix, table, wrong, first, tally)
    return MatrixMutation(
        tally.by_examples, tally.by_proof, tuple(tally.equal), tuple(tally.survivors)
    )


def _settle(matrix: Matrix, table: Chain, mutant: PathMutant, first: date, tally: _Tally) -> None:
    """A mutant of a path that no example notices: no mistake where no call can tell it."""
    cases = whole_paths(matrix, table, mutant.name, first)
    telling = next((c for c in cases if not _passes(mutant.matrix, c.given, c.expect)), None)
    if telling is None:
        tally.equal.append(mutant.text)
        return
    case = (telling.given, telling.expect)
    survivor = MatrixSurvivor(None, mutant.name, mutant.place, mutant.text, case)
    tally.survivors.append(survivor)


def _case(
    matrix: Matrix, suggestion: Suggestion, first: date
) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    given = timed(matrix, suggestion, first)
    return None if given is None else (given, dict(suggestion.expect))


def _passes(matrix: Matrix, given: Mapping[str, Any], expect: Mapping[str, Any]) -> bool:
    values = {name: value for name, value in given.items() if name != "at"}
    at = given.get("at")
    example = ExampleDefinition("", values, None if at is None else str(at), expect)
    (checked,) = check_examples(replace(matrix, examples=(example,)))
    return checked.passed


def _noticed(changed: Matrix, passed: set[int]) -> bool:
    return any(not each.passed for each in check_examples(changed) if each.index in passed)


def _report(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
