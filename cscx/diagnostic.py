"""What the linter says: a finding with its position, reason and, where it is safe, its mend."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from cscx.messages import Text


class Severity(StrEnum):
    """How much a finding weighs; only errors make `lint` fail without `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(msgspec.Struct, frozen=True, array_like=True, order=True):
    """A region of a file. Lines and columns count from 1 in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """Replace the characters [start, end) of a file's decoded text (code points, BOM not counted)."""

    start: int
    end: int
    text: str


class Related(msgspec.Struct, frozen=True, array_like=True):
    """Another place that belongs to a finding, such as the first of two equal names."""

    path: str
    span: Span
    message: Text


class Fix(msgspec.Struct, frozen=True, array_like=True):
    """A safe mend. `edits` are what changes in the text.

    For a file that parses, `path` and `value` say what must hold afterwards: the scalar (or, with
    `is_key`, the key) at `path` reads `value` and everything else is as before. The editor refuses
    edits that do not lead exactly there. A file that does not parse has no `path`; its edits are
    accepted when they remove the problem and bring no new one.
    """

    title: Text
    edits: tuple[Edit, ...]
    path: tuple[str | int, ...] | None = None
    value: str = ""
    is_key: bool = False


class Diagnostic(msgspec.Struct, frozen=True):
    """One finding. `path` is relative to the root of the knowledge base, with forward slashes."""

    path: str
    span: Span
    code: str
    name: str
    severity: Severity
    message: Text
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """Order of the report: by file, then by position, then by code."""
        return (self.path, self.span.line, self.span.column, self.code)
