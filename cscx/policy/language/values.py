"""Typed exact values: what a value of an input or output may be, and how it is read and shown.

Representation, the same for the browser's twin:
integer, decimal, money, duration — a number in the base of the field's unit (units.py), int where
whole, else Fraction; date — day number (0001-01-01 is 1); time — minutes since midnight;
boolean — bool; set — frozenset of str; everything else — str. ABSENT is known to be absent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Any, Final

from cscx.messages import Text, same
from cscx.policy.language.problem import ProblemError, wrong
from cscx.policy.language.show import number_text
from cscx.policy.language.units import (
    NAMES,
    PLAIN,
    Quantity,
    QuantityError,
    Unit,
    UnitKind,
    parse_quantity,
)
from cscx.text import closest, nfc


class Absent(Enum):
    """The one value of something known to be absent."""

    ABSENT = "없음"


ABSENT: Final = Absent.ABSENT
ABSENT_WORDS: Final = frozenset({"없음", "none", "absent"})

Number = int | Fraction
Value = int | Fraction | str | bool | frozenset[str] | Absent


class Type(StrEnum):
    """The type of a field. A choice has `values`; a set is several of them at once."""

    CHOICE = "choice"
    SET = "set"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    TEXT = "text"
    ROLE = "role"
    SCRIPT = "script"


NUMERIC: Final = frozenset({Type.INTEGER, Type.DECIMAL, Type.MONEY, Type.DURATION})
ORDERED: Final = NUMERIC | {Type.DATE, Type.TIME}
DAY_MINUTES: Final = 24 * 60
FIRST_DAY: Final = 1
LAST_DAY: Final = date.max.toordinal()
YES: Final = frozenset({"예", "yes", "true"})
NO: Final = frozenset({"아니오", "아니요", "no", "false"})

_TIME = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

_NOT_A = Text("‘{value}’{value:은/는} {what}{what:이/가} 아닙니다", "“{value}” is not {what}")
_WANTED = {
    Type.INTEGER: (Text("정수", "an integer"), Text("7, 7일처럼 쓰세요.", "Write it like 7 or 7일.")),
    Type.DECIMAL: (Text("수", "a number"), Text("2.5처럼 쓰세요.", "Write it like 2.5.")),
    Type.MONEY: (Text("금액", "an amount of money"), Text("30만원, 300,000원처럼 쓰세요.", "Write it like 30만원 or 300,000 won.")),
    Type.DATE: (Text("날짜", "a date"), Text("2026-03-01처럼 있는 날짜를 쓰세요.", "Write an existing date like 2026-03-01.")),
    Type.TIME: (Text("시각", "a time of day"), Text("09:00처럼 00:00~24:00 사이로 쓰세요.", "Write it like 09:00, from 00:00 to 24:00.")),
    Type.DURATION: (Text("기간", "a duration"), Text("30분, 2시간 30분, 3일, 3영업일처럼 쓰세요.", "Write it like 30분, 2 hours, 3 days or 3 business days.")),
    Type.BOOLEAN: (Text("예나 아니오", "yes or no"), Text("예 또는 아니오로 쓰세요.", "Write yes or no.")),
}  # fmt: skip
_UNKNOWN_VALUE = Text(
    "‘{value}’{value:은/는} ‘{field}’의 값이 아닙니다", "“{value}” is no value of {field}"
)
_DID_YOU_MEAN = Text(
    "혹시 ‘{near}’인가요? 고를 수 있는 값: {values}.",
    "Did you mean '{near}'? Values: {values}.",
)
_VALUES_ARE = Text("고를 수 있는 값: {values}.", "Values: {values}.")
_OTHER_UNIT = Text(
    "‘{value}’의 단위({found})가 ‘{field}’의 단위({wanted})와 다릅니다",
    "“{value}” is in {found}, but {field} is in {wanted}",
)
_NEVER_COMPARED = Text(
    "일과 영업일은 서로 비교하지 않습니다. 한쪽 단위로 맞추세요.",
    "Days and business days are never compared. Use one of them.",
)
_SAME_UNIT = Text("‘{unit}’{unit:으로/로} 쓰세요.", "Write it in {unit}.")
_NEEDS_UNIT = Text("‘{value}’에 단위가 없습니다", "“{value}” has no unit")
_NOT_WHOLE = Text(
    "‘{value}’{value:은/는} {step} 단위로 떨어지지 않습니다",
    "“{value}” is not a multiple of {step}",
)
_ROUND = Text("{step} 단위로 쓰세요.", "Write a multiple of {step}.")
_TOO_SMALL = Text(
    "‘{value}’{value:은/는} 가장 작은 값 {bound}보다 작습니다",
    "“{value}” is below the minimum {bound}",
)
_TOO_LARGE = Text(
    "‘{value}’{value:은/는} 가장 큰 값 {bound}보다 큽니다", "“{value}” is above the maximum {bound}"
)
_CHECK_BOUND = Text(
    "값을 고치거나 입력 ‘{field}’의 min·max를 고치세요.",
    "Correct the value, or min and max of input {field}.",
)
_NOT_OPTIONAL = Text("‘{field}’{field:은/는} 없을 수 없습니다", "{field} cannot be absent")
_MAKE_OPTIONAL = Text(
    "값을 쓰거나 입력에 optional: true를 더하세요.",
    "Give a value, or add optional: true to the input.",
)
_LIST_FOR_ONE = Text("‘{field}’{field:은/는} 값이 하나입니다", "{field} takes one value")
_ONE_VALUE = Text("값 하나만 쓰세요.", "Give a single value.")
_DECLARE_UNIT = Text(
    "단위를 빼거나 입력 ‘{field}’에 unit을 더하세요.",
    "Leave the unit out, or add unit to input {field}.",
)


@dataclass(frozen=True, slots=True)
class Field:
    """The values an input or output may take.

    `step` is the distance between neighbouring values in the base of the unit; None when values
    lie dense. `minimum` and `maximum` are inclusive. `fixed_unit` is False while the unit is only
    inferred from the first quantity written.
    """

    name: str
    type: Type
    values: tuple[str, ...] = ()
    unit: Unit = PLAIN
    step: Fraction | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    optional: bool = False
    format: str | None = None
    needs_unit: bool = False

    @property
    def ordered(self) -> bool:
        """Whether values can be compared by size."""
        return self.type in ORDERED

    def read(self, raw: Any) -> Value:
        """The value somebody gave for this field; raises ProblemError.

        Accepts what a document, a command line or a form holds: text, numbers, booleans, lists.
        """
        if raw is ABSENT or (isinstance(raw, str) and self._says_absent(raw)):
            return self._absent()
        if isinstance(raw, list | tuple | set | frozenset):
            if self.type is not Type.SET:
                raise wrong(_LIST_FOR_ONE, _ONE_VALUE, field=self.name)
            if not raw:
                return self._absent()
            return frozenset(self._member(_plain(item)) for item in raw)
        if self.type is Type.SET:
            return frozenset({self._member(_plain(raw))})
        value = self.literal(_plain(raw))
        self._check_bounds(value)
        return value

    def literal(self, text: str) -> Value:
        """The value a text in a cell means, without looking at the bounds; raises ProblemError."""
        text = text.strip()
        if self.type in (Type.CHOICE, Type.SET) or self.values:
            return self._member(text)
        if self.type is Type.BOOLEAN:
            if text.lower() not in YES | NO:
                raise self._not_a(text)
            return text.lower() in YES
        if self.type is Type.DATE:
            return self._date(text)
        if self.type is Type.TIME:
            match = _TIME.match(text)
            minutes = int(match[1]) * 60 + int(match[2]) if match else DAY_MINUTES + 1
            if minutes > DAY_MINUTES:
                raise self._not_a(text)
            return minutes
        return self._quantity(text) if self.type in NUMERIC else nfc(text)

    def show(self, value: Value) -> Text:  # noqa: PLR0911 - one line a type reads best
        """The value in words: 300,001원, 7일, 2026-03-01, 예."""
        if value is ABSENT:
            return Text("없음", "none")
        if isinstance(value, frozenset):
            return (
                same(", ".join(sorted(value, key=self._position)))
                if value
                else Text("없음", "none")
            )
        if isinstance(value, bool):
            return Text("예", "yes") if value else Text("아니오", "no")
        if isinstance(value, str):
            return same(value)
        if self.type is Type.DATE:
            return same(date.fromordinal(int(value)).isoformat())
        if self.type is Type.TIME:
            return same(f"{int(value) // 60:02d}:{int(value) % 60:02d}")
        return number_text(value, self.unit)

    def plain(self, value: Value) -> Any:
        """The value as a document holds it in `given`: a number in the field's own unit, or text."""
        if isinstance(value, frozenset):
            return sorted(value, key=self._position)
        if isinstance(value, bool):
            return "예" if value else "아니오"
        if value is ABSENT:
            return "없음"
        if isinstance(value, int | Fraction) and self.type in NUMERIC and not self.needs_unit:
            number = Fraction(value) / self.unit.factor
            return int(number) if number.denominator == 1 else float(number)
        return self.show(value).ko

    def _position(self, value: str) -> tuple[int, str]:
        return (self.values.index(value) if value in self.values else len(self.values), value)

    def _says_absent(self, text: str) -> bool:
        return text.strip() in ABSENT_WORDS and text.strip() not in self.values

    def _absent(self) -> Value:
        if not self.optional:
            raise wrong(_NOT_OPTIONAL, _MAKE_OPTIONAL, field=self.name)
        return frozenset() if self.type is Type.SET else ABSENT

    def _member(self, text: str) -> str:
        value = nfc(text)
        if value in self.values or not self.values:
            return value
        near = closest(value, (*self.values, "없음") if self.optional else self.values)
        hint = _DID_YOU_MEAN if near else _VALUES_ARE
        raise wrong(
            _UNKNOWN_VALUE(value=value, field=self.name),
            hint(near=near or "", values=_listed(self.values)),
        )

    def _date(self, text: str) -> int:
        try:
            if _DATE.match(text):
                return date.fromisoformat(text).toordinal()
        except ValueError:
            pass
        raise self._not_a(text)

    def _quantity(self, text: str) -> Number:
        try:
            quantity = parse_quantity(text)
        except QuantityError:
            raise self._not_a(text) from None
        value = self._in_own_unit(quantity, text)
        if self.step is not None and value % self.step:
            if self.type is Type.INTEGER and quantity.unit.kind is UnitKind.PLAIN:
                raise self._not_a(text)
            step = number_text(_whole(self.step), self.unit)
            raise wrong(_NOT_WHOLE(value=text, step=step), _ROUND(step=step))
        return _whole(value)

    def _in_own_unit(self, quantity: Quantity, text: str) -> Fraction:
        found, own = quantity.unit, self.unit
        if found.kind is UnitKind.PLAIN:
            if self.needs_unit:
                raise wrong(_NEEDS_UNIT(value=text), _WANTED[Type.DURATION][1])
            return quantity.amount * own.factor
        if found.comparable(own):
            return quantity.amount
        if own.kind is UnitKind.PLAIN:
            hint = _DECLARE_UNIT
        elif {found.kind, own.kind} == {UnitKind.DAYS, UnitKind.BUSINESS_DAYS}:
            hint = _NEVER_COMPARED
        else:
            hint = _SAME_UNIT
        raise wrong(
            _OTHER_UNIT(
                value=text, field=self.name, found=_unit_name(found), wanted=_unit_name(own)
            ),
            hint(unit=_unit_name(own if own.name else found), field=self.name),
        )

    def _check_bounds(self, value: Value) -> None:
        if not self.ordered or not isinstance(value, int | Fraction):
            return
        for bound, outside, message in (
            (self.minimum, self.minimum is not None and value < self.minimum, _TOO_SMALL),
            (self.maximum, self.maximum is not None and value > self.maximum, _TOO_LARGE),
        ):
            if outside and bound is not None:
                shown, limit = self.show(value), self.show(bound)
                raise wrong(message(value=shown, bound=limit), _CHECK_BOUND(field=self.name))

    def _not_a(self, text: str) -> ProblemError:
        name, hint = _WANTED[self.type]
        return wrong(_NOT_A(value=text, what=name), hint)


def _listed(values: Iterable[str]) -> str:
    return ", ".join(values)


def _unit_name(unit: Unit) -> Text:
    if not unit.name:
        return NAMES[unit.kind]
    english = (
        unit.name if unit.kind is UnitKind.COUNT or unit.name.isascii() else NAMES[unit.kind].en
    )
    return Text(unit.name, english)


def _plain(raw: Any) -> str:
    """What was written, as text; a float keeps the digits it was written with."""
    if isinstance(raw, bool):
        return "예" if raw else "아니오"
    if isinstance(raw, Fraction):
        return str(raw) if raw.denominator == 1 else repr(float(raw))
    return raw if isinstance(raw, str) else repr(raw) if isinstance(raw, float) else str(raw)


def _whole(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else value
