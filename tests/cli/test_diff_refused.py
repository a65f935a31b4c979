"""`cscx diff` where something cannot be read, or git cannot be asked."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"


def _broken(branch: Path) -> None:
    (branch / FACTS).write_bytes(b"kind: facts\0\1")
    with (branch / REFUSED).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> other\n")
    change(branch, RETURN, "status: active", "status: activ")


def test_what_cannot_be_read_is_named_and_the_rest_is_compared(branch: Path) -> None:
    _broken(branch)
    change(branch, "sops/scripts/accepted.yaml", "owner: CS정책", "owner: CS매니저")
    done = cscx("diff", *AS_OF, folder=branch, environment={"COLUMNS": "200"})
    assert done.code == 1
    told = done.out.split("비교하지 못한 파일\n")
    assert "CS정책에서 CS매니저로 바뀝니다." in told[0]
    assert "없어집니다" not in told[0]
    assert told[1].splitlines() == [
        f"  {RETURN}:4(이후): 문서 형식에 맞지 않습니다: ‘activ’는 ‘상태’에 쓸 수 없습니다",
        f"  {FACTS}(이후): 글이 아니라 이진 파일입니다",
        f"  {REFUSED}:17(이후): 병합하다 만 충돌 표시가 남아 있습니다",
    ]


def test_a_base_that_cannot_be_read_is_named_too(branch: Path) -> None:
    _broken(branch)
    commit(branch, "broken")
    git(branch, "checkout", "-q", "main", "--", ".")
    done = cscx("diff", "work..", *AS_OF, "--lang", "en", folder=branch)
    assert done.out == "Nothing changed its meaning.\n"
    done = cscx(
        "diff", "HEAD", *AS_OF, "--lang", "en", folder=branch, environment={"COLUMNS": "200"}
    )
    assert done.code == 1
    assert f"  {FACTS} (before): it is no text but a binary file" in done.out.splitlines()
    assert "New" not in done.out


def test_a_mistake_before_the_change_is_not_wrong_now(branch: Path) -> None:
    mistake = (
        f"잘못된 곳이 있어 판정을 비교할 수 없습니다. {TABLE}:13: 기준값 ‘반품기항’이 없습니다."
    )
    change(branch, TABLE, "<fact:반품기한> 이하", "<fact:반품기항> 이하")
    commit(branch, "broken")
    change(branch, TABLE, "<fact:반품기항> 이하", "<fact:반품기한> 이하")
    out = cscx("diff", "work", *AS_OF, folder=branch).out
    assert f"바뀌기 전에 {mistake}" in " ".join(out.split())
    assert "지금 틀림" not in out
    commit(branch, "mended")
    out = cscx("diff", "work..work~1", *AS_OF, folder=branch).out
    assert f"바뀐 뒤에 {mistake}" in " ".join(out.split())
    assert "지금 틀림 1\n" in out


def test_a_merge_that_is_not_done_is_told(branch: Path) -> None:
    change(branch, REFUSED, "title: 반품 거절 안내", "title: 우리 제목")
    commit(branch, "ours")
    git(branch, "switch", "-q", "main")
    change(branch, REFUSED, "title: 반품 거절 안내", "title: 저쪽 제목")
    commit(branch, "theirs")
    git(branch, "switch", "-q", "work")
    with pytest.raises(Exception, match="merge"):
        git(branch, "merge", "-q", "main")
    done = cscx("diff", "HEAD", *AS_OF, folder=branch)
    assert done.code == 1
    assert "병합하다 만 충돌 표시가 남아 있습니다" in done.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["nope"], "오류: git에 ‘nope’ 커밋이 없습니다.\n"),
        (["main..nope"], "오류: git에 ‘nope’ 커밋이 없습니다.\n"),
        (["--lang", "en", "nope"], "Error: git knows no commit 'nope'.\n"),
        (["mian"], "오류: git에 ‘mian’ 커밋이 없습니다.\n  혹시 ‘main’인가요?\n"),
        (["^main"], "오류: git에 ‘^main’ 커밋이 없습니다.\n"),
        (["work~9"], "오류: git에 ‘work~9’ 커밋이 없습니다.\n"),
        (
            ["sops"],
            (
                "오류: git에 ‘sops’ 커밋이 없습니다.\n"
                "  ‘sops’는 경로입니다. 여기에는 커밋이나 브랜치를 쓰세요.\n"
            ),
        ),
        (
            [""],
            (
                "오류: 비교할 커밋의 이름이 비어 있습니다.\n"
                "  CI라면 그 자리에 쓴 변수가 비었는지 보세요.\n"
            ),
        ),
        (["--table", "x"], "오류: --table은 --cases와 함께 씁니다.\n"),
        (["--folders", ".", ".", "main"], "오류: --folders, BASE 가운데 하나만 쓰세요.\n"),
        (["--folders", "."], "오류: --folders 뒤에 값이 2개 옵니다.\n"),
        (["--folders", ".", "gone"], "오류: gone 폴더가 없습니다.\n"),
        (
            ["--folders", ".", "sops"],
            "오류: sops에는 지식 베이스가 없습니다. cscx.toml을 찾지 못했습니다.\n",
        ),
        (["--cases", "gone.csv"], "오류: gone.csv를 읽을 수 없습니다: No such file or directory\n"),
        (
            ["--cases", "gone.csv", "--table", "eligibilit"],
            "오류: ‘eligibilit’ 판정표는 이 변경과 상관없습니다.\n  혹시 ‘eligibility’인가요?\n",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused_word_for_word(
    branch: Path, args: list[str], said: str
) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    done = cscx("diff", *AS_OF, *args, folder=branch)
    assert (done.code, done.out, done.err) == (2, "", said)


def test_a_folder_outside_of_git_is_told_what_to_do(clean: Path) -> None:
    done = cscx(
        "diff", folder=clean, environment={"GIT_CEILING_DIRECTORIES": os.path.dirname(clean)}
    )
    assert (done.code, done.err) == (
        2,
        "오류: git 저장소가 아니어서 비교할 이전 내용이 없습니다. 폴더 둘을 비교하려면 `cscx diff --folders 이전 이후`로 쓰세요.\n",
    )


def test_a_repository_without_a_commit_and_one_without_a_main_branch_are_told(clean: Path) -> None:
    git(clean, "init", "-q", "-b", "trunk")
    done = cscx("diff", folder=clean)
    assert done.err == "오류: 이 저장소에는 아직 커밋이 없어 비교할 이전 내용이 없습니다.\n"
    commit(clean, "start")
    done = cscx("diff", folder=clean)
    assert done.err == (
        "오류: 비교할 기본 브랜치를 찾지 못했습니다. `cscx diff 브랜치`처럼 알려 주세요.\n"
    )


def test_histories_without_a_common_commit_are_told(branch: Path) -> None:
    git(branch, "switch", "-q", "--orphan", "apart")
    git(branch, "commit", "-q", "--allow-empty", "-m", "alone")
    git(branch, "switch", "-q", "work")
    done = cscx("diff", "apart", *AS_OF, folder=branch)
    assert done.err == (
        "오류: ‘apart’와 ‘HEAD’는 함께 거친 커밋이 없습니다. 그대로 비교하려면 `apart..HEAD`로 쓰세요.\n"
    )


def test_a_shallow_clone_is_told_to_fetch_the_history(branch: Path, tmp_path: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    commit(branch, "second")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{branch}", str(shallow))
    done = cscx("diff", "HEAD~1", *AS_OF, folder=shallow)
    assert done.err == (
        "오류: git에 ‘HEAD~1’ 커밋이 없습니다. 얕은 복제라 이력이 잘려 있습니다. "
        "`git fetch --unshallow`로 모두 받으세요.\n"
    )


def test_a_clone_of_one_branch_is_told_how_to_fetch_the_others(
    branch: Path, tmp_path: Path
) -> None:
    git(branch, "branch", "-m", "main", "trunk")
    single = tmp_path / "single"
    git(tmp_path, "clone", "-q", "--single-branch", f"file://{branch}", str(single))
    done = cscx("diff", "trunk", *AS_OF, folder=single)
    assert (done.code, done.err) == (
        2,
        (
            "오류: git에 ‘trunk’ 커밋이 없습니다.\n  이 복제는 브랜치 하나만 받습니다. "
            "`git remote set-branches origin '*'` 다음에 `git fetch`로 나머지를 받으세요.\n"
        ),
    )


def test_a_repository_of_another_user_is_told_how_to_trust_it(branch: Path) -> None:
    """Git's own switch for its tests makes it take the repository for another user's."""
    other = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    for args in (
        ["diff"],
        ["review", "approve", "refused", "--as", "CS매니저"],
        ["lint", "--changed"],
    ):
        done = cscx(*args, folder=branch, environment=other)
        assert (done.code, done.err) == (
            2,
            (
                "오류: 이 저장소는 다른 사용자의 것이라 git이 열지 않습니다.\n"
                f"  믿는 저장소면 `git config --global --add safe.directory {branch}`로 허락하세요.\n"
            ),
        )
    assert not (branch / "reviews").exists()


def test_without_the_program_git_it_is_said(branch: Path, tmp_path: Path) -> None:
    done = cscx("diff", folder=branch, environment={"PATH": str(tmp_path)})
    assert (done.code, done.err) == (2, "오류: git이 설치되어 있지 않습니다.\n")
