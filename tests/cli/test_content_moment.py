"""When the content last changed: the same in every clone, later after every change."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cscx.cli.content_moment import content_moment
from cscx.content.loading import read_corpus
from cscx.settings import load
from tests.cli.program import change, git

DAY = date(2026, 11, 21)
COMMITTED = 1_790_000_000
RETURN = "sops/procedures/return.yaml"


def _moment(root: Path, day: date = DAY) -> int:
    settings = load(root)
    return content_moment(root, settings, read_corpus(root, settings, as_of=day))


@pytest.fixture
def repository(clean: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_DATE", f"{COMMITTED} +0900")
    git(clean, "init", "-q")
    git(clean, "add", "-A")
    git(clean, "commit", "-qm", "처음")
    return clean


def test_it_is_the_time_of_the_last_commit_whenever_the_files_were_written(
    repository: Path, tmp_path: Path
) -> None:
    assert _moment(repository) == COMMITTED
    git(tmp_path, "clone", "-q", str(repository), "other")
    assert _moment(tmp_path / "other") == COMMITTED


def test_an_edit_that_is_not_committed_counts(repository: Path) -> None:
    change(repository, RETURN, "status: active", "status: active ")
    os.utime(repository / RETURN, (COMMITTED + 500, COMMITTED + 500))
    for path in repository.rglob("*.yaml"):
        if path != repository / RETURN:
            os.utime(path, (COMMITTED, COMMITTED))
    assert _moment(repository) == COMMITTED + 500


def test_without_a_repository_the_newest_file_counts(clean: Path) -> None:
    for path in clean.rglob("*.yaml"):
        os.utime(path, (COMMITTED, COMMITTED))
    assert _moment(clean) == COMMITTED


def test_a_date_that_came_counts_though_nobody_wrote_anything(repository: Path) -> None:
    change(repository, RETURN, "effective: 2026-03-01", "effective: 2026-11-20")
    git(repository, "commit", "-qam", "앞으로의 기준")
    assert _moment(repository, date(2026, 11, 19)) == COMMITTED
    assert _moment(repository, date(2026, 11, 20)) == 1_795_100_400
    assert _moment(repository, date(2026, 11, 25)) == 1_795_100_400
