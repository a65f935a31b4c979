"""Open a file of cases for reading, and the file that gets the results for writing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from cscx.cases.csv_rows import CsvRows
from cscx.cases.problem import CasesError
from cscx.cases.rows import Source
from cscx.cases.xlsx_rows import XlsxRows, XlsxWriter, cell_text
from cscx.messages import Text

SHEET = (".xlsx", ".xlsm")
_NOT_IN_CP949 = Text(
    "결과에 CP949로 쓸 수 없는 글자 ‘{letter}’{letter:이/가} 있습니다.",
    "The result has a letter that CP949 cannot hold: {letter}",
)
_AS_UTF8 = Text("{name}{name:을/를} UTF-8로 저장해서 주세요.", "Save {name} as UTF-8 first.")
_TOO_MANY = Text(
    "엑셀 시트에는 {most:,}줄까지만 들어갑니다.", "An Excel sheet holds {most:,} rows at most."
)
_AS_CSV = Text("결과를 .csv로 쓰세요.", "Write the result as .csv.")
_OLD_EXCEL = Text(
    "{name}{name:은/는} 옛 엑셀 형식(.xls)입니다.", "{name} is in the old Excel format (.xls)."
)
_SAVE_XLSX = Text(".xlsx나 CSV로 다시 저장하세요.", "Save it as .xlsx or CSV.")


class Writer(Protocol):
    """Takes rows."""

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Write some rows."""
        ...


@contextmanager
def source_of(path: Path, name: str) -> Iterator[Source]:
    """The rows of a file; raises CasesError, OSError."""
    if path.suffix.lower() == ".xls":
        raise CasesError(_OLD_EXCEL(name=name), _SAVE_XLSX)
    with path.open("rb") as stream:
        if path.suffix.lower() in SHEET:
            yield XlsxRows(stream, name)
        else:
            yield CsvRows(stream, name)


@contextmanager
def writer_to(stream: BinaryIO, path: Path, source: Source) -> Iterator[Writer]:
    """Writes to a stream in the form of the path's ending, a CSV in the form of its source."""
    if path.suffix.lower() in SHEET:
        sheet = _Sheet()
        yield sheet
        sheet.save(stream)
        return
    own = source if isinstance(source, CsvRows) else None
    codec = own.encoding.codec if own is not None else "utf-8-sig"
    text = io.TextIOWrapper(stream, encoding=codec, newline="", write_through=False)
    try:
        yield _Csv(text, own)
        text.flush()
    except UnicodeEncodeError as error:
        letter = error.object[error.start]
        raise CasesError(_NOT_IN_CP949(letter=letter), _AS_UTF8(name=path.name)) from None
    finally:
        _let_go(text)


class _Csv:
    def __init__(self, text: io.TextIOWrapper, source: CsvRows | None) -> None:
        self._writer = csv.writer(
            text,
            delimiter=source.separator if source is not None else ",",
            lineterminator=source.line_end if source is not None else "\r\n",
        )
        self._typed = source is None

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        if self._typed:
            rows = [[cell_text(cell) for cell in row] for row in rows]
        self._writer.writerows(rows)


class _Sheet(XlsxWriter):
    """Counts the rows that a sheet can hold."""

    _count = 0

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        self._count += len(rows)
        if self._count > self.most:
            raise CasesError(_TOO_MANY(most=self.most), _AS_CSV)
        super().rows(rows)


def _let_go(text: io.TextIOWrapper) -> None:
    """Leave the stream below open; what could not be encoded is lost with the file."""
    try:
        text.detach()
    except (UnicodeEncodeError, ValueError, OSError):
        return
