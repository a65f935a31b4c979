"""From the texts of a column to typed values: every distinct text is read once.

A text means what it means on the command line (300,000원, 2주, 예), after the mapping had its say:
empty cells, the vocabulary, the way dates and numbers are written, the unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any, Final

import numpy as np

from cscx.cases.mapping import DATE_MARKS, NUMBERS, UNKNOWN_WORDS, ColumnMap
from cscx.messages import Text
from cscx.policy.batch.columns import (
    KNOWN,
    LARGEST,
    MISSING,
    NOT_KNOWN,
    UNKNOWN,
    Coded,
    Column,
    NotKnown,
    Numbered,
)
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import ABSENT, NUMERIC, Field, Type, Value
from cscx.text import nfc

_MOST_KEPT: Final = 500_000
_FEW: Final = 32
_DECIMALS: Final = 10_000
_MOST_DIGITS: Final = 15
_MOST_QUOTED: Final = 60
_PLAIN_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?\Z")
_NOT_THE_PATTERN = Text(
    "‘{value}’{value:은/는} {pattern} 꼴의 날짜가 아닙니다",
    "“{value}” is no date of the form {pattern}",
)
_WRITE_SO = Text("{pattern} 꼴로 쓰세요.", "Write it as {pattern}.")

_NOT_KNOWN_NUMBER: Final = LARGEST + 1
_ABSENT_NUMBER: Final = LARGEST + 2
_BAD_NUMBER: Final = LARGEST + 3


class CellReader:
    """Reads the cells of one column, block by block; remembers every text it has met."""

    def __init__(self, field: Field, how: ColumnMap) -> None:
        # A number in a file is in the unit of its input, unless the mapping names another.
        self._field = replace(field, needs_unit=False) if how.unit else field
        self._how = how
        self._pattern = pattern_of(how.date) if how.date else None
        self._base = field.step.denominator if field.step is not None else _DECIMALS
        self._by_number = field.ordered
        self._numbers: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._values: list[Value] = []
        self._bad: dict[str, Problem] = {}

    def read(self, cells: Sequence[str]) -> tuple[Column, dict[int, Problem]]:
        """The column, and by its place each cell that cannot be read (unknown in the column)."""
        if self._by_number:
            known: Any = self._numbers
            if len(known) > _MOST_KEPT:
                known.clear()
            self._learn_numbers(set(cells) - known.keys())
        if self._by_number:
            numbers = np.fromiter(map(self._numbers.__getitem__, cells), np.int64, len(cells))
            return self._numbered(numbers), self._wrong(cells, numbers == _BAD_NUMBER)
        self._learn_values(set(cells) - self._codes.keys())
        codes = np.fromiter(map(self._codes.__getitem__, cells), np.int32, len(cells))
        bad = self._wrong(cells, codes < -1)
        return Coded(self._values, np.maximum(codes, -1)), bad

    def _numbered(self, numbers: Any) -> Numbered:
        states = np.full(len(numbers), KNOWN, np.uint8)
        odd = numbers > LARGEST
        if odd.any():
            states[odd] = UNKNOWN
            states[numbers == _ABSENT_NUMBER] = MISSING
            numbers = np.where(odd, 0, numbers)
        return Numbered(numbers, self._base, states)

    def _wrong(self, cells: Sequence[str], bad: Any) -> dict[int, Problem]:
        return {row: self._bad[cells[row]] for row in np.flatnonzero(bad).tolist()}

    def _learn_numbers(self, texts: Iterable[str]) -> None:
        """Remember the number of each text; where one does not fit, go on with values instead."""
        rest = self._digits(list(texts))
        for text in rest:
            value = self._value(text)
            if isinstance(value, Problem):
                self._bad[text] = value
                number = _BAD_NUMBER
            elif value is NOT_KNOWN:
                number = _NOT_KNOWN_NUMBER
            elif value is ABSENT:
                number = _ABSENT_NUMBER
            else:
                scaled = Fraction(value) * self._base  # type: ignore[arg-type]  # an ordered field
                if scaled.denominator != 1 or abs(scaled) > LARGEST:
                    self._by_number = False
                    return
                number = int(scaled)
            self._numbers[text] = number

    def _digits(self, texts: list[str]) -> list[str]:
        """Remember plain whole numbers many at once; the texts that are something else."""
        field, how = self._field, self._how
        factor = field.unit.factor * self._base
        plain = field.type in NUMERIC and not how.unit and not field.needs_unit
        if len(texts) < _FEW or not plain or factor.denominator != 1 or how.number:
            return texts
        times = int(factor)
        step = 1 if field.step is None else int(field.step * self._base)
        low, high = field.minimum, field.maximum
        rest = []
        for text in texts:
            if (
                text.isdigit()
                and text.isascii()
                and len(text) <= _MOST_DIGITS
                and (text[0] != "0" or len(text) == 1)
                and text not in how.values
            ):
                number = int(text) * times
                value = number if self._base == 1 else number / self._base
                fits = (low is None or value >= low) and (high is None or value <= high)
                if fits and number % step == 0:
                    self._numbers[text] = number
                    continue
            rest.append(text)
        return rest

    def _learn_values(self, texts: Iterable[str]) -> None:
        for text in texts:
            value = self._value(text)
            if isinstance(value, Problem):
                self._bad[text] = value
                self._codes[text] = -2
            elif isinstance(value, NotKnown):
                self._codes[text] = -1
            else:
                self._codes[text] = len(self._values)
                self._values.append(value)

    def _value(self, text: str) -> Value | NotKnown | Problem:
        how = self._how
        meaning = nfc(text).strip()
        if not meaning:
            meaning = how.empty
        elif meaning in how.values:
            meaning = how.values[meaning]
        else:
            written = self._written(meaning)
            if isinstance(written, Problem):
                return written
            meaning = written
        if meaning in UNKNOWN_WORDS and meaning not in self._field.values:
            return NOT_KNOWN
        try:
            return self._field.read(self._members(meaning))
        except ProblemError as error:
            return replace(error.problem, message=_shortened(error.problem.message, meaning))

    def _written(self, text: str) -> str | Problem:
        """A text of the source as the policy language writes it."""
        how = self._how
        if self._pattern is not None and how.date is not None:
            return dated(text, how.date, self._pattern)
        if how.number is not None:
            thousands, decimal = NUMBERS[how.number]
            text = text.replace(thousands, "").replace(decimal, ".")
        if how.unit and _PLAIN_NUMBER.match(text):
            return f"{text}{how.unit}"
        return text

    def _members(self, text: str) -> str | list[str]:
        if self._field.type is not Type.SET or text in self._field.values:
            return text
        parts = [part.strip() for part in text.split(self._how.separator)]
        words = [self._how.values.get(part, part) for part in parts if part]
        return words if len(words) > 1 else "".join(words)


def _shortened(message: Text, quoted: str) -> Text:
    """A sentence on one line, with a long cell it quotes cut off."""
    if len(quoted) > _MOST_QUOTED:
        short = f"{quoted[:_MOST_QUOTED]}…"
        message = Text(message.ko.replace(quoted, short), message.en.replace(quoted, short))
    return Text(" ".join(message.ko.split()), " ".join(message.en.split()))


def pattern_of(written: str) -> re.Pattern[str]:
    """The regular expression of a date pattern such as YYYY/MM/DD."""
    text = re.escape(written)
    for mark in DATE_MARKS:
        count = "4" if mark == "YYYY" else "1,2"
        text = text.replace(mark, rf"(?P<{mark}>[0-9]{{{count}}})", 1)
    return re.compile(rf"{text}\Z")


def dated(text: str, written: str, pattern: re.Pattern[str]) -> str | Problem:
    """A date or time of a pattern as 2026-03-01 or 09:00."""
    match = pattern.match(text)
    if match is None:
        return Problem(
            (), _NOT_THE_PATTERN(value=text, pattern=written), _WRITE_SO(pattern=written)
        )
    found = match.groupdict()
    if "YYYY" in found:
        return f"{found['YYYY']}-{int(found.get('MM', 1)):02d}-{int(found.get('DD', 1)):02d}"
    return f"{int(found.get('hh', 0)):02d}:{int(found.get('mm', 0)):02d}"


def day_of(text: str, written: str, pattern: re.Pattern[str]) -> date | None:
    """The day of an as-of cell, None when it is none."""
    found = dated(nfc(text).strip(), written, pattern)
    if isinstance(found, Problem):
        return None
    try:
        return date.fromisoformat(found)
    except ValueError:
        return None
