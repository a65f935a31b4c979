"""What makes a file of cases unusable, and what makes one of its cells unreadable."""

from __future__ import annotations

from typing import NamedTuple

from cscx.messages import Text


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
