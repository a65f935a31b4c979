"""What a report of a comparison says, read back from its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.change.brute.kb import NUMERIC, Input
from tests.change.brute.language import Test, Value, amount, cell_tests
from tests.change.brute.tables import OTHER, Table

UNREAD = object()
"""What cannot be read back: a formula, which is told as it is written."""


def condition(text: str, item: Input) -> Test:
    """Whether a value lies within a told condition: 8일 이상, 정상 또는 개봉, 사진 있음."""
    if item.type == "set":
        wanted: set[str] = set()
        unwanted: set[str] = set()
        for part in text.split(", "):
            element, _, word = part.rpartition(" ")
            (wanted if word == "있음" else unwanted).add(element)
        return lambda value: _has(value, wanted, unwanted, item)
    tests = [_alternative(part, item) for part in text.split(" 또는 ")]
    return lambda value: any(test(value) for test in tests)


def _has(value: Value, wanted: set[str], unwanted: set[str], item: Input) -> bool:
    assert isinstance(value, frozenset)
    named = wanted | unwanted
    held = set(value)
    if "그 밖의 것" in named:
        rest = {e for e in held if e not in named and (e == OTHER or e in item.values)}
        held = (held - rest) | ({OTHER} if rest else set())
    return wanted <= held and not unwanted & held


def _alternative(text: str, item: Input) -> Test:
    if text == "없음" and text not in item.values:
        return lambda value: value is None
    if text == "있음":
        return lambda value: value is not None
    return cell_tests(text, item.numbers)


def example(text: str, inputs: Mapping[str, Input]) -> dict[str, Value]:
    """A told customer: 요청=반품, 경과일=15일, 피해=[쿠폰, 행사]; without what is computed of it."""
    text = _COMPUTED.sub("", text)
    names = "|".join(re.escape(name) for name in inputs)
    found: dict[str, Value] = {}
    for part in re.split(rf", (?=(?:{names})=)", text):
        name, _, said = part.partition("=")
        found[name] = _given(said, inputs[name])
    return found


def computed(text: str, inputs: Mapping[str, Input]) -> dict[str, tuple[Value, Value]]:
    """What is computed of a told customer otherwise now: … (해외반품비 3만원 → 1만원)."""
    hit = _COMPUTED.search(text)
    found: dict[str, tuple[Value, Value]] = {}
    names = "|".join(re.escape(name) for name in inputs)
    for part in re.split(rf", (?=(?:{names}) )", hit[1]) if hit else ():
        name, _, said = part.partition(" ")
        was, _, now = said.partition(" → ")
        found[name] = _given(was, inputs[name]), _given(now, inputs[name])
    return found


_COMPUTED = re.compile(r" \(([^()]* → [^()]*)\)$")


def _given(said: str, item: Input) -> Value:
    if item.type == "set":
        return frozenset() if said == "없음" else frozenset(said.strip("[]").split(", "))
    if said == "없음" and said not in item.values:
        return None
    return item.numbers.read(said) if item.numbers is not None else said


def sides(
    text: str, outputs: list[str], every: list[str]
) -> dict[tuple[str, ...], tuple[str, str]]:
    """A told shift by the outputs it names: 불가 → 환불; 승인: 상담사 → 파트장, 응대: …"""
    if outputs == every[:1]:
        was, _, now = text.partition(" → ")
        return {tuple(outputs): (was, now)}
    together = ", ".join(outputs) + ": "
    if len(outputs) > 1 and text.startswith(together):
        was, _, now = text[len(together) :].partition(" → ")
        return {tuple(outputs): (was, now)}
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    names = "|".join(re.escape(name) for name in outputs)
    for part in re.split(rf", (?=(?:{names}): )", text):
        name, _, said = part.partition(": ")
        was, _, now = said.partition(" → ")
        found[(name,)] = (was, now)
    return found


def is_said(
    text: str, table: Table, names: tuple[str, ...], said: Any, titles: Mapping[str, str]
) -> bool:
    """Whether a told side is what the judge answers, by some outputs.

    `said` are (status, outcomes of those outputs); None where the version has no such case. True
    where a formula is told, which is not read back.
    """
    if said is None:
        return text in ("없던 경우", "없어진 경우")
    options = text.split(" 또는 ")
    answers = {(status, outcomes) for status, outcomes in said}
    if any("= " in option for option in options):
        return True
    shown = {_shown(status, outcomes, table, names, titles) for status, outcomes in answers}
    return shown == {_normal(option) for option in options}


def _shown(
    status: str, outcomes: Any, table: Table, names: tuple[str, ...], titles: Mapping[str, str]
) -> str:
    if status == "none":
        return "정한 답 없음"
    if status == "conflict":
        return "규칙끼리 어긋남"
    specs = [table.outputs[name] for name in names]
    texts = [
        ", ".join(_value(v, spec, titles) for v, spec in zip(outcome, specs, strict=True))
        for outcome in outcomes
    ]
    usual, *others = dict.fromkeys(texts)
    return _normal(f"{usual}(재량으로 {', '.join(others)})" if others else usual)


def _value(value: Any, spec: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    if value is None or value == ():
        return "없음"
    if isinstance(value, tuple):
        return ", ".join(_value(each, spec, titles) for each in value)
    if spec.get("type") in NUMERIC or (spec.get("collect") in ("sum", "count")):
        return f"#{value}"
    if spec.get("type") == "script":
        return f"‘{titles.get(value, value)}’"
    return str(value)


_AMOUNT = re.compile(
    r"(?<![\w,‘#/-])-?\d[\d,.]*(?:만|억)?(?:원|분|시간|일|영업일|개월)?(?: \d[\d,]*분)?(?![\w’])"
)


def _normal(text: str) -> str:
    """A text in which amounts are numbers, however they are written."""

    def number(found: re.Match[str]) -> str:
        read = amount(found[0])
        return f"#{read[0]}" if read is not None else found[0]

    return _AMOUNT.sub(number, text)
