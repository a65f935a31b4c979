"""The schemas are valid, explained and exemplified, and their marks are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from .contract import KINDS, SCHEMAS, Place, errors, resolved, subschemas

if TYPE_CHECKING:
    from collections.abc import Iterator

HOVER_LENGTH = 170
EXPLANATIONS = ("title", "description", "x-title-en", "x-description-en")
ITEMS = {"fact", "input", "role", "channel", "reason", "term", "law", "kpi"}
DOCUMENTS = {"sop", "script", "exception", "escalation", "track", "document"}
LOCAL = {"step", "output", "path", "exception.output"}
MARKS = {"x-ref", "x-text", "x-condition", "x-quantity", "x-formula", "x-free"}
PLAIN_VALUES = {"date", "moment", "datum"}


def named_properties() -> Iterator[Place]:
    for name in SCHEMAS:
        for (_, pointer), node in subschemas(name):
            if pointer.endswith(("/if", "/then")):
                continue
            for key in node.get("properties", {}):
                yield name, f"{pointer}/properties/{key}"


PROPERTIES = list(named_properties())
UNDER_TEST = pytest.mark.parametrize("place", PROPERTIES, ids="#".join)


def test_there_is_one_schema_a_kind_beside_the_shared_one() -> None:
    assert sorted(SCHEMAS) == sorted([*KINDS, "defs"])
    for name, schema in SCHEMAS.items():
        assert schema["$id"] == f"{name}.json", "an absolute one sends editors to the net"


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
        if "properties" in node and not place[1].endswith("/if"):
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
            reached += [p for p, _ in subschemas(home[0]) if p[1].startswith(f"{home[1]}/")]
        seen.add(home)
        if "string" not in str(node.get("type")) or place[1].endswith("propertyNames"):
            continue
        definition = home[1].split("/")[2]
        within_a_marked_one = definition in {"cell", "result"}
        if not (MARKS & set(node) or within_a_marked_one or definition in PLAIN_VALUES):
            unmarked.add(place)
    assert unmarked == set()
