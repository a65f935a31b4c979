"""`cscx diff` says who has to approve a change, which approvals it takes, and what loosens a check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import AS_OF, change, commit, cscx, in_git

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
RETURN = "sops/procedures/return.yaml"
EVERYTHING = ("desk", "eligibility", "return", "accepted", "refused")
BY_MANAGER = ("--as", "CS매니저", *AS_OF)
TEAMS = '\n[codeowners.teams]\n"CS매니저" = "@shop/managers"\n'


@pytest.fixture
def started(clean: Path) -> Path:
    """A clean knowledge base in git, with an account for its approver."""
    with (clean / "cscx.toml").open("a", encoding="utf-8") as stream:
        stream.write(TEAMS)
    return in_git(clean)


@pytest.fixture
def approved(started: Path) -> Path:
    """The same with every document approved."""
    cscx("review", "approve", *EVERYTHING, *BY_MANAGER, folder=started)
    commit(started, "approve")
    return started


def _diff(root: Path, *args: str) -> str:
    return cscx("diff", *(args or ("HEAD",)), *AS_OF, folder=root).out


def _approvals(root: Path, *args: str) -> Any:
    return json.loads(_diff(root, *(args or ("HEAD",)), "-f", "json"))["approvals"]


def test_a_changed_document_names_its_approver_with_the_account(started: Path) -> None:
    change(started, REFUSED, "title: 반품 거절 안내", "title: 반품을 거절할 때")
    line = "스크립트 반품을 거절할 때: CS매니저(@shop/managers)"
    out = _diff(started)
    assert f"이 변경을 승인할 문서 1개\n  {line}\n" in out
    assert "- 스크립트 반품을 거절할 때: CS매니저(\\@shop/managers)\n" in _diff(
        started, "HEAD", "-f", "markdown"
    )
    assert "Script 반품을 거절할 때: CS매니저 (@shop/managers)\n" in _diff(
        started, "HEAD", "--lang", "en"
    )


def test_where_nothing_was_approved_yet_a_fact_asks_those_who_approve_what_uses_it(
    started: Path,
) -> None:
    change(started, FACTS, "6,000원", "5,000원")
    assert "스크립트 반품 접수 안내: CS매니저(@shop/managers)\n" in _diff(started)


def test_a_changed_fact_makes_the_approvals_of_all_that_use_it_suspect(approved: Path) -> None:
    change(approved, FACTS, "6,000원", "5,000원")
    out = _diff(approved)
    assert "이 변경을 승인할 문서 1개\n" in out
    assert "다시 승인(기준값" in out
    (needed,) = _approvals(approved)["needed"]
    status = json.loads(cscx("review", "status", *AS_OF, "-f", "json", folder=approved).out)
    suspect = {each["id"] for each in status["documents"] if each["state"] == "suspect"}
    assert {needed["subject"]["name"]} == suspect == {"accepted"}
    assert (needed["own"], needed["through"]) == (False, ["fact:반품배송비"])
    assert needed["signatures"] == [
        {
            "role": "CS매니저",
            "accounts": ["@shop/managers"],
            "state": "suspect",
            "on": "2026-11-21",
            "changed": ["기준값 반품배송비 6,000원 → 5,000원"],
        }
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (RETURN, "title: 단순 변심 반품", "title: 마음이 바뀐 반품"),
        (FACTS, "value: 7일", "value: 14일"),
        ("sops/reference/roles.yaml", "duties: ", "duties: 다시 쓴 "),
        (RETURN, "reviewed: 2026-10-01", "reviewed: 2026-10-02"),
        (REFUSED, "kind: script", "# 주석\nkind: script"),
        ("cscx.toml", '"6개월"', '"3개월"'),
        ("cscx.toml", '["CS매니저"]', '["CS매니저", "파트장"]'),
    ],
)
def test_what_is_to_be_approved_is_what_the_status_says(
    approved: Path, file: str, old: str, new: str
) -> None:
    if old not in (approved / file).read_text(encoding="utf-8"):
        pytest.fail(f"{file} does not hold {old}")
    change(approved, file, old, new)
    found = _approvals(approved)
    said = {each["subject"]["name"] for each in found["needed"]} if found else set()
    status = json.loads(cscx("review", "status", *AS_OF, "-f", "json", folder=approved).out)
    assert said == {each["id"] for each in status["documents"] if each["state"] != "approved"}


def test_other_approvers_by_default_are_told_of_every_document_they_stand_for(
    approved: Path,
) -> None:
    change(approved, "cscx.toml", '["CS매니저"]', '["파트장"]')
    out = _diff(approved)
    assert "모든 문서의 승인 역할 기본값이 CS매니저에서 파트장으로 바뀝니다." in out
    assert "이 변경을 승인할 문서 5개(파트장 5)\n" in out
    assert "파트장 승인 없음" in out
    assert "기대는 것이 없습니다" not in out


def test_approvals_that_come_with_the_change_are_told(approved: Path) -> None:
    change(approved, REFUSED, "title: 반품 거절 안내", "title: 반품을 거절할 때")
    commit(approved, "title")
    cscx("review", "approve", "refused", *BY_MANAGER, folder=approved)
    out = _diff(approved, "HEAD~1")
    assert "CS매니저가 스크립트 ‘반품을 거절할 때’를 승인합니다(2026-11-21).\n" in out
    assert "스크립트 반품을 거절할 때: CS매니저(@shop/managers) 승인함(2026-11-21)\n" in out
    only = _diff(approved, "HEAD")
    assert only == (
        "승인 파일\n  CS매니저가 스크립트 ‘반품을 거절할 때’를 승인합니다(2026-11-21).\n\n"
    )


def test_an_approval_that_is_deleted_or_edited_by_hand_is_told(approved: Path) -> None:
    (approved / "reviews/refused.yaml").unlink()
    out = _diff(approved)
    assert "스크립트 ‘반품 거절 안내’에서 CS매니저의 2026-11-21 승인이 없어집니다.\n" in out
    assert "스크립트 반품 거절 안내: CS매니저(@shop/managers) 승인 없음\n" in out
    file = approved / "reviews/return.yaml"
    text = file.read_text(encoding="utf-8")
    digest = text.partition('fingerprint: "')[2][:8]
    change(approved, "reviews/return.yaml", f'fingerprint: "{digest}', 'fingerprint: "00000000')
    assert "다시 승인(승인 파일이 손으로 바뀌었음)" in " ".join(_diff(approved).split())


@pytest.mark.parametrize(
    ("settings", "ko", "en"),
    [
        (
            '[lint.severity]\nCS318 = "off"\n',
            "검사 CS318의 심각도가 기본값에서 끔으로 바뀝니다.",
            "'Severity of check CS318' changes from its default to off.",
        ),
        (
            '[lint]\nallow = ["010-0000-0000"]\n',
            "개인정보로 보지 않는 글(lint.allow)에 ‘010-0000-0000’이 추가됩니다.",
            "010-0000-0000",
        ),
        (
            '[lint]\nbaseline = "cscx-baseline.json"\n',
            "이미 있던 문제를 적은 파일(lint.baseline)",
            "cscx-baseline.json",
        ),
        ("[lint]\nmax-decisions = 20\n", "한도(lint.max-decisions)가 7에서 20", "from 7 to 20"),
        (
            "[site]\noffline = false\n",
            "오프라인 보관(site.offline)이 켬에서 끔으로",
            "site.offline",
        ),
        (
            '[lint]\nbaseline = "old.json"\n',
            "기준선(문제로 세지 않는 것)에 ‘CS204, sops/a.yaml 2건’이 추가됩니다.",
            "gains 'CS204, sops/a.yaml, 2 times'",
        ),
    ],
)
def test_settings_that_loosen_a_check_are_told(
    started: Path, settings: str, ko: str, en: str
) -> None:
    with (started / "cscx.toml").open("a", encoding="utf-8") as stream:
        stream.write(settings)
    (started / "old.json").write_text(
        '{"format": 1, "findings": [{"path": "sops/a.yaml", "code": "CS204", "text": "x", "count": 2}]}',
        encoding="utf-8",
    )
    assert ko in _diff(started)
    assert en in _diff(started, "HEAD", "--lang", "en")


def test_another_account_of_a_role_is_told(started: Path) -> None:
    change(started, "cscx.toml", "@shop/managers", "@shop/everyone")
    assert "역할 ‘CS매니저’의 계정이 @shop/managers에서 @shop/everyone" in _diff(started)


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_is_not_in_force_asks_for_no_approval_but_leaving_force_those_of_before(
    started: Path, status: str
) -> None:
    change(started, REFUSED, "status: active", f"status: {status}")
    change(started, REFUSED, "title: 반품 거절 안내", "title: 반품을 거절할 때")
    commit(started, "not in force")
    (left,) = _approvals(started, "HEAD~1")["needed"]
    assert (left["subject"]["name"], left["leaving"]) == ("refused", "retired")
    change(started, REFUSED, "title: 반품을 거절할 때", "title: 반품 거절")
    assert _approvals(started) is None
    change(started, REFUSED, f"status: {status}", "status: review")
    found = _approvals(started)
    assert [each["subject"]["name"] for each in found["needed"]] == ["refused"]


def test_a_document_that_is_deleted_or_retired_asks_those_who_approved_it(approved: Path) -> None:
    change(approved, REFUSED, "owner: CS정책", "owner: CS정책\napprovers: [파트장]")
    commit(approved, "another approver")
    change(approved, REFUSED, "approvers: [파트장]", "approvers: [CS매니저]")
    change(approved, REFUSED, "status: active", "status: retired")
    assert "스크립트 반품 거절 안내(이제 시행하지 않음): 파트장\n" in _diff(approved)
    (approved / REFUSED).unlink()
    out = _diff(approved)
    assert "스크립트 반품 거절 안내(없어짐): 파트장\n" in out
    assert "Script 반품 거절 안내 (gone): 파트장\n" in _diff(approved, "HEAD", "--lang", "en")
    left = next(e for e in _approvals(approved)["needed"] if e["leaving"])
    assert (left["subject"]["name"], left["path"]) == ("refused", REFUSED)
    assert [(s["role"], s["state"]) for s in left["signatures"]] == [("파트장", "missing")]


def test_a_new_version_asks_its_own_approvers_and_those_of_the_one_it_replaces(
    started: Path,
) -> None:
    text = (started / REFUSED).read_text(encoding="utf-8")
    new = text.replace("effective: 2026-03-01", "effective: 2027-01-01\nreplaces: refused")
    new = new.replace("title: 반품 거절 안내", "title: 새 거절 안내")
    file = started / "sops/scripts/refused-2027.yaml"
    file.write_text(new, encoding="utf-8")
    assert [e["subject"]["name"] for e in _approvals(started)["needed"]] == ["refused-2027"]
    file.write_text(new.replace("owner: CS정책", "owner: CS정책\napprovers: [파트장]"), "utf-8")
    out = _diff(started)
    assert "스크립트 새 거절 안내: 파트장\n" in out
    assert "스크립트 반품 거절 안내(‘새 거절 안내’가 대신함): CS매니저(@shop/managers)\n" in out
