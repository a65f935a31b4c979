"""The range that a value of a condition stands for: 30만원 초과 100만원 이하, not 300,001원."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cscx.messages import Text
from cscx.policy.language.values import Number, Type
from cscx.policy.proof.region import mask_text
from cscx.policy.tables.domains import BEFORE, Column, Cut, Ordered
from cscx.training.wording import reasons
from cscx.training.wording.reasons import NOTHING, SOME, Condition, exactly

_TEN = 10


def range_of(columns: Sequence[Column], value: Number) -> Condition | None:
    """What no condition tells from a value; None where more than one column asks about it."""
    column, *others = columns or (None,)
    if others or not isinstance(column, Ordered):
        return None
    atom = sum(_below(cut, value) for cut in column.cuts)
    if column.field.type is Type.MONEY and atom and _is_anything(column):
        return SOME
    if column.field.type is Type.MONEY and atom == 0 and _is_anything(column) and column.bottom:
        return NOTHING
    shown = _money(column, atom) if column.field.type is Type.MONEY else None
    return exactly(shown or mask_text(column, 1 << atom))


def _money(column: Ordered, atom: int) -> Text | None:
    """A range of amounts by round ends: 30만원 초과, not 300,001원 이상; None where it has no end."""
    field, step = column.field, column.field.step
    if step is None:
        return None
    ends: list[Text] = []
    if atom > 0:
        place, side = column.cuts[atom - 1]
        least = place if side == BEFORE else place + step
        over = _is_round(least - step) and not _is_round(least)
        frame = reasons.OVER if over else reasons.AT_LEAST
        ends.append(frame(value=field.show(_whole(least - step if over else least))))
    if atom < len(column.cuts):
        place, side = column.cuts[atom]
        most = place if side != BEFORE else place - step
        under = _is_round(most + step) and not _is_round(most)
        frame = reasons.UNDER if under else reasons.UP_TO
        ends.append(frame(value=field.show(_whole(most + step if under else most))))
    return reasons.joined(ends) if ends else None


def _is_round(amount: Number) -> bool:
    return amount % _TEN == 0


def _whole(amount: Number) -> Number:
    return int(amount) if amount == int(amount) else amount


def _below(cut: Cut, value: Number) -> bool:
    place, side = cut
    return value >= place if side == BEFORE else value > place


def _is_anything(column: Ordered) -> bool:
    """Whether the one cut parts nothing from every amount there can be."""
    if len(column.cuts) != 1:
        return False
    place, side = column.cuts[0]
    least = column.field.step or Fraction(1)
    return place == (least if side == BEFORE else 0)
