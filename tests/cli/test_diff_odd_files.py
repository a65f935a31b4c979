"""`cscx diff` where files are no plain files: links, submodules, odd names, settings of another version."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
NOTHING = "뜻이 바뀐 것이 없습니다.\n"


def _unread(root: Path, *args: str) -> list[str]:
    done = cscx("diff", *args, *AS_OF, folder=root, environment={"COLUMNS": "200"})
    assert done.code == 1
    assert "없어집니다" not in done.out
    return done.out.split("비교하지 못한 파일\n")[1].splitlines()


def test_links_that_lead_out_or_nowhere_are_named_in_the_folder_and_in_a_commit(
    branch: Path,
) -> None:
    for name, target in (("out", "/etc/hostname"), ("gone", "nowhere.yaml"), ("up", "../../../x")):
        (branch / f"sops/scripts/{name}.yaml").symlink_to(target)
    said = [
        "  sops/scripts/gone.yaml(이후): 링크가 가리키는 파일이 없습니다",
        "  sops/scripts/out.yaml(이후): 지식 베이스 밖을 가리키는 링크입니다. 읽지 않았습니다",
        "  sops/scripts/up.yaml(이후): 지식 베이스 밖을 가리키는 링크입니다. 읽지 않았습니다",
    ]
    assert _unread(branch) == said
    commit(branch, "changed")
    assert _unread(branch) == said
    assert _unread(branch, "main..work") == said
    assert cscx("diff", "HEAD", *AS_OF, folder=branch).out == NOTHING


def test_lint_shows_nothing_of_a_file_outside(branch: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("token\n", encoding="utf-8")
    (branch / "sops/scripts/out.yaml").symlink_to(secret)
    done = cscx("lint", *AS_OF, folder=branch)
    assert "sops/scripts/out.yaml:1:1" in done.out
    assert "token" not in done.out


def test_a_content_folder_that_is_a_link_is_the_folder_it_leads_to(branch: Path) -> None:
    (branch / "sops").rename(branch / "real")
    (branch / "sops").symlink_to("real")
    commit(branch, "changed")
    assert cscx("diff", *AS_OF, folder=branch).out == NOTHING
    assert cscx("diff", "main..work", *AS_OF, folder=branch).out == NOTHING
    change(branch, FACTS, "value: 7일", "value: 14일")
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "반품기한이 7일에서 14일로 바뀝니다." in out


def test_a_submodule_is_named_because_its_documents_are_not_compared(
    branch: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q", "-b", "main")
    (other / "x.yaml").write_text("kind: script\n", encoding="utf-8")
    commit(other, "changed")
    allowed = ("-c", "protocol.file.allow=always")
    git(branch, *allowed, "submodule", "--quiet", "add", str(other), "sops/shared")
    said = ["  sops/shared(이후): 서브모듈이라 안의 문서를 비교하지 않았습니다"]
    assert _unread(branch) == said
    commit(branch, "changed")
    assert _unread(branch, "main..work") == said
    assert cscx("diff", "HEAD", *AS_OF, folder=branch).out == NOTHING


def test_what_a_sparse_checkout_leaves_out_is_not_gone(branch: Path) -> None:
    change(branch, REFUSED, "title: ", "title: 새 ")
    commit(branch, "changed")
    git(branch, "sparse-checkout", "set", "sops/reference")
    assert not (branch / REFUSED).exists()
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "{+새 +}" in out
    assert "없어집니다" not in out


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_names_that_cannot_be_printed_are_told_by_all_commands(branch: Path) -> None:
    text = (branch / REFUSED).read_bytes()
    for name in (b"bad\xff.yaml", b"new\nline.yaml"):
        (branch / "sops/scripts" / os.fsdecode(name)).write_bytes(text)
    said = [
        "  sops/scripts/bad?.yaml(이후): 이름에 쓸 수 없는 글자가 있습니다. 읽지 않았습니다",
        "  sops/scripts/new?line.yaml(이후): 이름에 쓸 수 없는 글자가 있습니다. 읽지 않았습니다",
    ]
    assert _unread(branch) == said
    assert "sops/scripts/bad?.yaml:1:1 오류 CS030" in cscx("lint", *AS_OF, folder=branch).out
    assert cscx("review", "status", *AS_OF, folder=branch).code == 0
    commit(branch, "changed")
    assert _unread(branch, "main..work") == said


def test_a_korean_name_in_either_form_is_the_same_document(branch: Path) -> None:
    name = unicodedata.normalize("NFD", "둘째 폴더")
    (branch / "sops" / name).mkdir()
    git(branch, "mv", REFUSED, f"sops/{name}/refused.yaml")
    assert cscx("diff", *AS_OF, folder=branch).out == NOTHING
    commit(branch, "changed")
    git(branch, "mv", f"sops/{name}", "sops/둘째 폴더")
    commit(branch, "changed")
    for asked in ("main..work", "work~1..work"):
        assert cscx("diff", asked, *AS_OF, folder=branch).out == NOTHING


def test_a_base_whose_settings_cannot_be_used_is_named(branch: Path) -> None:
    settings = (branch / "cscx.toml").read_text(encoding="utf-8")
    (branch / "cscx.toml").write_text(
        settings.replace("format = 1", "format = 2"), encoding="utf-8"
    )
    commit(branch, "changed")
    head = git(branch, "rev-parse", "HEAD")[:10]
    (branch / "cscx.toml").write_text(settings, encoding="utf-8")
    done = cscx("diff", "HEAD", *AS_OF, folder=branch)
    assert (done.code, done.err) == (
        2,
        f"오류: {head}의 설정을 쓸 수 없습니다. 설정의 format은 2인데 이 cscx는 1까지 압니다. cscx를 올리세요.\n",
    )
    (branch / "cscx.toml").write_bytes(settings.encode() + "# 설정\n".encode("cp949"))
    commit(branch, "changed")
    (branch / "cscx.toml").write_text(settings, encoding="utf-8")
    done = cscx("diff", "HEAD", *AS_OF, "--lang", "en", folder=branch)
    head = git(branch, "rev-parse", "HEAD")[:10]
    assert done.err == (
        f"Error: The settings of {head}: Cannot read cscx.toml: save it as UTF-8.\n"
    )


def test_contents_that_the_repository_lacks_are_named(branch: Path) -> None:
    blob = git(branch, "rev-parse", f"HEAD:{FACTS}").strip()
    (branch / ".git/objects" / blob[:2] / blob[2:]).unlink()
    change(branch, FACTS, "value: 7일", "value: 14일")
    done = cscx("diff", *AS_OF, folder=branch)
    assert done.code == 2
    assert f"git 저장소에 파일 1개의 내용이 없습니다({FACTS})." in done.err
    assert "git fetch --refetch" in done.err


def test_a_long_list_of_unread_files_is_cut(branch: Path) -> None:
    for number in range(60):
        file = branch / f"sops/scripts/torn-{number}.yaml"
        file.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    assert _unread(branch)[-1] == "  그 밖에 20가지"
    assert len(_unread(branch)) == 41
    assert len(_unread(branch, "--all")) == 60


def test_a_page_or_scenario_that_leads_nowhere_is_passed_over(branch: Path) -> None:
    (branch / "scenarios").mkdir()
    (branch / "scenarios/gone.feature").symlink_to("nowhere.feature")
    assert cscx("impact", "반품기한", *AS_OF, folder=branch).code == 0
