"""Files that could not be read or fit no schema: what they hold is not known to be missing."""

from __future__ import annotations

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.lint.once import once


def unread(corpus: Corpus, *kinds: str) -> bool:
    """Whether some file that is, or may be, of these kinds could not be used.

    A rule that says "nothing does this" waits until such a file is mended.
    """
    return any(
        document.body is None and (document.kind is None or document.kind.name in kinds)
        for document in corpus.documents
    )


def may_define(corpus: Corpus, word: str, name: str) -> bool:
    """Whether a file with a problem may hold the definition that `<word:name>` asks for."""
    return any(_may_define(document, word, name) for document in _troubled(corpus))


def may_use(corpus: Corpus, name: str) -> bool:
    """Whether a file that could not be used as a whole may name something."""
    return any(not document.text or name in document.original for document in _unusable(corpus))


@once
def _troubled(corpus: Corpus) -> tuple[Document, ...]:
    """The files that do not stand as their authors meant them."""
    return tuple(
        document
        for document in corpus.documents
        if document.body is None or document.masked or document.problems
    )


@once
def _unusable(corpus: Corpus) -> tuple[Document, ...]:
    return tuple(
        document for document in corpus.documents if document.body is None or document.masked
    )


def _may_define(document: Document, word: str, name: str) -> bool:
    kind = kind_of_item(word)
    if kind is None or not kind.item:
        other = document.kind is not None and kind is not None and document.kind != kind
        return document.id == name and not other
    if document.kind is not None:
        return document.kind == kind and _mentions(document, name)
    in_lists = document.path.rpartition("/")[0].endswith(kind.folder)
    return in_lists and (not document.original or _mentions(document, name))


def _mentions(document: Document, name: str) -> bool:
    """Whether the name stands in the file, a name written with blanks among them."""
    return name in document.original or name in document.original.replace(" ", "")
