"""From the definition of an input or output to its field: type, unit, step, bounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from cscx.messages import Text
from cscx.policy.language.problem import ProblemError, wrong
from cscx.policy.language.units import (
    DURATIONS,
    MINUTE,
    PLAIN,
    UNITS,
    WON,
    QuantityError,
    Unit,
    UnitKind,
    parse_quantity,
    unit_named,
)
from cscx.policy.language.values import (
    DAY_MINUTES,
    FIRST_DAY,
    LAST_DAY,
    NUMERIC,
    Field,
    Number,
    Type,
)
from cscx.policy.tables.definition import InputDefinition, OutputDefinition

_UNKNOWN_TYPE = Text("‘{type}’{type:은/는} 값의 종류가 아닙니다", "“{type}” is no type")
_TYPES = Text("{types} 가운데 하나를 쓰세요.", "Use one of {types}.")
_NOT_ITS_UNIT = Text("‘{unit}’{unit:은/는} {type}의 단위가 아닙니다", "{unit} is no unit of {type}")
_ITS_UNITS = Text("{units}처럼 쓰세요.", "Write one like {units}.")
_EXAMPLES = {
    Type.MONEY: Text("원, 달러", "won, dollars"),
    Type.DURATION: Text("분, 시간, 일, 영업일", "minutes, hours, days, business days"),
}
_CENT = Fraction(1, 100)


def input_field(definition: InputDefinition, written: Iterable[str] = ()) -> Field:
    """The field of an input.

    `written` are the quantities that conditions compare it with; the first one that has a unit
    tells the unit where the input does not. Raises ProblemError for a bad type, unit or bound.
    """
    kind = _type(definition.type, definition.values)
    unit, needs = _unit(kind, definition.unit, written)
    field = Field(
        name=definition.name,
        type=kind,
        values=definition.values,
        unit=unit,
        step=_step(kind, unit),
        optional=definition.optional,
        format=definition.format,
        needs_unit=needs,
    )
    low, high = _bound(field, definition.minimum), _bound(field, definition.maximum)
    if low is None and kind in (Type.DURATION, Type.TIME):
        low = 0
    if high is None and kind is Type.TIME:
        high = DAY_MINUTES - 1
    if kind is Type.DATE:
        low, high = low or FIRST_DAY, high or LAST_DAY
    return replace(field, minimum=low, maximum=high)


def output_field(definition: OutputDefinition, written: Iterable[str] = ()) -> Field:
    """The field of an output; its unit is learned from the values its rules write."""
    kind = _type(definition.type, definition.values)
    unit, needs = _unit(kind, definition.unit, written)
    return Field(
        name=definition.name,
        type=kind,
        values=definition.values,
        unit=unit,
        step=None if kind in NUMERIC else _step(kind, unit),
        optional=definition.optional,
        needs_unit=needs,
    )


def _type(name: str | None, values: tuple[str, ...]) -> Type:
    if name is None or (values and name not in ("set", "text")):
        return Type.CHOICE if values else Type.TEXT
    if name not in set(Type) - {Type.CHOICE}:
        types = ", ".join(kind for kind in Type if kind is not Type.CHOICE)
        raise wrong(_UNKNOWN_TYPE(type=name), _TYPES(types=types))
    return Type(name)


def _unit(kind: Type, declared: str | None, written: Iterable[str]) -> tuple[Unit, bool]:
    """The unit, and whether values must name it because no one declared it."""
    if declared is not None:
        unit = unit_named(declared)
        allowed = {Type.MONEY: {UnitKind.MONEY}, Type.DURATION: DURATIONS}.get(kind)
        if allowed is not None and unit.kind not in allowed:
            hint = _ITS_UNITS(units=_EXAMPLES[kind])
            raise wrong(_NOT_ITS_UNIT(unit=declared, type=kind.value), hint)
        return unit, False
    if kind not in NUMERIC:
        return PLAIN, False
    learned = _learned(kind, written)
    if kind is Type.MONEY:
        return learned or WON, False
    if kind is Type.DURATION:
        return learned or MINUTE, True
    return learned or PLAIN, False


def _learned(kind: Type, written: Iterable[str]) -> Unit | None:
    for text in written:
        try:
            unit = parse_quantity(text).unit
        except QuantityError:
            continue
        if unit.kind is UnitKind.PLAIN or (kind is Type.MONEY and unit.kind is not UnitKind.MONEY):
            continue
        if kind is Type.DURATION:
            return _base(unit) if unit.kind in DURATIONS else None
        return unit
    return None


def _base(unit: Unit) -> Unit:
    bases = {UnitKind.CLOCK: "분", UnitKind.DAYS: "일", UnitKind.MONTHS: "개월"}
    return UNITS[bases[unit.kind]] if unit.kind in bases and unit.factor >= 1 else unit


def _step(kind: Type, unit: Unit) -> Fraction | None:
    if kind is Type.MONEY:
        return Fraction(1) if unit.family == "원" else _CENT
    if kind is Type.DURATION:
        return min(unit.factor, Fraction(1))
    if kind is Type.INTEGER:
        return unit.factor
    return Fraction(1) if kind in (Type.DATE, Type.TIME) else None


def _bound(field: Field, written: float | str | None) -> Number | None:
    if written is None:
        return None
    text = (
        str(int(written)) if isinstance(written, float) and written.is_integer() else str(written)
    )
    if not field.ordered:
        return None
    try:
        value = replace(field, needs_unit=False).literal(text)
    except ProblemError:
        value = replace(field, needs_unit=False, step=None).literal(text)
    return value if isinstance(value, int | Fraction) else None
