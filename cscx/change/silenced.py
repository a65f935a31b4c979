"""Comments that switch a check off, and findings that a baseline accepts: no meaning of a document, but nobody should miss a new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from cscx.change.changes import Members, Place, Subject
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.ignores import has_ignores, ignores
from cscx.messages import Text, same

KIND: Final = "silenced"
"""What they are told as; no kind of documents."""
_SUBJECT: Final = Subject(KIND, "ignore", "# cscx: ignore")
_MOST: Final = 5
"""Findings of a baseline told one by one; of more, how many of each code."""
_BASELINE = Text("기준선(문제로 세지 않는 것)", "Baseline of findings that do not count")
_COUNTED = Text("{what} {n}건", "{what}, {n} times")
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


Accepted = Mapping[tuple[str, str], int]
"""The findings that a baseline accepts: how many by code and path."""


def baseline(path: str, old: Accepted, new: Accepted) -> Iterator[Members]:
    """The findings that a baseline accepts since the change, and those it no longer does, in one change."""
    come, gone = Counter(new) - Counter(old), Counter(old) - Counter(new)
    if come or gone:
        place = Place(path, 1, 1)
        yield Members(
            subject=Subject(KIND, path, path),
            before=place if old else None,
            after=place if new else None,
            title=_BASELINE,
            added=tuple(_findings(come)),
            removed=tuple(_findings(gone)),
        )


def _findings(found: Counter[tuple[str, str]]) -> Iterator[Text]:
    by_name: Counter[str] = Counter()
    for (code, path), n in sorted(found.items()):
        by_name[f"{code}, {path}" if len(found) <= _MOST else code] += n
    for what, n in by_name.items():
        yield same(what) if n == 1 else _COUNTED(what=what, n=f"{n:,}")
