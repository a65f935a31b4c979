"""The schemas are valid, explained and exemplified, and their errors are simple."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
FILES = sorted((HERE.parents[1] / "schemas").glob("*.json"))
SCHEMAS: dict[str, Any] = {
    path.stem: json.loads(path.read_text("utf-8")) for path in FILES
}
KINDS: list[str] = SCHEMAS["cscx"]["properties"]["kind"]["enum"]
BY_ID = {schema["$id"]: schema for schema in SCHEMAS.values()}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(uri, Resource.from_contents(schema)) for uri, schema in BY_ID.items()]
)
RS_REGISTRY = jsonschema_rs.Registry(list(BY_ID.items()))

HOVER_LENGTH = 170
EXPLANATIONS = ("title", "description", "x-title-en", "x-description-en")
ITEMS = {"fact", "input", "role", "channel", "reason", "term", "law", "kpi"}
DOCUMENTS = {"sop", "script", "exception", "escalation", "track", "document"}
LOCAL = {"step", "output", "path", "exception.output"}
MARKS = {"x-ref", "x-text", "x-condition", "x-quantity", "x-formula", "x-free"}
PLAIN_VALUES = {"date", "moment", "datum"}

Place = tuple[str, str]


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


def named_properties() -> Iterator[Place]:
    for name in SCHEMAS:
        for (_, pointer), node in subschemas(name):
            if pointer.endswith(("/if", "/then")):
                continue
            for key in node.get("properties", {}):
                yield name, f"{pointer}/properties/{key}"


PROPERTIES = list(named_properties())
UNDER_TEST = pytest.mark.parametrize("place", PROPERTIES, ids="#".join)


def errors(
    schema: dict[str, Any], value: Any, formats: FormatChecker | None = None
) -> list[tuple[str, str]]:
    validator = Draft202012Validator(schema, registry=REGISTRY, format_checker=formats)
    found = validator.iter_errors(value)
    return sorted(
        ("/".join(map(str, error.path)), str(error.validator)) for error in found
    )


def rust_errors(
    schema: dict[str, Any], value: Any, *, formats: bool = False
) -> list[str]:
    validator = jsonschema_rs.validator_for(
        schema, registry=RS_REGISTRY, validate_formats=formats
    )
    return sorted(
        "/".join(map(str, e.instance_path)) for e in validator.iter_errors(value)
    )


def test_there_is_one_schema_a_kind_beside_the_shared_and_the_umbrella_one() -> None:
    assert sorted(SCHEMAS) == sorted([*KINDS, "defs", "cscx"])
    for name, schema in SCHEMAS.items():
        assert schema["$id"] == f"{name}.json", (
            "an absolute one sends editors to the net"
        )


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_valid_2020_12(name: str) -> None:
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMAS[name])
    jsonschema_rs.meta.validate(SCHEMAS[name])


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_schema_offers_alternatives_that_would_blur_an_error(name: str) -> None:
    for place, node in subschemas(name):
        assert not {"oneOf", "anyOf", "unevaluatedProperties"} & set(node), place


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_object_that_lists_its_properties_says_what_becomes_of_others(
    name: str,
) -> None:
    for place, node in subschemas(name):
        if (
            "properties" in node
            and not place[1].endswith("/if")
            and place != ("cscx", "")
        ):
            assert "additionalProperties" in node, place


@UNDER_TEST
def test_each_property_is_explained_in_korean_and_english(place: Place) -> None:
    _, node = resolved(place)
    korean, korean_text, english, english_text = (node[key] for key in EXPLANATIONS)
    assert re.search("[가-힣]", korean) or korean == "SOP"
    assert re.search("[가-힣]", korean_text)
    assert not re.search("[가-힣]", english)
    assert re.search("[A-Za-z]", english_text)
    assert max(len(korean_text), len(english_text)) <= HOVER_LENGTH


@pytest.mark.parametrize("name", SCHEMAS)
def test_no_explanation_stands_in_the_way_of_another(name: str) -> None:
    for place, node in subschemas(name):
        if "$ref" in node and "title" in node:
            file, _, pointer = node["$ref"].partition("#")
            _, below = resolved((file.removesuffix(".json") or name, pointer))
            assert not {*EXPLANATIONS, "examples"} & set(below), place


@UNDER_TEST
def test_the_examples_of_a_property_fit_it(place: Place) -> None:
    _, node = resolved(place)
    assert node["examples"]
    name, pointer = place
    itself = {"$ref": f"{SCHEMAS[name]['$id']}#{pointer}"}
    for example in node["examples"]:
        assert errors(itself, example) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_references_name_known_kinds(name: str) -> None:
    for place, node in subschemas(name):
        assert node.get("x-ref", "fact") in ITEMS | DOCUMENTS | LOCAL, place
        assert node.get("x-key-ref", "none") in {
            "input",
            "channel",
            "output",
            "none",
        }, place
        assert node.get("x-text", "line") in {"line", "prose", "spoken"}, place


@pytest.mark.parametrize("name", KINDS)
def test_the_tool_can_tell_what_each_string_of_a_document_is(name: str) -> None:
    unmarked = set()
    reached = [(name, pointer) for (_, pointer), _ in subschemas(name)]
    seen: set[Place] = set()
    while reached:
        place = reached.pop()
        home, node = resolved(place)
        if home not in seen and home != place:
            reached += [
                p for p, _ in subschemas(home[0]) if p[1].startswith(f"{home[1]}/")
            ]
        seen.add(home)
        if "string" not in str(node.get("type")) or place[1].endswith("propertyNames"):
            continue
        definition = home[1].split("/")[2]
        within_a_marked_one = definition in {"cell", "result"}
        if not (MARKS & set(node) or within_a_marked_one or definition in PLAIN_VALUES):
            unmarked.add(place)
    assert unmarked == set()


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
        todo += [
            (file, f"{pointer}/{k}") for k in inner if isinstance(node.get(k), dict)
        ]
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_document_of_each_kind_is_valid(kind: str) -> None:
    document = read(HERE / "valid" / f"{kind}.yaml")
    for schema in (SCHEMAS[kind], SCHEMAS["cscx"]):
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
def test_a_mistake_gives_one_error_at_its_place(
    kind: str, mistake: dict[str, Any]
) -> None:
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
        assert errors(SCHEMAS["cscx"], document) == [("kind", "enum")]
    else:
        assert errors(SCHEMAS["cscx"], document) == [(place, inner)]


def test_every_kind_has_mistakes() -> None:
    assert sorted(read(HERE / "mistakes.yaml")) == sorted(KINDS)


def test_an_impossible_date_is_found_by_its_format() -> None:
    document = {**read(HERE / "valid" / "sop.yaml"), "effective": "2026-02-30"}
    formats = Draft202012Validator.FORMAT_CHECKER
    assert errors(SCHEMAS["sop"], document, formats) == [("effective", "format")]
    assert rust_errors(SCHEMAS["sop"], document, formats=True) == ["effective"]
