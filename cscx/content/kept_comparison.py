"""A comparison as bytes and back, without its chains: what reading it again needs is compiled then."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

import msgspec

from cscx.messages import Text
from cscx.policy.compare.comparison import Chains, Comparison, Region, Shift, Status
from cscx.policy.compare.versions import Change, Said
from cscx.policy.language.values import ABSENT
from cscx.policy.proof.region import Condition
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.aggregate import Status as AnswerStatus
from cscx.policy.tables.table import Outcome

_NUMBER: Final = "number"
_SET: Final = "set"
_LIST: Final = "list"
_ABSENT: Final = "absent"

Values = tuple[Any, ...]


class _Answer(msgspec.Struct, array_like=True, frozen=True):
    status: AnswerStatus
    outcomes: tuple[Values, ...]
    rules: tuple[int, ...]


class _Said(msgspec.Struct, array_like=True, frozen=True):
    meanings: tuple[tuple[AnswerStatus, tuple[Values, ...]], ...]
    answers: tuple[_Answer, ...]


class _Region(msgspec.Struct, array_like=True, frozen=True):
    conditions: tuple[tuple[str, Text], ...]
    example: dict[str, Any]
    was: tuple[_Answer, ...] | None
    now: tuple[_Answer, ...] | None


class _Shift(msgspec.Struct, array_like=True, frozen=True):
    outputs: tuple[str, ...]
    before: _Said | None
    after: _Said | None
    regions: tuple[_Region, ...]
    cases: int | None
    complete: bool


class _Comparison(msgspec.Struct, array_like=True, frozen=True):
    status: Status
    shifts: tuple[_Shift, ...]
    complete: bool
    kinds: int | None
    reason: str
    alike: bool
    left_out: tuple[str, ...]
    scripts: tuple[str, ...]


_DECODER: Final = msgspec.msgpack.Decoder(_Comparison)


class _NotPlainError(Exception):
    """A value that is no plain data, such as a formula."""


def packed(found: Comparison) -> bytes | None:
    """A comparison as bytes; None where it cannot be kept, because an answer is a formula or a number too large."""
    try:
        return msgspec.msgpack.encode(
            _Comparison(
                found.status,
                tuple(_shift(each) for each in found.shifts),
                found.complete,
                found.kinds,
                found.reason,
                found.alike,
                found.left_out,
                found.scripts,
            )
        )
    except (_NotPlainError, OverflowError):
        return None


def unpacked(blob: bytes, chains: Chains) -> Comparison | None:
    """The comparison of two chains from its bytes, without boxes and view; None for bytes of another form."""
    try:
        kept = _DECODER.decode(blob)
        return Comparison(
            kept.status,
            chains,
            tuple(_read_shift(each) for each in kept.shifts),
            kept.complete,
            kept.kinds,
            kept.reason,
            alike=kept.alike,
            left_out=kept.left_out,
            scripts=kept.scripts,
        )
    except (msgspec.DecodeError, TypeError, ValueError, ZeroDivisionError):
        return None


def _shift(shift: Shift) -> _Shift:
    change = shift.change
    return _Shift(
        change.outputs,
        _said(change.before),
        _said(change.after),
        tuple(_region(each) for each in shift.regions),
        shift.cases,
        shift.complete,
    )


def _read_shift(kept: _Shift) -> Shift:
    change = Change(kept.outputs, _read_said(kept.before), _read_said(kept.after))
    return Shift(change, tuple(map(_read_region, kept.regions)), kept.cases, kept.complete)


def _said(said: Said | None) -> _Said | None:
    if said is None:
        return None
    meanings = tuple(
        (status, tuple(_values(outcome) for outcome in outcomes))
        for status, outcomes in said.meanings
    )
    return _Said(meanings, _answers(said.answers))


def _read_said(kept: _Said | None) -> Said | None:
    if kept is None:
        return None
    meanings = frozenset(
        (status, tuple(_read_values(outcome) for outcome in outcomes))
        for status, outcomes in kept.meanings
    )
    return Said(meanings, _read_answers(kept.answers))


def _region(region: Region) -> _Region:
    return _Region(
        tuple((condition.input, condition.text) for condition in region.conditions),
        {name: _plain(value) for name, value in region.example.items()},
        None if region.was is None else _answers(region.was),
        None if region.now is None else _answers(region.now),
    )


def _read_region(kept: _Region) -> Region:
    example: Mapping[str, Any] = {name: _read(value) for name, value in kept.example.items()}
    return Region(
        tuple(Condition(name, text) for name, text in kept.conditions),
        example,
        None if kept.was is None else _read_answers(kept.was),
        None if kept.now is None else _read_answers(kept.now),
    )


def _answers(answers: tuple[Answer, ...]) -> tuple[_Answer, ...]:
    return tuple(
        _Answer(each.status, tuple(_values(o.values) for o in each.outcomes), each.rules)
        for each in answers
    )


def _read_answers(kept: tuple[_Answer, ...]) -> tuple[Answer, ...]:
    return tuple(
        Answer(each.status, tuple(Outcome(_read_values(o)) for o in each.outcomes), each.rules)
        for each in kept
    )


def _values(values: Values) -> Values:
    return tuple(map(_plain, values))


def _read_values(kept: Values) -> Values:
    return tuple(map(_read, kept))


def _plain(value: Any) -> Any:
    """A value as msgpack has it; what it has no form for as a list that begins with a word."""
    if value is ABSENT:
        return [_ABSENT]
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Fraction):
        return [_NUMBER, str(value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(value)]
    if isinstance(value, tuple):
        return [_LIST, *map(_plain, value)]
    raise _NotPlainError


def _read(kept: Any) -> Any:
    if not isinstance(kept, list):
        return kept
    match kept:
        case [str(word)] if word == _ABSENT:
            return ABSENT
        case [str(word), str(number)] if word == _NUMBER:
            return Fraction(number)
        case [str(word), *members] if word == _SET:
            return frozenset(members)
        case [str(word), *parts] if word == _LIST:
            return tuple(map(_read, parts))
    raise ValueError(kept)
