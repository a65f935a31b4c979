"""Documents that replace each other: from its day on each command answers by the one in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import cscx

TABLE = "sops/exceptions/eligibility.yaml"
REFUSED = "sops/scripts/refused.yaml"


def _later(root: Path, path: str, name: str, replaces: str, day: str, *edits: str) -> None:
    """The next version of a document; `edits` are texts and what stands in their place, in turn."""
    text = (root / path).read_text(encoding="utf-8")
    pairs = [("effective: 2026-03-01", f"effective: {day}\nreplaces: {replaces}")]
    pairs += list(zip(edits[::2], edits[1::2], strict=True))
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (root / path).with_name(f"{name}.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def three(clean: Path) -> Path:
    """A refusal in three versions: now, from February and from the leap day on."""
    _later(clean, REFUSED, "refused-2", "refused", "2028-02-01", "title: ", "title: 2판 ")
    _later(clean, REFUSED, "refused-3", "refused-2", "2028-02-29", "title: ", "title: 3판 ")
    return clean


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2028-01-31", "말    반품 거절 안내 (refused)"),
        ("2028-02-01", "말    2판 반품 거절 안내 (refused-2)"),
        ("2028-02-28", "말    2판 반품 거절 안내 (refused-2)"),
        ("2028-02-29", "말    3판 반품 거절 안내 (refused-3)"),
        ("2028-03-01", "말    3판 반품 거절 안내 (refused-3)"),
    ],
)
def test_a_walk_says_the_script_that_holds_on_the_day(three: Path, day: str, said: str) -> None:
    done = cscx("walk", "return", "경과일=9", "상품상태=정상", "--as-of", day, folder=three)
    assert said in done.out


def test_a_version_that_will_be_used_in_the_place_of_another_is_not_unused(three: Path) -> None:
    assert "CS204" not in cscx("lint", "--as-of", "2026-11-21", folder=three).out


def test_the_first_of_three_versions_leads_to_the_last(three: Path) -> None:
    done = cscx("search", "거절", "--as-of", "2028-03-01", folder=three)
    assert "대신 쓰는 문서가 없습니다" not in done.out
    assert done.out.count("이제 이 문서를 씁니다. 3판 반품 거절 안내") == 2


def test_a_walk_and_decide_know_a_table_that_was_replaced(clean: Path) -> None:
    _later(
        clean, TABLE, "eligibility-2", "eligibility", "2027-02-01",
        "then: {처리: 환불}", "then: {처리: 불가}", "expect: {처리: 환불}", "expect: {처리: 불가}",
    )  # fmt: skip
    case = ("경과일=3", "상품상태=정상")
    eve, day = ("--as-of", "2027-01-31"), ("--as-of", "2027-02-01")
    assert "판정  처리 환불" in cscx("walk", "return", *case, *eve, folder=clean).out
    assert "판정  처리 불가" in cscx("walk", "return", *case, *day, folder=clean).out
    assert cscx("decide", "eligibility", *case, *eve, folder=clean).err == ""
    assert cscx("decide", "eligibility", *case, *day, folder=clean).err == (
        "이날은 이어받은 판(eligibility-2)을 씁니다. 이것은 옛 기준입니다.\n"
    )
    assert cscx("decide", "eligibility-2", *case, *day, folder=clean).err == ""
