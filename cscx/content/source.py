"""Bytes → YAML values, every problem of the file in one pass, and exact positions on demand.

Reads libyaml events and nothing above them: composing nodes in C crashes on deep nesting, and the
pure Python parser refuses text that owners write. Positions are code points of the decoded text
(without its byte-order mark); a second pass finds them, only for files that need them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from cscx.content import characters, plainly, syntax, traps
from cscx.content.problems import Cover, Problem, covered
from cscx.content.recovery import recover
from cscx.content.values import Ambiguous, resolve

Value = str | int | float | bool | None | list[Any] | dict[str, Any]
Path = tuple[str | int, ...]

_BREAK = re.compile(r"[\r\n]")
MAX_DEPTH = 32
MAX_VALUES = 200_000
MAX_PROBLEMS = 100

if not hasattr(yaml, "CSafeLoader"):  # pragma: no cover - depends on how PyYAML was built
    message = (
        "cscx needs PyYAML built with libyaml: reinstall PyYAML from a wheel. "
        "PyYAML에 libyaml이 없습니다. 배포된 wheel로 다시 설치하세요."
    )
    raise ImportError(message)


class Node(NamedTuple):
    """Where one value stands: its key [key_start, key_end) and itself [start, end)."""

    key_start: int
    key_end: int
    start: int
    end: int
    style: str | None
    flow: bool


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


class _TooDeepError(Exception):
    """Stop reading: the guards against hostile nesting or size struck."""


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
        problem = syntax.parser_error(text, met)
        line = text.count("\n", 0, problem.start)
        if not named & {line - 1, line, line + 1}:
            found.append(problem)
            named.add(line)
    read = _parse(covered(text, recovered.covers)) if recovered.readable else _Read(None, [])
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
    builder = _Builder(text, spans={})
    try:
        builder.document()
    except (_TooDeepError, MarkedYAMLError, ReaderError):
        return builder.spans or {}
    return builder.spans or {}


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
    builder = _Builder(text, spans=None)
    try:
        value = builder.document()
    except _TooDeepError:
        return _Read(None, builder.problems, stopped=True)
    except MarkedYAMLError as error:
        return _Read(None, builder.problems, error)
    except ReaderError as error:  # pragma: no cover - decode() has covered what it refuses
        return _Read(None, [*builder.problems, syntax.reader_error(error)], stopped=True)
    return _Read(value, builder.problems)


class _Builder:
    """Builds the value of one document from its events, noting what the subset forbids."""

    def __init__(self, text: str, spans: dict[Path, Node] | None) -> None:
        self.text = text
        self.spans = spans
        self.problems: list[Problem] = []
        self.values = 0
        self._next = self._events(text).__next__
        self._is_item = False
        self._earlier: list[dict[str, Any]] = []

    @staticmethod
    def _events(text: str) -> Iterator[Any]:
        return iter(yaml.parse(text, Loader=yaml.CSafeLoader))

    def document(self) -> Value:
        self._next()
        first = self._next()
        if not isinstance(first, DocumentStartEvent):
            self.problems.append(syntax.empty(self.text))
            return None
        if first.version or first.tags:
            self.problems.append(syntax.directive(first))
        value = self._value(self._next(), 1, (), -1, -1)
        self._next()
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            self.problems.append(syntax.second_document(after, self.text))
        if value is None and not self.problems:
            self.problems.append(syntax.empty(self.text))
        return value

    def _value(self, event: Any, depth: int, path: Path, key_start: int, key_end: int) -> Value:
        kind = event.__class__
        self.values += 1
        if self.values > MAX_VALUES:
            self.problems.append(syntax.too_many_values(event, MAX_VALUES))
            raise _TooDeepError
        if kind is AliasEvent:
            self.problems.append(syntax.alias(event))
            self._stands(event, path, key_start, key_end)
            return ""
        if event.anchor is not None or event.tag is not None:
            self.problems.extend(syntax.properties(event, self.text))
        if kind is ScalarEvent:
            if self.spans is not None:
                self._stands(event, path, key_start, key_end)
            return self._scalar(event)
        if depth > MAX_DEPTH:
            self.problems.append(syntax.too_deep(event, MAX_DEPTH))
            raise _TooDeepError
        if kind is MappingStartEvent:
            return self._mapping(event, depth, path, key_start, key_end)
        return self._sequence(event, depth, path, key_start, key_end)

    def _stands(self, event: Any, path: Path, key_start: int, key_end: int) -> None:
        if self.spans is not None:
            start, end = event.start_mark.index, event.end_mark.index
            style = getattr(event, "style", None) or None
            self.spans[path] = Node(key_start, key_end, start, end, style, flow=False)

    def _scalar(self, event: Any) -> Value:
        text: str = event.value
        if not event.implicit[0]:
            if event.style == ">" or (event.style in ("'", '"') and self._runs_over_lines(event)):
                self.problems.append(syntax.folded(event))
            elif event.style == '"' and characters.FORBIDDEN.search(text):
                self.problems.append(syntax.escaped_control(event))
            return text
        if self._runs_over_lines(event):
            self.problems.append(syntax.folded(event))
        try:
            return resolve(text)
        except Ambiguous:
            self.problems.append(syntax.ambiguous(event))
            return text

    def _runs_over_lines(self, event: Any) -> bool:
        start, end = event.start_mark, event.end_mark
        return bool(start.line != end.line and _BREAK.search(self.text, start.index, end.index))

    def _mapping(
        self, event: Any, depth: int, path: Path, key_start: int, key_end: int
    ) -> dict[str, Any]:
        result: dict[str, Any] = {}
        first_seen: dict[str, Any] = {}
        end = event.start_mark.index
        recording = self.spans is not None
        splits = self._is_item and not event.flow_style
        self._is_item = False
        earlier: list[dict[str, Any]] = []
        while True:
            key: Any = self._next()
            if key.__class__ is MappingEndEvent:
                break
            name = self._key(key, depth)
            following = self._next()
            if splits and len(result) > 1 and name == next(iter(result)):
                self.problems.append(syntax.missing_dash(name, key))
                if self.spans is not None:
                    self.spans[path] = Node(-1, -1, event.start_mark.index, end, None, flow=False)
                    path = (*path[:-1], int(path[-1]) + 1)
                earlier.append(result)
                result, first_seen = {}, {}
            if event.flow_style and _is_missing(following) and not _is_group(key):
                self.problems.append(syntax.comma_in_map(self.text, key))
            if name in result:
                self.problems.append(syntax.duplicate_key(name, key, first_seen[name]))
                self._value(following, depth + 1, (*path, name, "*"), -1, -1)
                continue
            first_seen[name] = key
            start, stop = key.start_mark.index, key.end_mark.index
            child = (*path, name) if recording else path
            result[name] = self._value(following, depth + 1, child, start, stop)
            if self.spans is not None:
                end = self.spans[child].end if child in self.spans else stop
        if self.spans is not None:
            closing: Any = key
            stop = closing.end_mark.index if event.flow_style else end
            self.spans[path] = Node(
                key_start, key_end, event.start_mark.index, stop, None, bool(event.flow_style)
            )
        self._earlier = earlier
        return result

    def _key(self, key: Any, depth: int) -> str:
        if key.__class__ is not ScalarEvent:
            self.problems.append(syntax.key_is_group(key))
            self._value(key, depth + 1, ("*",), -1, -1)
            return ""
        name: str = key.value
        if key.anchor is not None or key.tag is not None:
            self.problems.extend(syntax.properties(key, self.text))
        if key.implicit[0]:
            if name == "<<":
                self.problems.append(syntax.merge_key(key))
            else:
                try:
                    plain = resolve(name)
                except Ambiguous:
                    plain = name
                if not isinstance(plain, str):
                    self.problems.append(syntax.key_not_text(key, name))
        if name.isascii():
            return name
        if characters.INVISIBLE.search(name):
            self.problems.append(syntax.invisible_in_key(key))
        return unicodedata.normalize("NFC", name)

    def _sequence(
        self, event: Any, depth: int, path: Path, key_start: int, key_end: int
    ) -> list[Any]:
        result: list[Any] = []
        recording = self.spans is not None
        end = event.start_mark.index
        while True:
            item: Any = self._next()
            if item.__class__ is SequenceEndEvent:
                break
            child = (*path, len(result)) if recording else path
            self._is_item = item.__class__ is MappingStartEvent
            value = self._value(item, depth + 1, child, -1, -1)
            if item.__class__ is MappingStartEvent:
                result.extend(self._earlier)
                child = (*path, len(result)) if recording else path
            result.append(value)
            if self.spans is not None and child in self.spans:
                end = self.spans[child].end
        if self.spans is not None:
            closing: Any = item
            stop = closing.end_mark.index if event.flow_style else end
            self.spans[path] = Node(
                key_start, key_end, event.start_mark.index, stop, None, bool(event.flow_style)
            )
        return result


def _is_missing(event: Any) -> bool:
    return (
        event.start_mark.index == event.end_mark.index
        and event.__class__ is ScalarEvent
        and event.value == ""
        and not event.style
    )


def _is_group(event: Any) -> bool:
    return event.__class__ is not ScalarEvent


__all__ = ["Loaded", "Node", "Path", "Value", "load", "positions"]
