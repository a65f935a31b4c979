"""A file of real cases decided by two versions of a table: which answers differ, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cscx.cases.answers import INVALID, PREFIX
from cscx.cases.mapping import CasesMap
from cscx.cases.open import source_of
from cscx.cases.policy import Policy
from cscx.cases.run import PolicyOn, Run
from cscx.messages import Language, Text, same

_STATUSES: Final = {
    "no rule": Text("정한 답 없음", "no answer"),
    "conflict": Text("규칙끼리 어긋남", "rules contradict each other"),
    INVALID: Text("읽지 못함", "not read"),
}
_NEEDS = Text("{name}{name:을/를} 몰라 정하지 못함", "not decided: {name} is not known")
_NOTHING = Text("없음", "none")
_ANSWERED: Final = ("decided", "choice")

MapOf = Callable[[Sequence[str], Policy], CasesMap]
"""How the columns of a file are joined to the inputs of a version."""


@dataclass(slots=True)
class Differences:
    """How many rows there are, how many neither version could read, and the changes of the others.

    `kinds` counts each pair of answers; `first` is the first row of it, counted from 1.
    """

    rows: int = 0
    unread: int = 0
    kinds: Counter[tuple[Text, Text]] = field(default_factory=Counter)
    first: dict[tuple[Text, Text], int] = field(default_factory=dict)


def compare_cases(
    path: Path, before: PolicyOn, after: PolicyOn, map_of: MapOf, language: Language
) -> Differences:
    """Decide every row by both; raises CasesError, OSError."""
    found = Differences()
    with source_of(path, str(path)) as one, source_of(path, str(path)) as other:
        old = Run(one, str(path), map_of(one.headings, before(None)), before, language)
        new = Run(other, str(path), map_of(other.headings, after(None)), after, language)
        start = len(one.headings)
        for was, now in zip(old.rows(), new.rows(), strict=True):
            for left, right in zip(was, now, strict=True):
                found.rows += 1
                sides = (
                    _cells(old.headings, left, start),
                    _cells(new.headings, right, start),
                )
                _count(found, *sides)
    return found


def _cells(headings: Sequence[str], row: Sequence[Any], start: int) -> dict[str, str]:
    cells = zip(headings[start:], row[start:], strict=True)
    return {heading.removeprefix(PREFIX): str(cell) for heading, cell in cells}


def _count(found: Differences, was: Mapping[str, str], now: Mapping[str, str]) -> None:
    if INVALID in (was["status"], now["status"]):
        found.unread += 1
        return
    outputs = [
        name for name in now if name in was and name not in ("rules", "policy", "problem", "status")
    ]
    differing = [name for name in outputs if was[name] != now[name]]
    if was["status"] == now["status"] and not differing:
        return
    told = differing[:1] if differing[:1] == outputs[:1] else differing
    pair = _said(was, told), _said(now, told)
    found.kinds[pair] += 1
    found.first.setdefault(pair, found.rows)


def _said(cells: Mapping[str, str], outputs: Sequence[str]) -> Text:
    status = cells["status"]
    if status.startswith("needs "):
        return _NEEDS(name=status.removeprefix("needs "))
    if status not in _ANSWERED:
        return _STATUSES.get(status, same(status))
    texts = [same(cells[name]) if cells[name] else _NOTHING for name in outputs]
    return Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts))
