"""Where the approvals of every document stand: given, missing, or suspect and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from cscx.change.approvals.deciding import decided_by
from cscx.change.approvals.fingerprint import (
    VERSION,
    Fingerprints,
)
from cscx.change.approvals.judging import Judge, Signature, State
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.reviews import Approval
from cscx.worktime import after, parse_date, parse_duration

ASKED: Final = frozenset({"review", "active"})
"""The statuses in which a document needs approvals; a draft may change freely."""


class Standing(NamedTuple):
    """A document and its approvals. `due` is the day of its next review, None where nothing tells."""

    document: Document
    header: Header
    signatures: tuple[Signature, ...]
    due: date | None

    @property
    def state(self) -> State:
        """The worst of its signatures: suspect, then missing, then approved."""
        states = {each.state for each in self.signatures}
        return (
            "suspect" if "suspect" in states else "missing" if "missing" in states else "approved"
        )

    def overdue(self, today: date) -> int:
        """Days since its review was due; 0 where it is in time."""
        return max((today - self.due).days, 0) if self.due is not None else 0


def approvers_of(header: Header, corpus: Corpus) -> tuple[str, ...]:
    """The roles that have to approve a document."""
    if header.approvers is not None:
        return tuple(header.approvers)
    return corpus.settings.defaults.approvers


_KNOWN: WeakKeyDictionary[Corpus, tuple[Standing, ...]] = WeakKeyDictionary()


def standings(corpus: Corpus) -> tuple[Standing, ...]:
    """Every document in review or active, in the order of paths; found out once a corpus."""
    if corpus not in _KNOWN:
        _KNOWN[corpus] = tuple(_standings(corpus, Judge(corpus)))
    return _KNOWN[corpus]


def _standings(corpus: Corpus, judge: Judge) -> Iterator[Standing]:
    for document, header in corpus.of(Header):
        if document.is_usable and header.status in ASKED:
            signed = signatures(document, header, corpus, judge)
            yield Standing(document, header, signed, _due(header, corpus))


def signatures(
    document: Document, header: Header, corpus: Corpus, judge: Judge
) -> tuple[Signature, ...]:
    """What each approver of a document said to it; `judge` is the corpus's."""
    approvers = approvers_of(header, corpus)
    review = corpus.reviews.of(document.id)
    return tuple(judge.signature(document, role, review.by(role)) for role in approvers)


def _due(header: Header, corpus: Corpus) -> date | None:
    every = parse_duration(header.review_every or corpus.settings.defaults.review_every or "")
    reviewed = parse_date(header.reviewed)
    if header.status != "active" or every is None or reviewed is None:
        return None
    return after(reviewed, every)


def approval_of(
    document: Document, corpus: Corpus, role: str, on: date, commit: str | None
) -> Approval:
    """The approval of a document as it is now."""
    now = Fingerprints(corpus).of(document)
    return Approval(
        by=role,
        on=on.isoformat(),
        commit=commit,
        version=VERSION,
        fingerprint=now.digest,
        parts={name: part.digest for name, part in now.parts.items()},
        uses={name: used.value for name, used in now.uses.items()},
    )


def depends_on(document: Document, corpus: Corpus) -> tuple[str, ...]:
    """The files that hold what a fingerprint is made of: the document's, those it refers to or decides by."""
    entries = [corpus.find(each.kind, each.name) for each in document.references]
    entries += decided_by(document, corpus)
    paths = {entry.document.path for entry in entries if entry is not None}
    return (document.path, *sorted(paths - {document.path}))
