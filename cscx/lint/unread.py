"""Files that could not be read or fit no schema: what they hold is not known to be missing."""

from __future__ import annotations

from cscx.content.corpus import Corpus


def unread(corpus: Corpus, *kinds: str) -> bool:
    """Whether some file that is, or may be, of these kinds could not be used.

    A rule that says "nothing does this" waits until such a file is mended.
    """
    return any(
        document.body is None and (document.kind is None or document.kind.name in kinds)
        for document in corpus.documents
    )
