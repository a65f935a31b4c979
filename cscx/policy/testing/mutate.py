"""What if a rule were slightly wrong: whether an example, or a proof, would notice.

A mutant that answers every case as the table does is no mistake and is not counted. Examples that
nobody has confirmed guard nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cscx.policy.language.problem import TableError
from cscx.policy.language.values import Field
from cscx.policy.proof.proof import Proof, prove
from cscx.policy.tables.chain import Chain, as_input
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.table import Table
from cscx.policy.testing.difference import Difference, differing
from cscx.policy.testing.examples import Checked, answering, check_examples
from cscx.policy.testing.mutants import Mutant, mutants
from cscx.policy.testing.suggest import Suggestion

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Survivor:
    """A mutant that nothing notices, with a case that would; None where the search gave up."""

    mutant: Mutant
    case: Suggestion | None


@dataclass(frozen=True, slots=True)
class Mutation:
    """How many mutants each guard catches, those that are no mistakes, and those that live on."""

    by_examples: int
    by_proof: int
    equal: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]

    @property
    def total(self) -> int:
        """All mutants that are mistakes."""
        return self.by_examples + self.by_proof + len(self.survivors)

    @property
    def caught(self) -> int:
        """The mutants that something notices."""
        return self.by_examples + self.by_proof


def mutate(chain: Chain, *, proofs: bool = True, progress: Progress | None = None) -> Mutation:
    """Mutate a table every way and see which mutants survive its examples and proofs.

    `progress(done, total)` is told after each mutant.
    """
    definition = chain.table.definition
    confirmed = {i for i, example in enumerate(definition.examples) if example.confirmed}
    checked = check_examples(chain)
    passed = {each.index for each in checked if each.passed} & confirmed
    before = complaints(chain, checked)
    caught = proved = 0
    equal: list[Mutant] = []
    survivors: list[Survivor] = []
    every = list(mutants(chain.table))
    for done, mutant in enumerate(every, 1):
        try:
            table = compile_table(mutant.definition, source_fields(chain))
        except TableError:
            proved += 1
            continue
        changed = Chain(table, chain.upstream)
        checked = check_examples(changed)
        if any(not each.passed for each in checked if each.index in passed):
            caught += 1
        elif proofs and complains(changed, checked, before):
            proved += 1
        else:
            found = differing(chain, changed, source_fields(chain))
            if found is Difference.NONE:
                equal.append(mutant)
            else:
                case = found if isinstance(found, Suggestion) else None
                survivors.append(Survivor(mutant, case))
        if progress is not None:
            progress(done, len(every))
    return Mutation(caught, proved, tuple(equal), tuple(survivors))


def source_fields(chain: Chain) -> Callable[[str, str], Field | None]:
    """The fields of the outputs that a chain's table takes its inputs from."""

    def field(table: str, output: str) -> Field | None:
        compiled = chain.upstream[table].table
        found = compiled.outputs.get(output)
        return None if found is None else as_input(compiled, output, found)

    return field


def complaints(chain: Chain, checked: Sequence[Checked]) -> set[object]:
    """What the proofs of a table complain of; `checked` are its examples after running."""
    return set(_findings(prove(chain, answering=answering(chain, checked)), chain.table))


def complains(changed: Chain, checked: Sequence[Checked], before: set[object]) -> bool:
    """Whether the proof of a mutant finds something that it does not find of the table itself."""
    proof = prove(changed, answering=answering(changed, checked))
    return any(each not in before for each in _findings(proof, changed.table))


def _findings(proof: Proof, table: Table) -> Iterator[object]:
    """What a proof complains of, by what it is about, the quickest questions first."""
    for v in proof.limits.violations:
        yield "limit", v.limit, v.rules, v.alternative
    for o in proof.overlaps.overlaps:
        yield "overlap", o.first, o.second
    for d in proof.overlaps.duplicates:
        yield "twice", d.first, d.second
    if not table.otherwise:
        for region in proof.gaps.regions:
            yield "gap", region.text
    for shadow in proof.shadows.shadows:
        yield "shadow", shadow.rule


def survivors_by_rule(found: Mutation) -> Mapping[int | None, tuple[Survivor, ...]]:
    """The surviving mutants of each rule."""
    by_rule: dict[int | None, list[Survivor]] = {}
    for survivor in found.survivors:
        by_rule.setdefault(survivor.mutant.rule, []).append(survivor)
    return {rule: tuple(each) for rule, each in by_rule.items()}
