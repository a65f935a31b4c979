"""The old version with the new names, so that tables of both can be compared as if nothing was renamed."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.change.renames.following import Renamed, document_followed
from cscx.content.corpus import Corpus
from cscx.content.document import Document


def rewritten(corpus: Corpus, renamed: Renamed) -> Corpus:
    """A corpus in which everything renamed has its new name."""
    if not renamed:
        return corpus
    documents = [_rewritten(document, renamed) for document in corpus.documents]
    return Corpus(documents, corpus.settings, corpus.as_of, corpus.holidays)


def _rewritten(document: Document, renamed: Renamed) -> Document:
    kind = document.kind
    if kind is None or not document.is_usable or document.data is None:
        return document
    data: dict[str, Any] = document_followed(kind.name, document.data, renamed)
    if kind.item:
        items = {renamed.get((kind.item, name), name): item for name, item in data["items"].items()}
        data = {**data, "items": items}
    path = document.path
    name = renamed.get((kind.name, document.id))
    if name is not None:
        folder, slash, _ = path.rpartition("/")
        path = f"{folder}{slash}{name}.yaml"
    return Document(
        path=path, text=document.text, data=data, kind=kind, body=msgspec.convert(data, kind.body)
    )
