"""`cscx codeowners`: who is asked to look at which file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, cscx, git

TEAMS = """
[codeowners.teams]
"CS정책" = "@shop/policy"
"CS매니저" = "@shop/managers lead@example.com"
"""
LINES = """\
# cscx codeowners: 여기부터(from here on)
/sops/ @shop/managers lead@example.com
/training/ @shop/managers lead@example.com
/reviews/ @shop/managers lead@example.com
/scenarios/ @shop/managers lead@example.com
/cscx.toml @shop/managers lead@example.com
/mkdocs.yml @shop/managers lead@example.com
/.github/ @shop/managers lead@example.com
/.gitlab/ @shop/managers lead@example.com
/.gitlab-ci.yml @shop/managers lead@example.com
/CODEOWNERS @shop/managers lead@example.com
/sops/escalations/desk.yaml @shop/managers lead@example.com
/sops/exceptions/eligibility.yaml @shop/managers lead@example.com
/sops/procedures/return.yaml @shop/managers lead@example.com
/sops/scripts/accepted.yaml @shop/managers lead@example.com
/sops/scripts/refused.yaml @shop/managers lead@example.com
/reviews/accepted.yaml @shop/managers lead@example.com
/reviews/desk.yaml @shop/managers lead@example.com
/reviews/eligibility.yaml @shop/managers lead@example.com
/reviews/refused.yaml @shop/managers lead@example.com
/reviews/return.yaml @shop/managers lead@example.com
# cscx codeowners: 여기까지(up to here)
"""
REFUSED = "sops/scripts/refused.yaml"


@pytest.fixture
def owned(clean: Path) -> Path:
    """A clean knowledge base whose roles have accounts."""
    with (clean / "cscx.toml").open("a", encoding="utf-8") as stream:
        stream.write(TEAMS)
    return clean


def test_documents_and_their_approvals_ask_the_approvers_alone(owned: Path) -> None:
    assert cscx("codeowners", folder=owned).out == LINES


def test_what_people_wrote_around_the_lines_stays(owned: Path) -> None:
    file = owned / "CODEOWNERS"
    file.write_text("* @shop/everyone\n", encoding="utf-8")
    assert cscx("codeowners", "--write", folder=owned).out == "CODEOWNERS 파일을 썼습니다.\n"
    assert file.read_text(encoding="utf-8") == f"* @shop/everyone\n\n{LINES}"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("/site/ @shop/web\n")
    change(owned, REFUSED, "owner: CS정책", "owner: CS매니저\napprovers: [CS정책]")
    cscx("codeowners", "--write", folder=owned)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("* @shop/everyone\n\n# cscx")
    assert text.endswith("(up to here)\n/site/ @shop/web\n")
    assert f"/{REFUSED} @shop/policy\n" in text
    assert "/reviews/refused.yaml @shop/policy\n" in text


def test_check_and_lint_tell_a_file_that_is_no_longer_true(owned: Path) -> None:
    done = cscx("codeowners", "--check", folder=owned)
    assert (done.code, done.out) == (
        1,
        ".github/CODEOWNERS가 문서와 다릅니다. cscx codeowners --write로 다시 쓰세요.\n",
    )
    cscx("codeowners", "--write", folder=owned)
    done = cscx("codeowners", "--check", "--lang", "en", folder=owned)
    assert (done.code, done.out) == (0, ".github/CODEOWNERS agrees with the documents.\n")
    assert cscx("lint", "--strict", *AS_OF, folder=owned).out == ""
    file = owned / ".github/CODEOWNERS"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"/{REFUSED} @shop/managers", f"/{REFUSED}"), encoding="utf-8")
    assert cscx("codeowners", "--check", folder=owned).code == 1
    out = cscx("lint", *AS_OF, folder=owned).out
    assert (
        "CS321 CODEOWNERS에는 lead@example.com이 적혀 있는데, 문서대로면 "
        "@shop/managers, lead@example.com입니다." in out
    )


def test_a_knowledge_base_in_a_folder_of_its_repository_names_files_from_the_top(
    owned: Path,
) -> None:
    git(owned.parent, "init", "-q")
    cscx("codeowners", "--write", folder=owned)
    text = (owned.parent / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "\n/kb/sops/procedures/return.yaml @shop/managers" in text
    assert "\n/kb/cscx.toml @shop/managers" in text
    assert "\n/.github/ @shop/managers" in text
    assert not (owned / ".github").exists()
    assert cscx("codeowners", "--check", folder=owned).code == 0


def test_a_role_without_an_account_is_left_out_and_told(owned: Path) -> None:
    change(owned, REFUSED, "owner: CS정책", "owner: CS정책\napprovers: [물류, CS매니저]")
    done = cscx("codeowners", folder=owned)
    assert done.err == "계정이 없는 역할은 뺐습니다: 물류\n"
    assert f"/{REFUSED} @shop/managers lead@example.com\n" in done.out


def test_the_default_approvers_stand_in_for_an_approver_without_an_account(owned: Path) -> None:
    change(owned, REFUSED, "owner: CS정책", "owner: CS정책\napprovers: [파트장]")
    out = cscx("codeowners", folder=owned).out
    assert f"/{REFUSED} @shop/managers lead@example.com\n" in out
    assert "/reviews/refused.yaml @shop/managers lead@example.com\n" in out


@pytest.mark.parametrize(("config", "folder"), [("", "docs"), ("docs_dir: pages\n", "pages")])
def test_the_pages_of_the_site_have_owners_too(owned: Path, config: str, folder: str) -> None:
    (owned / "mkdocs.yml").write_text(f"site_name: x\n{config}", encoding="utf-8")
    assert f"\n/{folder}/ @shop/managers" in cscx("codeowners", folder=owned).out


def test_without_accounts_it_says_where_they_go(clean: Path) -> None:
    done = cscx("codeowners", "--write", folder=clean)
    assert done.code == 2
    assert done.err.splitlines() == [
        "오류: 설정에 역할의 계정이 하나도 없습니다.",
        '  [codeowners.teams]에 "CS매니저" = "@회사/팀"처럼 쓰세요.',
    ]
    assert not (clean / ".github").exists()


@pytest.mark.parametrize("account", ["shop/policy", "", "@a #b", "a@b c@d"])
def test_what_is_no_account_is_refused(clean: Path, account: str) -> None:
    with (clean / "cscx.toml").open("a", encoding="utf-8") as stream:
        stream.write(f'\n[codeowners.teams]\n"CS정책" = "{account}"\n')
    done = cscx("codeowners", "--lang", "en", folder=clean)
    assert (done.code, "Write @company/team or an address." in done.err) == (2, True)


def test_owners_are_not_written_without_those_of_a_document_that_cannot_be_read(
    owned: Path,
) -> None:
    cscx("codeowners", "--write", folder=owned)
    before = (owned / ".github/CODEOWNERS").read_text(encoding="utf-8")
    (owned / REFUSED).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    done = cscx("codeowners", "--write", folder=owned)
    assert (done.code, done.err) == (
        2,
        (
            f"읽지 못한 파일 1개는 빠졌습니다: {REFUSED}. 까닭은 cscx lint로 보세요.\n"
            "오류: 읽지 못한 문서의 담당이 빠지므로 쓰지 않았습니다.\n"
        ),
    )
    assert (owned / ".github/CODEOWNERS").read_text(encoding="utf-8") == before


def test_a_role_without_an_account_is_told_once_however_many_documents_it_approves(
    owned: Path,
) -> None:
    cscx("codeowners", "--write", folder=owned)
    settings = (owned / "cscx.toml").read_text(encoding="utf-8")
    bare = settings.replace('"CS매니저" =', '"다른역할" =')
    assert bare != settings
    (owned / "cscx.toml").write_text(bare, encoding="utf-8")
    out = cscx("lint", *AS_OF, folder=owned).out
    assert out.count("CS매니저의 계정이 설정에 없어") == 1


def test_an_owner_stands_only_where_a_document_has_no_approvers(owned: Path) -> None:
    change(owned, REFUSED, "owner: CS정책", "owner: CS정책\napprovers: [CS정책, CS매니저]")
    assert f"/{REFUSED} @shop/managers lead@example.com\n" in cscx("codeowners", folder=owned).out
    change(owned, "cscx.toml", 'approvers = ["CS매니저"]', "approvers = []")
    change(owned, REFUSED, "approvers: [CS정책, CS매니저]\n", "")
    out = cscx("codeowners", folder=owned).out
    assert f"/{REFUSED} @shop/policy\n" in out
    assert "/reviews/refused.yaml" not in out


def _folder(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("on: push\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "path"),
    [
        ((), ".github/CODEOWNERS"),
        ((".github/workflows/policy.yml",), ".github/CODEOWNERS"),
        ((".gitlab-ci.yml",), ".gitlab/CODEOWNERS"),
        ((".gitlab/merge_request_templates/policy.md",), ".gitlab/CODEOWNERS"),
        ((".github/workflows/policy.yml", ".gitlab-ci.yml"), "CODEOWNERS"),
        ((".gitlab-ci.yml", "CODEOWNERS"), "CODEOWNERS"),
        ((".gitlab-ci.yml", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"), "docs/CODEOWNERS"),
    ],
)
def test_the_file_stands_where_the_platform_reads_it(
    owned: Path, there: tuple[str, ...], path: str
) -> None:
    _folder(owned, *there)
    assert cscx("codeowners", "--write", folder=owned).out == f"{path} 파일을 썼습니다.\n"
    assert f"/{REFUSED} @shop/managers" in (owned / path).read_text(encoding="utf-8")
    assert cscx("codeowners", "--check", folder=owned).code == 0


def test_a_file_where_only_the_other_platform_looks_is_not_current(owned: Path) -> None:
    cscx("codeowners", "--write", folder=owned)
    assert (owned / ".github/CODEOWNERS").exists()
    _folder(owned, ".gitlab-ci.yml")
    done = cscx("codeowners", "--check", folder=owned)
    assert done.code == 1
    assert done.out.startswith(".gitlab/CODEOWNERS가 문서와 다릅니다.")
