"""`cscx explain`."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from cscx.lint.families import FAMILIES, family_of, title_of
from cscx.lint.registry import rules
from tests.cli.program import CHECKOUT, cscx

RULES = CHECKOUT / "cscx/lint/rules"
ABOUT_APPROVALS = CHECKOUT / "cscx/change/approvals/rules"

CS201 = """\
CS201 reference.unknown (오류, 참조, --fix로 고칠 수 있음)
없는 것을 가리킨다

`<fact:…>` 같은 참조나 역할·스크립트·채널 이름이 아무것도 가리키지 않는다.

왜: 페이지에 빈칸이나 끊긴 링크로 나온다. 상담사는 통화 중에 값을 찾지 못한다.

나쁜 예:
    # procedures/return.yaml
    summary: <fact:반품기간> 안이면 받는다.
                   ^^^^^^^^

좋은 예:
    # procedures/return.yaml
    summary: <fact:반품기한> 안이면 받는다.

이 자리에서만 끄기: # cscx: ignore[CS201] 까닭
"""


@pytest.mark.parametrize("word", ["CS201", "cs201", "reference.unknown", "Reference.Unknown"])
def test_a_rule_is_explained_by_code_and_by_name(tmp_path: Path, word: str) -> None:
    assert cscx("explain", word, folder=tmp_path) == (0, CS201, "")


def test_it_needs_no_knowledge_base_and_speaks_english(tmp_path: Path) -> None:
    out = cscx("explain", "CS201", "--lang", "en", folder=tmp_path).out
    assert out.startswith("CS201 reference.unknown (error, References, mended by --fix)\n")
    assert "Why: The page would show a hole" in out


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_rule_can_be_explained(tmp_path: Path, language: str) -> None:
    for code in rules():
        done = cscx("explain", code, "--lang", language, folder=tmp_path)
        assert done.code == 0
        assert "⟦" not in done.out


def test_the_list_shows_every_rule_under_its_family(tmp_path: Path) -> None:
    out = cscx("explain", "--list", folder=tmp_path).out
    for rule in rules().values():
        assert f"  {rule.code}  " in out
        assert f"{title_of(rule.name).ko} ({family_of(rule.name)})\n" in out


def test_a_family_has_one_folder_and_codes_that_stand_together() -> None:
    order = [family_of(rule.name) for rule in rules().values()]
    assert [name for name, _ in groupby(order)] == list(FAMILIES)
    folders = {file.parent.name for file in RULES.glob("*/cs[0-9]*.py")}
    assert {folder.removesuffix("s") for folder in folders} == {
        name.removesuffix("s") for name in FAMILIES
    }
    for code, rule in rules().items():
        (file,) = (
            *RULES.glob(f"*/{code.lower()}_*.py"),
            *ABOUT_APPROVALS.glob(f"*/{code.lower()}_*.py"),
        )
        assert file.parent.name.removesuffix("s") == family_of(rule.name)


def test_json_carries_the_same(tmp_path: Path) -> None:
    one = json.loads(cscx("explain", "CS201", "-f", "json", folder=tmp_path).out)
    assert (one["code"], one["severity"], one["fixable"]) == ("CS201", "error", True)
    everything = json.loads(cscx("explain", "--list", "-f", "json", folder=tmp_path).out)
    assert [rule["code"] for rule in everything] == list(rules())


ERRORS = {
    "CS-201": (
        "‘CS-201’ 규칙은 없습니다.\n  혹시 ‘CS201’인가요?",
        "There is no rule 'CS-201'.\n  Did you mean 'CS201'?",
    ),
    "reference.unkown": (
        "‘reference.unkown’ 규칙은 없습니다.\n  혹시 ‘reference.unknown’인가요?",
        "There is no rule 'reference.unkown'.\n  Did you mean 'reference.unknown'?",
    ),
    "없는것을 가르킨다": (
        "‘없는것을 가르킨다’ 규칙은 없습니다.\n  혹시 ‘CS201’인가요?",
        "There is no rule '없는것을 가르킨다'.\n  Did you mean 'CS201'?",
    ),
    "%%%": (
        "‘%%%’ 규칙은 없습니다.\n  모두 보기: cscx explain --list",
        "There is no rule '%%%'.\n  All of them: cscx explain --list",
    ),
    "": (
        "‘’ 규칙은 없습니다.\n  모두 보기: cscx explain --list",
        "There is no rule ''.\n  All of them: cscx explain --list",
    ),
}


@pytest.mark.parametrize("word", ERRORS)
def test_an_unknown_rule_is_told_with_a_suggestion(tmp_path: Path, word: str) -> None:
    korean, english = ERRORS[word]
    assert cscx("explain", word, folder=tmp_path) == (2, "", f"오류: {korean}\n")
    done = cscx("explain", word, "--lang", "en", folder=tmp_path)
    assert done == (2, "", f"Error: {english}\n")


def test_without_a_rule_it_says_how_to_ask(tmp_path: Path) -> None:
    assert cscx("explain", folder=tmp_path) == (
        2,
        "",
        "오류: 어느 규칙인지 쓰세요: cscx explain CS201\n  모두 보기: cscx explain --list\n",
    )
