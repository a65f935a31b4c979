"""A file of real cases decided by two versions of a table: which answers differ, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from cscx.cases.answers import INVALID, NOT_ASKED, PREFIX
from cscx.cases.mapping import CasesMap
from cscx.cases.open import source_of
from cscx.cases.policy import Policy
from cscx.cases.problem import BadCell
from cscx.cases.run import PolicyOn, Run
from cscx.messages import LANGUAGES, Language, Text, same
from cscx.policy.tables.aggregate import ANSWERED

_STATUSES: Final = {
    "no rule": Text("정한 답 없음", "no answer"),
    "conflict": Text("규칙끼리 어긋남", "rules contradict each other"),
}
_NOTHING = Text("없음", "none")
_AT_DISCRETION = Text("재량으로", "at discretion")
_NEEDS: Final = "needs "
_OTHERS: Final = "or"
_NO_OUTPUTS: Final = ("rules", "policy", "problem", "status")

MapOf = Callable[[Sequence[str], Policy], CasesMap]
"""How the columns of a file are joined to the inputs of a version."""


class Pair(NamedTuple):
    """Two answers to a case; `text` names the outputs that differ, unless it is the answer itself."""

    before: Text
    after: Text
    text: Text


@dataclass(slots=True)
class Differences:
    """How many rows there are, how many could not be compared, and the changes of the others.

    `kinds` counts each pair of answers; `first` is the first row of it, counted from 1. `unread` rows
    either version could not read; `bad` says what is wrong with them, with the version (0 before, 1
    after) where it is wrong for that one only. `unknown` counts the rows that a version could not decide
    because an input is not known, by that input; `lost` were decided before, `won` are decided now.
    `columns` are the inputs that the file gives.
    """

    rows: int = 0
    unread: int = 0
    kinds: Counter[Pair] = field(default_factory=Counter)
    first: dict[Pair, int] = field(default_factory=dict)
    bad: dict[BadCell, int | None] = field(default_factory=dict)
    more_bad: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    lost: int = 0
    won: int = 0
    columns: frozenset[str] = frozenset()


def compare_cases(
    path: Path, before: PolicyOn, after: PolicyOn, map_of: MapOf, language: Language
) -> Differences:
    """Decide every row by both; raises CasesError, OSError."""
    found = Differences()
    with source_of(path, str(path)) as one, source_of(path, str(path)) as other:
        maps = map_of(one.headings, before(None)), map_of(other.headings, after(None))
        old = Run(one, str(path), maps[0], before, language)
        new = Run(other, str(path), maps[1], after, language)
        found.columns = frozenset(column.input for each in maps for column in each.columns)
        start = len(one.headings)
        for was, now in zip(old.rows(), new.rows(), strict=True):
            for left, right in zip(was, now, strict=True):
                found.rows += 1
                sides = (
                    _cells(old.headings, left, start),
                    _cells(new.headings, right, start),
                )
                _count(found, *sides)
        found.bad = _bad(old.summary.bad, new.summary.bad)
        found.more_bad = max(old.summary.more_bad, new.summary.more_bad)
    return found


def _cells(headings: Sequence[str], row: Sequence[Any], start: int) -> dict[str, str]:
    cells = zip(headings[start:], row[start:], strict=True)
    return {heading.removeprefix(PREFIX): str(cell) for heading, cell in cells}


def _bad(old: Iterable[BadCell], new: Iterable[BadCell]) -> dict[BadCell, int | None]:
    """What is wrong with the file, by row, and for which version alone."""
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    every = sorted({**before, **after}, key=lambda each: each.row)
    return {
        each: None if each in before and each in after else int(each in after) for each in every
    }


def _count(found: Differences, was: Mapping[str, str], now: Mapping[str, str]) -> None:
    if INVALID in (was["status"], now["status"]):
        found.unread += 1
        return
    missing = [_missing(side) for side in (was, now)]
    if missing != [None, None]:
        found.unknown[missing[1] or missing[0] or ""] += 1
        found.lost += missing[0] is None
        found.won += missing[1] is None
        return
    outputs = [name for name in now if name in was and name not in _NO_OUTPUTS]
    differing = [name for name in outputs if was[name] != now[name]]
    if was["status"] == now["status"] and not differing:
        return
    pair = _pair(was, now, outputs[:1], differing)
    found.kinds[pair] += 1
    found.first.setdefault(pair, found.rows)


def _missing(cells: Mapping[str, str]) -> str | None:
    """The input a case could not be decided without; empty where nobody knows, so that nothing is asked."""
    status = cells["status"]
    if not status.startswith(_NEEDS):
        return None
    name = status.removeprefix(_NEEDS)
    return "" if name == NOT_ASKED else name


def _pair(
    was: Mapping[str, str], now: Mapping[str, str], first: list[str], differing: list[str]
) -> Pair:
    """By the first output where that differs, else by each that does, with its name."""
    told = first if differing[:1] == first or not differing else differing
    before, after = (_together(_said(side, name) for name in told) for side in (was, now))
    if told == first:
        return Pair(before, after, Text(*(f"{before.to(x)} → {after.to(x)}" for x in LANGUAGES)))
    named = []
    for name in told:
        title = _AT_DISCRETION if name == _OTHERS else same(name)
        sides = _said(was, name), _said(now, name)
        named.append(
            Text(*(f"{title.to(x)}: {sides[0].to(x)} → {sides[1].to(x)}" for x in LANGUAGES))
        )
    return Pair(before, after, _together(named))


def _said(cells: Mapping[str, str], output: str) -> Text:
    status = cells["status"]
    if status not in ANSWERED:
        return _STATUSES.get(status, same(status))
    return same(cells[output]) if cells[output] else _NOTHING


def _together(texts: Iterable[Text]) -> Text:
    every = list(texts)
    return Text(", ".join(t.ko for t in every), ", ".join(t.en for t in every))
