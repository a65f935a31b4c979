"""Which cases to play: greedily, so that together they cover all there is and each is worth it."""

from __future__ import annotations

from collections.abc import Sequence

from cscx.training.drills.cases import Case, Cases

_LONG = 4
"""Steps that cost as much as one thing covered: a shorter case that covers as much goes first."""


def chosen(cases: Cases) -> tuple[Case, ...]:
    """The cases of personas, then those that cover most of what is left for their length."""
    found = [case for case in cases.cases if case.persona is not None]
    left = set[object](cases.wanted_ways | cases.wanted_rules)
    for case in found:
        left -= _covers(case)
    others = [case for case in cases.cases if case.persona is None]
    while left and others:
        best = max(others, key=lambda case: _worth(case, left))
        gain = left & _covers(best)
        if not gain:
            break
        found.append(best)
        left -= gain
    return _once(found)


def _covers(case: Case) -> set[object]:
    return {*case.ways, *case.rules}


def _worth(case: Case, left: set[object]) -> float:
    return len(left & _covers(case)) - len(case.walk.stops) / (_LONG * 10)


def _once(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Without cases that another one of the same customer goes along with step by step."""
    seen: set[object] = set()
    kept = []
    for case in cases:
        key = (case.persona, case.ways, case.rules)
        if key not in seen:
            seen.add(key)
            kept.append(case)
    return tuple(kept)
