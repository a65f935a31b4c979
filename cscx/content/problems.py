"""The problems that keep a file from being read, each with its code and its words."""

from __future__ import annotations

from typing import NamedTuple

from cscx.diagnostic import Edit
from cscx.messages import Text


class Problem(NamedTuple):
    """What is wrong with the text between `start` and `end` (code points of the decoded text)."""

    code: str
    start: int
    end: int
    message: Text
    hint: Text | None = None
    fix_title: Text | None = None
    edits: tuple[Edit, ...] = ()
    warning: bool = False
