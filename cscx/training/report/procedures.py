"""Which procedures a document belongs to: what is missed in a table is missed in the calls that use it."""

from __future__ import annotations

from collections.abc import Mapping

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop


def procedures_by_document(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    """The active procedures that are, decide by, escalate to or say each document, by its id."""
    found: dict[str, dict[str, None]] = {}
    for document, sop in corpus.of(Sop):
        if sop.status != "active":
            continue
        used = (each for step in sop.steps for each in (step.decide, step.escalate, step.say))
        for name in (document.id, *filter(None, used)):
            found.setdefault(name, {})[document.id] = None
    return {name: tuple(ids) for name, ids in found.items()}
