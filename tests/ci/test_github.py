"""The GitHub workflow: its steps run one after the other on a clone, with a `gh` that remembers."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.ci.clone import COMPLAINT, NEW, Clone, clone, given, read, script
from tests.cli.program import change

MARK = "<!-- cscx diff -->"
BASE, BOT = "main", "github-actions[bot]"
SITE = "https://github.example/shop/kb/actions/runs/1/artifacts/2"
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


def _steps(cloned: Clone, job: str = "policy") -> list[dict[str, Any]]:
    found = _workflow(cloned)["jobs"][job]
    return [step for step in found["steps"] if "run" in step]


def _workflow(cloned: Clone) -> dict[str, Any]:
    found: dict[str, Any] = read(cloned.root / ".github/workflows/policy.yml")
    return found


def _run(cloned: Clone, step: dict[str, Any], base: str = BASE, **more: str) -> Any:
    values = {
        "github.token": "t",
        "github.event.pull_request.number": "7",
        "needs.policy.outputs.site": SITE,
    }
    return cloned.run(
        step["run"], **given(step.get("env", {}), values), GITHUB_BASE_REF=base, **more
    )


def test_every_step_succeeds_and_says_what_changes(cloned: Clone, tmp_path: Path) -> None:
    _install, lint, test, diff, build = _steps(cloned)
    summary = tmp_path / "summary.md"
    assert _run(cloned, lint).returncode == 0
    assert _run(cloned, test).returncode == 0
    done = _run(cloned, diff, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    text = summary.read_text(encoding="utf-8")
    assert text.startswith(MARK)
    assert f"{{+{NEW.strip()}+}}" in text or NEW in text
    assert "--training" not in text
    assert _run(cloned, build).returncode == 0
    page = cloned.root / "build/site/index.html"
    assert "cx-preview" not in page.read_text(encoding="utf-8")
    assert _run(cloned, build, CSCX_AS_OF="2099-01-01").returncode == 0
    assert "cx-preview" in page.read_text(encoding="utf-8")
    assert _run(cloned, build, CSCX_AS_OF="").returncode == 0
    assert "cx-preview" not in page.read_text(encoding="utf-8")


def test_what_could_not_be_compared_takes_the_place_of_the_old_comment(
    cloned: Clone, tmp_path: Path
) -> None:
    diff = _steps(cloned)[3]
    done = _run(cloned, diff, base="gone", GITHUB_STEP_SUMMARY=str(tmp_path / "summary"))
    assert done.returncode == 1
    text = (cloned.root / "comment.md").read_text(encoding="utf-8")
    assert text.startswith(f"{MARK}\n\n**")
    assert "origin/gone" in text
    assert "origin/gone" in done.stderr


def test_nothing_that_others_write_is_put_into_a_script(cloned: Clone) -> None:
    steps = [*_steps(cloned), *_steps(cloned, "comment")]
    assert not [step["name"] for step in steps if "${{" in step["run"]]


def test_only_the_job_that_installs_nothing_may_write(cloned: Clone) -> None:
    found = _workflow(cloned)
    jobs = found["jobs"]
    assert found["permissions"] == {"contents": "read"}
    assert "permissions" not in jobs["policy"]
    assert jobs["comment"]["permissions"] == {"pull-requests": "write"}
    assert not [step["run"] for step in _steps(cloned, "comment") if "pip" in step["run"]]
    used = [step for job in jobs.values() for step in job["steps"] if "uses" in step]
    assert not [each["uses"] for each in used if not re.search(r"@[0-9a-f]{40}$", each["uses"])]
    assert used[0]["with"]["persist-credentials"] is False
    assert all("timeout-minutes" in job for job in jobs.values())


def test_a_pipe_that_fails_fails_its_step_and_a_push_stops_the_run_before(cloned: Clone) -> None:
    found = _workflow(cloned)
    assert found["defaults"]["run"]["shell"] == "bash"
    assert "pull_request.number" in found["concurrency"]["group"]


def test_findings_become_annotations_on_the_changed_lines(cloned: Clone) -> None:
    change(cloned.root, COMPLAINT, "effective:", "efective:")
    try:
        done = _run(cloned, _steps(cloned)[1])
        whole = _run(cloned, _steps(cloned)[1], "")
    finally:
        cloned.run("git checkout -q -- .")
    for found in (done, whole):
        assert found.returncode == 1
        assert f"::error file={COMPLAINT},line=" in found.stdout


def test_comments_that_cannot_be_listed_write_no_second_one(cloned: Clone, tmp_path: Path) -> None:
    (comment,) = _steps(cloned, "comment")
    script(tmp_path / "gh", GH.replace("*--jq*)", "*--jq*) exit 1 ;; never)"))
    again = cloned._replace(programs=tmp_path)
    done = _run(again, comment, GITHUB_REPOSITORY="shop/kb", REMEMBERED=str(tmp_path / "asked"))
    assert done.returncode == 1
    assert len((tmp_path / "asked").read_text(encoding="utf-8").splitlines()) == 1


def test_where_the_setup_failed_the_comment_says_that_instead_of_the_old_one(
    cloned: Clone, tmp_path: Path
) -> None:
    download = next(s for s in _workflow(cloned)["jobs"]["comment"]["steps"] if "uses" in s)
    assert download["continue-on-error"]
    (comment,) = _steps(cloned, "comment")
    written = cloned.root / "comment.md"
    written.unlink(missing_ok=True)
    script(tmp_path / "gh", "true")
    done = _run(
        cloned._replace(programs=tmp_path),
        comment,
        GITHUB_SERVER_URL="https://github.example",
        GITHUB_REPOSITORY="shop/kb",
        GITHUB_RUN_ID="31",
    )
    assert done.returncode == 0, done.stderr
    text = written.read_text(encoding="utf-8")
    assert text.startswith(f"{MARK}\n\n**")
    assert "https://github.example/shop/kb/actions/runs/31" in text


@pytest.mark.skipif(shutil.which("jq") is None, reason="gh brings jq; this machine has none")
@pytest.mark.parametrize(
    ("comments", "way"),
    [
        ([], "--method POST repos/shop/kb/issues/7/comments"),
        (
            [(BOT, "다른 댓글"), (BOT, f"{MARK}\n전")],
            "--method PATCH repos/shop/kb/issues/comments/2",
        ),
        ([("someone", f"{MARK}\n사람이 쓴 것")], "--method POST repos/shop/kb/issues/7/comments"),
        ([("other[bot]", MARK)], "--method POST repos/shop/kb/issues/7/comments"),
        ([(BOT, MARK), (BOT, MARK)], "--method PATCH repos/shop/kb/issues/comments/1"),
    ],
)
def test_the_comment_is_written_once_and_then_kept_up_to_date(
    cloned: Clone, comments: list[tuple[str, str]], way: str, tmp_path: Path
) -> None:
    (comment,) = _steps(cloned, "comment")
    (cloned.root / "comment.md").write_text(f"{MARK}\n", encoding="utf-8")
    listed = [
        {"id": at, "user": {"login": who}, "body": text}
        for at, (who, text) in enumerate(comments, 1)
    ]
    (tmp_path / "comments.json").write_text(json.dumps(listed), encoding="utf-8")
    done = _run(
        cloned,
        comment,
        GITHUB_REPOSITORY="shop/kb",
        COMMENTS=str(tmp_path / "comments.json"),
        REMEMBERED=str(tmp_path / "gh"),
    )
    assert done.returncode == 0, done.stderr
    asked, written = (tmp_path / "gh").read_text(encoding="utf-8").splitlines()
    assert asked.startswith("api --paginate repos/shop/kb/issues/7/comments")
    assert written == f"api --silent {way} --field body=@comment.md"
    assert f"]({SITE})\n" in (cloned.root / "comment.md").read_text(encoding="utf-8")
