"""Which document and item of one version is which of the other: by name, else by what it says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cscx.change.filled import values_of
from cscx.change.renames.alike import renames
from cscx.content.corpus import Corpus, Entry
from cscx.content.document import Document

_MOST_GUESSED = 60
"""Above this many gone or new ones of a kind, only those with the same title are held to be renamed."""

Key = tuple[str, str]


class Pair(NamedTuple):
    """The same thing in both versions; None where it is gone, or new."""

    old: Entry | None
    new: Entry | None


def pairs(before: Corpus, after: Corpus) -> Iterator[Pair]:
    """Every document and item that may differ, those of the new version in their order first.

    What both versions share (the very same Document) is left out, and what cannot be used.
    """
    shared = {id(document) for document in after.documents} & {
        id(document) for document in before.documents
    }
    old = {k: e for k, e in before.entries.items() if _usable(e, shared)}
    new = {k: e for k, e in after.entries.items() if _usable(e, shared)}
    unread = [_unusable(corpus) for corpus in (before, after)]
    old = {k: e for k, e in old.items() if e.document.path not in unread[1]}
    new = {k: e for k, e in new.items() if e.document.path not in unread[0]}
    gone = {key: entry for key, entry in old.items() if key not in after.entries}
    come = {key: entry for key, entry in new.items() if key not in before.entries}
    called = _called(gone, come, before, after)
    for key, entry in new.items():
        known = before.entries.get((key[0], called.get(key, key[1])))
        if known is None or known.document.is_usable:
            yield Pair(known, entry)
    followed = {(kind, one) for (kind, _), one in called.items()}
    for key, entry in old.items():
        if key in followed or key in new:
            continue
        other = after.entries.get(key)  # an item that moved here from, or to, a file both share
        if other is None or other.document.is_usable:
            yield Pair(entry, other)


def list_files(before: Corpus, after: Corpus) -> Iterator[tuple[Document, Document]]:
    """Files of list kinds in both versions, for what they say beside their items."""
    old = {document.path: document for document in before.documents}
    for document in after.documents:
        other = old.get(document.path)
        if (
            other is not None
            and other is not document
            and document.kind is not None
            and document.kind.item
            and other.kind is document.kind
            and document.is_usable
            and other.is_usable
        ):
            yield other, document


def _usable(entry: Entry, shared: Iterable[int]) -> bool:
    return id(entry.document) not in shared and entry.document.is_usable


def _unusable(corpus: Corpus) -> frozenset[str]:
    """The files of a version of which nobody knows what they hold."""
    return frozenset(d.path for d in corpus.documents if not d.is_usable)


def _called(
    gone: Mapping[Key, Entry], come: Mapping[Key, Entry], before: Corpus, after: Corpus
) -> dict[Key, str]:
    """The old names of what has a new one."""
    found: dict[Key, str] = {}
    for kind in dict.fromkeys(kind for kind, _ in come):
        one = {name: entry for (k, name), entry in gone.items() if k == kind}
        other = {name: entry for (k, name), entry in come.items() if k == kind}
        for old, new in _renamed(one, other, before, after).items():
            found[kind, new] = old
    return found


def _renamed(
    gone: dict[str, Entry], come: dict[str, Entry], before: Corpus, after: Corpus
) -> dict[str, str]:
    if not gone or not come:
        return {}
    if max(len(gone), len(come)) <= _MOST_GUESSED:
        return renames(_said(gone, before), _said(come, after))
    found: dict[str, str] = {}
    titles: dict[str, list[str]] = defaultdict(list)
    for name, entry in come.items():
        titles[_title(entry)].append(name)
    for name, entry in gone.items():
        same = [n for n in titles.get(_title(entry), ()) if n not in found.values()]
        one, other = {name: entry}, {n: come[n] for n in same}
        found.update(renames(_said(one, before), _said(other, after)))
    return found


def _title(entry: Entry) -> str:
    return str(getattr(entry.body, "title", None) or getattr(entry.body, "label", None) or "")


def _said(entries: dict[str, Entry], corpus: Corpus) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, entry in entries.items():
        values = values_of(entry.document, corpus.settings)
        said[name] = values["items"][name] if entry.path else values
    return said
