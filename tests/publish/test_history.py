"""What changed last, as git tells it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import msgspec
import pytest

from cscx.gitrepo import Commit, last_changes
from cscx.publish.pieces.history import changes_for
from cscx.publish.site import Site
from cscx.settings import Settings
from tests.publish.knowledge import html, site


def git(folder: Path, *args: str) -> None:
    who = ("-c", "user.name=A. Writer", "-c", "user.email=writer@example.com")
    command = ["git", *who, "-c", "commit.gpgsign=false", *args]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two files, changed at different times, in a folder of a repository."""
    folder = tmp_path / "kb"
    (folder / "sops").mkdir(parents=True)
    git(tmp_path, "init", "-q", "-b", "main")
    for name, subject in (
        ("가", "Write both"),
        ("나", ""),
        ("가", "Move the limit to 14 days\n\nBody"),
    ):
        (folder / "sops" / f"{name}.yaml").write_text(f"{name} {subject}", encoding="utf-8")
        if subject:
            git(tmp_path, "add", ".")
            git(tmp_path, "commit", "-q", "-m", subject)
    (folder / "other.txt").write_text("no policy", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "Note")
    return folder


def subjects(folder: Path) -> dict[str, str]:
    return {path: commit.subject for path, commit in last_changes(folder, ["sops"]).items()}


def test_the_last_commit_of_each_file_counts(repository: Path) -> None:
    assert subjects(repository) == {
        "sops/가.yaml": "Move the limit to 14 days",
        "sops/나.yaml": "Move the limit to 14 days",
    }


def test_outside_of_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert last_changes(tmp_path, ["."]) == {}


def test_where_a_shallow_clone_ends_is_no_change(repository: Path, tmp_path: Path) -> None:
    (repository / "sops" / "가.yaml").write_text("later", encoding="utf-8")
    git(repository, "commit", "-qam", "Later")
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{tmp_path}", "clone")
    assert subjects(tmp_path / "clone" / "kb") == {"sops/가.yaml": "Later"}


def test_customers_see_no_commit(repository: Path) -> None:
    settings = Settings(content=("sops",))
    assert changes_for("customer", repository, settings) == {}
    assert len(changes_for("agent", repository, settings)) == 2


def changed_site() -> Site:
    commits = {
        "sops/procedures/return.yaml": Commit("2026-11-20", "Raise <b>the</b> limit", 2),
        "sops/scripts/return-yes.yaml": Commit("2026-11-20", "Raise <b>the</b> limit", 2),
        "sops/escalations/desk.yaml": Commit("2026-11-21", "Call the lead first", 3),
        "sops/reference/facts.yaml": Commit("2026-11-21", "Only a list", 4),
    }
    return msgspec.structs.replace(site(), changes=commits)


def test_a_procedure_says_when_and_why_it_changed_last() -> None:
    page = html(changed_site(), "procedures/return")
    assert "2026. 11. 20." in page
    assert "Raise &lt;b&gt;the&lt;/b&gt; limit" in page
    assert "마지막 변경" not in html(site(), "procedures/return")


def test_home_names_a_change_once_with_its_documents_the_newest_first() -> None:
    home = html(changed_site(), "index")
    assert home.index("Call the lead first") < home.index("Raise &lt;b&gt;the")
    assert home.count("Raise &lt;b&gt;the") == 1
    assert "Only a list" not in home
