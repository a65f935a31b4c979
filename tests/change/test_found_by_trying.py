"""Changes that trying cases found missed or told wrongly, each as small as it can be."""

from __future__ import annotations

import pytest

from cscx.change.answers import shift_text
from cscx.change.diff import Diff, diff
from cscx.change.tables.table_change import TableChange
from cscx.change.telling import sentence
from cscx.change.verdict import verdict
from tests.change.judged import corpus_of, reference, reference_texts

INPUTS = "sops/reference/inputs-tables.yaml"
ELIGIBILITY = "sops/exceptions/return-eligibility.yaml"


def _diff(path: str, old: str, new: str) -> Diff:
    text = reference_texts()[path]
    assert old in text
    return diff(reference(), corpus_of(reference(), {path: text.replace(old, new, 1)}))


def _table(found: Diff, name: str, day: str | None = None) -> TableChange:
    """What is told of a table, now or of a day."""
    (table,) = (
        each
        for each in found.tables
        if each.subject.name == name and (each.day.isoformat() if each.day else None) == day
    )
    return table


def _shifts(table: TableChange) -> list[str]:
    assert table.comparison is not None
    return [shift_text(table, table.comparison, s).ko for s in table.comparison.shifts]


def _told(found: Diff) -> list[str]:
    return [sentence(change).ko for change in found.changes]


def test_an_end_given_to_an_input_that_had_none_is_compared() -> None:
    unit = "  유출경과시간:\n    type: integer\n    unit: 시간\n"
    found = _diff(INPUTS, unit, f"{unit}    max: 72\n")
    texts = _shifts(_table(found, "breach-escalation"))
    assert texts
    assert all(text.endswith(" → 없어진 경우") for text in texts)


def test_an_input_that_may_be_absent_now_is_a_case_the_old_version_does_not_have() -> None:
    found = _diff(
        INPUTS, "    values: [전부, 일부]\n", "    values: [전부, 일부]\n    optional: true\n"
    )
    texts = _shifts(_table(found, "coupon-restore"))
    assert texts
    assert all(text.startswith("없던 경우 → ") for text in texts)


def test_a_change_that_shows_only_from_the_day_of_another_plan_is_told_of_that_day() -> None:
    # Both fees are 6,000원 until 반품배송비 becomes 7,000원.
    found = _diff(
        ELIGIBILITY,
        "재고: 재고 있음}\n    then: {처리: 교환, ",
        "재고: 재고 있음}\n    then: {처리: 부분환불, ",
    )
    assert verdict(_table(found, "return-shipping-fee")).ko.endswith("(증명됨)")
    later = _table(found, "return-shipping-fee", "2027-01-01")
    assert _shifts(later) == ["공제금액: 6,000원 → 7,000원"]


def test_a_planned_change_is_told_of_the_day_of_a_later_plan_too() -> None:
    value = "    value: 7일\n    label: 단순 변심 반품 기한\n"
    found = _diff(
        "sops/reference/facts.yaml",
        value,
        f"{value}    next: {{value: 14일, effective: 2026-12-01}}\n",
    )
    pays = "부담: 해당 없음 → 고객, 공제금액: 0원 → {}원"
    first = _shifts(_table(found, "return-shipping-fee", "2026-12-01"))
    assert pays.format("6,000") in first
    later = _table(found, "return-shipping-fee", "2027-01-01")
    assert "공제금액: 6,000원 → 7,000원" in _shifts(later)
    assert pays.format("7,000") in _shifts(later)
    assert not set(first) & set(_shifts(later))


def test_what_is_told_of_now_is_not_told_again_of_a_coming_day() -> None:
    found = _diff("sops/reference/facts.yaml", "골드: 14일", "골드: 20일")
    assert {table.day for table in found.tables} == {None}


def test_that_a_change_ends_on_a_coming_day_is_told_of_that_day() -> None:
    # The base plans 7,000원 from that day on.
    label = "\n    label: 반품 배송비(왕복)"
    found = _diff("sops/reference/facts.yaml", f"value: 6,000원{label}", f"value: 7,000원{label}")
    assert _shifts(_table(found, "return-shipping-fee")) == ["공제금액: 6,000원 → 7,000원"]
    later = _table(found, "return-shipping-fee", "2027-01-01")
    assert verdict(later).ko == "판정은 하나도 바뀌지 않습니다(증명됨)"


def test_limits_and_their_values_in_another_order_are_no_change() -> None:
    text = reference_texts()[ELIGIBILITY]
    start, end = text.index("limits:\n"), text.index("\nrules:\n")
    limits = text[start:end].removeprefix("limits:\n").rstrip("\n").split("\n  - ")
    limits = [limits[0].removeprefix("  - "), *limits[1:]]
    swapped = [each.replace("[정상, 개봉]", "[개봉, 정상]") for each in reversed(limits)]
    changed = text[:start] + "limits:\n" + "".join(f"  - {each}\n" for each in swapped) + text[end:]
    found = diff(reference(), corpus_of(reference(), {ELIGIBILITY: changed}))
    assert found.changes == ()
    assert found.tables == ()


def test_a_limit_that_changed_stands_where_it_is_whatever_the_order() -> None:
    text = "  - when: {결제금액: <fact:파트장한도> 초과}\n    never: {처리: [전액환불, 부분환불], 승인: 파트장}\n"
    found = _diff(ELIGIBILITY, text, text.replace("승인: 파트장", "승인: CS매니저"))
    assert _told(found) == [
        "한도 ‘결제금액 파트장한도(100만원) 초과’의 금지 ‘승인’이 파트장에서 CS매니저로 바뀝니다."
    ]


def test_one_value_that_becomes_a_list_keeps_its_letters() -> None:
    found = _diff(
        "sops/exceptions/promotion-claim.yaml",
        "never: {처리: 불가}",
        "never: {처리: [불가, 상위 판단]}",
    )
    assert _told(found) == ["한도 ‘조건확인 안내 잘못’의 금지 ‘처리’에 ‘상위 판단’이 추가됩니다."]


def test_another_way_to_combine_what_is_computed_changes_decisions() -> None:
    found = _diff(
        "sops/exceptions/coupon-restore.yaml",
        "적립금액: {type: money, collect: sum,",
        "적립금액: {type: money, collect: min,",
    )
    assert "적립금액: = 사용적립금 + 1,000원 → = min(사용적립금, 1,000원)" in _shifts(
        _table(found, "coupon-restore")
    )


@pytest.mark.parametrize("hours", ["719시간", "721시간"])
def test_an_amount_that_differs_only_for_great_numbers_is_found(hours: str) -> None:
    found = _diff("sops/reference/facts-tables.yaml", "720시간", hours)
    table = _table(found, "outage-compensation")
    assert table.comparison is not None
    assert table.comparison.status == "changed"
    (shift,) = table.comparison.shifts
    (region,) = shift.regions
    assert region.was != region.now


def test_another_input_by_which_a_fact_differs_is_told() -> None:
    found = _diff(
        "sops/reference/facts.yaml",
        "      by: 고객등급\n      일반: 7일",
        "      by: 회원등급\n      일반: 7일",
    )
    assert len(found.changes) == 1
    assert "고객등급에서 회원등급" in _told(found)[0]
