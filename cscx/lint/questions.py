"""What the last check of the questions found, where the linter can show it.

Making and checking questions takes seconds, so the linter never does it: `cscx train check` leaves
its findings in the cache, and those about files that are as they were then are shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

import msgspec

from cscx.content.cache import digest
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.messages import Text


class Told(msgspec.Struct, frozen=True, array_like=True):
    """A finding: the file and its digest, the path of the value, whether it is an error, the words."""

    file: str
    digest: bytes
    path: tuple[str | int, ...]
    error: bool
    message: tuple[str, str]
    hint: tuple[str, str]


_CHECKED: WeakKeyDictionary[Corpus, tuple[Told, ...]] = WeakKeyDictionary()


def keep(corpus: Corpus, told: tuple[Told, ...]) -> None:
    """Let a corpus know what a check found; to be called before it is linted."""
    _CHECKED[corpus] = told


def told(document: Document, path: tuple[str | int, ...], *, error: bool, message: Text, hint: Text) -> Told:  # fmt: skip
    """A finding of a check about a document as it is now."""
    return Told(
        document.path,
        text_digest(document),
        path,
        error,
        (message.ko, message.en),
        (hint.ko, hint.en),
    )


def still_told(corpus: Corpus, *, error: bool) -> Iterator[tuple[Document, Told]]:
    """The findings about documents that have not changed since, errors or warnings, each once."""
    found = _CHECKED.get(corpus, ())
    if not found:
        return
    documents = {document.path: document for document in corpus.documents}
    digests: dict[str, bytes] = {}
    for each in dict.fromkeys(found):
        document = documents.get(each.file)
        if document is None or each.error is not error:
            continue
        if each.file not in digests:
            digests[each.file] = text_digest(document)
        if digests[each.file] == each.digest:
            yield document, each


def text_digest(document: Document) -> bytes:
    """Changes when the text of a document does."""
    return digest(document.text.encode())
