"""A full document of each kind is valid, and each mistake gives one plain error."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from .contract import KINDS, SCHEMAS, UMBRELLA, Place, errors, resolved, rust_errors

HERE = Path(__file__).parent


class PlainYaml(yaml.CSafeLoader):
    """Values as the tool reads them: no dates, no yes/no, no sexagesimal numbers."""


PlainYaml.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.[0-9]+", "-+.0123456789"),
):
    PlainYaml.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first)
    )


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), PlainYaml)  # noqa: S506


def used_properties(name: str, document: Any) -> tuple[set[Place], list[Place]]:
    """The properties a document uses, and the objects with keys in another order."""
    used: set[Place] = set()
    disordered: list[Place] = []

    def walk(place: Place, value: Any) -> None:
        (file, pointer), node = resolved(place)
        properties = node.get("properties", {})
        if isinstance(value, dict):
            listed = [key for key in value if key in properties]
            if listed != [key for key in properties if key in value]:
                disordered.append((file, pointer))
            for key, inner in value.items():
                if key in properties:
                    used.add((file, f"{pointer}/properties/{key}"))
                    walk((file, f"{pointer}/properties/{key}"), inner)
                elif node.get("additionalProperties"):
                    walk((file, f"{pointer}/additionalProperties"), inner)
        elif isinstance(value, list):
            for inner in value:
                walk((file, f"{pointer}/items"), inner)

    walk((name, ""), document)
    return used, disordered


def reachable_properties(name: str) -> set[Place]:
    found: set[Place] = set()
    todo: list[Place] = [(name, "")]
    while todo:
        (file, pointer), node = resolved(todo.pop())
        for key in node.get("properties", {}):
            place = (file, f"{pointer}/properties/{key}")
            if place not in found:
                found.add(place)
                todo.append(place)
        inner = ("items", "additionalProperties")
        todo += [(file, f"{pointer}/{k}") for k in inner if isinstance(node.get(k), dict)]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_document_of_each_kind_is_valid(kind: str) -> None:
    document = read(HERE / "valid" / f"{kind}.yaml")
    for schema in (SCHEMAS[kind], UMBRELLA):
        assert errors(schema, document) == []
        assert rust_errors(schema, document) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_full_document_uses_every_property_in_the_order_of_the_schema(
    kind: str,
) -> None:
    used, disordered = used_properties(kind, read(HERE / "valid" / f"{kind}.yaml"))
    assert reachable_properties(kind) - used == set()
    assert disordered == []


def mistakes() -> list[Any]:
    return [
        pytest.param(kind, entry, id=f"{kind}: {entry['name']}")
        for kind, entries in read(HERE / "mistakes.yaml").items()
        for entry in entries
    ]


@pytest.mark.parametrize(("kind", "mistake"), mistakes())
def test_a_mistake_gives_one_error_at_its_place(kind: str, mistake: dict[str, Any]) -> None:
    document = copy.deepcopy(read(HERE / "valid" / f"{kind}.yaml"))
    *parents, last = mistake["at"].split("/")
    spot = document
    for part in parents:
        spot = spot[int(part)] if isinstance(spot, list) else spot[part]
    if mistake.get("drop"):
        del spot[last]
    else:
        spot[last] = mistake["put"]
    place = mistake.get("found", mistake["at"])
    inner = "pattern" if mistake["by"] == "propertyNames" else mistake["by"]
    assert errors(SCHEMAS[kind], document) == [(place, inner)]
    assert rust_errors(SCHEMAS[kind], document) == [place]
    if mistake["at"] == "kind":
        assert errors(UMBRELLA, document) == [("kind", "enum")]
    else:
        assert errors(UMBRELLA, document) == [(place, inner)]


def test_every_kind_has_mistakes() -> None:
    assert sorted(read(HERE / "mistakes.yaml")) == sorted(KINDS)


def test_an_impossible_date_is_found_by_its_format() -> None:
    document = {**read(HERE / "valid" / "sop.yaml"), "effective": "2026-02-30"}
    formats = Draft202012Validator.FORMAT_CHECKER
    assert errors(SCHEMAS["sop"], document, formats) == [("effective", "format")]
    assert rust_errors(SCHEMAS["sop"], document, formats=True) == ["effective"]
