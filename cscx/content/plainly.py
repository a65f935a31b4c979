"""The short way through a file that is as it should be: values only, no positions, no report.

Almost every file takes it. At the first thing that is not plainly right it gives up, and the
careful builder of `source` reads the file again and says what is wrong, and where.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cscx.content.characters import FORBIDDEN, INVISIBLE
from cscx.content.values import Ambiguous, resolve

_COLLECTIONS = (MappingStartEvent, SequenceStartEvent)
_KEYS_KEPT = 20_000
_keys: dict[str, str] = {}


class NotPlainError(Exception):
    """Something needs the careful builder."""


def build(  # noqa: C901 - closures over the budget keep the hottest loop of the tool short
    next_event: Callable[[], Any], max_depth: int, max_values: int
) -> Any:
    """The value of the node whose first event comes next. Raises NotPlainError at any doubt."""
    budget = max_values - 1  # the root itself is one

    def mapping(depth: int) -> dict[str, Any]:
        nonlocal budget
        result: dict[str, Any] = {}
        while True:
            event = next_event()
            if event.__class__ is not ScalarEvent:
                if event.__class__ is MappingEndEvent:
                    budget -= len(result)
                    return result
                raise NotPlainError
            if event.anchor is not None or event.tag is not None:
                raise NotPlainError
            text = event.value
            name = _keys.get(text)
            if name is None:
                name = _key(text, plain=event.implicit[0])
            if name in result:
                raise NotPlainError
            event = next_event()
            if event.__class__ is ScalarEvent:
                result[name] = scalar(event)
            else:
                result[name] = collection(event, depth)

    def sequence(depth: int) -> list[Any]:
        nonlocal budget
        result: list[Any] = []
        while True:
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                result.append(scalar(event))
            elif kind is SequenceEndEvent:
                budget -= len(result)
                return result
            else:
                result.append(collection(event, depth))

    def collection(event: Any, depth: int) -> Any:
        if depth >= max_depth or budget < 0:
            raise NotPlainError
        if event.__class__ not in _COLLECTIONS or event.anchor is not None or event.tag is not None:
            raise NotPlainError
        return mapping(depth + 1) if event.__class__ is MappingStartEvent else sequence(depth + 1)

    first = next_event()
    result = scalar(first) if first.__class__ is ScalarEvent else collection(first, 0)
    if budget < 0:
        raise NotPlainError
    return result


def scalar(event: Any) -> Any:
    """The value of a scalar that keeps its text. Raises NotPlainError for any other."""
    if event.anchor is not None or event.tag is not None:
        raise NotPlainError
    text = event.value
    if event.implicit[0]:
        if not text:
            raise NotPlainError
        if text[0] >= "가":  # Hangul: a word of no other type
            value = text
        else:
            try:
                value = resolve(text)
            except Ambiguous:
                raise NotPlainError from None
        if " " in text and event.start_mark.line != event.end_mark.line:
            raise NotPlainError
        return value
    style = event.style
    if style != "|" and event.start_mark.line != event.end_mark.line:
        raise NotPlainError
    if style == ">" or (style == '"' and FORBIDDEN.search(text)):
        raise NotPlainError
    return text


def _key(text: str, *, plain: bool) -> str:
    if plain:
        if text == "<<":
            raise NotPlainError
        try:
            if not isinstance(resolve(text), str):
                raise NotPlainError
        except Ambiguous:
            raise NotPlainError from None
    if INVISIBLE.search(text) or not text:
        raise NotPlainError
    name = text if text.isascii() else unicodedata.normalize("NFC", text)
    if plain:
        if len(_keys) >= _KEYS_KEPT:
            _keys.clear()
        _keys[text] = name
    return name
