"""`cscx schema`: what editors complete from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from cscx.content.kb_schema import umbrella
from cscx.content.schema.fields import kinds
from cscx.content.source import load
from tests.cli.program import change, cscx

KOREAN = range(0xAC00, 0xD7A4)


def _schema(root: Path, *args: str) -> Any:
    done = cscx("schema", *args, folder=root)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def _nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for item in value for node in _nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for item in value.values() for node in _nodes(item))]


def test_it_is_one_file_that_refers_to_nothing_outside(clean: Path) -> None:
    schema = _schema(clean)
    references = {str(node["$ref"]) for node in _nodes(schema) if "$ref" in node}
    assert references
    for reference in references:
        assert reference.startswith("#/$defs/")
        assert reference.removeprefix("#/$defs/") in schema["$defs"]


def test_every_document_of_the_knowledge_base_fits_it(clean: Path) -> None:
    validator = jsonschema_rs.Draft202012Validator(_schema(clean))
    for path in (clean / "sops").rglob("*.yaml"):
        document = load(path.read_bytes()).value
        assert [error.message for error in validator.iter_errors(document)] == []


def test_a_wrong_key_does_not_fit(clean: Path) -> None:
    validator = jsonschema_rs.Draft202012Validator(_schema(clean))
    assert not validator.is_valid({"kind": "roles", "items": {"파트장": {"duty": "x"}}})
    assert not validator.is_valid({"kind": "rols"})


def test_it_names_what_the_company_named(clean: Path) -> None:
    words = {
        name: node["enum"] for name, node in _schema(clean)["$defs"].items() if name[:3] == "kb."
    }
    assert words["kb.role"] == ["상담사", "파트장", "CS매니저", "CS정책", "물류"]
    assert words["kb.script"] == ["accepted", "refused"]
    assert "<fact:반품기한>" in words["kb.fact-reference"]
    assert words["kb.exception.output"] == ["calendar", "eligibility.처리"]


def test_values_of_an_input_are_offered_in_its_conditions(clean: Path) -> None:
    when = _schema(clean)["$defs"]["conditions"]["properties"]
    assert {"enum": ["정상", "사용흔적"]} in when["상품상태"]["anyOf"]
    assert "<fact:반품기한> 이하" in when["경과일"]["anyOf"][0]["enum"]
    assert not any("반품배송비" in word for word in when["경과일"]["anyOf"][0]["enum"])


def test_a_new_name_is_not_refused(clean: Path) -> None:
    validator = jsonschema_rs.Draft202012Validator(_schema(clean))
    text = (clean / "sops/scripts/refused.yaml").read_text(encoding="utf-8")
    document = yaml.load(text.replace("CS정책", "새역할"), Loader=yaml.CSafeLoader)
    document["effective"] = document["reviewed"] = "2026-03-01"
    assert validator.is_valid(document)


def test_the_folder_of_the_file_is_made(clean: Path) -> None:
    done = cscx("schema", "-o", ".vscode/cscx.schema.json", folder=clean)
    assert (done.code, done.out) == (0, "")
    assert json.loads((clean / ".vscode/cscx.schema.json").read_text(encoding="utf-8"))


def test_a_folder_that_cannot_be_made_is_told(clean: Path) -> None:
    done = cscx("schema", "-o", "cscx.toml/schema.json", folder=clean)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("오류: cscx.toml/schema.json에 쓸 수 없습니다")


def test_english_explains_in_english(clean: Path) -> None:
    for node in _nodes(_schema(clean, "--lang", "en")["allOf"]):
        assert not any(ord(char) in KOREAN for char in str(node.get("title", "")))
    assert _schema(clean, "--lang", "en")["title"] == "cscx document"
    assert _schema(clean)["title"] == "cscx 문서"


def test_it_can_be_written_to_a_file(clean: Path) -> None:
    done = cscx("schema", "-o", "kb.json", folder=clean)
    assert (done.code, done.out) == (0, "")
    assert done.err == "kb.json 파일을 썼습니다. 편집기가 여기서 이름을 찾아 보여 줍니다.\n"
    assert json.loads((clean / "kb.json").read_text(encoding="utf-8")) == _schema(clean)


def test_a_broken_document_costs_only_its_own_names(clean: Path) -> None:
    change(clean, "sops/reference/roles.yaml", "kind: roles", "kind: [roles")
    assert "kb.role" not in _schema(clean)["$defs"]
    assert "kb.script" in _schema(clean)["$defs"]


def test_the_umbrella_chooses_by_kind_and_knows_every_schema_file() -> None:
    schema = umbrella()
    assert schema["properties"]["kind"]["enum"] == list(kinds())
    assert [rule["then"]["$ref"] for rule in schema["allOf"]] == [f"{k}.json" for k in kinds()]


@pytest.mark.parametrize("kind", kinds())
def test_each_kind_is_in_it(clean: Path, kind: str) -> None:
    assert f"kind.{kind}" in _schema(clean)["$defs"]
