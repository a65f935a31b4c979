"""The guide for authors: its examples stand in the knowledge base, its mistakes are really told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from cscx.lint.registry import rules
from tests.cli.program import CHECKOUT

PAGES = [*CHECKOUT.glob("README*.md"), *sorted((CHECKOUT / "docs").glob("*.md"))]
EXAMPLE = re.compile(
    r"^```yaml\n# (?P<file>(?:sops|training)/\S+)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL
)
GUIDE = (CHECKOUT / "docs/authoring.md").read_text(encoding="utf-8")
MISTAKE = re.compile(
    r"^\| (?P<typed>.+?) \| (?P<said>.+?) \| (?P<instead>.+) \| (?P<code>CS\d+) \|$", re.MULTILINE
)
FEATURE = (CHECKOUT / "tests/acceptance/owner_mistakes.feature").read_text(encoding="utf-8")


def _examples() -> list[Any]:
    return [
        pytest.param(found["file"], found["body"], id=f"{page.name}:{found['file']}")
        for page in PAGES
        for found in EXAMPLE.finditer(page.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("file", "body"), _examples())
def test_an_example_is_taken_from_the_knowledge_base(file: str, body: str) -> None:
    text = (CHECKOUT / file).read_text(encoding="utf-8")
    for piece in body.split("…\n"):
        assert piece in text


def test_twenty_mistakes_are_told() -> None:
    assert len(MISTAKE.findall(GUIDE)) == 20


@pytest.mark.parametrize("row", list(MISTAKE.finditer(GUIDE)), ids=lambda row: row["said"])
def test_the_tool_says_so(row: re.Match[str]) -> None:
    assert row["said"] in FEATURE or row["said"] in _cases(row["code"])
    if "[*]" in row["instead"]:
        assert rules()[row["code"]].fixable


def _cases(code: str) -> list[str]:
    file = Path(CHECKOUT / f"tests/rules/cases/{code}.yaml")
    return [case.get("ko") for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
