"""What every report is made from: the findings as they are shown, and the texts they stand in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import msgspec

from cscx.diagnostic import Diagnostic, Severity, Span
from cscx.lint.baseline import Entry
from cscx.messages import Language

_LINE_END = re.compile(r"\r\n?|\n")
_EMOJI_PARTS = frozenset("\u200d\ufe0f")
PRIVATE = "privacy."


class Source:
    """The text of one file by lines. An unreadable file is an empty text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """A line without its end, counted from 1; empty beyond the text."""
        if not 0 < number <= len(self.starts):
            return ""
        found = _LINE_END.search(self.text, self.starts[number - 1])
        return self.text[self.starts[number - 1] : found.start() if found else len(self.text)]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column (both from 1) of an offset."""
        number = sum(start <= index for start in self.starts)
        return number, index - self.starts[number - 1] + 1

    def marked(self, span: Span) -> str:
        """The text inside a span."""
        if span.end_line > len(self.starts):
            return ""
        start = self.starts[span.line - 1] + span.column - 1
        return self.text[start : self.starts[span.end_line - 1] + span.end_column - 1]


class Listed(NamedTuple):
    """A finding as shown: its path as the reader knows it, its fingerprint whatever the path."""

    finding: Diagnostic
    fingerprint: str


class Listing(NamedTuple):
    """Everything a report says.

    `accepted` are findings of the baseline, `elsewhere` counts those outside the asked paths,
    `gone` are baseline entries that no longer occur, `failing` what makes the run fail.
    """

    findings: tuple[Listed, ...]
    documents: int
    language: Language
    source: Callable[[str], Source]
    accepted: tuple[Listed, ...] = ()
    elsewhere: int = 0
    gone: tuple[Entry, ...] = ()
    failing: frozenset[Severity] = frozenset({Severity.ERROR})

    @property
    def failed(self) -> bool:
        """Whether a shown finding makes the run fail."""
        return any(item.finding.severity in self.failing for item in self.findings)

    def count(self, severity: Severity) -> int:
        """How many shown findings weigh that much."""
        return sum(item.finding.severity == severity for item in self.findings)


def visible_path(path: str) -> str:
    """A path on one line."""
    return visible(path).replace("\n", "\ufffd").replace("\t", "\ufffd")


def visible(text: str) -> str:
    """The text without what would steer a terminal or hide: control and format characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "\ufffd"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        and char not in _EMOJI_PARTS
        and char not in "\n\t"
        else char
        for char in text
    )


def shown_line(finding: Diagnostic, source: Source) -> str:
    """The first line of a finding; what a privacy rule marks is covered with asterisks."""
    line = source.line(finding.span.line)
    if finding.name.startswith(PRIVATE):
        start = finding.span.column - 1
        end = (
            finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(line)
        )
        line = line[:start] + cover(line[start:end]) + line[end:]
    return visible(line).replace("\t", " ")


def cover(text: str) -> str:
    """The text with every letter and digit covered."""
    return "".join("*" if char.isalnum() and char.isascii() else char for char in text)


def at_path(finding: Diagnostic, shown: Callable[[str], str]) -> Diagnostic:
    """The finding with its paths as the reader knows them."""
    related = tuple(msgspec.structs.replace(r, path=shown(r.path)) for r in finding.related)
    return msgspec.structs.replace(finding, path=shown(finding.path), related=related)
