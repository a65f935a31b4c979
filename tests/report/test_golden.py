"""Every report on one set of findings, compared with its golden file.

After a wanted change: `CSCX_WRITE_GOLDEN=1 pytest tests/report`, and read the diff.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from cscx.cli.output import style_for
from cscx.lint.registry import rules
from cscx.lint.report import github, gitlab, json_report, junit, sarif, text
from cscx.lint.report.listing import Listing
from cscx.messages import Language
from tests.report.shared import clean, listing

GOLDEN = Path(__file__).parent / "golden"


def _text(shown: Listing) -> str:
    return text.render(shown) + "\n" + text.summary(shown)


def _coloured(shown: Listing) -> str:
    style = style_for(color=True)
    return (text.render(shown, style) + "\n" + text.summary(shown, style)).replace("\033", "␛")


def _sarif(shown: Listing) -> str:
    told = {"CS201": rules()["CS201"]}
    return sarif.render(shown, told)


REPORTS: dict[str, Callable[[Listing], str]] = {
    "report.{}.txt": _text,
    "coloured.{}.txt": _coloured,
    "report.{}.json": json_report.render,
    "report.{}.sarif": _sarif,
    "github.{}.txt": github.render,
    "gitlab.{}.json": gitlab.render,
    "junit.{}.xml": junit.render,
}


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_as_its_golden_file(name: str, language: Language) -> None:
    file = GOLDEN / name.format(language)
    made = REPORTS[name](listing(language))
    if os.environ.get("CSCX_WRITE_GOLDEN"):
        file.write_text(made, encoding="utf-8", newline="")
    assert made == file.read_bytes().decode()


@pytest.mark.parametrize("name", REPORTS)
def test_a_clean_run_is_told_in_every_format(name: str) -> None:
    made = REPORTS[name](clean())
    if name.endswith((".json", ".sarif")):
        data = json.loads(made)
        findings = data if isinstance(data, list) else data.get("findings", [])
        assert findings == []
    elif name.endswith(".xml"):
        cases = ET.fromstring(made).findall(".//testcase")  # noqa: S314 - our own text
        assert [case.get("name") for case in cases] == ["문서 12개, 문제 없음"]
    else:
        assert made.strip() in ("", "문서 12개, 문제 없음", "␛[32m문서 12개, 문제 없음␛[0m")


def test_no_report_lets_a_control_character_of_a_file_reach_the_terminal() -> None:
    shown = listing()
    everything = shown._replace(findings=(*shown.findings, *shown.accepted))
    for render in (_text, github.render, junit.render):
        assert "\033" not in render(everything)


def test_a_private_number_is_covered_in_the_line_that_shows_it() -> None:
    assert "010-1234-5678" not in _text(listing())
    assert "연락처 ***-****-****" in _text(listing())
