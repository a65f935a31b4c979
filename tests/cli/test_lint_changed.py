"""`cscx lint --changed`: only what a branch touched is shown, everything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, cscx, git, in_git

RETURN = "sops/procedures/return.yaml"
REFUSED = "sops/scripts/refused.yaml"


@pytest.fixture
def repository(broken: Path) -> Path:
    """A broken knowledge base whose breaking is already on the main branch."""
    git(in_git(broken), "switch", "-q", "-c", "work")
    return broken


def _paths(out: str) -> list[str]:
    return [line.split(":")[0] for line in out.splitlines() if " CS201 " in line]


def test_what_the_branch_did_not_touch_is_not_shown(repository: Path) -> None:
    done = cscx("lint", *AS_OF, "--changed", folder=repository)
    assert (done.code, done.out) == (0, "")
    assert "다른 문서의 1개는 보이지 않습니다." in done.err


def test_committed_staged_unstaged_and_new_files_count_as_changed(repository: Path) -> None:
    change(repository, REFUSED, "owner: CS정책", "owner: 없는역할")
    git(repository, "commit", "-qam", "committed")
    change(repository, "sops/scripts/accepted.yaml", "owner: CS정책", "owner: 없는역할")
    git(repository, "add", ".")
    change(repository, "sops/exceptions/eligibility.yaml", "owner: CS정책", "owner: 없는역할")
    text = (repository / REFUSED).read_text(encoding="utf-8")
    (repository / "sops/scripts/new.yaml").write_text(text, encoding="utf-8")
    done = cscx("lint", *AS_OF, "--changed", folder=repository)
    assert set(_paths(done.out)) == {
        "sops/exceptions/eligibility.yaml",
        "sops/scripts/accepted.yaml",
        "sops/scripts/new.yaml",
        REFUSED,
    }


def test_a_korean_file_name_is_recognised(repository: Path) -> None:
    text = (repository / REFUSED).read_text(encoding="utf-8").replace("CS정책", "없는역할")
    (repository / "sops/scripts/거절.yaml").write_text(text, encoding="utf-8")
    done = cscx("lint", *AS_OF, "--changed", folder=repository)
    assert "sops/scripts/거절.yaml" in _paths(done.out)


def test_a_base_can_be_named(repository: Path) -> None:
    change(repository, REFUSED, "owner: CS정책", "owner: 없는역할")
    git(repository, "commit", "-qam", "committed")
    for base, shown in (("HEAD", []), ("main", [REFUSED]), ("HEAD~1", [REFUSED])):
        done = cscx("lint", *AS_OF, f"--changed={base}", folder=repository)
        assert _paths(done.out) == shown


def test_work_on_the_main_branch_since_then_is_not_ours(repository: Path) -> None:
    git(repository, "switch", "-q", "main")
    change(repository, REFUSED, "owner: CS정책", "owner: 없는역할")
    git(repository, "commit", "-qam", "theirs")
    git(repository, "switch", "-q", "work")
    git(repository, "checkout", "-q", "main", "--", REFUSED)
    git(repository, "reset", "-q")
    git(repository, "checkout", "-q", "--", ".")
    assert cscx("lint", *AS_OF, "--changed", folder=repository).out == ""


def test_a_path_and_a_change_both_restrict(repository: Path) -> None:
    change(repository, REFUSED, "owner: CS정책", "owner: 없는역할")
    done = cscx("lint", *AS_OF, "--changed", "--", "sops/procedures", folder=repository)
    assert done.out == ""


def test_a_knowledge_base_below_the_root_of_the_repository_works(broken: Path) -> None:
    top = broken.parent
    git(top, "init", "-q", "-b", "main")
    git(top, "commit", "-q", "--allow-empty", "-m", "start")
    git(top, "switch", "-q", "-c", "work")
    done = cscx("lint", *AS_OF, "--changed", folder=broken)
    assert _paths(done.out) == [RETURN]
    done = cscx("lint", *AS_OF, "-f", "github", folder=broken)
    assert f"file=kb/{RETURN}," in done.out


def test_what_a_deletion_breaks_in_an_untouched_document_is_shown(branch: Path) -> None:
    (branch / REFUSED).unlink()
    done = cscx("lint", *AS_OF, "--changed", folder=branch)
    assert done.code == 1
    assert _paths(done.out) == [RETURN]


def test_what_a_committed_rename_breaks_is_shown(branch: Path) -> None:
    git(branch, "mv", REFUSED, "sops/scripts/no-return.yaml")
    git(branch, "commit", "-qam", "renamed")
    done = cscx("lint", *AS_OF, "--changed=main", folder=branch)
    assert _paths(done.out) == [RETURN]


def test_what_was_broken_before_the_change_is_still_not_shown(repository: Path) -> None:
    (repository / "sops/scripts/accepted.yaml").unlink()
    done = cscx("lint", *AS_OF, "--changed", folder=repository)
    shown = [line for line in done.out.splitlines() if line.startswith(RETURN)]
    assert [line for line in shown if "accepted" in line]
    assert not [line for line in shown if "accepted" not in line]


def test_a_broken_untouched_document_outside_the_asked_path_is_not_shown(branch: Path) -> None:
    (branch / REFUSED).unlink()
    done = cscx("lint", *AS_OF, "--changed", "--", "sops/scripts", folder=branch)
    assert done.out == ""


def test_a_table_that_a_changed_fact_breaks_is_shown(branch: Path) -> None:
    change(branch, "sops/reference/facts.yaml", "value: 7일", "value: 5일")
    done = cscx("lint", *AS_OF, "--changed", folder=branch)
    assert "sops/exceptions/eligibility.yaml" in done.out


def test_an_unknown_base_is_told(repository: Path) -> None:
    done = cscx("lint", *AS_OF, "--changed", "sops", folder=repository)
    assert (done.code, done.err) == (
        2,
        "오류: git에 ‘sops’ 커밋이 없습니다.\n  경로라면 `--changed -- sops`처럼 쓰세요.\n",
    )


def test_a_base_that_looks_like_an_option_is_only_a_name(repository: Path) -> None:
    done = cscx("lint", *AS_OF, "--changed=--output=x", folder=repository)
    assert done.code == 2
    assert not (repository / "x").exists()


def test_without_a_default_branch_the_base_must_be_named(broken: Path) -> None:
    git(broken, "init", "-q", "-b", "trunk")
    git(broken, "add", ".")
    git(broken, "commit", "-q", "-m", "start")
    done = cscx("lint", *AS_OF, "--changed", folder=broken)
    assert done.err == (
        "오류: 비교할 기본 브랜치를 찾지 못했습니다. `--changed=브랜치`로 알려 주세요.\n"
    )


def test_an_unrelated_history_is_told(repository: Path) -> None:
    git(repository, "switch", "-q", "--orphan", "other")
    git(repository, "commit", "-q", "--allow-empty", "-m", "other")
    git(repository, "switch", "-q", "work")
    done = cscx("lint", *AS_OF, "--changed=other", folder=repository)
    assert done.err.startswith("오류: 여기와 ‘other’ 사이에 함께 거친 커밋이 없습니다.")


def test_a_repository_without_a_commit_and_a_branch_that_only_the_other_side_has_are_told(
    broken: Path, tmp_path: Path
) -> None:
    git(broken, "init", "-q", "-b", "main")
    done = cscx("lint", *AS_OF, "--changed", folder=broken)
    assert done.err == "오류: 이 저장소에는 아직 커밋이 없어 무엇이 바뀌었는지 알 수 없습니다.\n"
    git(broken, "add", ".")
    git(broken, "commit", "-q", "-m", "start")
    git(tmp_path, "clone", "-q", str(broken), "clone")
    git(tmp_path / "clone", "checkout", "-q", "--detach")
    git(tmp_path / "clone", "branch", "-q", "-D", "main")
    done = cscx("lint", *AS_OF, "--changed=main", folder=tmp_path / "clone")
    assert done.err == "오류: git에 ‘main’ 커밋이 없습니다.\n  혹시 ‘origin/main’인가요?\n"
