"""Formulas fitted to the input or output they are for; the language stands in formula_parser.py."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cscx.messages import Text
from cscx.policy.language.conditions import FACT
from cscx.policy.language.expression import (
    Arithmetic,
    Constant,
    Expression,
)
from cscx.policy.language.formula_parser import DECLARE, FormulaParser, stands_at
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.typed import Typed
from cscx.policy.language.units import (
    NAMES,
    Unit,
    UnitKind,
)
from cscx.policy.language.values import NUMERIC, Field, Type

_WRONG_RESULT = Text(
    "셈한 값은 {found}인데 ‘{field}’{field:은/는} {wanted}입니다",
    "the result is {found}, but {field} is {wanted}",
)
_CHECK_FORMULA = Text("식이나 단위를 고치세요.", "Correct the formula or the unit.")


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed formula, its result in the base unit of the field it is for.

    `whole`: the result of whole steps is always a whole step.
    """

    text: str
    expression: Expression
    boolean: bool
    whole: bool
    may_be_absent: bool


def inputs_named(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Which of some inputs a formula speaks of, read as the parser reads: the longest name wins."""
    found: dict[str, None] = {}
    known = sorted(names, key=len, reverse=True)
    bare = FACT.sub(" ", text)
    at = 0
    while at < len(bare):
        name = next((n for n in known if stands_at(bare, at, n)), None)
        if name is not None:
            found.setdefault(name)
        at += len(name) if name else 1
    return tuple(found)


def parse_formula(
    text: str,
    fields: Mapping[str, Field],
    fact: Callable[[str], str],
    declare: Text = DECLARE,
) -> _Parsed:
    """Read a formula over inputs; raises ProblemError naming the characters that are wrong.

    `declare` is what to do about a name that is none of the fields.
    """
    parser = FormulaParser(text, fields, fact, declare)
    typed = parser.comparison()
    parser.expect_end()
    return _Parsed(text, typed)


class _Parsed:
    """A formula before it is fitted to a field."""

    def __init__(self, text: str, typed: Typed) -> None:
        self.text = text
        self._typed = typed

    @property
    def boolean(self) -> bool:
        """Whether the result is yes or no."""
        return self._typed.kind == "boolean"

    @property
    def unit(self) -> Unit:
        """The unit of the result."""
        return self._typed.unit

    def fit(self, field: Field) -> Formula:
        """The formula with its result in the base of a field; raises ProblemError for another unit."""
        typed = self._typed
        if self.boolean:
            if field.type is not Type.BOOLEAN:
                raise self._other(field, Text("예·아니오", "yes or no"), _type_name(field))
            return Formula(
                self.text, typed.expression, boolean=True, whole=False, may_be_absent=False
            )
        if typed.kind != "number" or field.type not in NUMERIC:
            raise self._other(field, NAMES[typed.unit.kind], _type_name(field))
        factor = Fraction(1)
        if typed.unit.kind is UnitKind.PLAIN:
            factor = field.unit.factor
        elif typed.unit.comparable(field.unit):
            factor = Fraction(100) if field.unit.kind is UnitKind.PERCENT else typed.unit.factor
        elif not (field.unit.kind is UnitKind.PLAIN and typed.unit.kind is UnitKind.COUNT):
            raise self._other(field, NAMES[typed.unit.kind], NAMES[field.unit.kind])
        expression = typed.expression
        if factor != 1:
            expression = Arithmetic("*", expression, Constant(factor))
        return Formula(
            self.text, expression, boolean=False, whole=typed.whole, may_be_absent=typed.absent
        )

    def _other(self, field: Field, found: Text, wanted: Text) -> ProblemError:
        message = _WRONG_RESULT(found=found, field=field.name, wanted=wanted)
        return ProblemError(Problem((), message, _CHECK_FORMULA, 0, len(self.text), self.text))


def _type_name(field: Field) -> Text:
    if field.type is Type.BOOLEAN:
        return Text("예·아니오", "yes or no")
    return NAMES[field.unit.kind] if field.type in NUMERIC else Text("글", "text")
