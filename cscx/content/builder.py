"""The careful builder: libyaml events → values, noting everything the subset forbids, and positions.

Events and nothing above them: composing nodes in C crashes on deep nesting, and the pure Python
parser refuses text that owners write.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from cscx.content import characters, syntax
from cscx.content.problems import Problem
from cscx.content.values import Ambiguous, resolve

Value = str | int | float | bool | None | list[Any] | dict[str, Any]
Path = tuple[str | int, ...]

MAX_DEPTH = 32
MAX_VALUES = 200_000
_BREAK = re.compile(r"[\r\n]")

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


class TooDeepError(Exception):
    """Stop reading: the guards against hostile nesting or size struck."""


class Builder:
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
        """The value of the whole text. Raises TooDeepError where a guard strikes."""
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
            raise TooDeepError
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
            raise TooDeepError
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
