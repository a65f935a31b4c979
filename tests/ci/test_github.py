"""The GitHub workflow: its steps run one after the other on a clone, with a `gh` that remembers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.ci.clone import COMPLAINT, NEW, Clone, clone, given, read, script
from tests.cli.program import change

MARK = "<!-- cscx diff -->"
# What `gh` prints is filtered by jq, which gh itself brings.
GH = """
printf '%s\\n' "$*" >> "$REMEMBERED"
case "$*" in
  *--jq*) while [ "$1" != --jq ]; do shift; done; jq -r "$2" "$COMMENTS" ;;
esac
"""


@pytest.fixture(scope="module", params=["ko", "en"])
def cloned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Clone:
    found = clone(tmp_path_factory.mktemp("github"), request.param)
    script(found.programs / "gh", GH)
    return found


def _steps(cloned: Clone) -> list[dict[str, Any]]:
    job = read(cloned.root / ".github/workflows/policy.yml")["jobs"]["policy"]
    return [step for step in job["steps"] if "run" in step]


def _run(cloned: Clone, step: dict[str, Any], base: str, **more: str) -> Any:
    values = {
        "github.event.pull_request.base.sha": base,
        "github.token": "t",
        "github.event.pull_request.number": "7",
    }
    return cloned.run(step["run"], **given(step.get("env", {}), values), **more)


def test_every_step_succeeds_and_says_what_changes(cloned: Clone, tmp_path: Path) -> None:
    _install, lint, test, diff, _comment, build = _steps(cloned)
    summary = tmp_path / "summary.md"
    assert _run(cloned, lint, cloned.base).returncode == 0
    assert _run(cloned, test, cloned.base).returncode == 0
    done = _run(cloned, diff, cloned.base, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    text = summary.read_text(encoding="utf-8")
    assert text.startswith(MARK)
    assert f"{{+{NEW.strip()}+}}" in text or NEW in text
    assert _run(cloned, build, cloned.base).returncode == 0
    page = cloned.root / "build/site/index.html"
    assert "cx-preview" not in page.read_text(encoding="utf-8")
    assert _run(cloned, build, cloned.base, CSCX_AS_OF="2099-01-01").returncode == 0
    assert "cx-preview" in page.read_text(encoding="utf-8")
    assert _run(cloned, build, cloned.base, CSCX_AS_OF="").returncode == 0
    assert "cx-preview" not in page.read_text(encoding="utf-8")


def test_nothing_that_others_write_is_put_into_a_script(cloned: Clone) -> None:
    assert not [step["name"] for step in _steps(cloned) if "${{" in step["run"]]


def test_findings_become_annotations_on_the_changed_lines(cloned: Clone) -> None:
    change(cloned.root, COMPLAINT, "effective:", "efective:")
    try:
        done = _run(cloned, _steps(cloned)[1], cloned.base)
        whole = _run(cloned, _steps(cloned)[1], "")
    finally:
        cloned.run("git checkout -q -- .")
    for found in (done, whole):
        assert found.returncode == 1
        assert f"::error file={COMPLAINT},line=" in found.stdout


@pytest.mark.skipif(shutil.which("jq") is None, reason="gh brings jq; this machine has none")
@pytest.mark.parametrize(
    ("comments", "way"),
    [
        ([], "--method POST repos/shop/kb/issues/7/comments"),
        (
            [("Bot", "다른 댓글"), ("Bot", f"{MARK}\n전")],
            "--method PATCH repos/shop/kb/issues/comments/2",
        ),
        ([("User", f"{MARK}\n사람이 쓴 것")], "--method POST repos/shop/kb/issues/7/comments"),
        ([("Bot", MARK), ("Bot", MARK)], "--method PATCH repos/shop/kb/issues/comments/1"),
    ],
)
def test_the_comment_is_written_once_and_then_kept_up_to_date(
    cloned: Clone, comments: list[tuple[str, str]], way: str, tmp_path: Path
) -> None:
    *_, diff, comment, _build = _steps(cloned)
    _run(cloned, diff, cloned.base, GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    listed = [
        {"id": at, "user": {"type": who}, "body": text}
        for at, (who, text) in enumerate(comments, 1)
    ]
    (tmp_path / "comments.json").write_text(json.dumps(listed), encoding="utf-8")
    done = _run(
        cloned,
        comment,
        cloned.base,
        GITHUB_REPOSITORY="shop/kb",
        COMMENTS=str(tmp_path / "comments.json"),
        REMEMBERED=str(tmp_path / "gh"),
    )
    assert done.returncode == 0, done.stderr
    asked, written = (tmp_path / "gh").read_text(encoding="utf-8").splitlines()
    assert asked.startswith("api --paginate repos/shop/kb/issues/7/comments")
    assert written == f"api --silent {way} --field body=@comment.md"
