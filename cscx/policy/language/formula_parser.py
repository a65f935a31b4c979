"""Formulas as written: `신규구독료 - 기존구독료`, `round(환불금액 × <fact:지연배상금율> × 일수 ÷ 365)`.

    + - × ÷ * /  ( )                 numbers, facts and inputs
    sum min max abs round            합계 최소 최대 절댓값 반올림; round(x, 100원) rounds to hundreds
    days between A and B             날수(A, B): days from date A to date B
    count missing(A, B, …)           없는수(A, B, …): how many are known to be absent
    < <= > >= = !=                   ≤ ≥ ≠: two numbers or dates compared; the result is yes or no

Units: a number counts in the unit it is written in; per cent are hundredths. Adding and comparing
converts within a kind and refuses two kinds. In a product or quotient the unit of money wins, else
the one unit there is; that is how a rate (5,000원 a person) times a count gives money.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NoReturn, cast

from cscx.messages import DID_YOU_MEAN, Text
from cscx.policy.language.expression import (
    Arithmetic,
    Call,
    Compare,
    Comparison,
    Constant,
    CountMissing,
    Function,
    Operator,
    Variable,
)
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.typed import Typed, added, in_unit, multiplied
from cscx.policy.language.units import (
    DAY,
    NAMES,
    PERCENT,
    PLAIN,
    QuantityError,
    UnitKind,
    parse_quantity,
)
from cscx.policy.language.values import NUMERIC, Field, Type
from cscx.text import closest

_TOKEN = re.compile(
    r"(?P<fact><fact:(?P<name>[^<>\n]+)>)"
    r"|(?P<number>[$€£₩]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?(?: ?(?:조|억|천만|백만|십만|만|천|백))?"
    r"(?: ?(?:%|business days?|[가-힣A-Za-z]+))?)"
    r"|(?P<symbol><=|>=|!=|==|[-+*/×÷−–(),<>=≤≥≠])"
)
_WORD = re.compile(r"[가-힣A-Za-z0-9·.]+")
_NAME_CHAR = re.compile(r"[가-힣A-Za-z0-9·]")
_SYMBOLS = {"×": "*", "÷": "/", "−": "-", "–": "-", "≤": "<=", "≥": ">=", "≠": "!=", "==": "="}
_FUNCTIONS: dict[str, Function] = {
    "sum": "sum", "합계": "sum", "min": "min", "최소": "min", "max": "max", "최대": "max",
    "abs": "abs", "절댓값": "abs", "round": "round", "반올림": "round",
}  # fmt: skip
_DAYS_BETWEEN = re.compile(r"days between\b|날수")
_COUNT_MISSING = re.compile(r"count missing\b|없는수")
_COMPARISONS = ("<", "<=", ">", ">=", "=", "!=")
_ARGUMENTS = {"abs": (1, 1), "round": (1, 2)}

_UNKNOWN = Text("‘{name}’{name:이라는/라는} 입력이 없습니다", "there is no input {name}")
_SPACES = Text("빼기 앞뒤를 띄어 쓰세요: ‘A - B’.", "Put spaces around the minus: A - B.")
DECLARE = Text("입력 목록에 있는 이름을 쓰세요.", "Use a name of the input list.")
_NO_FUNCTION = Text("‘{name}’{name:이라는/라는} 계산은 없습니다", "there is no function {name}")
_FUNCTIONS_ARE = Text(
    "sum, min, max, abs, round 가운데 하나를 쓰세요.", "Use sum, min, max, abs or round."
)
_UNEXPECTED = Text("여기서 식이 끊깁니다", "the formula breaks off here")
_TIMES = Text("곱하기는 ×로 쓰세요.", "Write × to multiply.")
_LIKE = Text(
    "‘신규금액 - 기존금액’, ‘round(금액 × 10%)’처럼 쓰세요.",
    "Write it like A - B or round(A × 10%).",
)
_NOT_NUMBER = Text("‘{name}’{name:은/는} 수가 아니라 셈할 수 없습니다", "{name} is no number")
_USE_NUMBERS = Text(
    "수, 금액, 기간인 입력만 셈하세요.", "Compute with numbers, money and durations only."
)
_DATES = Text(
    "날짜는 days between A and B로만 셈합니다", "dates are computed with days between A and B only"
)
_USE_DATES = Text("날짜인 입력 둘을 쓰세요.", "Name two date inputs.")
_MIXED = Text(
    "{left}{left:과/와} {right}{right:을/를} 더하거나 견줄 수 없습니다",
    "{left} and {right} can be neither added nor compared",
)
_ONE_KIND = Text("같은 단위로 맞추세요.", "Use the same unit on both sides.")
_HOW_MANY = Text(
    "{function}에 쓴 값의 수가 맞지 않습니다", "{function} has the wrong number of arguments"
)
_BAD_FACT = Text(
    "기준값 ‘{name}’({value}){name:은/는} 수가 아닙니다", "fact {name} ({value}) is no number"
)


def stands_at(text: str, at: int, name: str) -> bool:
    """Whether a name stands at a place of a formula as a word of its own."""
    before = at and _NAME_CHAR.match(text, at - 1)
    after = _NAME_CHAR.match(text, at + len(name))
    return text.startswith(name, at) and not before and not after


class FormulaParser:
    """Recursive descent over the text; every method reads from `self.at`."""

    def __init__(
        self,
        text: str,
        fields: Mapping[str, Field],
        fact: Callable[[str], str],
        declare: Text = DECLARE,
    ) -> None:
        self.text = text
        self.declare = declare
        self.fields = fields
        self.fact = fact
        self.at = 0
        self.names = sorted(fields, key=len, reverse=True)

    def comparison(self) -> Typed:
        """A whole formula: a sum, or two of them compared."""
        left = self.addition()
        operator = self._take(_COMPARISONS)
        if operator is None:
            return left
        start = self.at
        right = self.addition()
        left, right = self._alike(left, right, start)
        compare = Compare(cast("Comparison", operator), left.expression, right.expression)
        return Typed(compare, kind="boolean")

    def addition(self) -> Typed:
        """Products added and subtracted."""
        left = self.product()
        while operator := self._take(("+", "-")):
            start = self.at
            left, right = self._alike(left, self.product(), start)
            if left.kind == "date":
                self._fail(_DATES, _USE_DATES, start)
            left = added(cast("Operator", operator), left, right)
        return left

    def product(self) -> Typed:
        """Factors multiplied and divided."""
        left = self.factor()
        while operator := self._take(("*", "/")):
            start = self.at
            right = self.factor()
            if "date" in (left.kind, right.kind):
                self._fail(_DATES, _USE_DATES, start)
            left = multiplied(cast("Operator", operator), left, right)
        return left

    def factor(self) -> Typed:  # noqa: PLR0911 - one return a form reads best
        """A number, an input, a function, or something in brackets."""
        if self._take(("-",)):
            inner = self.factor()
            return multiplied("*", Typed(Constant(Fraction(-1)), whole=True), inner)
        if self._take(("(",)):
            inner = self.comparison()
            self._need(")")
            return inner
        self._skip()
        if match := _DAYS_BETWEEN.match(self.text, self.at):
            return self._days_between(match.end())
        if match := _COUNT_MISSING.match(self.text, self.at):
            return self._count_missing(match.end())
        name = next((n for n in self.names if self._is_name(n)), None)
        if name is not None:
            return self._variable(name)
        if function := self._function():
            return self._call(function)
        return self._literal()

    def expect_end(self) -> None:
        """Refuse whatever follows a whole formula."""
        self._skip()
        if self.at < len(self.text):
            self._unexpected()

    def _skip(self) -> None:
        while self.at < len(self.text) and self.text[self.at] == " ":
            self.at += 1

    def _take(self, symbols: tuple[str, ...]) -> str | None:
        self._skip()
        match = _TOKEN.match(self.text, self.at)
        symbol = match and match["symbol"]
        symbol = _SYMBOLS.get(symbol, symbol) if symbol else None
        if match is None or symbol not in symbols:
            return None
        self.at = match.end()
        self._skip()
        return symbol

    def _need(self, symbol: str) -> None:
        if self._take((symbol,)) is None:
            self._unexpected()

    def _is_name(self, name: str) -> bool:
        return stands_at(self.text, self.at, name)

    def _variable(self, name: str) -> Typed:
        field, start = self.fields[name], self.at
        self.at += len(name)
        if field.type is Type.DATE:
            return Typed(Variable(name), DAY, "date", whole=True, absent=field.optional)
        if field.type not in NUMERIC and field.type is not Type.TIME:
            self._fail(_NOT_NUMBER(name=name), _USE_NUMBERS, start)
        percent = field.unit.kind is UnitKind.PERCENT
        scale = Fraction(1, 100) if percent else 1 / field.unit.factor
        whole = not percent and field.step is not None and (field.step * scale).denominator == 1
        return Typed(Variable(name, scale), field.unit, whole=whole, absent=field.optional)

    def _function(self) -> Function | None:
        match = _WORD.match(self.text, self.at)
        word = match[0] if match else ""
        if word in _FUNCTIONS and match and self.text[match.end() :].lstrip().startswith("("):
            self.at = match.end()
            return _FUNCTIONS[word]
        return None

    def _call(self, function: Function) -> Typed:
        start = self.at
        self._need("(")
        arguments = [self.addition()]
        while self._take((",",)):
            at = self.at
            first, following = self._alike(arguments[0], self.addition(), at)
            arguments = [first, *arguments[1:], following]
        self._need(")")
        least, most = _ARGUMENTS.get(function, (1, len(arguments)))
        if not least <= len(arguments) <= most:
            self._fail(_HOW_MANY(function=function), _LIKE, start)
        expression = Call(function, tuple(part.expression for part in arguments))
        whole = all(part.whole for part in arguments)
        if function == "round":
            whole = len(arguments) == 1 or arguments[1].whole
            absent = arguments[0].absent
        else:
            absent = all(part.absent for part in arguments)
        return Typed(expression, arguments[0].unit, arguments[0].kind, whole, absent)

    def _days_between(self, end: int) -> Typed:
        start, self.at = self.at, end
        bracket = self._take(("(",))
        first = self._date(start)
        if bracket:
            self._need(",")
        else:
            self._skip()
            if not self.text.startswith("and ", self.at):
                self._unexpected()
            self.at += 4
        second = self._date(start)
        if bracket:
            self._need(")")
        expression = Arithmetic("-", second.expression, first.expression)
        return Typed(expression, DAY, whole=True, absent=first.absent or second.absent)

    def _date(self, start: int) -> Typed:
        self._skip()
        name = next((n for n in self.names if self._is_name(n)), None)
        if name is None:
            self._unknown()
        typed = self._variable(name)
        if typed.kind != "date":
            self._fail(_DATES, _USE_DATES, start)
        return typed

    def _count_missing(self, end: int) -> Typed:
        self.at = end
        self._need("(")
        names: list[str] = []
        while True:
            self._skip()
            name = next((n for n in self.names if self._is_name(n)), None)
            if name is None:
                self._unknown()
            names.append(name)
            self.at += len(name)
            if self._take((",",)) is None:
                break
        self._need(")")
        return Typed(CountMissing(tuple(names)), whole=True)

    def _literal(self) -> Typed:
        match = _TOKEN.match(self.text, self.at)
        if match is None or not (match["fact"] or match["number"]):
            if _WORD.match(self.text, self.at):
                self._unknown()
            self._unexpected()
        name = match["name"]
        written = self.fact(name) if name else match["number"]
        try:
            quantity = parse_quantity(written)
        except QuantityError:
            self._fail(_BAD_FACT(name=name or written, value=written), _LIKE, self.at)
        self.at = match.end()
        unit = quantity.unit
        if unit.kind is UnitKind.PERCENT:
            return Typed(Constant(quantity.amount / 100), PERCENT)
        number = quantity.amount / unit.factor
        return Typed(Constant(number), unit, whole=number.denominator == 1)

    def _alike(self, left: Typed, right: Typed, start: int) -> tuple[Typed, Typed]:
        """Both sides in one unit, for adding and comparing."""
        if left.kind != right.kind:
            self._fail(_DATES, _USE_DATES, start)
        if PLAIN in (left.unit, right.unit) or left.unit == right.unit:
            unit = right.unit if left.unit == PLAIN else left.unit
            return in_unit(left, unit), in_unit(right, unit)
        if not left.unit.comparable(right.unit):
            names = {"left": NAMES[left.unit.kind], "right": NAMES[right.unit.kind]}
            self._fail(_MIXED(**names), _ONE_KIND, start)
        factor = right.unit.factor / left.unit.factor
        if left.unit.kind is UnitKind.PERCENT:
            factor = Fraction(1)
        expression = Arithmetic("*", right.expression, Constant(factor))
        whole = right.whole and factor.denominator == 1
        return left, Typed(expression, left.unit, right.kind, whole, right.absent)

    def _unknown(self) -> NoReturn:
        match = _WORD.match(self.text, self.at)
        word = match[0] if match else self.text[self.at : self.at + 1]
        near = closest(word, self.fields)
        end = self.at + len(word)
        if match and self.text[end:].lstrip().startswith("("):
            function = closest(word, _FUNCTIONS)
            hint = DID_YOU_MEAN(near=function) if function else _FUNCTIONS_ARE
            self._fail(_NO_FUNCTION(name=word), hint, self.at, end)
        hint = (
            DID_YOU_MEAN(near=near)
            if near
            else _SPACES
            if self.text.startswith("-", end)
            else self.declare
        )
        self._fail(_UNKNOWN(name=word), hint, self.at, end)

    def _unexpected(self) -> NoReturn:
        if self.text[self.at : self.at + 2] in ("x ", "X "):
            self._fail(_UNEXPECTED, _TIMES, self.at, self.at + 1)
        self._fail(_UNEXPECTED, _LIKE, min(self.at, max(len(self.text) - 1, 0)))

    def _fail(self, message: Text, hint: Text, start: int, end: int | None = None) -> NoReturn:
        last = len(self.text) if end is None else end
        raise ProblemError(Problem((), message, hint, start, max(last, start + 1), self.text))
