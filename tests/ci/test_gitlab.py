"""The GitLab pipeline: its jobs run on a clone, against a server that answers as GitLab's notes do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.ci.clone import COMPLAINT, Clone, clone, read
from tests.cli.program import change

MARK = "<!-- cscx diff -->"
NOTES = "/projects/5/merge_requests/7/notes"
ME, OTHER = 11, 12
PAGE = 2
PIPELINE, RUN = "31", "https://gitlab.example/shop/kb/-/pipelines/31"
COMMENT = f"comment-{PIPELINE}.md"


def _note(at: int, body: str, author: int = ME) -> dict[str, Any]:
    return {"id": at, "body": body, "author": {"id": author}, "system": False}


class _Notes(BaseHTTPRequestHandler):
    server: Server

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        body = parse_qs(self.rfile.read(length).decode()).get("body", [""])[0]
        token = self.headers["PRIVATE-TOKEN"]
        self.server.asked.append((self.command, self.path.partition("?")[0], body, token))
        self.send_response(200)
        asked = parse_qs(self.path.partition("?")[2])
        page = int(asked.get("page", ["1"])[0])
        last = page * PAGE >= len(self.server.notes)
        self.send_header("X-Next-Page", "" if last else str(page + 1))
        self.end_headers()
        notes = self.server.notes[(page - 1) * PAGE : page * PAGE]
        found = {"id": ME} if self.path == "/user" else notes
        self.wfile.write(json.dumps(found).encode())

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 - the names http.server looks for

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


class Server(ThreadingHTTPServer):
    """Remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Notes)
        self.notes: list[dict[str, Any]] = []
        self.asked: list[tuple[str, str, str, str]] = []


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="module", params=["ko", "en"])
def cloned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return clone(tmp_path_factory.mktemp("gitlab"), request.param)


def _job(cloned: Clone, name: str, **environment: str) -> Any:
    lines = read(cloned.root / ".gitlab-ci.yml")[name]["script"]
    known = {
        "CSCX_TOKEN": "",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": cloned.base,
        "CI_PIPELINE_ID": PIPELINE,
        "CI_PIPELINE_URL": RUN,
    }
    return cloned.run("\n".join(lines), **{**known, **environment})


def _comment(cloned: Clone, server: Server, token: str = "secret") -> Any:  # noqa: S107 - a word for the test
    return _job(
        cloned,
        "comment",
        CSCX_TOKEN=token,
        CI_API_V4_URL=f"http://127.0.0.1:{server.server_port}",
        CI_PROJECT_ID="5",
        CI_MERGE_REQUEST_IID="7",
    )


def test_lint_leaves_a_report_for_the_merge_request(cloned: Clone) -> None:
    assert _job(cloned, "lint").returncode == 0
    report = cloned.root / "gl-code-quality-report.json"
    assert json.loads(report.read_text(encoding="utf-8")) == []
    change(cloned.root, COMPLAINT, "effective:", "efective:")
    try:
        assert _job(cloned, "lint").returncode == 1
    finally:
        cloned.run("git checkout -q -- .")
    paths = {each["location"]["path"] for each in json.loads(report.read_text(encoding="utf-8"))}
    assert paths == {COMPLAINT}


def test_the_examples_are_run_and_reported(cloned: Clone) -> None:
    assert _job(cloned, "examples").returncode == 0
    assert (cloned.root / "examples.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_without_a_token_the_difference_is_left_as_a_file(cloned: Clone, server: Server) -> None:
    done = _job(cloned, "diff")
    assert done.returncode == 0, done.stderr
    assert (cloned.root / COMMENT).read_text(encoding="utf-8").startswith(MARK)
    done = _comment(cloned, server, token="")
    assert done.returncode == 0, done.stderr
    assert "CSCX_TOKEN" in done.stdout
    assert server.asked == []


@pytest.mark.parametrize(
    ("notes", "way", "place"),
    [
        ([], "POST", NOTES),
        ([_note(1, "좋아요"), _note(2, f"{MARK}\n전")], "PUT", f"{NOTES}/2"),
        ([_note(1, f"{MARK}\n베낀 것", OTHER)], "POST", NOTES),
        ([*(_note(at, "글", OTHER) for at in range(5)), _note(9, MARK)], "PUT", f"{NOTES}/9"),
    ],
)
def test_with_a_token_the_comment_is_written_once_and_then_kept_up_to_date(
    cloned: Clone, server: Server, notes: list[dict[str, Any]], way: str, place: str
) -> None:
    server.notes = notes
    assert _job(cloned, "diff", CSCX_TOKEN="secret").returncode == 0  # noqa: S106 - a word for the test
    assert server.asked == []
    done = _comment(cloned, server)
    assert done.returncode == 0, done.stderr
    me, *asked, written = server.asked
    assert me == ("GET", "/user", "", "secret")
    assert set(asked) == {("GET", NOTES, "", "secret")}
    text = (cloned.root / COMMENT).read_text(encoding="utf-8")
    assert written == (way, place, text, "secret")
    assert "secret" not in done.stdout + done.stderr


def test_what_could_not_be_compared_is_said_and_fails_the_job(cloned: Clone) -> None:
    done = _job(cloned, "diff", CI_MERGE_REQUEST_DIFF_BASE_SHA="gone")
    assert done.returncode == 1
    text = (cloned.root / COMMENT).read_text(encoding="utf-8")
    assert text.startswith(f"{MARK}\n\n**")
    assert "gone" in text


def test_where_nothing_was_compared_the_old_note_is_replaced_by_that(
    cloned: Clone, server: Server
) -> None:
    (cloned.root / COMMENT).unlink(missing_ok=True)
    server.notes = [_note(2, f"{MARK}\n전")]
    done = _comment(cloned, server)
    assert done.returncode == 0, done.stderr
    way, place, text, _token = server.asked[-1]
    assert (way, place) == ("PUT", f"{NOTES}/2")
    assert text.startswith(f"{MARK}\n\n**")
    assert RUN in text


def test_the_note_is_written_whatever_became_of_the_comparison(cloned: Clone) -> None:
    found = read(cloned.root / ".gitlab-ci.yml")
    comment, diff = found["comment"], found["diff"]
    assert comment["needs"] == ["diff"]
    assert [rule["when"] for rule in comment["rules"]] == ["always"]
    assert "CI_MERGE_REQUEST_IID" in comment["resource_group"]
    assert diff["artifacts"] == {"when": "always", "paths": ["comment-$CI_PIPELINE_ID.md"]}


def test_the_token_is_for_the_one_job_that_installs_nothing_and_runs_nothing_of_the_branch(
    cloned: Clone,
) -> None:
    found = read(cloned.root / ".gitlab-ci.yml")
    using = [name for name, job in found.items() if "$CSCX_TOKEN" in str(job)]
    assert using == ["comment"]
    comment = found["comment"]
    assert "pip" in str(found["default"]["before_script"])
    assert (comment["before_script"], comment["cache"]) == ([], [])
    assert comment["variables"] == {"GIT_STRATEGY": "none"}
    assert "pip" not in str(comment["script"])
    assert comment["environment"] == {"name": "policy-comment", "action": "access"}


def test_only_runs_of_a_merge_request_are_stopped_by_a_push(cloned: Clone) -> None:
    found = read(cloned.root / ".gitlab-ci.yml")
    assert found["default"]["interruptible"]
    stopped = {
        rule["if"]: rule["auto_cancel"]["on_new_commit"] for rule in found["workflow"]["rules"]
    }
    request = '$CI_PIPELINE_SOURCE == "merge_request_event"'
    assert stopped.pop(request) == "interruptible"
    assert set(stopped.values()) == {"none"}


def test_a_merge_request_begins_with_what_to_look_at(cloned: Clone) -> None:
    template = cloned.root / ".gitlab/merge_request_templates/Default.md"
    github = cloned.root / ".github/pull_request_template.md"
    assert template.read_bytes() == github.read_bytes()
    assert b"cscx diff" in template.read_bytes()


def test_a_site_that_cannot_be_built_holds_no_other_job(cloned: Clone) -> None:
    found = read(cloned.root / ".gitlab-ci.yml")
    jobs = ("lint", "examples", "diff", "comment", "site")
    assert {found[name]["stage"] for name in jobs} == {"test"}
    assert [name for name in jobs if "site" in found[name].get("needs", ())] == []


def test_the_site_is_built(cloned: Clone) -> None:
    assert _job(cloned, "site").returncode == 0
    paths = read(cloned.root / ".gitlab-ci.yml")["site"]["artifacts"]["paths"]
    assert all(Path(cloned.root / path).is_dir() for path in paths)
