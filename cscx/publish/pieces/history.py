"""What changed last: the last commit of each document, as git tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from cscx.content.document import Document
from cscx.gitrepo import Commit, last_changes
from cscx.publish.addresses import LOG, Address
from cscx.publish.audience import Audience
from cscx.publish.log_rows import row_anchor
from cscx.publish.pieces.dates import written
from cscx.publish.site import Link, View
from cscx.settings import Settings

_NAMED = 3
"""Documents named of one change."""


class Changed(msgspec.Struct, frozen=True):
    """A change: when, what its commit says, which documents it touched, `more` beyond those; the change log."""

    day: str
    subject: str
    links: Sequence[Link] = ()
    more: int = 0
    log: Link | None = None


def changes_for(audience: Audience, root: Path, settings: Settings) -> Mapping[str, Commit]:
    """The last commits a build may tell of. Commit messages are internal: customers see none."""
    return {} if audience == "customer" else last_changes(root, settings.content)


def changed(view: View, document: Document) -> Changed | None:
    """The last change of a document; None where git does not know."""
    commit = view.site.changes.get(document.path)
    if commit is None:
        return None
    day = written(commit.day, view.site.language)
    return Changed(day, commit.subject, log=_own_log(view, document) or log_of(view))


def _own_log(view: View, document: Document) -> Link | None:
    """The way to what the change log tells of a document, where it does."""
    assert document.kind is not None  # noqa: S101 - a document with a page has a kind
    kind = document.kind.name
    if not (view.site.logged and view.site.is_told(kind, document.id)):
        return None
    return Link(view.words["log_own"], view.href(Address(LOG, row_anchor(kind, document.id))))


def log_of(view: View) -> Link | None:
    """The way to the change log, where there is one."""
    return view.page(LOG, view.words["log_all"]) if view.site.logged else None


def recently(view: View, count: int) -> list[Changed]:
    """The changes that documents had last, the newest first; each names a few of its documents."""
    touched: dict[Commit, list[str]] = {}
    for document in view.corpus.documents:
        is_page = document.kind is not None and not document.kind.item and document.body is not None
        commit = view.site.changes.get(document.path)
        if is_page and commit is not None:
            touched.setdefault(commit, []).append(document.id)
    newest = sorted(touched, key=lambda commit: commit.moment, reverse=True)
    return [
        Changed(
            written(commit.day, view.site.language),
            commit.subject,
            [view.link("document", id_) for id_ in touched[commit][:_NAMED]],
            max(len(touched[commit]) - _NAMED, 0),
        )
        for commit in newest[:count]
    ]
