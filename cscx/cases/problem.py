"""What makes a file of cases unusable, and what makes one of its cells unreadable."""

from __future__ import annotations

from typing import NamedTuple

from cscx.messages import Text

_BAD = Text(
    "{name}:{line}: {row}번째 행{column}: {message}", "{name}:{line}: row {row}{column}: {message}"
)
_COLUMN = Text(", ‘{column}’ 열", ", column {column}")


class CasesError(Exception):
    """A file that cannot be used at all; `text` says why, `hint` what to do."""

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        super().__init__(text.en)
        self.text, self.hint = text, hint


class BadCell(NamedTuple):
    """A cell that is no value of its input.

    `row` counts rows of data from 1, `line` lines of the file from 1 (of a sheet its row); `column`
    is the heading, empty when the whole row is meant.
    """

    row: int
    line: int
    column: str
    message: Text

    def told(self, name: object) -> Text:
        """Where in the file `name` it is, and what is wrong with it."""
        column = _COLUMN(column=self.column) if self.column else ""
        return _BAD(name=name, line=self.line, row=self.row, column=column, message=self.message)
