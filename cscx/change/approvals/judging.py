"""Whether an approval holds: by the names of today, or by those that things had when it was given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cscx.change.approvals.called_before import called_before
from cscx.change.approvals.fingerprint import (
    VERSION,
    VERSIONS,
    Difference,
    Fingerprint,
    Fingerprints,
    differences,
)
from cscx.change.renames.following import Renamed
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.reviews import Approval

State = Literal["approved", "suspect", "missing"]


class Signature(NamedTuple):
    """What one role said to a document: `approval` is the last it gave.

    `changed` names what is not as it was then, or was not covered then; empty for a suspect approval of
    a version of fingerprints that nobody here knows, and for one that was edited by hand.
    """

    role: str
    state: State
    approval: Approval | None
    changed: tuple[Difference, ...] = ()


class Judge:
    """Judges the approvals of one corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._called = called_before(corpus)
        self._prints: dict[frozenset[tuple[str, str]], Fingerprints] = {}

    def signature(self, document: Document, role: str, approval: Approval | None) -> Signature:
        """What a role said to a usable document; `approval` is None where it said nothing."""
        if approval is None:
            return Signature(role, "missing", None)
        if approval.version not in VERSIONS:
            return Signature(role, "suspect", approval)
        tried = []
        for called in self._ways(approval):
            now = self._by(called).of(document, approval.version)
            if approval.fingerprint == now.digest:
                new = tuple(self._counted(document, now)) if approval.version < VERSION else ()
                return Signature(role, "suspect" if new else "approved", approval, new)
            found = differences(approval.parts, approval.uses, now)
            tried.append(tuple(_by_name_of_today(each, called) for each in found))
        return Signature(role, "suspect", approval, min(tried, key=len))

    def _counted(self, document: Document, then: Fingerprint) -> Iterator[Difference]:
        """What fingerprints are made of now, and were not in an earlier version of them."""
        for name, used in self._by({}).of(document).uses.items():
            if name not in then.uses:
                yield Difference("use", name, "counted", None, None, used.path)

    def _ways(self, approval: Approval) -> Iterator[Renamed]:
        """By which names it may have been given: before renames, after them, or between two."""
        if self._called:
            yield self._called
            some = {
                (kind, name): old
                for (kind, name), old in self._called.items()
                if f"{kind}:{old}" in approval.uses
            }
            if 0 < len(some) < len(self._called):
                yield some
        yield {}

    def _by(self, called: Renamed) -> Fingerprints:
        key = frozenset(called)
        if key not in self._prints:
            self._prints[key] = Fingerprints(self._corpus, called)
        return self._prints[key]


def _by_name_of_today(each: Difference, called: Renamed) -> Difference:
    """A difference in what is used, with the name by which that is found now."""
    if each.sort != "use":
        return each
    kind, _, name = each.name.partition(":")
    now = next((new for (word, new), old in called.items() if (word, old) == (kind, name)), name)
    return each._replace(name=f"{kind}:{now}")
