"""The mutants of a document that nothing notices, grouped by rule, each with a case that would."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Span
from cscx.messages import Language, Text, same
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.mutate import Mutation, Survivor, mutate, survivors_by_rule
from cscx.policy.testing.mutate_matrix import mutate_matrix
from cscx.policy.testing.suggest import Suggestion
from cscx.testing.examples import Bench
from cscx.testing.proposal.propose import entries_of

Progress = Callable[[int, int], None]

_PATH = Text("{path} 경로", "path {path}")
_WHOLE = Text("{path} 경로, 아무도 받지 않음", "{path}, nobody answers")
_OTHERWISE = Text("나머지(otherwise)", "otherwise")


@dataclass(frozen=True, slots=True)
class Living:
    """A mutant that survived: where the change is, in words, and an example that would catch it."""

    span: Span
    text: Text
    example: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Group:
    """The survivors of one rule."""

    name: Text
    living: tuple[Living, ...]


@dataclass(frozen=True, slots=True)
class Mutated:
    """What mutating one document came to. `harmless` change no answer and are no mistakes."""

    path: str
    name: str
    total: int
    by_examples: int
    by_proof: int
    harmless: tuple[Text, ...]
    groups: tuple[Group, ...]

    @property
    def survivors(self) -> int:
        """How many nothing notices."""
        return sum(len(group.living) for group in self.groups)

    @property
    def percent(self) -> int:
        """The share that is noticed, rounded down."""
        return 100 if not self.total else (self.total - self.survivors) * 100 // self.total


def mutate_table(
    bench: Bench,
    document: Document,
    chain: Chain,
    language: Language,
    progress: Progress | None = None,
) -> Mutated:
    """Mutate a table every way; `progress(done, total)` is told after each mutant."""
    found = mutate(chain, progress=progress)
    examples = _examples(chain, found.survivors, language)
    groups = []
    for rule, survivors in survivors_by_rule(found).items():
        living = tuple(
            Living(_span(bench, document, each.mutant.path), each.mutant.text, example)
            for each in survivors
            for example in [examples.get(_key(each.case))]
        )
        name = _OTHERWISE if rule is None else same(chain.table.definition.rules[rule].id)
        groups.append(Group(name, living))
    return _mutated(document, found, tuple(groups))


def mutate_escalation(
    bench: Bench,
    document: Document,
    matrix: Matrix,
    language: Language,
    progress: Progress | None = None,
) -> Mutated:
    """Mutate the rules and paths of a matrix; `progress(done, total)` is told after each mutant."""
    found = mutate_matrix(matrix, bench.corpus.as_of, progress)
    groups: dict[Text, list[Living]] = {}
    for each in found.survivors:
        name = _PATH(path=each.path) if each.path is not None else same(each.rule or "")
        example = None
        if each.case is not None:
            given, expect = each.case
            case = _WHOLE(path=each.path) if each.path is not None else name
            example = {"name": case.to(language), "given": dict(given), "expect": dict(expect)}
        span = bench.places.span(document.path, each.place)
        groups.setdefault(name, []).append(Living(span, each.text, example))
    return Mutated(
        path=document.path,
        name=document.id,
        total=found.total,
        by_examples=found.by_examples,
        by_proof=found.by_proof,
        harmless=found.equal,
        groups=tuple(Group(name, tuple(living)) for name, living in groups.items()),
    )


def _examples(
    chain: Chain, survivors: Sequence[Survivor], language: Language
) -> dict[str, dict[str, Any]]:
    """The examples that would notice, each case once, named by the rule that was changed.

    They are to be pasted by somebody who has looked at them, and so carry no mark.
    """
    cases: dict[str, Suggestion] = {}
    for each in survivors:
        if each.case is not None:
            cases.setdefault(_key(each.case), replace(each.case, rule=each.mutant.rule))
    entries = entries_of(chain, list(cases.values()), language)
    plain = ({k: v for k, v in entry.items() if k != "unconfirmed"} for entry in entries)
    return dict(zip(cases, plain, strict=True))


def _key(case: Suggestion | None) -> str:
    return "" if case is None else repr((case.given, case.expect))


def _mutated(document: Document, found: Mutation, groups: tuple[Group, ...]) -> Mutated:
    return Mutated(
        path=document.path,
        name=document.id,
        total=found.total,
        by_examples=found.by_examples,
        by_proof=found.by_proof,
        harmless=tuple(mutant.text for mutant in found.equal),
        groups=groups,
    )


def _span(bench: Bench, document: Document, path: Path) -> Span:
    return bench.places.span(document.path, path)
