"""Names that changed, followed: an old document with the new names of what it refers to.

So a document that only calls something by its new name has not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cscx.content.references import IN_TEXT
from cscx.content.schema import Field

Renamed = Mapping[tuple[str, str], str]
"""New names by (word, old name), as references use them: ("fact", "반품기한")."""


def followed(field: Field | None, value: Any, renamed: Renamed) -> Any:
    """A value with every reference to something renamed put right."""
    if not renamed or field is None:
        return value
    if isinstance(value, Mapping):
        return {
            _key(field, key, renamed): followed(field.at(key), below, renamed)
            for key, below in value.items()
        }
    if isinstance(value, list):
        return [followed(field.items, below, renamed) for below in value]
    if not isinstance(value, str):
        return value
    whole = _name(field.ref, value, renamed)
    return _text(value, renamed) if whole == value else whole


def _key(field: Field, key: str, renamed: Renamed) -> str:
    if key in field.properties:
        return key
    return _text(_name(field.key_ref, key, renamed), renamed)


def _name(word: str, name: str, renamed: Renamed) -> str:
    if not word:
        return name
    if word == "exception.output":
        table, dot, output = name.partition(".")
        return f"{renamed.get(('exception', table), table)}{dot}{output}"
    if word == "document":
        return next((new for (_, old), new in renamed.items() if old == name), name)
    return renamed.get((word, name), name)


def _text(text: str, renamed: Renamed) -> str:
    if "<" not in text:
        return text
    return IN_TEXT.sub(
        lambda found: f"<{found[1]}:{renamed.get((found[1], found[2]), found[2])}>", text
    )
