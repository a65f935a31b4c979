"""SARIF against its official schema, and the parts of it that readers rely on."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cscx.lint.registry import rules
from cscx.lint.report import sarif
from tests.report.shared import TEXTS, clean, listing

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The schema of OASIS, as an npm package brings it."""
    folder = tmp_path_factory.mktemp("sarif")
    shutil.copy(HERE / "package.json", folder)
    command = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    subprocess.run([*command, "--ignore-scripts", "--legacy-peer-deps"], cwd=folder, check=True)
    package = folder / "node_modules/@microsoft/jest-sarif"
    file = package / "lib/schemas/sarif-2.1.0-rtm.5.json"
    return json.loads(file.read_text(encoding="utf-8"))


def _log(shown: Any) -> Any:
    return json.loads(sarif.render(shown, {"CS201": rules()["CS201"]}))


@pytest.mark.long
@pytest.mark.npm
@pytest.mark.parametrize("shown", [listing("ko"), listing("en"), clean()])
def test_a_log_is_valid_against_the_official_schema(official: Any, shown: Any) -> None:
    validator = jsonschema.validators.validator_for(official)(
        official, format_checker=jsonschema.FormatChecker()
    )
    assert [error.message for error in validator.iter_errors(_log(shown))] == []
    assert not validator.is_valid({**_log(shown), "version": "2.0.0"})


def test_columns_are_utf16_units_so_that_an_emoji_counts_two() -> None:
    run = _log(listing())["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert (region["startColumn"], region["endColumn"]) == (11, 13)


def test_a_fix_deletes_exactly_the_marked_text() -> None:
    result = _log(listing())["runs"][0]["results"][1]
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    region = replacement["deletedRegion"]
    line = TEXTS["sops/절차/반품.yaml"].split("\r\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "반품기간"
    assert replacement["insertedContent"]["text"] == "반품기한"


def test_a_path_is_a_uri() -> None:
    location = _log(listing())["runs"][0]["results"][3]["locations"][0]["physicalLocation"]
    uri = location["artifactLocation"]["uri"]
    assert uri.startswith("sops/scripts/100%25%2C%20%EC%95%BD")


def test_findings_of_the_baseline_are_there_but_suppressed() -> None:
    results = _log(listing())["runs"][0]["results"]
    assert [bool(result["suppressions"]) for result in results] == [False] * 7 + [True]


def test_each_result_names_its_rule_by_index_and_id() -> None:
    run = _log(listing())["runs"][0]
    listed = run["tool"]["driver"]["rules"]
    assert [listed[r["ruleIndex"]]["id"] for r in run["results"]] == [
        r["ruleId"] for r in run["results"]
    ]
