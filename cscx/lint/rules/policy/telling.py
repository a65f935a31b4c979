"""From what was proved to findings: where things stand in a document, from which day on they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.source import Path
from cscx.lint.proofs import Slice, StepProof, TableProof, conditions_of, proofs
from cscx.lint.proved import Spot, Where
from cscx.lint.rule import Finding, Note, Place
from cscx.messages import Text

_SINCE = Text("{day}부터 {message}", "From {day} on: {message}")
_EXAMPLE = Text("예: {example}.", "Example: {example}.")
_THAT_RULE = Text("규칙 ‘{rule}’", "the rule {rule!r}")

Telling = Callable[["Subject", Slice], Iterator[Finding]]


class Subject(NamedTuple):
    """What a proof is about: a table or matrix, or a branching step of an SOP."""

    document: Document
    proof: TableProof | StepProof

    @property
    def step(self) -> StepProof | None:
        """The step, None for a table."""
        return self.proof if isinstance(self.proof, StepProof) else None

    @property
    def is_matrix(self) -> bool:
        """Whether it is an escalation matrix, whose examples are about who is called."""
        return isinstance(self.document.body, Escalation)

    def rule_id(self, rule: int) -> str:
        """What a rule is called."""
        if isinstance(self.proof, StepProof):
            return self.proof.keys[rule]
        return str(self.document.body.rules[rule].id)

    def at(self, spot: Spot) -> Place:
        """Where something of the proof stands in the document."""
        if isinstance(self.proof, StepProof):
            return self._of_step(self.proof, spot)
        return Place(self.document, spot.path, spot.on_key, spot.start, spot.end)

    def at_rule(self, rule: int) -> Place:
        """The id of a rule."""
        if self.step is not None:
            return self.at(Spot(("rules", rule)))
        return Place(self.document, ("rules", rule, "id"))

    def rule_note(self, rule: int, message: Text = _THAT_RULE) -> Note:
        """A note at a rule."""
        return Note(self.at_rule(rule), message(rule=self.rule_id(rule)))

    @staticmethod
    def _of_step(proof: StepProof, spot: Spot) -> Place:
        branches: Path = ("steps", proof.at, "branches")
        document = proof.document
        if spot.path[:1] != ("rules",) or len(spot.path) == 1:
            return Place(document, branches, on_key=True)
        key = conditions_of(proof.step)[int(spot.path[1])]
        return Place(document, (*branches, key), True, spot.start, spot.end)  # noqa: FBT003 - on the key


def tell(
    corpus: Corpus, of_tables: Telling | None = None, of_steps: Telling | None = None
) -> Iterator[Finding]:
    """The findings of every slice; one that a slice before has made already is not made again."""
    known = proofs(corpus)
    groups: list[tuple[tuple[TableProof | StepProof, ...], Telling | None]] = [
        (known.tables, of_tables),
        (known.steps, of_steps),
    ]
    for subjects, telling in groups:
        for proof in subjects if telling is not None else ():
            subject = Subject(proof.document, proof)
            seen: set[tuple[Path, str]] = set()
            for slice_ in proof.slices:
                for finding in telling(subject, slice_) if telling is not None else ():
                    key = (finding.place.path, finding.message.en)
                    if key not in seen:
                        seen.add(key)
                        yield _dated(finding, slice_)


def _dated(finding: Finding, slice_: Slice) -> Finding:
    if slice_.since is None:
        return finding
    message = _SINCE(day=slice_.since.isoformat(), message=finding.message)
    return finding._replace(message=message)


def example(where: Where) -> Text:
    """A customer of a region, as a hint says it."""
    return _EXAMPLE(example=where.example)


def joined(*texts: Text | None) -> Text:
    """Sentences one after another."""
    given = [text for text in texts if text is not None]
    return Text(" ".join(t.ko for t in given), " ".join(t.en for t in given))


def listed(texts: list[Text] | tuple[Text, ...]) -> Text:
    """Several things in one phrase."""
    return Text(" / ".join(t.ko for t in texts), " / ".join(t.en for t in texts))


def differing(differences: tuple[tuple[str, Text, Text], ...]) -> Text:
    """승인 상담사 ≠ 파트장: outputs on which two answers differ."""
    parts = [
        Text(f"{name} {one.ko} ≠ {other.ko}", f"{name} {one.en} ≠ {other.en}")
        for name, one, other in differences
    ]
    return Text(", ".join(t.ko for t in parts), ", ".join(t.en for t in parts))
