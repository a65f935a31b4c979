"""A change of a decision names every output that differs, not only the first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cscx.change.chronicle import told
from cscx.change.diff import diff
from cscx.messages import Text
from tests.change.judged import corpus_of, reference, reference_texts
from tests.cli.program import AS_OF, change, cscx

FACTS = "sops/reference/facts.yaml"
LIMIT = ("  반품기한:\n    value: 7일", "  반품기한:\n    value: 14일")
PAYS = "부담: 해당 없음 → 고객, 공제금액: 0원 → 6,000원"


def _table(folder: Path, name: str) -> Any:
    report = json.loads(cscx("diff", *AS_OF, "-f", "json", folder=folder).out)
    return next(t for t in report["tables"] if t["subject"]["name"] == name and not t["from"])


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_money_that_a_customer_newly_pays_is_told(repository: Path, form: str) -> None:
    change(repository, FACTS, "골드: 14일", "골드: 20일")
    assert PAYS in cscx("diff", *AS_OF, "-f", form, folder=repository).out
    case = ("요청=반품", "경과일=15일", "상품상태=정상", "반품제한=제한 없음", "고객등급=골드", "재고=재고 있음", "결제금액=5만원", "무료반품=미적용")  # fmt: skip
    decided = cscx("decide", "return-shipping-fee", *case, *AS_OF, folder=repository).out
    assert "공제금액" in decided
    assert "6,000원" in decided


def test_what_does_not_differ_alike_in_all_cases_is_told_by_each_example(repository: Path) -> None:
    change(repository, FACTS, *LIMIT)
    shifts = _table(repository, "return-eligibility")["shifts"]
    (shift,) = [each for each in shifts if each["text"] == "교환 → 전액환불"]
    also = [region["also"] for region in shift["regions"]]
    assert {"승인": "CS매니저 → 상담사", "응대": "‘우수 고객 교환 안내’ → 없음"} in also
    shown = " ".join(cscx("diff", *AS_OF, folder=repository).out.split())
    assert "결제금액=5만원. 승인: CS매니저 → 상담사, 응대: ‘우수 고객 교환 안내’ → 없음" in shown


def test_outputs_are_told_one_by_one_though_one_of_them_is_at_discretion(repository: Path) -> None:
    change(repository, FACTS, *LIMIT)
    texts = [shift["text"] for shift in _table(repository, "return-eligibility")["shifts"]]
    assert (
        "처리: 불가 → 부분환불(재량으로 전액환불), 승인: 상담사 → 파트장, "
        "응대: ‘반품 거절 안내’ → ‘부분 환불 안내’"
    ) in texts


def test_the_change_log_tells_what_else_differs() -> None:
    text = reference_texts()[FACTS]
    assert LIMIT[0] in text
    after = corpus_of(reference(), {FACTS: text.replace(*LIMIT)})
    rows = told(diff(reference(), after), reference(), after)
    lines = [line for row in rows for table in row.lines for line in table.below]
    below = {line.text.ko: line.below for line in lines}
    assert PAYS in below
    (region, *_) = below["교환 → 전액환불"]
    assert [type(each.text) for each in region.below] == [Text]
    assert "응대: " in region.below[0].text.ko


def test_a_coming_day_tells_again_only_what_is_decided_otherwise_then(repository: Path) -> None:
    change(repository, FACTS, *LIMIT)
    report = json.loads(cscx("diff", *AS_OF, "-f", "json", folder=repository).out)
    (later,) = [table for table in report["tables"] if table["from"] is not None]
    assert later["subject"]["name"] == "return-shipping-fee"
    for shift in later["shifts"]:
        told = [
            shift["text"],
            *(text for region in shift["regions"] for text in region["also"].values()),
        ]
        assert any("7,000원" in text for text in told)
