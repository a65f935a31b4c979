"""The CI files against the schemas that GitHub's and GitLab's editors use, and pre-commit's own reader."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, CHECKOUT, cscx

FILES = {
    ".github/workflows/policy.yml": "vendor.github-workflows",
    ".gitlab-ci.yml": "vendor.gitlab-ci",
}


@pytest.fixture(scope="module", params=["ko", "en"])
def shop(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    cscx("init", "shop", "--lang", request.param, *AS_OF, folder=folder)
    return folder / "shop"


def _run(*command: str | Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_a_file_is_valid_by_its_published_schema(shop: Path, name: str) -> None:
    assert _run("check_jsonschema", "--builtin-schema", FILES[name], shop / name) == ""


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_the_schema_would_tell_a_wrong_key(shop: Path, name: str, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    text = (shop / name).read_text(encoding="utf-8")
    wrong.write_text(
        text.replace("    runs-on:", "    runs_on:").replace("  script:", "  scripts:")
    )
    assert "chema validation errors" in _run(
        "check_jsonschema", "--builtin-schema", FILES[name], wrong
    )


@pytest.mark.long
def test_pre_commit_reads_the_hooks_of_this_repository_and_of_a_new_knowledge_base(
    shop: Path,
) -> None:
    assert _run("pre_commit", "validate-manifest", CHECKOUT / ".pre-commit-hooks.yaml") == ""
    assert _run("pre_commit", "validate-config", shop / ".pre-commit-config.yaml") == ""
