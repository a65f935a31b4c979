"""`cscx review`: approvals are given, hold, turn suspect and are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
EVERYTHING = ("desk", "eligibility", "return", "accepted", "refused")
KINDS = (
    "승인은 절차, 스크립트, 판정표, 에스컬레이션이 받습니다. 기준값은 그것을 쓰는 문서와 함께 승인됩니다.",
    "SOPs, scripts, tables and escalations are. Facts are approved with the documents that use them.",
)
BY_MANAGER = ("--as", "CS매니저", *AS_OF)


@pytest.fixture
def approved(kept: Path) -> Path:
    """The same with every document approved."""
    assert cscx("review", "approve", *EVERYTHING, *BY_MANAGER, folder=kept).code == 0
    commit(kept, "approve")
    return kept


def _status(root: Path, *args: str) -> str:
    return cscx("review", "status", *args, *AS_OF, folder=root).out


def test_an_approval_names_the_role_the_day_and_thecommit(kept: Path) -> None:
    done = cscx("review", "approve", "refused", *BY_MANAGER, folder=kept)
    assert done.out == "CS매니저 승인: 반품 거절 안내 (refused) → reviews/refused.yaml\n"
    head = git(kept, "rev-parse", "--short=10", "HEAD").strip()
    text = (kept / "reviews/refused.yaml").read_text(encoding="utf-8")
    assert f'by: "CS매니저"\n    on: "2026-11-21"\n    commit: "{head}"\n' in text
    assert '"fact:반품기한": "7일"' in text
    assert f"CS매니저: 2026-11-21에 승인 ({head})" in _status(kept, "refused")


def test_without_git_an_approval_has_nocommit(clean: Path) -> None:
    assert cscx("review", "approve", "refused", *BY_MANAGER, folder=clean).code == 0
    assert "commit" not in (clean / "reviews/refused.yaml").read_text(encoding="utf-8")


def test_approving_again_what_did_not_change_leaves_the_file_alone(approved: Path) -> None:
    before = (approved / "reviews/refused.yaml").read_bytes()
    done = cscx("review", "approve", "refused", *BY_MANAGER, "--lang", "en", folder=approved)
    assert done.out == "반품 거절 안내 (refused) is as CS매니저 approved it on 2026-11-21.\n"
    assert (approved / "reviews/refused.yaml").read_bytes() == before


def test_what_is_approved_is_clean_and_what_changed_is_named_by_lint_and_status(
    approved: Path,
) -> None:
    assert cscx("lint", "--strict", *AS_OF, folder=approved).code == 0
    change(approved, FACTS, "6,000원", "5,000원")
    said = "기준값 반품배송비 6,000원 → 5,000원"
    done = cscx("lint", "--strict", *AS_OF, folder=approved)
    assert done.code == 1
    assert f"CS318 CS매니저가 2026-11-21에 승인한 뒤 바뀌었습니다: {said}." in done.out
    out = _status(approved)
    assert out.startswith("다시 승인할 것 1개\n  반품 접수 안내 (accepted)\n")
    assert f"CS매니저 2026-11-21 승인 뒤: {said}\n" in out
    assert out.endswith("문서 5개: 승인됨 4, 다시 승인할 것 1, 승인 없음 0\n")


def test_what_a_document_uses_anew_or_no_longer_is_not_called_new_or_gone(approved: Path) -> None:
    for line in ("      to: {}\n", "<role:{}>"):
        change(approved, RETURN, line.format("물류"), line.format("파트장"))
    out = " ".join(_status(approved).split())
    assert "역할 ‘파트장’(새로 씀), 역할 ‘물류’(이제 안 씀)" in out
    out = " ".join(cscx("review", "status", *AS_OF, "--lang", "en", folder=approved).out.split())
    assert "role '파트장' (newly used), role '물류' (no longer used)" in out


def test_lint_sees_an_approval_that_came_after_its_last_run(approved: Path) -> None:
    change(approved, RETURN, "title: 단순 변심 반품", "title: 마음이 바뀐 반품")
    assert "CS318" in cscx("lint", *AS_OF, folder=approved).out
    commit(approved, "title")
    cscx("review", "approve", "return", *BY_MANAGER, folder=approved)
    assert cscx("lint", "--strict", *AS_OF, folder=approved).out == ""


def test_an_approval_that_is_taken_back_by_git_is_valid_again(approved: Path) -> None:
    change(approved, FACTS, "6,000원", "5,000원")
    assert "다시 승인할 것 1개" in _status(approved)
    git(approved, "checkout", "-q", "--", ".")
    assert _status(approved) == "문서 5개: 승인됨 5, 다시 승인할 것 0, 승인 없음 0\n"


def test_each_approver_signs_for_himself(kept: Path) -> None:
    change(kept, REFUSED, "owner: CS정책", "owner: CS정책\napprovers: [CS매니저, 파트장]")
    commit(kept, "two approvers")
    for role in ("CS매니저", "파트장"):
        cscx("review", "approve", "refused", "--as", role, *AS_OF, folder=kept)
    change(kept, REFUSED, "title: 반품 거절 안내", "title: 반품을 거절할 때")
    commit(kept, "title")
    cscx("review", "approve", "refused", "--as", "파트장", *AS_OF, folder=kept)
    assert "반품을 거절할 때 (refused)" in _status(kept, "--as", "CS매니저")
    assert "다시 승인할 것 0" in _status(kept, "--as", "파트장")
    out = _status(kept, "refused")
    assert "CS매니저 2026-11-21 승인 뒤: 제목" in out
    assert "파트장: 2026-11-21에 승인" in out


def test_reviews_that_are_late_stand_by_owner(clean: Path) -> None:
    change(clean, RETURN, "reviewed: 2026-10-01", "reviewed: 2026-03-01")
    change(clean, REFUSED, "owner: CS정책", "owner: 물류")
    change(clean, REFUSED, "reviewed: 2026-10-01", "reviewed: 2026-05-01")
    out = _status(clean)
    assert (
        "검토가 늦은 것 2개\n  CS정책 1\n"
        "    단순 변심 반품 (return) 2026-09-01까지, 81일 지남\n"
        "  물류 1\n    반품 거절 안내 (refused) 2026-11-01까지, 20일 지남\n" in out
    )
    assert "CS정책" not in _status(clean, "--owner", "물류")


def test_approvals_of_a_document_that_is_gone_are_told(approved: Path) -> None:
    (approved / "reviews/old-rule.yaml").write_text('document: "old-rule"\napprovals: []\n')
    assert "문서가 없어진 승인 1개\n  reviews/old-rule.yaml\n" in _status(approved)


def test_json_holds_every_approval_with_what_changed(approved: Path) -> None:
    change(approved, FACTS, "6,000원", "5,000원")
    data = json.loads(_status(approved, "accepted", "-f", "json"))
    (document,) = data["documents"]
    (signature,) = document["signatures"]
    assert (document["state"], document["due"], signature["on"]) == (
        "suspect",
        "2027-04-01",
        "2026-11-21",
    )
    assert signature["changed"] == [
        {
            "sort": "use",
            "name": "fact:반품배송비",
            "change": "changed",
            "old": "6,000원",
            "new": "5,000원",
            "text": "기준값 반품배송비 6,000원 → 5,000원",
        }
    ]


@pytest.mark.parametrize(
    ("args", "ko", "en"),
    [
        (
            ("refusd", "--as", "CS매니저"),
            "‘refusd’ 문서는 없습니다.\n  혹시 ‘refused’인가요?",
            "There is no document 'refusd'.\n  Did you mean 'refused'?",
        ),
        (
            ("refused", "--as", "파트장"),
            "파트장은 refused를 승인하는 역할이 아닙니다.\n  승인하는 역할: CS매니저",
            "파트장 is no approver of refused.\n  Its approvers: CS매니저",
        ),
        (
            ("facts", "--as", "CS매니저"),
            "‘facts’ 문서는 없습니다.",
            "There is no document 'facts'.",
        ),
        (
            ("first-week", "--as", "CS매니저"),
            f"first-week는 승인을 받는 문서가 아닙니다.\n  {KINDS[0]}",
            f"first-week is no document that is approved.\n  {KINDS[1]}",
        ),
    ],
)
def test_what_cannot_be_approved_is_said(
    kept: Path, args: tuple[str, ...], ko: str, en: str
) -> None:
    for language, said in (("ko", f"오류: {ko}\n"), ("en", f"Error: {en}\n")):
        done = cscx("review", "approve", *args, "--lang", language, *AS_OF, folder=kept)
        assert (done.code, done.err) == (2, said)
    assert not (kept / "reviews").exists()


@pytest.mark.parametrize(
    ("approvers", "hint"),
    [
        ("[CS정책]", "다른 역할이 승인합니다. 문서나 설정의 approvers를 고치세요."),
        ("[CS정책, CS매니저]", "승인하는 역할: CS매니저"),
    ],
)
def test_the_owner_does_not_approve_its_own_document(kept: Path, approvers: str, hint: str) -> None:
    change(kept, REFUSED, "owner: CS정책", f"owner: CS정책\napprovers: {approvers}")
    commit(kept, "owner approves")
    done = cscx("review", "approve", "refused", "--as", "CS정책", *AS_OF, folder=kept)
    assert (done.code, done.err) == (
        2,
        f"오류: CS정책은 refused의 담당이라 스스로 승인할 수 없습니다(CS302).\n  {hint}\n",
    )
    assert not (kept / "reviews").exists()


def test_a_draft_is_not_approved(kept: Path) -> None:
    change(kept, REFUSED, "status: active", "status: draft")
    done = cscx("review", "approve", "refused", *BY_MANAGER, folder=kept)
    assert done.err == (
        "오류: refused의 status가 draft라서 승인할 것이 없습니다.\n"
        "  승인받으려면 status를 review로 바꾸세요.\n"
    )


def test_a_document_with_errors_is_not_approved(kept: Path) -> None:
    change(kept, REFUSED, "status: active", "status: aktive")
    done = cscx("review", "approve", "refused", *BY_MANAGER, folder=kept)
    assert (done.code, "cscx lint sops/scripts/refused.yaml" in done.err) == (2, True)


@pytest.mark.parametrize("file", [REFUSED, FACTS, "cscx.toml"])
def test_what_is_not_committed_is_not_approved(kept: Path, file: str) -> None:
    with (kept / file).open("a", encoding="utf-8") as stream:
        stream.write("# 아직\n")
    done = cscx("review", "approve", "refused", *BY_MANAGER, folder=kept)
    assert done.err == (
        "오류: refused나 그것이 기대는 파일에 아직 커밋하지 않은 것이 있습니다.\n"
        "  승인은 커밋을 가리킵니다. 먼저 커밋하고 승인하세요.\n"
    )
    assert cscx("review", "approve", "desk", *BY_MANAGER, folder=kept).code == (
        2 if file == "cscx.toml" else 0
    )


def test_of_several_documents_all_are_approved_or_none(kept: Path) -> None:
    done = cscx("review", "approve", "refused", "refusd", *BY_MANAGER, folder=kept)
    assert (done.code, (kept / "reviews").exists()) == (2, False)


def test_a_file_of_approvals_with_a_conflict_is_told_and_not_written_over(approved: Path) -> None:
    file = approved / "reviews/refused.yaml"
    torn = "<<<<<<< HEAD\n" + file.read_text(encoding="utf-8")
    file.write_text(torn, encoding="utf-8")
    done = cscx("review", "approve", "refused", *BY_MANAGER, folder=approved)
    assert done.err.startswith("오류: 승인 파일 reviews/refused.yaml을 읽을 수 없습니다.\n")
    assert file.read_text(encoding="utf-8") == torn
    assert "CS320" in cscx("lint", *AS_OF, folder=approved).out


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('on: "2026-11-21"', 'on: "2026-99-99"', "에 달력에 없는 날짜가 있습니다"),
        ('document: "refused"', 'document: "accepted"', "은 다른 문서(accepted)의 것입니다"),
        ("version: 2", 'version: "x"', "을 읽을 수 없습니다"),
    ],
)
def test_a_damaged_file_of_approvals_is_told_by_status(
    approved: Path, old: str, new: str, why: str
) -> None:
    change(approved, "reviews/refused.yaml", old, new)
    done = cscx("review", "status", *AS_OF, folder=approved)
    assert done.err == (
        f"승인 파일 reviews/refused.yaml{why}. git에서 되돌리거나 다시 승인하세요.\n"
    )
    assert "승인이 없는 것 1개" in done.out
    data = json.loads(_status(approved, "-f", "json"))
    assert data["unread"] == ["reviews/refused.yaml"]


def test_a_role_that_stands_twice_in_a_file_of_approvals_counts_for_nothing(approved: Path) -> None:
    file = approved / "reviews/refused.yaml"
    head, _, approvals = file.read_text(encoding="utf-8").partition("approvals:\n")
    file.write_text(f"{head}approvals:\n{approvals}{approvals}", encoding="utf-8")
    done = cscx("review", "status", *AS_OF, folder=approved)
    assert "같은 역할의 승인이 둘 있습니다" in done.err
    assert "승인이 없는 것 1개" in done.out


def test_a_document_that_cannot_be_read_is_named_and_not_just_missing(approved: Path) -> None:
    (approved / "sops/scripts/refused.yaml").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    done = cscx("review", "status", *AS_OF, "--lang", "en", folder=approved)
    assert done.err == (
        "Could not be read and left out, 1: sops/scripts/refused.yaml. See why: cscx lint\n"
    )
