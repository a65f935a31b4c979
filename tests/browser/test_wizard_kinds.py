"""Every kind of input in the wizard, tables that cannot be asked, and very large ones."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.browser.conftest import served
from tests.browser.test_wizard import ask, chips, heading
from tests.publish.knowledge import SHOP, TODAY

pytestmark = pytest.mark.browser
INPUTS = """\
  사진:
    type: set
    values: [앞, 뒤, 상자]
    optional: true
    ask: 어떤 사진이 있나요?
  산날:
    type: date
    ask: 언제 사셨나요?
  온시각:
    type: time
    look: 배송 화면
  열어봄:
    type: boolean
    ask: 열어 보셨나요?
  번호:
    type: text
    format: AA-99
    ask: 번호가 무엇인가요?
  값:
    type: money
    unit: 원
    min: 0
    ask: 얼마였나요?
  개:
    type: integer
    unit: 개
    min: 1
    ask: 몇 개인가요?
  모두:
    type: money
    unit: 원
    is: 값 × 개
    label: 모두 합한 값
  줄:
    type: integer
    min: 0
    max: 1999
    ask: 몇 번인가요?
  편:
    values: [왼쪽, 오른쪽]
    ask: 어느 쪽인가요?
"""
HEAD = """\
kind: exception
title: {title}
summary: 시험
status: active
owner: 정책
effective: 2026-03-01
"""
KINDS = (
    HEAD.format(title="갖가지")
    + """\
hit: first
inputs: [사진, 산날, 온시각, 열어봄, 번호, 값, 개, 모두]
outputs:
  처리: {values: [받음, 거절, 물어봄]}
  금액: {type: money, optional: true}
rules:
  - id: 사진없음
    when: {사진: 없음}
    then: {처리: 물어봄}
    because: 사진이 있어야 안다
  - id: 오래됨
    when: {산날: 2026-01-01 미만}
    then: {처리: 거절}
    because: 오래되었다
  - id: 밤
    when: {온시각: 22:00 이상}
    then: {처리: 물어봄}
    because: 밤에 왔다
  - id: 틀림
    when: {번호: 형식 틀림}
    then: {처리: 거절}
    because: 우리 번호가 아니다
  - id: 연것
    when: {열어봄: 예, 모두: 5만원 초과}
    then: {처리: 받음, 금액: = 모두 ÷ 2}
    because: 절반을 낸다
  - id: 두쪽
    when: {사진: {all: [앞, 뒤]}}
    then: {처리: 받음, 금액: = 모두}
    because: 다 보인다
otherwise:
  then: {처리: 물어봄}
  because: 모르는 경우
examples:
  - name: 사진이 없다
    given: {사진: 없음}
    expect: {처리: 물어봄}
"""
)
BROKEN = (
    HEAD.format(title="틀린 표")
    + """\
inputs: [편]
outputs:
  처리: {values: [받음, 거절]}
rules:
  - id: 하나
    when: {편: 가운데}
    then: {처리: 받음}
    because: 틀렸다
examples:
  - name: 가운데
    given: {편: 왼쪽}
    expect: {처리: 받음}
"""
)


def large(rules: int) -> str:
    """A table of many rules over a number and a choice; the answer by the remainder of three."""
    lines = [
        f"  - id: R{n}\n    when: {{줄: {n // 2}, 편: {('왼쪽', '오른쪽')[n % 2]}}}\n"
        f"    then: {{처리: {('받음', '거절', '물어봄')[n % 3]}}}\n    because: {n}번째라서\n"
        for n in range(rules)
    ]
    return (
        HEAD.format(title=f"큰 표 {rules}")
        + "inputs: [줄, 편]\noutputs:\n  처리: {values: [받음, 거절, 물어봄]}\nrules:\n"
        + "".join(lines)
        + "otherwise:\n  then: {처리: 물어봄}\n  because: 없는 번호\n"
        + "examples:\n  - name: 처음\n    given: {줄: 0, 편: 왼쪽}\n    expect: {처리: 받음}\n"
    )


def with_tables(folder: Path, **tables: str) -> Path:
    """A small site with these tables."""
    shutil.copytree(SHOP, folder / "shop")
    sops = folder / "shop/sops"
    inputs = sops / "reference/inputs.yaml"
    inputs.write_text(inputs.read_text(encoding="utf-8") + INPUTS, encoding="utf-8")
    for name, text in tables.items():
        (sops / f"exceptions/{name}.yaml").write_text(text, encoding="utf-8")
    return build(folder / "shop", Options(to=folder / "site", as_of=TODAY)).folder


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with every kind of table."""
    folder = tmp_path_factory.mktemp("kinds")
    site = with_tables(folder, kinds=KINDS, broken=BROKEN, large=large(200))
    with served(site) as found:
        yield found


@pytest.fixture(scope="module")
def huge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with one table of 2,000 rules."""
    with served(with_tables(tmp_path_factory.mktemp("huge"), large=large(2000))) as found:
        yield found


@pytest.fixture
def page(chromium: Any, shop: str) -> Iterator[Any]:
    """A page of that site that fails the test with any error of its scripts."""
    context = chromium.new_context(locale="ko-KR", base_url=shop, reduced_motion="reduce")
    errors: list[str] = []
    made = context.new_page()
    made.on("pageerror", lambda error: errors.append(str(error)))
    yield made
    context.close()
    assert errors == []


def answer_until(page: Any, question: str) -> None:
    """Say that nobody knows until a question comes."""
    for _ in range(9):
        if heading(page) == question:
            return
        page.keyboard.press("0")
    raise AssertionError(heading(page))


def test_several_things_are_ticked_by_number_keys_and_none_is_an_answer(page: Any) -> None:
    ask(page, "exceptions/kinds/")
    answer_until(page, "어떤 사진이 있나요?")
    page.keyboard.press("1")
    page.keyboard.press("2")
    assert page.locator(".cx-several input:checked").count() == 2
    page.get_by_role("button", name="확인").press("Enter")
    assert chips(page)[-1] == "사진 앞, 뒤"
    page.locator("[data-wizard-given] button", has_text="앞, 뒤").click()
    page.get_by_role("button", name="고른 것 없음").press("Enter")
    assert chips(page)[-1] == "사진 없음"


def test_dates_times_and_numbers_in_a_form_are_asked_by_fields_that_fit(page: Any) -> None:
    facts = "사진=앞&열어봄=아니오&값=3만원&개=1"
    ask(page, "exceptions/kinds/", facts)
    seen = {}
    for _ in range(3):
        question = heading(page)
        seen[question] = page.locator(".cx-entry input").get_attribute("type")
        value = {"date": "2026-03-02", "time": "10:30", "text": "AB-12"}[seen[question]]
        page.locator(".cx-entry input").fill(value)
        page.keyboard.press("Enter")
    assert seen == {
        "언제 사셨나요?": "date",
        "온시각을 확인하세요": "time",
        "번호가 무엇인가요?": "text",
    }
    assert "물어봄" in heading(page)
    assert "번호 형식 맞음" in chips(page)
    assert "AB-12" not in page.url


def test_what_is_computed_follows_from_exact_amounts_only(page: Any) -> None:
    ask(page, "exceptions/kinds/", "사진=앞, 뒤&산날=2026-05-01&온시각=10:00&번호=AB-12&열어봄=예")
    assert heading(page) in ("얼마였나요?", "몇 개인가요?")
    assert page.locator(".cx-choice").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    ask(
        page,
        "exceptions/kinds/",
        "사진=앞, 뒤&산날=2026-05-01&온시각=10:00&번호=AB-12&열어봄=예&값=33,333원&개=2",
    )
    page.reload()
    page.wait_for_selector(".cx-out")
    told = page.locator(".cx-out").text_content()
    assert "33,333원" in told
    assert "모두 합한 값 66,666원" in told


def test_a_table_with_a_mistake_says_so_and_stays_readable(page: Any) -> None:
    page.goto("exceptions/broken/")
    assert (
        "이 표는 화면에서 바로 판정할 수 없습니다"
        in page.locator(".cx-wizard__note").text_content()
    )
    assert page.locator("[data-cx-wizard]").count() == 0
    assert page.locator("[data-rules] tr").count() == 1


def test_a_large_table_is_asked_like_a_small_one(page: Any) -> None:
    is_asked(page, "exceptions/large/", 99)


@pytest.mark.long
def test_a_table_of_two_thousand_rules_is_asked_like_a_small_one(page: Any, huge: str) -> None:
    is_asked(page, f"{huge}exceptions/large/", 999)


def is_asked(page: Any, path: str, last: int) -> None:
    """The two questions of a large table lead to the last of its rules but one."""
    ask(page, path)
    answer_until(page, "몇 번인가요?")
    page.get_by_label("입력").fill(str(last))
    page.keyboard.press("Enter")
    assert heading(page) == "어느 쪽인가요?"
    assert page.locator("[data-rules] tr:not(.is-out)").count() == 2
    page.keyboard.press("2")
    rule = 2 * last + 1
    assert heading(page) == ("받음", "거절", "물어봄")[rule % 3]
    assert page.locator("[data-rules] tr.is-hit").get_attribute("id") == f"R{rule}"
