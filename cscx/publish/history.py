"""What changed last: the last commit of each document, as git tells it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from cscx.content.document import Document
from cscx.gitrepo import Commit, last_changes
from cscx.publish.audience import Audience
from cscx.publish.dates import written
from cscx.publish.site import Link, View
from cscx.settings import Settings


class Changed(msgspec.Struct, frozen=True):
    """The last change of a document: when, and what its commit says. `link` where a list needs it."""

    day: str
    subject: str
    link: Link | None = None


def changes_for(audience: Audience, root: Path, settings: Settings) -> Mapping[str, Commit]:
    """The last commits a build may tell of. Commit messages are internal: customers see none."""
    return {} if audience == "customer" else last_changes(root, settings.content)


def changed(view: View, document: Document) -> Changed | None:
    """The last change of a document; None where git does not know."""
    commit = view.site.changes.get(document.path)
    if commit is None:
        return None
    return Changed(written(commit.day, view.site.language), commit.subject)


def recently(view: View, count: int) -> list[Changed]:
    """The documents that changed last, the newest first; of one day in the order of their paths."""
    documents = {
        document.path: document
        for document in view.corpus.documents
        if document.kind is not None and not document.kind.item and document.body is not None
    }
    known = sorted(
        (path for path in documents if path in view.site.changes),
        key=lambda path: (*(-int(n) for n in view.site.changes[path].day.split("-")), path),
    )
    return [
        Changed(
            written(view.site.changes[path].day, view.site.language),
            view.site.changes[path].subject,
            view.link("document", documents[path].id),
        )
        for path in known[:count]
    ]
