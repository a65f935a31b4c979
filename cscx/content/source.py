"""Bytes → YAML values, every problem of the file in one pass, and exact positions on demand.

Reads libyaml events and nothing above them: composing nodes in C crashes on deep nesting, and the
pure Python parser refuses text that owners write. Positions are code points of the decoded text
(without its byte-order mark); a second pass finds them, only for files that need them.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    DocumentStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from cscx.content import characters, parser_error, plainly, traps
from cscx.content.builder import MAX_DEPTH, MAX_VALUES, Builder, Node, Path, TooDeepError, Value
from cscx.content.groups import one_for_a_group
from cscx.content.problems import Cover, Problem, covered
from cscx.content.recovery import recover

_BREAK = re.compile(r"[\r\n]")
MAX_PROBLEMS = 100


class Loaded(NamedTuple):
    """A file as read.

    `original` is the file's text. `text` is what was parsed: the same text, in which the parts that
    could not be read are covered by as many other characters; `masked` names those parts.
    """

    text: str
    value: Value
    problems: tuple[Problem, ...]
    masked: tuple[tuple[int, int], ...] = ()
    original: str = ""

    @property
    def readable(self) -> bool:
        """Whether there is a value to go on with."""
        return self.value is not None


class _Read(NamedTuple):
    """One run of the parser; `stopped` when a guard ended it before the end of the file."""

    value: Value
    problems: list[Problem]
    error: MarkedYAMLError | None = None
    stopped: bool = False


def load(raw: bytes) -> Loaded:
    """Read one file. Never raises for what a file can contain; every problem is in the result."""
    decoded = characters.decode(raw)
    original = decoded.text
    if decoded.fatal:
        return Loaded(original, None, decoded.problems, original=original)
    problems, covers = list(decoded.problems), list(decoded.covers)
    text = covered(original, covers) if covers else original
    read = _parse(text)
    if read.error is not None:
        read, slips, more = _read_on(text, read.error)
        problems += slips
        covers += more
        text = covered(text, more)
    elif not read.stopped and traps.suspects(text):
        problems += traps.silent(text)
    problems = _with_keys(problems, read.problems, covers)
    problems.sort(key=lambda problem: (problem.start, problem.code))
    masked = tuple(sorted((cover.start, cover.end) for cover in covers))
    value = read.value
    if any(problem.code == "CS031" for problem in problems):
        value = _composed(value)
    return Loaded(text, value, tuple(problems[:MAX_PROBLEMS]), masked, original)


def _with_keys(problems: list[Problem], found: list[Problem], covers: list[Cover]) -> list[Problem]:
    """All problems but those about covered text; an invisible character weighs more in a key."""
    spans = [(cover.start, cover.end) for cover in covers]
    found = [p for p in found if not any(start <= p.start < end for start, end in spans)]
    keys = [(p.start, p.end, p.message) for p in found if p.code == "CS006"]
    result = [p for p in found if p.code != "CS006"]
    indents = [(p.start, p.end) for p in problems if p.code == "CS019"]
    for problem in problems:
        if problem.code == "CS006" and any(s <= problem.start < e for s, e in indents):
            continue
        inside = [m for start, end, m in keys if start <= problem.start < end]
        in_key = problem.code == "CS006" and inside
        result.append(problem._replace(message=inside[0], warning=False) if in_key else problem)
    return result


def _read_on(text: str, error: MarkedYAMLError) -> tuple[_Read, list[Problem], list[Cover]]:
    """Name the slips of a file that does not parse, and read what is left when they are covered."""
    scanned = traps.scan(text)
    covers, errors = list(scanned.covers), [error]
    if covers:
        text = covered(text, covers)
        read = _parse(text)
        if read.error is None:
            return read, scanned.problems, covers
        errors = [read.error]
    recovered = recover(text, errors[0], lambda attempt: _parse(attempt).error)
    covers += recovered.covers
    named = {
        text.count("\n", 0, problem.start)
        for problem in scanned.problems
        if problem.code not in traps.SILENT_CODES
    }
    found = []
    for met in recovered.errors:
        problem = parser_error.of_parser(text, met)
        line = text.count("\n", 0, problem.start)
        if not named & {line - 1, line, line + 1}:
            found.append(problem)
            named.add(line)
    read = _parse(covered(text, recovered.covers)) if recovered.readable else _Read(None, [])
    found = one_for_a_group(text, found)
    return read, [*scanned.problems, *found], covers if recovered.readable else []


def _composed(value: Value) -> Value:
    """The value as it reads once the file is in NFC: one finding, not one for every name in it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {key: _composed(below) for key, below in value.items()}
    return value


def positions(text: str) -> dict[Path, Node]:
    """Where every value of a readable text stands, by its path; the whole document is ()."""
    builder = Builder(text, spans={})
    try:
        builder.document()
    except (TooDeepError, MarkedYAMLError, ReaderError):
        return builder.spans or {}
    return builder.spans or {}


class _EnoughError(Exception):
    """All positions that were asked for are known."""


class _Wanted(dict[Path, Node]):
    """Positions as they are found, until none of those asked for is missing."""

    def __init__(self, paths: Iterable[Path]) -> None:
        super().__init__()
        self._missing = set(paths)

    def __setitem__(self, path: Path, node: Node) -> None:
        super().__setitem__(path, node)
        self._missing.discard(path)
        if not self._missing:
            raise _EnoughError


def positions_of(text: str, paths: Iterable[Path]) -> dict[Path, Node]:
    """At least where the values at some paths stand, read no further than that takes.

    Where one of them is missing, everything was read: these are all positions.
    """
    found = _Wanted(paths)
    with contextlib.suppress(_EnoughError, TooDeepError, MarkedYAMLError, ReaderError):
        Builder(text, spans=found).document()
    return found


def _plainly(text: str) -> Value:
    """The value of a file that is as it should be; None when the careful builder must look."""
    loader = yaml.CSafeLoader(text)
    try:
        event = loader.get_event
        event()
        first = event()
        if first.__class__ is not DocumentStartEvent or first.version or first.tags:
            return None
        value: Value = plainly.build(event, MAX_DEPTH, MAX_VALUES)
        event()
        return value if event().__class__ is StreamEndEvent else None
    except (plainly.NotPlainError, MarkedYAMLError, ReaderError):
        return None
    finally:
        loader.dispose()


def _parse(text: str) -> _Read:
    value = _plainly(text)
    if value is not None:
        return _Read(value, [])
    builder = Builder(text, spans=None)
    try:
        value = builder.document()
    except TooDeepError:
        return _Read(None, builder.problems, stopped=True)
    except MarkedYAMLError as error:
        return _Read(None, builder.problems, error)
    except ReaderError as error:  # pragma: no cover - decode() has covered what it refuses
        return _Read(None, [*builder.problems, parser_error.of_reader(error)], stopped=True)
    return _Read(value, builder.problems)


__all__ = ["Loaded", "Node", "Path", "Value", "load", "positions", "positions_of"]
