"""The gate every document passes, and what keeps it out, in a process owner's words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs

from cscx.content.schema.explain import explain
from cscx.content.schema.fields import Field, field_of
from cscx.content.schema.files import schemas
from cscx.messages import Text

_MOST = 100


class SchemaProblem(NamedTuple):
    """A place that does not fit its schema. `on_key` marks the key, not its value.

    `missing` is the key that is not there, where one is missing.
    """

    code: str
    path: tuple[str | int, ...]
    on_key: bool
    message: Text
    hint: Text | None
    replacement: str | None = None
    missing: str = ""


@cache
def _registry() -> Any:
    return jsonschema_rs.Registry([(schema["$id"], schema) for schema in schemas().values()])


@cache
def _validator(kind: str) -> Any:
    return jsonschema_rs.Draft202012Validator(schemas()[f"{kind}.json"], registry=_registry())


def is_valid(kind: str, data: dict[str, Any]) -> bool:
    """Whether a document has the shape of its kind."""
    return bool(_validator(kind).is_valid(data))


def problems(kind: str, data: dict[str, Any]) -> list[SchemaProblem]:
    """Every place where a document does not fit, at most a hundred.

    A name with a form that names cannot have is left to the reference rules when it is a
    reference: they know which name was meant.
    """
    root = field_of(kind)
    found: list[SchemaProblem] = []
    for error in _validator(kind).iter_errors(data):
        path = _real_path(data, error.instance_path)
        field = root.find(path)
        if (
            error.kind.name == "pattern"
            and field is not None
            and field.ref
            and _text_at(data, path)
        ):
            continue
        key = path[-1] if path and isinstance(path[-1], str) else ""
        for code, below, on_key, message, hint, replacement in explain(
            error.kind, error.schema_path, field, _value_at(data, path), key
        ):
            missing = str(error.kind.property) if code == "CS103" else ""
            place = (*path, *below)
            found.append(SchemaProblem(code, place, on_key, message, hint, replacement, missing))
        if len(found) >= _MOST:
            break
    meant = {(*p.path[:-1], p.replacement) for p in found if p.code == "CS102"}
    return [p for p in found if p.code != "CS103" or (*p.path, p.missing) not in meant]


def _real_path(data: Any, reported: Iterable[str | int]) -> tuple[str | int, ...]:
    """The path as the data has it: the validator reports a key made of digits as a number."""
    path: list[str | int] = []
    for key in reported:
        real = key
        if isinstance(data, dict) and key not in data:
            real = next(k for k in data if k.isdigit() and int(k) == key)
        path.append(real)
        data = data[real]
    return tuple(path)


def _value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def _text_at(data: Any, path: tuple[str | int, ...]) -> bool:
    return isinstance(_value_at(data, path), str)


__all__ = ["Field", "SchemaProblem", "is_valid", "problems"]
