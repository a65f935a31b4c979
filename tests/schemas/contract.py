"""The schemas as the tests read them: references resolved, both validators ready."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from cscx.content.kb_schema import umbrella

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted((Path(__file__).parents[2] / "schemas").glob("*.json"))
SCHEMAS: dict[str, Any] = {path.stem: json.loads(path.read_text("utf-8")) for path in FILES}
KINDS = [name for name in SCHEMAS if name != "defs"]
UMBRELLA = umbrella()
BY_ID = {schema["$id"]: schema for schema in SCHEMAS.values()}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(uri, Resource.from_contents(schema)) for uri, schema in BY_ID.items()]
)
RS_REGISTRY = jsonschema_rs.Registry(list(BY_ID.items()))

Place = tuple[str, str]


def subschemas(name: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every object below a schema that stands where a schema may stand."""

    def walk(node: Any, pointer: str) -> Iterator[tuple[Place, dict[str, Any]]]:
        if not isinstance(node, dict):
            return
        yield (name, pointer), node
        for key in ("items", "additionalProperties", "propertyNames", "if", "then"):
            yield from walk(node.get(key), f"{pointer}/{key}")
        for key in ("properties", "$defs"):
            for sub, value in node.get(key, {}).items():
                yield from walk(value, f"{pointer}/{key}/{sub}")
        for index, value in enumerate(node.get("allOf", [])):
            yield from walk(value, f"{pointer}/allOf/{index}")

    return walk(SCHEMAS[name], "")


def resolved(place: Place) -> tuple[Place, dict[str, Any]]:
    """The schema at a place with what its references add; keys beside a `$ref` win."""
    name, pointer = place
    node = SCHEMAS[name]
    for part in pointer.split("/")[1:]:
        node = node[int(part)] if isinstance(node, list) else node[part]
    if "$ref" not in node:
        return place, node
    file, _, target = node["$ref"].partition("#")
    home, base = resolved((file.removesuffix(".json") or name, target))
    return home, {**base, **node}


def errors(
    schema: dict[str, Any], value: Any, formats: FormatChecker | None = None
) -> list[tuple[str, str]]:
    validator = Draft202012Validator(schema, registry=REGISTRY, format_checker=formats)
    found = validator.iter_errors(value)
    return sorted(("/".join(map(str, error.path)), str(error.validator)) for error in found)


def rust_errors(schema: dict[str, Any], value: Any, *, formats: bool = False) -> list[str]:
    validator = jsonschema_rs.validator_for(schema, registry=RS_REGISTRY, validate_formats=formats)
    return sorted("/".join(map(str, e.instance_path)) for e in validator.iter_errors(value))
