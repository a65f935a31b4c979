"""Names that changed, followed: an old document with the new names of what it refers to.

So a document that only calls something by its new name has not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cscx.content.references import IN_TEXT
from cscx.content.schema import Field, field_of

_NAMED_BY_OUTPUTS: Final = frozenset({"script", "role"})
_WITH_ANSWERS: Final = frozenset({"rules", "limits", "examples", "otherwise"})
_ANSWERING: Final = frozenset({"then", "or", "never", "expect"})

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


def document_followed(kind: str, data: Any, renamed: Renamed) -> Any:
    """The data of a whole document; of a table also the scripts and roles among its answers."""
    found = followed(field_of(kind), data, renamed)
    if kind != "exception" or not renamed:
        return found
    types = {name: output.get("type") for name, output in found["outputs"].items()}
    named = {name: word for name, word in types.items() if word in _NAMED_BY_OUTPUTS}
    if not any(word in named.values() for word, _ in renamed):
        return found
    outputs = {
        name: {
            key: _answer(named[name], below, renamed) if key == "values" else below
            for key, below in output.items()
        }
        if name in named
        else output
        for name, output in found["outputs"].items()
    }
    return {**_answers(found, named, renamed), "outputs": outputs}


def _answers(value: Any, named: Mapping[str, str], renamed: Renamed) -> Any:
    """Rules, limits, examples and what holds otherwise, each with its answers."""
    if isinstance(value, list):
        return [_answers(each, named, renamed) for each in value]
    if not isinstance(value, Mapping):
        return value
    return {
        key: _named(below, named, renamed)
        if key in _ANSWERING
        else _answers(below, named, renamed)
        if key in _WITH_ANSWERS
        else below
        for key, below in value.items()
    }


def _named(then: Any, named: Mapping[str, str], renamed: Renamed) -> Any:
    if isinstance(then, list):
        return [_named(each, named, renamed) for each in then]
    if not isinstance(then, Mapping):
        return then
    return {
        name: _answer(named[name], value, renamed) if name in named else value
        for name, value in then.items()
    }


def _answer(word: str, value: Any, renamed: Renamed) -> Any:
    if isinstance(value, list):
        return [_answer(word, each, renamed) for each in value]
    return renamed.get((word, value), value) if isinstance(value, str) else value
