"""The findings of a check that the linter is to show: every error, and cues in hand-written questions.

A cue in a question made from documents is for the generator to mend, not for their owners; the length
of an answer the linter sees by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.training.checks.cues import LEN_KEY
from cscx.training.checks.finding import Finding, Weight
from cscx.training.items.written import TYPE as WRITTEN
from cscx.training.places import source_to_mend


class Shown(NamedTuple):
    """A finding and the value it is about."""

    document: Document
    path: tuple[str | int, ...]
    finding: Finding


def shown(findings: Iterable[Finding], corpus: Corpus) -> Iterator[Shown]:
    """What the linter is to show, with its place; findings about the whole bank have none."""
    documents = {document.id: document for document in corpus.documents}
    for finding in findings:
        item = finding.item
        if item is None:
            continue
        cue = item.type == WRITTEN and finding.check is not LEN_KEY
        if finding.check.weight is not Weight.ERROR and not cue:
            continue
        source = source_to_mend(item)
        document = documents.get(source.document) if source is not None else None
        if source is not None and document is not None:
            yield Shown(document, source.path, finding)
