"""What documents and items were called when they were approved, where they have another name now.

A name that nothing has any more, and one that stands in its place for a target that says the same, are
the same thing. A file of approvals that moved along with its document tells the earlier name itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.change.approvals.fingerprint import Fingerprints
from cscx.change.renames.following import Renamed
from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.content.reviews import Approval


def called_before(corpus: Corpus) -> Renamed:
    """Earlier names by (kind, name of today)."""
    found: dict[tuple[str, str], str] = {}
    for name, earlier in corpus.reviews.earlier.items():
        entry = corpus.find("document", name)
        if entry is not None:
            found[entry.kind, name] = earlier
    while more := dict(_more(corpus, found)):
        found.update(more)
    return found


def _more(corpus: Corpus, known: Renamed) -> Iterator[tuple[tuple[str, str], str]]:
    """The names that approvals tell beyond those known: one that is gone, one that says the same."""
    prints = Fingerprints(corpus, known)
    earlier = {(kind, name) for (kind, _), name in known.items()}
    for document, _ in corpus.of(Header):
        if not document.is_usable:
            continue
        for approval in corpus.reviews.of(document.id).approvals:
            gone = [each for each in _gone(approval, corpus) if each not in earlier]
            uses = prints.of(document).uses if gone else {}
            come = [name for name in uses if name not in approval.uses]
            for kind, old in gone:
                value = approval.uses[f"{kind}:{old}"]
                alike = [n for n in come if _kind(n) == kind and uses[n].value == value]
                if len(alike) == 1:
                    yield (kind, alike[0].partition(":")[2]), old


def _gone(approval: Approval, corpus: Corpus) -> Iterator[tuple[str, str]]:
    for used, value in approval.uses.items():
        kind, _, name = used.partition(":")
        if value and name and corpus.find(kind, name) is None:
            yield kind, name


def _kind(used: str) -> str:
    return used.partition(":")[0]
