"""Rows of an Excel workbook, read row by row; the one module that knows openpyxl."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO
from zipfile import BadZipFile

from cscx.cases.problem import CasesError
from cscx.cases.rows import Block, checked_headings
from cscx.messages import Text

_NO_READER = Text(
    "엑셀 파일을 읽는 openpyxl이 없습니다.", "openpyxl, which reads Excel files, is missing."
)
_INSTALL = Text(
    "pip install 'cscx[xlsx]'로 설치하거나 CSV로 저장하세요.",
    "Install it with pip install 'cscx[xlsx]', or save the file as CSV.",
)
_BROKEN = Text(
    "{name}{name:을/를} 엑셀 파일로 읽을 수 없습니다.", "{name} cannot be read as an Excel file."
)
_SAVE_AGAIN = Text(
    "엑셀에서 열어 .xlsx로 다시 저장하세요. 암호가 걸렸으면 푸세요.",
    "Open it in Excel and save it as .xlsx again, without a password.",
)
_EMPTY = Text("{name}의 첫 시트가 비었습니다.", "The first sheet of {name} is empty.")
_HEADINGS = Text("첫 줄에 열 이름을 쓰세요.", "The first row must hold the headings.")
_EXCEL_MOST = 1_048_576


class XlsxRows:
    """The first sheet of a workbook that is open; `sheets` are the names of all."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        try:
            import openpyxl  # noqa: PLC0415 - an extra
        except ImportError:
            raise CasesError(_NO_READER, _INSTALL) from None
        try:
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            sheet = book.worksheets[0]
        except (BadZipFile, KeyError, ValueError, OSError, IndexError):
            raise CasesError(_BROKEN(name=name), _SAVE_AGAIN) from None
        self.sheets: tuple[str, ...] = tuple(book.sheetnames)
        self.size = sheet.max_row or 1
        self._rows = iter(sheet.iter_rows(values_only=True))
        self._done = 1
        first = next(self._rows, None)
        if first is None or all(value is None for value in first):
            raise CasesError(_EMPTY(name=name), _HEADINGS)
        self.headings: list[str] = checked_headings([cell_text(value) for value in first], name)

    def blocks(self, rows: int) -> Iterator[Block]:
        """The rows after the headings; empty ones are no rows."""
        wide = len(self.headings)
        cells: list[list[str]] = []
        raw: list[Sequence[Any]] = []
        lines: list[int] = []
        for row in self._rows:
            self._done += 1
            values = list(row)
            while len(values) > wide and values[-1] is None:
                values.pop()
            values += [None] * (wide - len(values))
            if all(value is None for value in values):
                continue
            cells.append([cell_text(value) for value in values])
            raw.append(values)
            lines.append(self._done)
            if len(cells) == rows:
                yield Block(cells, raw, lines)
                cells, raw, lines = [], [], []
        if cells:
            yield Block(cells, raw, lines)

    def done(self) -> int:
        """How many rows have been read."""
        return self._done


class XlsxWriter:
    """Writes a workbook of one sheet row by row."""

    most = _EXCEL_MOST

    def __init__(self) -> None:
        try:
            import openpyxl  # noqa: PLC0415 - an extra
        except ImportError:
            raise CasesError(_NO_READER, _INSTALL) from None
        self._book = openpyxl.Workbook(write_only=True)
        self._sheet = self._book.create_sheet()

    def rows(self, rows: Sequence[Sequence[Any]]) -> None:
        """Add rows."""
        for row in rows:
            self._sheet.append(list(row))

    def save(self, stream: BinaryIO) -> None:
        """Write the workbook."""
        self._book.save(stream)


def cell_text(value: Any) -> str:  # noqa: PLR0911 - one line a type
    """What a cell of a sheet holds, as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "예" if value else "아니오"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return str(value)
