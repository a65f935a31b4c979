"""The approvals of documents as they stand in reviews/<id>.yaml: read, and written back whole.

`cscx review approve` writes these files; people read them in a pull request.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from cscx.content import files
from cscx.content.source import load
from cscx.messages import Text
from cscx.worktime import parse_date

_HEAD: Final = (
    "# cscx review approve가 쓰는 파일입니다. 손으로 고치지 마세요.\n"
    "# Written by cscx review approve; not to be edited.\n"
)
_TORN = Text(
    "승인 파일 {path}{path:을/를} 읽을 수 없습니다", "The approvals in {path} cannot be read"
)
_MISFIT = Text(
    "승인 파일 {path}{path:은/는} 다른 문서({document})의 것입니다",
    "The approvals in {path} are those of another document ({document})",
)
_NO_DAY = Text(
    "승인 파일 {path}에 달력에 없는 날짜가 있습니다",
    "The approvals in {path} have a day that is in no calendar",
)
_TWICE = Text(
    "승인 파일 {path}에 같은 역할의 승인이 둘 있습니다",
    "The approvals in {path} have one role twice",
)


class Approval(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """That a role agreed to what a document meant on a day.

    `by` is a role, `on` an ISO date, `commit` the one that held what was approved, None outside of
    git. `fingerprint` is of the document's meaning and of what it depends on, of the given
    `version`; `parts` and `uses` are the same in pieces, so that a change can be named: digests of
    the document's parts, and values or digests of what it refers to by `kind:name`.
    """

    by: str
    on: str
    commit: str | None = None
    version: int
    fingerprint: str
    parts: dict[str, str] = {}
    uses: dict[str, str] = {}


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The approvals of one document, the last one of each role.

    `document` is the name it had when they were given.
    """

    document: str
    approvals: tuple[Approval, ...]

    def by(self, role: str) -> Approval | None:
        """The approval of a role, None where it gave none."""
        return next((each for each in self.approvals if each.by == role), None)

    def signed(self, approval: Approval) -> Review:
        """With an approval, in place of the one the same role gave before."""
        others = (each for each in self.approvals if each.by != approval.by)
        return Review(
            document=self.document,
            approvals=tuple(sorted((*others, approval), key=lambda each: each.by)),
        )


class Unreadable(NamedTuple):
    """An approval file that says nothing, and why."""

    document: str
    message: Text


class Reviews:
    """All approvals of a knowledge base by document id.

    `adopted` tells whether it keeps approvals at all: where there is no file, none is missed. A file
    that was renamed with its document still has the document's earlier name in it.
    """

    def __init__(self, found: Mapping[str, Review | Unreadable]) -> None:
        self._found = dict(found)

    @property
    def adopted(self) -> bool:
        """Whether there is any file of approvals."""
        return bool(self._found)

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids that have a file."""
        return tuple(sorted(self._found))

    def of(self, document: str) -> Review:
        """The approvals of a document; none where it has no readable file."""
        found = self._found.get(document)
        approvals = found.approvals if isinstance(found, Review) else ()
        return Review(document=document, approvals=approvals)

    @cached_property
    def earlier(self) -> Mapping[str, str]:
        """The names that documents had when they were approved, by the names of their files; only others."""
        return {
            name: found.document
            for name, found in self._found.items()
            if isinstance(found, Review) and found.document != name
        }

    def among(self, documents: Collection[str]) -> Reviews:
        """The same beside these documents: the approvals of one of them in the file of another say nothing."""
        misfits = {
            name: Unreadable(name, _MISFIT(path=path_of(name), document=other))
            for name, other in self.earlier.items()
            if other in documents
        }
        return Reviews({**self._found, **misfits}) if misfits else self

    def unreadable(self) -> Iterator[Unreadable]:
        """The files that could not be read, by document."""
        for name in self.documents:
            found = self._found[name]
            if isinstance(found, Unreadable):
                yield found


NO_REVIEWS: Final = Reviews({})


def reviews_of(found: Mapping[str, bytes | None]) -> Reviews:
    """The approvals that files hold, by path."""
    read = {_document(path): _review(path, raw) for path, raw in found.items()}
    return Reviews(read)


def read_reviews(root: Path) -> Reviews:
    """The approvals of a knowledge base on disk."""
    return reviews_of(dict(files.review_files(root)))


def path_of(document: str) -> str:
    """Where the approvals of a document stand."""
    return f"{files.REVIEWS}/{document}.yaml"


def review_text(review: Review) -> str:
    """The file of a review, the same for the same approvals."""
    lines = [_HEAD, f"document: {_quoted(review.document)}\n", "approvals:\n"]
    for each in review.approvals:
        lines.append(f"  - by: {_quoted(each.by)}\n    on: {_quoted(each.on)}\n")
        if each.commit is not None:
            lines.append(f"    commit: {_quoted(each.commit)}\n")
        lines.append(f"    version: {each.version}\n    fingerprint: {_quoted(each.fingerprint)}\n")
        for key, values in (("parts", each.parts), ("uses", each.uses)):
            if values:
                lines.append(f"    {key}:\n")
                lines.extend(
                    f"      {_quoted(k)}: {_quoted(v)}\n" for k, v in sorted(values.items())
                )
    return "".join(lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _document(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]


def _review(path: str, raw: bytes | None) -> Review | Unreadable:
    name = _document(path)
    loaded = load(raw) if raw is not None else None
    if loaded is None or loaded.problems or loaded.masked:
        return Unreadable(name, _TORN(path=path))
    try:
        review = msgspec.convert(loaded.value, Review)
    except msgspec.ValidationError:
        return Unreadable(name, _TORN(path=path))
    if any(parse_date(each.on) is None for each in review.approvals):
        return Unreadable(name, _NO_DAY(path=path))
    if len({each.by for each in review.approvals}) < len(review.approvals):
        return Unreadable(name, _TWICE(path=path))
    return review
