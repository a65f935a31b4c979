"""Rows of a file of cases, block by block, whatever kind of file they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from cscx.cases.problem import CasesError
from cscx.messages import Text
from cscx.text import nfc

_TWICE = Text(
    "{name}에 ‘{heading}’ 열이 {count}개 있습니다.", "{name} has {count} columns named “{heading}”."
)
_RENAME = Text("열 이름을 서로 다르게 고치세요.", "Give each column a name of its own.")
_UNNAMED = Text(
    "{name}의 {position}번째 열에 이름이 없습니다.", "Column {position} of {name} has no heading."
)
_NAME_IT = Text(
    "첫 줄에 열 이름을 쓰거나 빈 열을 지우세요.",
    "Name it in the first line, or delete an empty column.",
)


class Block(NamedTuple):
    """Some rows.

    `cells` are texts, one list a row, as long as the row is; `raw` what is written back; `lines`
    where each row begins in the file.
    """

    cells: Sequence[Sequence[str]]
    raw: Sequence[Sequence[Any]]
    lines: Sequence[int]


class Source(Protocol):
    """A file of cases that is open."""

    @property
    def headings(self) -> Sequence[str]:
        """The headings, each once."""
        ...

    @property
    def size(self) -> int:
        """How much there is to read, in the unit of `done`."""
        ...

    def blocks(self, rows: int) -> Iterator[Block]:
        """The rows after the headings, so many at once; raises CasesError where the file is broken."""
        ...

    def done(self) -> int:
        """How much of `size` has been read."""
        ...


def checked_headings(cells: Sequence[str], name: str) -> list[str]:
    """The headings in NFC without blanks around them; raises CasesError for two of one name.

    Columns without a name at the end are left out when nothing is above them.
    """
    headings = [nfc(cell).strip() for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise CasesError(_UNNAMED(name=name, position=1), _NAME_IT)
    for position, heading in enumerate(headings, 1):
        if not heading:
            raise CasesError(_UNNAMED(name=name, position=position), _NAME_IT)
    heading, count = Counter(headings).most_common(1)[0]
    if count > 1:
        raise CasesError(_TWICE(name=name, heading=heading, count=count), _RENAME)
    return headings
