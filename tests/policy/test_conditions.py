"""Cells as people write them: what they mean, and what is said of mistakes."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Any

import pytest
import yaml

from cscx.policy.language import condition_mistakes as mistakes
from cscx.policy.language.conditions import parse_cell
from cscx.policy.language.criterion import holds
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.tables.domains import ordered_column
from cscx.policy.tables.fields import input_field

CASES = yaml.safe_load(
    (Path(__file__).parent / "cases" / "conditions.yaml").read_text(encoding="utf-8")
)
FACTS = {"반품기한": "7일", "환급기한": "3영업일", "소요": "3~7영업일", "한도": "30만원"}
INPUTS = {
    item.name: item
    for item in (
        InputDefinition("경과일", type="integer", unit="일", minimum=0),
        InputDefinition("지연일수", type="integer", unit="영업일"),
        InputDefinition("금액", type="money"),
        InputDefinition("등급", values=("일반", "골드", "VIP")),
        InputDefinition("항목", type="set", values=("이름", "주소")),
        InputDefinition("동의", type="boolean"),
        InputDefinition("주문번호", type="text", format="999-99"),
        InputDefinition("메모", type="text"),
        InputDefinition("통화", type="duration"),
        InputDefinition("마감", type="time"),
        InputDefinition("날", type="date"),
        InputDefinition("쿠폰", values=("재발급", "소멸"), optional=True),
        InputDefinition("횟수", type="integer"),
        InputDefinition("율", type="decimal", unit="%"),
    )
}


def fact(name: str) -> str:
    if name not in FACTS:
        raise mistakes.unknown_fact(name)
    if "~" in FACTS[name]:
        raise mistakes.range_fact(name, FACTS[name])
    return FACTS[name]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['input']} {c['cell']}" for c in CASES])
def test_a_mistake_names_its_characters_and_the_right_form(case: dict[str, Any]) -> None:
    with pytest.raises(ProblemError) as raised:
        parse_cell(case["cell"], input_field(INPUTS[case["input"]]), fact)
    problem = raised.value.problem
    assert [problem.text.ko, problem.hint.ko] == case["ko"]
    assert [problem.text.en, problem.hint.en] == case["en"]
    assert list(problem.path) == case.get("path", [])
    wrong = None if problem.start is None else problem.cell[problem.start : problem.end]
    assert wrong == case.get("wrong")


def test_every_kind_of_mistake_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = {
        name
        for name, function in inspect.getmembers(mistakes, inspect.isfunction)
        if function.__module__ == mistakes.__name__ and not name.startswith(("_", "check_"))
    }
    met = set()

    def watch(name: str) -> None:
        make = getattr(mistakes, name)

        def watched(*args: Any) -> Any:
            met.add(name)
            return make(*args)

        monkeypatch.setattr(mistakes, name, watched)

    for name in kinds:
        watch(name)
    for case in CASES:
        with pytest.raises(ProblemError):
            parse_cell(case["cell"], input_field(INPUTS[case["input"]]), fact)
    assert met == kinds


@pytest.mark.parametrize(
    ("name", "cell", "fit", "unfit"),
    [
        ("경과일", "7일 이하", [0, 7], [8]),
        ("경과일", "<fact:반품기한> 초과 14일 이하", [8, 14], [7, 15]),
        ("경과일", "<fact:반품기한> 이상 2주 미만", [7, 13], [6, 14]),
        ("경과일", "8..14", [8, 14], [7, 15]),
        ("경과일", "8..14일", [8, 14], [7, 15]),
        ("경과일", 7, [7], [6, 8]),
        ("경과일", ["3일 이하", "10일 초과"], [0, 3, 11], [4, 10]),
        ("경과일", {"not": ["8..14"]}, [7, 15], [8, 14]),
        ("경과일", "up to 7 days", [7], [8]),
        ("경과일", "over 7 days up to 14 days", [8, 14], [7, 15]),
        ("경과일", "at least 7 under 14", [7, 13], [6, 14]),
        ("지연일수", "3영업일 이상", [3], [2]),
        ("지연일수", "over 3 business days", [4], [3]),
        ("금액", "30만원 초과", [300_001], [300_000]),
        ("금액", "<fact:한도> 이상", [300_000], [299_999]),
        ("금액", "300,000원 이하", [300_000], [300_001]),
        ("금액", "1억 5,000만원 이상", [150_000_000], [149_999_999]),
        ("등급", "골드", ["골드"], ["일반"]),
        ("등급", ["골드", "VIP"], ["골드", "VIP"], ["일반"]),
        ("등급", {"not": ["일반"]}, ["골드"], ["일반"]),
        ("항목", {"has": ["이름", "주소"]}, [["이름"], ["이름", "주소"]], []),
        ("항목", {"all": ["이름", "주소"]}, [["이름", "주소"]], [["이름"]]),
        ("항목", {"not": ["이름"]}, [["주소"]], [["이름", "주소"]]),
        ("동의", "예", ["예", True], ["아니오", False]),
        ("동의", False, ["아니오"], ["예"]),
        ("주문번호", "형식 맞음", ["123-45"], ["123-4", "가나다-45"]),
        ("주문번호", "형식 틀림", ["모름"], ["123-45"]),
        ("통화", "30분 초과", ["31분", "1시간"], ["30분"]),
        ("통화", "2시간 30분 이하", ["150분"], ["151분"]),
        ("마감", "09:00..18:00", ["09:00", "18:00"], ["08:59", "18:01"]),
        ("마감", "22:00..06:00", ["23:00", "00:00", "06:00"], ["21:59", "06:01"]),
        ("날", "2026-03-01 이상", ["2026-03-01"], ["2026-02-28"]),
        ("쿠폰", "없음", ["없음"], ["소멸"]),
        ("쿠폰", {"not": ["소멸"]}, ["재발급"], ["소멸", "없음"]),
        ("쿠폰", ["소멸", "없음"], ["소멸", "없음"], ["재발급"]),
        ("율", "10% 초과", [10.5, "11%"], [10]),
    ],
)
def test_a_cell_fits_just_the_values_it_says(
    name: str, cell: Any, fit: list[Any], unfit: list[Any]
) -> None:
    field = input_field(INPUTS[name])
    criterion = parse_cell(cell, field, fact)
    for value in fit:
        assert holds(criterion, field.read(value)), value
    for value in unfit:
        assert not holds(criterion, field.read(value)), value


def test_absence_fits_no_comparison_and_no_exclusion() -> None:
    days = InputDefinition("경과일", type="integer", unit="일", minimum=0, optional=True)
    field = input_field(days)
    for cell in ("7일 이하", {"not": ["7일"]}, "0..9999"):
        assert not holds(parse_cell(cell, field, fact), ABSENT)
    assert holds(parse_cell(["7일 이하", "없음"], field, fact), ABSENT)


def test_a_range_that_is_empty_for_one_tier_is_no_mistake() -> None:
    field = input_field(INPUTS["경과일"])
    criterion = parse_cell("<fact:반품기한> 초과 7일 이하", field, fact)
    assert ordered_column(field, [criterion]).mask(criterion) == 0
