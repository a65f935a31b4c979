"""Comments that switch a check off where they stand: no meaning of a document, but nobody should miss a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Final, NamedTuple

from cscx.change.changes import Members, Place, Subject
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.ignores import has_ignores, ignores
from cscx.messages import Text, same

KIND: Final = "silenced"
"""What the comments are told as; no kind of documents."""
_SUBJECT: Final = Subject(KIND, "ignore", "# cscx: ignore")
_TITLE = Text("주석으로 끈 검사", "Checks switched off by a comment")


class _Silenced(NamedTuple):
    """A code that a comment silences; `held` is the line it holds for, without its blanks and comment.

    `file` is its file, the same for files that are gone or new, because a file may have another name.
    """

    code: str
    held: str
    file: str
    path: str
    line: int


def silenced(before: Corpus, after: Corpus) -> Iterator[Members]:
    """The comments that are new or gone, in one change. One that moved with its line is neither."""
    shared = {id(document) for document in after.documents} & {
        id(document) for document in before.documents
    }
    both = {d.path for d in before.documents} & {d.path for d in after.documents}
    old, new = (
        list(_all((d for d in corpus.documents if id(d) not in shared), both))
        for corpus in (before, after)
    )
    gone, come = _without_common(old, new)
    if not (gone or come):
        return
    places = [Place(found[0].path, found[0].line, 1) if found else None for found in (gone, come)]
    yield Members(
        subject=_SUBJECT,
        before=places[0],
        after=places[1],
        title=_TITLE,
        added=tuple(map(_said, come)),
        removed=tuple(map(_said, gone)),
    )


def _all(documents: Iterable[Document], both: Container[str]) -> Iterator[_Silenced]:
    for document in documents:
        if not has_ignores(document.text):
            continue
        lines = document.text.split("\n")
        file = document.path if document.path in both else ""
        for each in ignores(document.text):
            held = lines[each.line - 1] if each.line <= len(lines) else ""
            for code in each.codes:
                bare = held.partition("#")[0].strip()
                yield _Silenced(code, bare, file, document.path, each.line)


def _without_common(
    old: list[_Silenced], new: list[_Silenced]
) -> tuple[list[_Silenced], list[_Silenced]]:
    """Those of one version alone: first by the line they hold for, then by how many a file has of a code."""
    for key in (_by_line, _by_file):
        common = Counter(map(key, old)) & Counter(map(key, new))
        old, new = (list(_less(side, Counter(common), key)) for side in (old, new))
    return old, new


def _by_line(each: _Silenced) -> tuple[str, ...]:
    return each.code, each.file, each.held


def _by_file(each: _Silenced) -> tuple[str, ...]:
    return each.code, each.file


def _less(
    side: Iterable[_Silenced],
    common: Counter[tuple[str, ...]],
    key: Callable[[_Silenced], tuple[str, ...]],
) -> Iterator[_Silenced]:
    for each in side:
        if common[key(each)] > 0:
            common[key(each)] -= 1
        else:
            yield each


def _said(each: _Silenced) -> Text:
    return same(f"{each.code}, {each.path}:{each.line}")
