"""Changed files that cannot be compared: in which version, where, and why."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from cscx.content.document import Document
from cscx.content.source import positions
from cscx.messages import Text

_MARKERS: Final = re.compile(rb"^(?:<{7} |>{7} )", re.MULTILINE)
_TORN = Text("병합하다 만 충돌 표시가 남아 있습니다", "a merge has left conflict markers in it")
_BINARY = Text("글이 아니라 이진 파일입니다", "it is no text but a binary file")
_UNREADABLE = Text("읽을 수 없습니다", "it cannot be read")
_FIT = Text("문서 형식에 맞지 않습니다: {problem}", "it does not fit its kind: {problem}")
MODULE = Text(
    "서브모듈이라 안의 문서를 비교하지 않았습니다",
    "it is a submodule, whose documents are not compared",
)


class Unread(NamedTuple):
    """A changed file that cannot be compared: in which version, and why.

    `version` is 0 before and 1 after; `line` counts from 1, None where the trouble has no line.
    """

    path: str
    version: int
    why: Text
    line: int | None = None

    @property
    def is_before(self) -> bool:
        """Whether it is the old version that cannot be read."""
        return self.version == 0


def why_unread(document: Document, raw: bytes, torn: bool) -> tuple[Text, int | None]:  # noqa: FBT001 - said by git
    """Why a file cannot be compared, and in which of its lines that is."""
    markers = _MARKERS.search(raw)
    if torn or markers:
        return _TORN, 1 + raw.count(b"\n", 0, markers.start()) if markers else None
    if b"\0" in raw:
        return _BINARY, None
    if document.schema_problems:
        misfit = document.schema_problems[0]
        node = positions(document.text).get(misfit.path)
        line = 1 + document.text.count("\n", 0, node.start) if node is not None else None
        return _FIT(problem=without_stop(misfit.message)), line
    serious = [each for each in document.problems if not each.warning]
    if not serious:
        return _UNREADABLE, None
    return without_stop(serious[0].message), 1 + document.text.count("\n", 0, serious[0].start)


def without_stop(text: Text) -> Text:
    """A sentence as a part of another."""
    return Text(text.ko.rstrip("."), text.en.rstrip("."))
