"""References of a document: `<kind:name>` in its texts, and the fields and keys that name things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cscx.content.schema import Field, field_of

Path = tuple[str | int, ...]

IN_TEXT = re.compile(r"<([a-z]+):([^<>\n]+)>")
# Names of this document alone; the rules about flow and tables look them up where they stand.
LOCAL = frozenset({"step", "output", "path", "none"})


class Reference(NamedTuple):
    """Something named at `path`.

    `start`/`end` are the place of the name inside the text, or None when the whole value (or, with
    `on_key`, the key) is the name. `in_text` marks `<kind:name>`.
    """

    kind: str
    name: str
    path: Path
    on_key: bool = False
    in_text: bool = False
    start: int | None = None
    end: int | None = None


class TextPlace(NamedTuple):
    """A human text: where it stands, what it says, and for whom (line, prose or spoken)."""

    path: Path
    text: str
    role: str


class Scan(NamedTuple):
    """What a document names and says."""

    references: list[Reference]
    texts: list[TextPlace]


def scan(kind: str, data: Any) -> Scan:
    """Walk a document once along its schema. Works on documents that do not fit it, too."""
    found = Scan([], [])
    _walk(field_of(kind), data, (), found)
    return found


def _walk(field: Field, value: Any, path: Path, found: Scan) -> None:
    if value.__class__ is dict:
        _mapping(field, value, path, found)
    elif value.__class__ is list:
        items = field.items
        if items is None:
            return
        for index, item in enumerate(value):
            if item.__class__ is not str:
                _walk(items, item, (*path, index), found)
            elif items.speaks or "<" in item:
                _string(items, item, (*path, index), found)
    elif value.__class__ is str:
        _string(field, value, path, found)


def _mapping(field: Field, value: dict[str, Any], path: Path, found: Scan) -> None:
    properties, others, key_ref = field.properties, field.others, field.key_ref
    for key, below in value.items():
        child = properties.get(key)
        if child is None:
            if key_ref and key_ref not in LOCAL:
                found.references.append(Reference(key_ref, key, (*path, key), on_key=True))
            elif "<" in key:
                found.references.extend(_in_text(key, (*path, key), on_key=True))
            child = others
            if child is None:
                continue
        kind = below.__class__
        if kind is str:
            if child.speaks or "<" in below:
                _string(child, below, (*path, key), found)
        elif kind is dict:
            _mapping(child, below, (*path, key), found)
        elif kind is list and child.items is not None:
            _walk(child, below, (*path, key), found)


def _string(field: Field, value: str, path: Path, found: Scan) -> None:
    if "<" in value:
        found.references.extend(_in_text(value, path, on_key=False))
    elif field.ref and field.ref not in LOCAL:
        found.references.append(Reference(field.ref, value, path))
    if field.text:
        found.texts.append(TextPlace(path, value, field.text))


def _in_text(text: str, path: Path, *, on_key: bool) -> Iterator[Reference]:
    for match in IN_TEXT.finditer(text):
        yield Reference(
            match[1],
            match[2],
            path,
            on_key=on_key,
            in_text=True,
            start=match.start(2),
            end=match.end(2),
        )
