"""Both engines read what people type, and say values, alike."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from cscx.policy.language.problem import ProblemError
from cscx.policy.language.units import UNITS, QuantityError, parse_quantity
from cscx.policy.language.values import Field
from cscx.policy.portable.model import _field
from cscx.policy.tables.definition import InputDefinition
from cscx.policy.tables.fields import input_field
from tests.portable.conftest import Twin
from tests.portable.telling import plain

INPUTS = (
    InputDefinition("금액", type="money", minimum=0),
    InputDefinition("달러", type="money", unit="달러"),
    InputDefinition("날수", type="integer", unit="일", minimum=0, maximum=400),
    InputDefinition("영업일", type="integer", unit="영업일"),
    InputDefinition("주수", type="integer", unit="주"),
    InputDefinition("비율", type="decimal", unit="%"),
    InputDefinition("무게", type="decimal"),
    InputDefinition("개수", type="integer", unit="개"),
    InputDefinition("시간", type="duration"),
    InputDefinition("몇시간", type="duration", unit="시간"),
    InputDefinition("기간", type="duration", unit="개월", optional=True),
    InputDefinition("날짜", type="date"),
    InputDefinition("시각", type="time"),
    InputDefinition("여부", type="boolean", optional=True),
    InputDefinition("등급", values=("일반", "골드", "VIP", "없음")),
    InputDefinition("증빙", type="set", values=("사진", "영수증")),
    InputDefinition("번호", type="text", format="AA-99", optional=True),
)
FIELDS = [input_field(item) for item in INPUTS]
NUMBERS = st.sampled_from(
    ["0", "7", "07", "1.5", "300,001", "3,00", "30", "1,000", "-3", "+2", "1/2", "9" * 20]
)
SIZES = st.sampled_from(["", "만", "천", "억", "천만", " 5천", "만 5천", "조"])
UNIT_WORDS = st.sampled_from(["", " ", *UNITS, "개", "명", "℃"])
WORDS = st.sampled_from(
    ["예", "아니요", "YES", "없음", "none", "VIP", "골드", "사진", "2026-02-28", "2026-02-30",
     "0001-01-01", "9999-12-31", "09:00", "24:00", "24:01", "AB-12", "가나-00", "$20", "₩ 5", "연 15%",
     "만 14세", "2시간 30분", "30분 2시간", "1일 2시간", "5 business days", "3만5천원", "", "일반 "],
)  # fmt: skip
TYPED = st.one_of(
    WORDS,
    st.builds("{}{}{}".format, NUMBERS, SIZES, UNIT_WORDS),
    st.text("0123456789,.- 만천원일분:", max_size=9),
)


def quantity(text: str) -> Any:
    try:
        found = parse_quantity(text)
    except QuantityError:
        return None
    unit = found.unit
    return [plain(found.amount), unit.kind.value, unit.name, plain(unit.factor), unit.family]


def read(field: Field, raw: Any) -> Any:
    try:
        return plain(field.read(raw))
    except ProblemError:
        return {"unreadable": True}


@given(text=TYPED)
@example("1억 5,000만원")
def test_quantities_are_read_alike(twin: Twin, text: str) -> None:
    assert twin("quantity", text=text) == quantity(text)


def test_every_unit_is_known_alike(twin: Twin) -> None:
    for name in UNITS:
        text = f"3{name}" if name not in "$€£₩" else f"{name}3"
        assert twin("quantity", text=text) == quantity(text), name


@given(field=st.sampled_from(FIELDS), raw=TYPED | st.lists(WORDS, max_size=2))
def test_values_are_read_alike(twin: Twin, field: Field, raw: Any) -> None:
    assert twin("read", field=_field(field), raw=raw) == read(field, raw)


@given(
    field=st.sampled_from([each for each in FIELDS if each.ordered]),
    number=st.fractions(-(10**6), 10**6, max_denominator=8) | st.integers(1, 3_000_000),
    language=st.sampled_from(["ko", "en"]),
)
def test_values_are_said_alike(twin: Twin, field: Field, number: Any, language: Any) -> None:
    value = Fraction(number) * (field.step or 1)
    if field.type in ("date", "time"):
        value = Fraction(
            abs(int(number)) % 3_000_000 + 1 if field.type == "date" else abs(int(number)) % 1440
        )
    shown = int(value) if value.denominator == 1 else value
    assert twin("show", field=_field(field), value=str(value), lang=language) == field.show(
        shown
    ).to(language)
