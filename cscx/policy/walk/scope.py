"""What a walk that starts at a procedure may come to: procedures, questions, inputs and their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from cscx.policy.decision.evaluate import Decision, decide_known
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.language.values import Field, Type, Value
from cscx.policy.tables.chain import Chain, all_fields, as_input
from cscx.policy.tables.definition import Facts, InputDefinition, no_facts
from cscx.policy.tables.domains import Column
from cscx.policy.tables.fields import input_field
from cscx.policy.tables.linker import Linker
from cscx.policy.walk.branch_table import branch_table
from cscx.policy.walk.definition import ProcedureDefinition, StepDefinition

ENDS = ("resolved", "refused", "escalated", "transferred", "pending")
Asked = tuple[str, str]
"""A question of a step: (procedure, step id)."""
_MOST_DECISIONS: Final = 10_000


class Library:
    """Everything walks need: procedures, the shared inputs, and compiled tables, each made once."""

    def __init__(
        self,
        procedures: Mapping[str, ProcedureDefinition],
        inputs: Mapping[str, InputDefinition],
        linker: Linker,
        facts: Facts = no_facts,
    ) -> None:
        self.procedures = procedures
        self.inputs = inputs
        self._linker = linker
        self.facts = facts
        self._branches: dict[tuple[str, int], Chain] = {}
        self._scopes: dict[str, Scope] = {}
        self._positions: dict[str, dict[str, int]] = {}
        self._decisions: dict[object, Decision] = {}

    def table(self, name: str) -> Chain:
        """A table or matrix; raises TableError, KeyError when there is none of the name."""
        return self._linker.chain(name)

    def branches(self, procedure: str, at: int) -> Chain:
        """The branches of a `by` step as a table; raises TableError."""
        key = (procedure, at)
        if key not in self._branches:
            step = self.procedures[procedure].steps[at]
            definition = branch_table(step, f"{procedure}.{step.id}", self.inputs, self.facts)
            self._branches[key] = self._linker.chain_of(definition)
        return self._branches[key]

    def position(self, procedure: str, step: str) -> int | None:
        """Where a step stands in its procedure; of two of one id the first."""
        if procedure not in self._positions:
            steps = self.procedures[procedure].steps
            self._positions[procedure] = {
                each.id: at for at, each in reversed(list(enumerate(steps)))
            }
        return self._positions[procedure].get(step)

    def decide(
        self, chain: Chain, known: Mapping[str, Value], nobody_knows: AbstractSet[str]
    ) -> Decision:
        """What a table made here says of a case; the same of the same case.

        Searches walk the same first steps over and over, so the last decisions are remembered.
        """
        key = (id(chain), tuple(known.items()), frozenset(nobody_knows))
        found = self._decisions.get(key)
        if found is None:
            if len(self._decisions) >= _MOST_DECISIONS:
                self._decisions.clear()
            found = self._decisions[key] = decide_known(chain, known, nobody_knows)
        return found

    def scope(self, start: str) -> Scope:
        """What a walk from a procedure may come to."""
        if start not in self._scopes:
            self._scopes[start] = Scope(self, start)
        return self._scopes[start]


@dataclass(eq=False)
class Scope:
    """The names that mean something to a walk from `start`.

    An input goes by its name, an answer of a table by `table.output`. A question goes by its step:
    alone where that is clear, else as `sop.step`. The started procedure goes first. How a procedure
    ended that was already run for the case goes by the id of the procedure.
    """

    library: Library
    start: str

    @cached_property
    def procedures(self) -> tuple[str, ...]:
        """The procedures a case may come to, in the order they are met; those not defined left out."""
        found: dict[str, None] = {}
        waiting = [self.start]
        while waiting:
            name = waiting.pop(0)
            procedure = self.library.procedures.get(name)
            if procedure is None or name in found:
                continue
            found[name] = None
            waiting.extend(procedure.leads_to)
            waiting.extend(
                item.if_missing
                for step in procedure.steps
                for each in self._inputs_of(name, step)
                if (item := self.library.inputs.get(each)) is not None and item.if_missing
            )
        return tuple(found)

    @cached_property
    def questions(self) -> Mapping[Asked, StepDefinition]:
        """Every ask and check that branches."""
        return {
            (name, step.id): step for name, step in self._steps() if step.asking in ("ask", "check")
        }

    @cached_property
    def inputs(self) -> Mapping[str, Field]:
        """The inputs that steps, tables and matrices of this scope use, as facts are read for them.

        One that a procedure can find out may be absent.
        """
        found: dict[str, Field] = {}
        for chain in self._chains():
            for name, field in all_fields(chain).items():
                found.setdefault(name, field)
        for _, step in self._steps():
            for name in (*step.collect, *step.sets, *([step.by] if step.by else [])):
                bare = None if name in found else self._bare(name)
                if bare is not None:
                    found[name] = bare
        return {name: self._with_absence(name, field) for name, field in found.items()}

    @cached_property
    def outputs(self) -> Mapping[str, Field]:
        """The answers of the tables of this scope, as `table.output`."""
        found: dict[str, Field] = {}
        for chain in self._chains(own=False):
            for each in _with_upstream(chain):
                for output, field in each.table.outputs.items():
                    name = f"{each.table.definition.name}.{output}"
                    found.setdefault(name, replace(as_input(each.table, output, field), name=name))
        return found

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Every table, matrix and set of branches that can be compiled, each once."""
        return tuple({id(chain): chain for chain in self._chains()}.values())

    @cached_property
    def own_columns(self) -> Mapping[str, Sequence[Column]]:
        """Every column of each input over the tables and branches of the started procedure."""
        steps = self.library.procedures[self.start].steps
        chains = [self._chain(self.start, at, step) for at, step in enumerate(steps)]
        tables = {id(t): t for chain in chains if chain is not None for t in chain.tables}
        found: dict[str, list[Column]] = {}
        for table in tables.values():
            for column in table.columns:
                found.setdefault(column.field.name, []).append(column)
        return found

    @cached_property
    def ends(self) -> Mapping[str, Field]:
        """How each procedure that others run and come back from may end."""
        called = {
            name
            for procedure in self.procedures
            for each in [self.library.procedures[procedure]]
            for name in (*each.first, *(step.call for step in each.steps if step.call))
        } | {item.if_missing for item in self.library.inputs.values() if item.if_missing}
        return {
            name: Field(name, Type.CHOICE, values=ENDS)
            for name in self.procedures
            if name in called
        }

    @cached_property
    def names(self) -> Mapping[Asked, str]:
        """How each question is named."""
        met = Counter(step for _, step in self.questions)
        return {
            (procedure, step): step
            if step not in self.inputs and (met[step] == 1 or procedure == self.start)
            else f"{procedure}.{step}"
            for procedure, step in self.questions
        }

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Everything that may be given, by name: inputs, questions, answers of tables, ends."""
        return {
            **self.inputs,
            **{self.names[asked]: self.field_of(asked) for asked in self.questions},
            **self.outputs,
            **self.ends,
        }

    @cached_property
    def meaning(self) -> Mapping[str, Asked]:
        """The question that each name given for it means, `sop.step` always among them."""
        qualified = {f"{procedure}.{step}": (procedure, step) for procedure, step in self.questions}
        return {**qualified, **{name: asked for asked, name in self.names.items()}}

    def field_of(self, asked: Asked) -> Field:
        """How an answer to a question is read: as a text, because yes and no have several words."""
        return Field(self.names[asked], Type.TEXT)

    def _steps(self) -> Iterator[tuple[str, StepDefinition]]:
        for name in self.procedures:
            for step in self.library.procedures[name].steps:
                yield name, step

    def _inputs_of(self, procedure: str, step: StepDefinition) -> Iterable[str]:
        at = self.library.position(procedure, step.id)
        chain = None if at is None else self._chain(procedure, at, step)
        names = all_fields(chain) if chain is not None else {}
        return (*names, *step.collect)

    def _chain(self, procedure: str, at: int, step: StepDefinition) -> Chain | None:
        """The table of a step, None where it has none or one that cannot be compiled."""
        try:
            if step.asking == "by":
                return self.library.branches(procedure, at)
            return self.library.table(step.decide) if step.decide else None
        except (TableError, KeyError):
            return None

    def _chains(self, *, own: bool = True) -> Iterator[Chain]:
        for name in self.procedures:
            for at, step in enumerate(self.library.procedures[name].steps):
                chain = self._chain(name, at, step)
                if chain is not None and (own or step.asking != "by"):
                    yield chain
                if step.asking == "by" and chain is not None and not own:
                    yield from chain.upstream.values()
        yield from self._matrices() if own else ()

    def _matrices(self) -> Iterator[Chain]:
        for _, step in self._steps():
            if step.escalate:
                try:
                    yield self.library.table(step.escalate)
                except (TableError, KeyError):
                    continue

    def _bare(self, name: str) -> Field | None:
        """The field of an input that no table asks."""
        item = self.library.inputs.get(name)
        try:
            return input_field(item) if item is not None else None
        except ProblemError:
            return None

    def _with_absence(self, name: str, field: Field) -> Field:
        item = self.library.inputs.get(name)
        found = item is not None and item.if_missing is not None
        return replace(field, optional=True) if found else field


def _with_upstream(chain: Chain) -> Iterator[Chain]:
    yield chain
    for each in chain.upstream.values():
        yield from _with_upstream(each)
