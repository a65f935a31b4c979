"""The baseline: findings accepted when the linter was adopted, so that only new ones count.

An entry is a path, a code and the marked text, with how often it occurs; lines may move freely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import NamedTuple

import msgspec

from cscx.diagnostic import Diagnostic, Span
from cscx.messages import Text

FORMAT = 1
FILE = "cscx-baseline.json"
_LONGEST = 120
_PRIVATE = "privacy."

Marked = Callable[[str, Span], str]
Key = tuple[str, str, str]


class BaselineError(Exception):
    """A baseline that cannot be used; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Entry(msgspec.Struct, frozen=True, order=True):
    """Findings of one code on one text of one file. `text` is what they mark."""

    path: str
    code: str
    text: str
    count: int = 1


class _File(msgspec.Struct, frozen=True):
    findings: tuple[Entry, ...]
    format: int = FORMAT


class Split(NamedTuple):
    """Findings parted by a baseline; `gone` are entries (or parts of them) that no longer occur."""

    new: list[Diagnostic]
    accepted: list[Diagnostic]
    gone: tuple[Entry, ...]


def read(raw: bytes, name: str) -> tuple[Entry, ...]:
    """The entries of a baseline file. Raises BaselineError."""
    try:
        file = msgspec.json.decode(raw, type=_File)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = Text(
            "기준선 파일 {name} 내용을 읽을 수 없습니다: {error}. `cscx lint --write-baseline`으로 다시 만드세요.",
            "Cannot read the baseline {name}: {error}. Write it again with `cscx lint --write-baseline`.",
        )
        raise BaselineError(message(name=name, error=error)) from None
    if file.format != FORMAT:
        message = Text(
            "기준선 파일 {name} 형식은 {found}인데 이 cscx는 {known}만 압니다.",
            "The baseline {name} has format {found}; this cscx knows {known}.",
        )
        raise BaselineError(message(name=name, found=file.format, known=FORMAT))
    return file.findings


def write(findings: Iterable[Diagnostic], marked: Marked) -> str:
    """The text of the baseline file that accepts these findings, one entry a line."""
    counts = Counter(key(finding, marked) for finding in findings)
    entries = sorted(Entry(*name, count) for name, count in counts.items())
    rows = ",\n".join(f"    {msgspec.json.encode(entry).decode()}" for entry in entries)
    body = f"[\n{rows}\n  ]" if rows else "[]"
    return f'{{\n  "format": {FORMAT},\n  "findings": {body}\n}}\n'


def split(findings: Iterable[Diagnostic], entries: Iterable[Entry], marked: Marked) -> Split:
    """Part findings into new and accepted ones."""
    left = Counter({(e.path, e.code, e.text): e.count for e in entries})
    result = Split([], [], ())
    for finding in findings:
        name = key(finding, marked)
        if left[name] > 0:
            left[name] -= 1
            result.accepted.append(finding)
        else:
            result.new.append(finding)
    gone = sorted(Entry(*name, count) for name, count in left.items() if count > 0)
    return result._replace(gone=tuple(gone))


def key(finding: Diagnostic, marked: Marked) -> Key:
    """What makes two findings the same one, whatever line they stand on.

    What a privacy rule marks is not written down a second time: only its length counts.
    """
    text = " ".join(marked(finding.path, finding.span).split())[:_LONGEST]
    if finding.name.startswith(_PRIVATE):
        text = "*" * len(text)
    return finding.path, finding.code, text


def fingerprints(findings: Iterable[Diagnostic], marked: Marked) -> list[str]:
    """A stable name for each finding; equal ones are told apart by their order."""
    seen: Counter[Key] = Counter()
    names = []
    for finding in findings:
        name = key(finding, marked)
        seen[name] += 1
        whole = "\0".join((*name, str(seen[name])))
        names.append(sha256(whole.encode()).hexdigest()[:32])
    return names
