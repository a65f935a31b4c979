"""Rows of a CSV file: separator found from its headings, quotes taken strictly, lines remembered."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from cscx.cases.encoding import Encoding, encoding_of
from cscx.cases.problem import CasesError
from cscx.cases.rows import Block, checked_headings
from cscx.messages import Text

SEPARATORS = (",", "\t", ";", "|")
_MOST_CELL = 1 << 20  # characters; a longer one is a quote that was never closed

_QUOTES = Text(
    "{name} {line}번째 줄부터 따옴표가 맞지 않습니다.",
    "The quotes of {name} do not match from line {line} on.",
)
_TOO_LONG = Text(
    "{name} {line}번째 줄에 {most}자가 넘는 칸이 있습니다.",
    "{name}, line {line}, has a cell of more than {most} characters.",
)
_CLOSE = Text(
    '칸을 감싼 "를 닫고, 칸 안의 "는 ""로 쓰세요.',
    'Close the " around a cell, and write a " inside one as "".',
)


class CsvRows:
    """A CSV file that is open. `separator`, `encoding` and `line_end` are those of the file."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name
        self.encoding: Encoding = encoding_of(stream, name)
        self.size = self.encoding.size
        stream.seek(0)
        first = stream.readline(_MOST_CELL)
        self.line_end = "\r\n" if first.endswith(b"\r\n") else "\n"
        stream.seek(0)
        text = io.TextIOWrapper(stream, encoding=self.encoding.codec, newline="")
        self._text = text
        self.separator = _separator(first.decode(self.encoding.codec, "replace"))
        csv.field_size_limit(_MOST_CELL)
        self._reader = csv.reader(text, delimiter=self.separator, strict=True)
        try:
            first_row = next(self._reader, [])
        except csv.Error as error:
            raise self._broken(error, 1) from None
        self.headings: list[str] = checked_headings(first_row, name)

    def blocks(self, rows: int) -> Iterator[Block]:
        """The rows after the headings; lines without anything are no rows."""
        reader = self._reader
        cells: list[list[str]] = []
        lines: list[int] = []
        after = reader.line_num
        try:
            for row in reader:
                if row:
                    cells.append(row)
                    lines.append(after + 1)
                after = reader.line_num
                if len(cells) == rows:
                    yield Block(cells, cells, lines)
                    cells, lines = [], []
        except csv.Error as error:
            raise self._broken(error, after + 1) from None
        if cells:
            yield Block(cells, cells, lines)

    def done(self) -> int:
        """How many bytes have been read."""
        return self._stream.tell()

    def _broken(self, error: csv.Error, line: int) -> CasesError:
        text = _TOO_LONG if "limit" in str(error) else _QUOTES
        return CasesError(text(name=self._name, line=line, most=f"{_MOST_CELL:,}"), _CLOSE)


def _separator(first: str) -> str:
    """The separator that stands most often in the headings, outside of quotes."""
    bare = "".join(first.split('"')[::2])
    return max(SEPARATORS, key=lambda sign: (bare.count(sign), sign == ","))
