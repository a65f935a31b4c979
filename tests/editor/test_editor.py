"""An editor with yaml-language-server completes, explains and checks every kind of document."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cscx.content.schema import field_of, kinds
from tests.editor.language_server import LanguageServer

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
VALID = HERE.parent / "schemas" / "valid"

pytestmark = [pytest.mark.long, pytest.mark.npm, pytest.mark.xdist_group("editor")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the language server is installed and the schema made from the reference KB lies."""
    made = tmp_path_factory.mktemp("editor")
    shutil.copy(HERE / "package.json", made)
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=made, check=True)
    schema = made / "kb.schema.json"
    subprocess.run(["cscx", "schema", "-o", str(schema)], cwd=CHECKOUT, check=True)
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
    line = next(i for i, row in enumerate(text.split("\n")) if row and not row.startswith(("kind", "#")))
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


def test_company_words_of_the_knowledge_base_are_offered(
    editor: LanguageServer, folder: Path
) -> None:
    path = folder / "company.yaml"
    editor.open(path, "kind: sop\nowner: \n")
    assert "CS정책" in editor.completion(path, 1, 7)


def test_the_schema_file_is_plain_json_schema(folder: Path) -> None:
    schema = json.loads((folder / "kb.schema.json").read_text(encoding="utf-8"))
    assert schema["$schema"].endswith("2020-12/schema")
