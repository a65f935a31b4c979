"""Apply the fixes of findings to texts: pure, each one verified; who writes files is the caller."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import unified_diff
from typing import NamedTuple

from cscx.content.document import Document
from cscx.content.edit import EditRefusedError, mended, verified, with_key, with_value
from cscx.content.source import load
from cscx.diagnostic import Diagnostic, Edit


class FileFix(NamedTuple):
    """What fixing does to one file. A refused fix would overlap another or not lead to its goal."""

    path: str
    old: str
    new: str
    applied: tuple[Diagnostic, ...]
    refused: tuple[Diagnostic, ...]


def fix(documents: Iterable[Document], findings: Iterable[Diagnostic]) -> list[FileFix]:
    """The new text of every file that has findings with fixes.

    Of two overlapping fixes the first one wins: lint the result again to get the other.
    """
    by_path: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None:
            by_path[finding.path].append(finding)
    return [
        _fixed(document, sorted(by_path[document.path], key=lambda found: found.sort_key))
        for document in documents
        if document.path in by_path
    ]


def diff(file_fix: FileFix) -> str:
    """The change of one file as a unified diff; empty when nothing changes."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(
            file_fix.old.splitlines(keepends=True),
            file_fix.new.splitlines(keepends=True),
            f"a/{file_fix.path}",
            f"b/{file_fix.path}",
        )
    )


def _fixed(document: Document, findings: list[Diagnostic]) -> FileFix:
    original = document.original
    expected = load(original.encode("utf-8", "replace")).value
    new, made = original, list[Edit]()
    applied, refused = [], []
    for finding in findings:
        wanted = finding.fix
        assert wanted is not None  # noqa: S101 - chosen by the caller
        try:
            edits = _in_current(wanted.edits, made)
            if wanted.path is None:
                new = mended(new, edits, finding.code)
                expected = load(new.encode("utf-8", "replace")).value
            else:
                change = with_key if wanted.is_key else with_value
                goal = change(expected, wanted.path, wanted.value)
                new, expected = verified(new, edits, goal), goal
        except EditRefusedError:
            refused.append(finding)
            continue
        made.extend(wanted.edits)
        applied.append(finding)
    return FileFix(document.path, original, new, tuple(applied), tuple(refused))


def _in_current(edits: Iterable[Edit], made: list[Edit]) -> list[Edit]:
    """Edits of the original text, moved to where the text stands after those already made."""
    moved = []
    for edit in edits:
        if any(edit.start < other.end and other.start < edit.end for other in made):
            raise EditRefusedError
        if any(edit.start == other.start for other in made):
            raise EditRefusedError
        shift = sum(
            len(other.text) - (other.end - other.start) for other in made if other.end <= edit.start
        )
        moved.append(Edit(edit.start + shift, edit.end + shift, edit.text))
    return moved
