"""Sketches of procedures and scripts, by which nearly equal ones are found; kept with their files.

A run that reads one file anew need not look at the texts of all others.
"""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.search.duplicates import sketch

KINDS = ("script", "sop")
_KNOWN: WeakKeyDictionary[Corpus, Mapping[str, bytes]] = WeakKeyDictionary()


def sketch_of(document: Document) -> bytes:
    """The sketch of a document; nothing for other kinds."""
    if document.kind is None or document.kind.name not in KINDS:
        return b""
    return sketch(document.wording)


def keep(corpus: Corpus, known: Mapping[str, bytes]) -> None:
    """Let a corpus begin with the sketches that are known, by path; to be called before it is linted."""
    _KNOWN[corpus] = known


def sketches(corpus: Corpus, documents: list[Document]) -> list[bytes]:
    """The sketches of some documents of a corpus, in their order."""
    known = _KNOWN.get(corpus, {})
    return [known[d.path] if d.path in known else sketch_of(d) for d in documents]
