"""`cscx lint --fix` and `--diff`: fix, lint again, until nothing more can be mended.

Everything happens in memory first, so that the preview and the written result are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from cscx.cli.errors import Failure
from cscx.content.edit import BOM
from cscx.content.loading import document_of
from cscx.content.writing import atomic_write
from cscx.diagnostic import Diagnostic
from cscx.lint.fix import FileFix, diff, fix
from cscx.lint.session import Outcome
from cscx.messages import Text

_MOST_ROUNDS = 10
_CANNOT_WRITE = Text("{path}에 쓸 수 없습니다: {reason}", "Cannot write {path}: {reason}")

Check = Callable[[Mapping[str, bytes | None]], Outcome]
Wanted = Callable[[list[Diagnostic], Mapping[str, bytes]], Iterable[Diagnostic]]


class Mended(NamedTuple):
    """What fixing came to: new contents by path, how many were mended, what is left."""

    contents: dict[str, bytes]
    mended: int
    refused: int
    outcome: Outcome


def mend(root: Path, check: Check, first: Outcome, wanted: Wanted) -> Mended:
    """Mend what is wanted of the findings of a run, and what shows only after that.

    `check` lints with some files replaced; `wanted` chooses the findings to mend.
    """
    contents: dict[str, bytes] = {}
    outcome, mended, refused = first, 0, 0
    for _ in range(_MOST_ROUNDS):
        findings = [
            finding for finding in wanted(outcome.findings, contents) if finding.fix is not None
        ]
        fixes = _fixes(root, contents, findings)
        applied = sum(len(item.applied) for item in fixes)
        refused = sum(len(item.refused) for item in fixes)
        if not applied:
            break
        mended += applied
        for item in fixes:
            contents[item.path] = _marked(root, item.path) + item.new.encode()
        outcome = check(contents)
    return Mended(contents, mended, refused, outcome)


def write(root: Path, contents: Mapping[str, bytes]) -> None:
    """Put the mended contents into their files, each whole or not at all. Raises Failure."""
    for path, content in contents.items():
        try:
            atomic_write(root / path, content)
        except OSError as error:
            reason = error.strerror or str(error)
            raise Failure(_CANNOT_WRITE(path=path, reason=reason)) from None


def preview(root: Path, contents: Mapping[str, bytes], shown: Callable[[str], str]) -> str:
    """What would change, as a unified diff."""
    return "".join(
        diff(FileFix(shown(path), _text((root / path).read_bytes()), _text(content), (), ()))
        for path, content in sorted(contents.items())
    )


def _fixes(root: Path, contents: Mapping[str, bytes], findings: list[Diagnostic]) -> list[FileFix]:
    paths = sorted({finding.path for finding in findings})
    documents = [document_of(path, _content(root, contents, path)) for path in paths]
    return fix(documents, findings)


def _content(root: Path, contents: Mapping[str, bytes], path: str) -> bytes:
    return contents[path] if path in contents else (root / path).read_bytes()


def _marked(root: Path, path: str) -> bytes:
    """The byte-order mark of a file that has one: not ours to remove."""
    with open(root / path, "rb") as stream:
        return BOM if stream.read(len(BOM)) == BOM else b""


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace")
