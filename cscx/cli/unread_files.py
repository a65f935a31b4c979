"""Tell which documents could not be read, where a command answers without them."""

from __future__ import annotations

from typing import Final

from cscx.cli.output import note
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text

_MOST: Final = 5
_UNREAD = Text(
    "읽지 못한 파일 {n}개는 빠졌습니다: {paths}. 까닭은 cscx lint로 보세요.",
    "Could not be read and left out, {n}: {paths}. See why: cscx lint",
)


def tell_unread(corpus: Corpus, language: Language) -> bool:
    """A line on stderr with the first documents that are unusable; whether there are any."""
    paths = unread_paths(corpus)
    if paths:
        more = ", …" if len(paths) > _MOST else ""
        named = f"{', '.join(paths[:_MOST])}{more}"
        note(_UNREAD(n=f"{len(paths):,}", paths=named).to(language))
    return bool(paths)


def unread_paths(corpus: Corpus) -> list[str]:
    """The documents that are unusable as they stand."""
    return [document.path for document in corpus.documents if not document.is_usable]
