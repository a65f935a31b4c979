"""Which SOPs serve a contact reason, and which parts they bring along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.reasons import Reason, Reasons
from cscx.content.kinds.sop import Sop, Step
from cscx.lint.rule import Note, Place
from cscx.messages import Text

_SERVED_BY = Text("이 사유의 SOP", "an SOP for this reason")


class Served(NamedTuple):
    """A contact reason with the active SOPs for it, and why it has none if it says so."""

    name: str
    reason: Reason
    no_sop: str | None
    document: Document
    sops: tuple[Document, ...]

    @property
    def place(self) -> Place:
        """The reason's name in its list."""
        return Place(self.document, ("items", self.name), on_key=True)

    @property
    def notes(self) -> tuple[Note, ...]:
        """Where its SOPs say that they serve it."""
        return tuple(
            Note(Place(sop, ("reasons", sop.body.reasons.index(self.name))), _SERVED_BY)
            for sop in self.sops
        )


def served_reasons(corpus: Corpus) -> Iterator[Served]:
    """Every contact reason of the knowledge base, in the order written."""
    sops: defaultdict[str, list[Document]] = defaultdict(list)
    for document, sop in corpus.of(Sop):
        if sop.status == "active":
            for name in sop.reasons:
                sops[name].append(document)
    for document, body in corpus.of(Reasons):
        for name, reason in body.items.items():
            no_sop = reason.no_sop or body.no_sop
            yield Served(name, reason, no_sop, document, tuple(sops.get(name, ())))


def steps_of(corpus: Corpus, sops: Iterable[Document]) -> Iterator[Step]:
    """The steps of SOPs and of every SOP they call or go on to."""
    waiting = [document.id for document in sops]
    seen = set(waiting)
    while waiting:
        entry = corpus.find("sop", waiting.pop())
        if entry is None or not isinstance(entry.body, Sop):
            continue
        for step in entry.body.steps:
            yield step
            for other in (step.call, step.go_to):
                if other and other not in seen:
                    seen.add(other)
                    waiting.append(other)
