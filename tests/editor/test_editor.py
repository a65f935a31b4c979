"""An editor with yaml-language-server completes, explains and checks every kind of document."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cscx.content.schema import field_of, kinds
from tests.editor.language_server import LanguageServer

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
VALID = HERE.parent / "schemas" / "valid"

pytestmark = [pytest.mark.long, pytest.mark.npm]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the language server is installed and the schema made from the reference KB lies."""
    made = tmp_path_factory.mktemp("editor")
    shutil.copy(HERE / "package.json", made)
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=made, check=True)
    schema = made / "kb.schema.json"
    subprocess.run(
        [sys.executable, "-m", "cscx", "schema", "-o", str(schema)], cwd=CHECKOUT, check=True
    )
    return made


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[LanguageServer]:
    program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
    schemas = {(folder / "kb.schema.json").as_uri(): "/*.yaml"}
    yaml = {"schemas": schemas, "validate": True, "hover": True, "completion": True}
    with LanguageServer(["node", str(program), "--stdio"], {"yaml": yaml}) as server:
        yield server


@pytest.mark.parametrize("kind", kinds())
def test_hovering_a_key_explains_it_in_korean(
    editor: LanguageServer, folder: Path, kind: str
) -> None:
    path = folder / f"hover-{kind}.yaml"
    text = (VALID / f"{kind}.yaml").read_text(encoding="utf-8")
    editor.open(path, text)
    line = next(
        i for i, row in enumerate(text.split("\n")) if row and not row.startswith(("kind", "#"))
    )
    key = text.split("\n")[line].split(":")[0]
    field = field_of(kind).at(key)
    assert field is not None
    assert field.title.ko in editor.hover(path, line, 1)


@pytest.mark.parametrize("kind", kinds())
def test_the_keys_of_a_kind_are_offered(editor: LanguageServer, folder: Path, kind: str) -> None:
    path = folder / f"complete-{kind}.yaml"
    editor.open(path, f"kind: {kind}\n\n")
    offered = editor.completion(path, 1, 0)
    assert set(field_of(kind).properties) - {"kind"} <= set(offered)


@pytest.mark.parametrize("kind", kinds())
def test_an_unknown_key_is_marked_where_it_stands(
    editor: LanguageServer, folder: Path, kind: str
) -> None:
    path = folder / f"wrong-{kind}.yaml"
    text = (VALID / f"{kind}.yaml").read_text(encoding="utf-8").rstrip("\n") + "\nunheard: 1\n"
    found = editor.open(path, text)
    lines = {diagnostic["range"]["start"]["line"] for diagnostic in found}
    assert text.count("\n") - 1 in lines


COMPANY_WORDS = {
    "an owner": ("kind: sop\nowner: ", "CS정책"),
    "a script to say": ("kind: sop\nsteps:\n  - id: 접수\n    say: ", "return-accepted"),
    "a reason in a list": ("kind: sop\nreasons:\n  - ", "반품.단순변심"),
    "an input to collect": ("kind: sop\nsteps:\n  - id: 접수\n    collect:\n      - ", "경과일"),
    "a fact as a deadline": (
        "kind: sop\nsteps:\n  - id: 접수\n    within: ",
        "<fact:환급기한>",
    ),
    "an input as the key of a condition": (
        "kind: exception\nrules:\n  - id: 기한안\n    when:\n      ",
        "경과일",
    ),
    "a value of an input": (
        "kind: exception\nrules:\n  - id: 기한안\n    when:\n      상품상태: ",
        "사용흔적",
    ),
    "a fact to compare with": (
        "kind: exception\nrules:\n  - id: 기한안\n    when:\n      경과일: ",
        "<fact:반품기한> 이하",
    ),
    "a value of an output": (
        "kind: exception\nrules:\n  - id: 기한안\n    when: {}\n    then:\n      처리: ",
        "전액환불",
    ),
    "a role to call": (
        "kind: escalation\npaths:\n  긴급:\n    levels:\n      - call: ",
        "파트장",
    ),
}


@pytest.mark.parametrize("case", COMPANY_WORDS)
def test_company_words_of_the_knowledge_base_are_offered(
    editor: LanguageServer, folder: Path, case: str
) -> None:
    text, word = COMPANY_WORDS[case]
    path = folder / f"company-{list(COMPANY_WORDS).index(case)}.yaml"
    editor.open(path, f"{text}\n")
    lines = text.split("\n")
    assert word in editor.completion(path, len(lines) - 1, len(lines[-1]))


def test_a_name_the_schema_does_not_know_yet_is_no_error(
    editor: LanguageServer, folder: Path
) -> None:
    path = folder / "new-name.yaml"
    text = (
        (VALID / "sop.yaml").read_text(encoding="utf-8").replace("owner: CS정책", "owner: 새역할")
    )
    assert "새역할" in text
    assert editor.open(path, text) == []


def test_the_schema_file_is_plain_json_schema(folder: Path) -> None:
    schema = json.loads((folder / "kb.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"].endswith("2020-12/schema")
