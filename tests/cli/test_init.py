"""`cscx init`: a small knowledge base that lints clean with every rule."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.cli.program import AS_OF, cscx, program

LANGUAGES = pytest.mark.parametrize("language", ["ko", "en"])


@LANGUAGES
def test_what_init_makes_has_no_finding_of_any_rule(tmp_path: Path, language: str) -> None:
    done = cscx("init", "shop", "--lang", language, *AS_OF, folder=tmp_path)
    assert done.code == 0
    linted = cscx("lint", "--strict", *AS_OF, folder=tmp_path / "shop")
    assert (linted.code, linted.out) == (0, "")


@LANGUAGES
def test_its_examples_and_scenarios_pass_and_try_everything(tmp_path: Path, language: str) -> None:
    cscx("init", "shop", "--lang", language, *AS_OF, folder=tmp_path)
    done = cscx("test", "--threshold", "100", *AS_OF, folder=tmp_path / "shop")
    assert done.code == 0, done.out
    assert "refund-request.feature" in done.out
    assert cscx("test", "--mutate", *AS_OF, folder=tmp_path / "shop").code == 0


def test_it_says_what_it_made_and_what_comes_next(tmp_path: Path) -> None:
    done = program("init", "shop", folder=tmp_path)
    made = [p for p in (tmp_path / "shop").rglob("*") if p.is_file()]
    assert done.out == f"shop에 파일 {len(made)}개를 만들었습니다.\n"
    assert done.err == "다음: cd shop && cscx lint && cscx test && cscx build\n"


def test_it_holds_one_of_everything_a_knowledge_base_needs(tmp_path: Path) -> None:
    cscx("init", "shop", *AS_OF, folder=tmp_path)
    kinds = [
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["kind"]
        for folder in ("sops", "training")
        for path in (tmp_path / "shop" / folder).rglob("*.yaml")
    ]
    assert (kinds.count("sop"), kinds.count("script")) == (2, 3)
    assert {"exception", "escalation", "track", "facts", "inputs", "roles", "channels"} < set(kinds)
    for name in ("README.md", ".gitignore", ".vscode/settings.json", "mkdocs.yml", "cscx.toml"):
        assert (tmp_path / "shop" / name).is_file()


@pytest.mark.parametrize("company", ["하늘몰", 'A & "B": #1', "it's", "${today}", "back\\slash"])
def test_a_company_may_have_any_name(tmp_path: Path, company: str) -> None:
    cscx("init", "shop", "--company", company, *AS_OF, folder=tmp_path)
    shop = tmp_path / "shop"
    site = yaml.load((shop / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert site["site_name"] == company
    assert company in (shop / "README.md").read_text(encoding="utf-8")


def test_dates_are_those_of_the_day(tmp_path: Path) -> None:
    cscx("init", "shop", "--as-of", "2027-05-04", folder=tmp_path)
    text = (tmp_path / "shop/sops/procedures/complaint.yaml").read_text(encoding="utf-8")
    assert "effective: 2027-05-04" in text
    assert "${" not in text


def test_the_editor_finds_its_schema(tmp_path: Path) -> None:
    cscx("init", "shop", *AS_OF, folder=tmp_path)
    settings = json.loads((tmp_path / "shop/.vscode/settings.json").read_text(encoding="utf-8"))
    for path in settings["yaml.schemas"]:
        schema = json.loads((tmp_path / "shop" / path).read_text(encoding="utf-8"))
        assert "파트장" in schema["$defs"]["kb.role"]["enum"]


def test_settings_are_read_back(tmp_path: Path) -> None:
    cscx("init", "shop", "--lang", "en", *AS_OF, folder=tmp_path)
    settings = tomllib.loads((tmp_path / "shop/cscx.toml").read_text(encoding="utf-8"))
    assert (settings["format"], settings["language"]) == (1, "en")


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/notes.txt").write_text("mine", encoding="utf-8")
    done = cscx("init", "shop", folder=tmp_path)
    assert done == (
        2,
        "",
        """오류: shop 폴더가 비어 있지 않습니다.
  --force를 쓰면 없는 파일만 더합니다. 있는 파일은 건드리지 않습니다.
""",
    )
    english = cscx("init", "shop", "--lang", "en", folder=tmp_path)
    assert english.err == (
        "Error: The folder shop is not empty.\n"
        "  --force adds the files that are missing and leaves every existing one alone.\n"
    )
    assert [path.name for path in (tmp_path / "shop").iterdir()] == ["notes.txt"]


def test_force_adds_what_is_missing_and_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = cscx("init", ".", "--force", *AS_OF, folder=tmp_path)
    assert done.code == 0
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (
        done.err
        == "있던 파일 1개는 그대로 두었습니다.\n다음: cscx lint && cscx test && cscx build\n"
    )
    assert cscx("lint", "--strict", *AS_OF, folder=tmp_path).code == 0


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "shop").write_text("", encoding="utf-8")
    done = cscx("init", "shop", folder=tmp_path)
    assert (done.code, done.err) == (2, "오류: ‘shop’ 자리에 폴더가 아닌 파일이 있습니다.\n")


def test_without_a_folder_nothing_is_made(tmp_path: Path) -> None:
    done = cscx("init", folder=tmp_path)
    assert (done.code, done.err) == (
        2,
        "오류: DIR 자리가 비었습니다.\n  도움말: cscx init --help\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_blank_can_be_copied_to_the_shell(tmp_path: Path) -> None:
    done = cscx("init", "우리 가게", *AS_OF, folder=tmp_path)
    assert done.err == "다음: cd '우리 가게' && cscx lint && cscx test && cscx build\n"
