"""A folder → a Corpus."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cscx.content import files
from cscx.content.corpus import Corpus
from cscx.content.document import Document, build
from cscx.content.reviews import read_reviews
from cscx.content.source import Loaded, load
from cscx.settings import Settings


def read_corpus(
    root: Path, settings: Settings, *, as_of: date, unsaved: Mapping[str, bytes] | None = None
) -> Corpus:
    """Read every file of a knowledge base.

    `unsaved` replaces the content of files by path (an editor's buffer); a path that is not on
    disk is added.
    """
    waiting = dict(unsaved or {})
    documents = []
    for file in files.find(root, settings.content):
        if file.path in waiting:
            documents.append(document_of(file.path, waiting.pop(file.path)))
            continue
        raw, refused = files.read(file)
        if refused is not None:
            documents.append(build(file.path, Loaded("", None, (refused,))))
        else:
            documents.append(document_of(file.path, raw))
    documents.extend(document_of(path, raw) for path, raw in waiting.items())
    owners = files.code_owners(root)
    return Corpus(
        documents,
        settings,
        as_of,
        reviews=read_reviews(root),
        code_owners=owners[1] if owners is not None else None,
    )


def document_of(path: str, raw: bytes) -> Document:
    """The document that a file's bytes hold."""
    return build(path, load(raw))
