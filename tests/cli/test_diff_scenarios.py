"""`cscx diff` runs the scenarios that a change concerns and tells those that fail since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, change, cscx, git, in_git

FACTS = "sops/reference/facts.yaml"
FEATURE = "scenarios/a.feature"
TABLE = "sops/exceptions/eligibility.yaml"
BROKEN = "given: {경과일: 8, 상품상태: 정상}\n    expect: {처리: 환불}"
TEXT = """# language: ko
기능: 반품
  시나리오: 여드레째는 늦었다
    조건 경과일은 8일이고 상품상태는 정상이다
    만일 eligibility로 판정하면
    그러면 처리는 불가이다

  시나리오: 전부터 틀렸다
    조건 경과일은 30일이고 상품상태는 정상이다
    만일 eligibility로 판정하면
    그러면 처리는 환불이다
"""
WALKED = """# language: ko
기능: 반품
  시나리오: 여드레째는 늦었다
    조건 경과일은 8일이다
    만일 return 절차를 따라가면
    그러면 처리는 불가이다
"""
LATE = """    when: {경과일: <fact:반품기한> 초과}
    then: {처리: 불가}
"""
LATE_BY_STATE = """    when: {경과일: <fact:반품기한> 초과, 상품상태: 정상}
    then: {처리: 환불}
    because: 새 상품이면 늦어도 받는다
  - id: 기한지남-사용
    when: {경과일: <fact:반품기한> 초과, 상품상태: 사용흔적}
    then: {처리: 불가}
"""


@pytest.fixture
def branch(clean: Path) -> Path:
    """A knowledge base in git with a scenario that comes out and one that does not."""
    (clean / "scenarios").mkdir(exist_ok=True)
    (clean / FEATURE).write_text(TEXT, encoding="utf-8")
    return in_git(clean)


def test_a_scenario_that_fails_since_the_change_is_wrong_now(branch: Path) -> None:
    change(branch, FACTS, "value: 7일", "value: 14일")
    out = cscx("diff", "HEAD", *AS_OF, folder=branch).out
    wrong = out.split("지금 틀림")[1].split("다시 읽을 것")[0]
    assert f"시나리오 반품  {FEATURE}:6\n" in wrong
    told = " ".join(wrong.split())
    assert "6줄 ‘여드레째는 늦었다’: 처리가 ‘불가’여야 하는데 ‘환불’입니다." in told
    assert "전부터 틀렸다" not in wrong
    data = json.loads(cscx("diff", "HEAD", "-f", "json", *AS_OF, folder=branch).out)
    (found,) = data["impact"]["beside"]
    assert (found["grade"], [each["line"] for each in found["failing"]]) == ("wrong", [6])
    comment = cscx("diff", "HEAD", "-f", "markdown", *AS_OF, folder=branch).out
    assert "- 시나리오 반품 `scenarios/a.feature:6`\n  - 6줄 ‘여드레째는 늦었다’" in comment


def test_a_scenario_that_comes_out_is_only_to_be_reread(branch: Path) -> None:
    change(branch, FEATURE, "경과일은 8일", "경과일은 20일")
    git(branch, "commit", "-q", "-a", "-m", "base")
    change(branch, FACTS, "value: 7일", "value: 14일")
    data = json.loads(cscx("diff", "HEAD", "-f", "json", *AS_OF, folder=branch).out)
    (found,) = data["impact"]["beside"]
    assert (found["grade"], found["failing"]) == ("reread", [])


def test_an_example_that_failed_before_is_not_told_as_what_the_change_did(branch: Path) -> None:
    change(branch, TABLE, "given: {경과일: 8, 상품상태: 정상}\n    expect: {처리: 불가}", BROKEN)
    git(branch, "commit", "-q", "-a", "-m", "base")
    change(branch, FACTS, "value: 7일", "value: 6일")
    out = " ".join(cscx("diff", "HEAD", *AS_OF, folder=branch).out.split())
    assert "예시 ‘마지막 날’: 처리가 ‘환불’이어야 하는데 ‘불가’입니다" in out
    assert "하루 지남" not in out


def test_a_value_that_a_rule_newly_needs_is_named(branch: Path) -> None:
    (branch / FEATURE).write_text(WALKED, encoding="utf-8")
    git(branch, "commit", "-q", "-a", "-m", "walked")
    change(branch, TABLE, LATE, LATE_BY_STATE)
    out = " ".join(cscx("diff", "HEAD", *AS_OF, folder=branch).out.split())
    said = "‘상품상태’를 몰라 ‘판정’에서 멈춥니다. 이 절차에서 ‘처리’는 정해지지 않았습니다."
    assert f"6줄 ‘여드레째는 늦었다’: {said}" in out
