"""What the schemas say about a place beyond its shape: what it refers to, what kind of text it holds.

The annotations (x-ref, x-key-ref, x-text, x-condition …) are described in schemas/README.md.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import Any

import msgspec

from cscx.content.schema.files import SHARED, schemas
from cscx.messages import Text


class Field(msgspec.Struct, frozen=True, dict=True):
    """One place of a kind, with everything below it."""

    title: Text
    description: Text
    ref: str = ""
    key_ref: str = ""
    text: str = ""
    condition: bool = False
    quantity: bool = False
    properties: dict[str, Field] = {}
    others: Field | None = None
    items: Field | None = None
    choices: tuple[Any, ...] = ()
    choice_labels: dict[str, Text] = {}
    definition: str = ""

    @cached_property
    def speaks(self) -> bool:
        """Whether a text here is a name of something or a human text."""
        return bool(self.ref or self.text)

    def at(self, key: str | int) -> Field | None:
        """The place below, under a key or in a list."""
        if isinstance(key, int):
            return self.items
        return self.properties.get(key, self.others)

    def find(self, path: tuple[str | int, ...]) -> Field | None:
        """The place at the end of a path."""
        field: Field | None = self
        for key in path:
            if field is None:
                return None
            field = field.at(key)
        return field


@cache
def kinds() -> tuple[str, ...]:
    """Every kind that has a schema, by name."""
    return tuple(file.removesuffix(".json") for file in schemas() if file != SHARED)


@cache
def field_of(kind: str) -> Field:
    """The whole document of a kind."""
    return _field(schemas()[f"{kind}.json"])


def _definition(reference: str) -> tuple[str, dict[str, Any]]:
    name = reference.rsplit("/", 1)[1]
    return name, schemas()[SHARED]["$defs"][name]


def _resolve(schema: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The schema with what it refers to filled in; its own words win. The first definition names it."""
    definition = ""
    while "$ref" in schema:
        name, target = _definition(schema["$ref"])
        definition = definition or name
        schema = {**target, **{key: value for key, value in schema.items() if key != "$ref"}}
    return definition, schema


def _field(raw: dict[str, Any]) -> Field:
    definition, schema = _resolve(raw)
    others = schema.get("additionalProperties")
    items = schema.get("items")
    keys = schema.get("propertyNames")
    key_schema = _resolve(keys)[1] if isinstance(keys, dict) else {}
    labels = schema.get("x-labels", {})
    return Field(
        title=_both(schema, "title"),
        description=_both(schema, "description"),
        ref=schema.get("x-ref", ""),
        key_ref=schema.get("x-key-ref", key_schema.get("x-ref", "")),
        text=schema.get("x-text", ""),
        condition=bool(schema.get("x-condition", False)),
        quantity=bool(schema.get("x-quantity", False)),
        properties={name: _field(value) for name, value in schema.get("properties", {}).items()},
        others=_field(others) if isinstance(others, dict) else None,
        items=_field(items) if isinstance(items, dict) else None,
        choices=tuple(schema.get("enum", ())),
        choice_labels={name: Text(*both) for name, both in labels.items()},
        definition=definition,
    )


def _both(schema: dict[str, Any], word: str) -> Text:
    korean = schema.get(word, "")
    return Text(korean, schema.get(f"x-{word}-en", korean))
