"""Changes that documents show: a ```diff block is made before the console block below it is run.

The first line names the file (`--- sops/reference/facts.yaml`); the rest is what goes out (`-`),
what comes in (`+`) and what stays (a blank first). Line numbers are not needed: what is shown must
occur in the file exactly once. A file that is not there is made when nothing goes out or stays.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^```diff\n--- (?P<file>\S+)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)


class Edit(NamedTuple):
    """A change of one file: the text before and after."""

    file: str
    before: str
    after: str


def edits(text: str, start: int, end: int) -> tuple[Edit, ...]:
    """The changes shown between two places of a document."""
    return tuple(
        Edit(found["file"], _without(found["body"], "+"), _without(found["body"], "-"))
        for found in _BLOCK.finditer(text, start, end)
    )


def _without(body: str, sign: str) -> str:
    return "".join(line[1:] for line in body.splitlines(keepends=True) if line[0] != sign)


def make(edit: Edit, folder: Path) -> str | None:
    """Make a change in a folder; what hinders it, None when it is made."""
    file = folder / edit.file
    if not edit.before and not file.exists():
        file.write_text(edit.after, encoding="utf-8")
        return None
    if not file.is_file():
        return f"{edit.file} is not there"
    text = file.read_text(encoding="utf-8")
    if text.count(edit.before) != 1:
        return f"{edit.file} holds this {text.count(edit.before)} times:\n{edit.before}"
    file.write_text(text.replace(edit.before, edit.after), encoding="utf-8")
    return None
