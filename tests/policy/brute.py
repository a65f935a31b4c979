"""The meaning of a random table by trying every case: the judge the engine is compared with."""

from __future__ import annotations

from typing import Any

from tests.policy.random_tables import ANSWERS, Point, RandomTable

Case = dict[str, Point]
Outcomes = tuple[tuple[Any, ...], ...]


def _flat(outcomes: tuple[dict[str, Any], ...]) -> Outcomes:
    return tuple((outcome["처리"], outcome["승인"]) for outcome in outcomes)


def rank(table: RandomTable, rule: int) -> int:
    return ANSWERS.index(table.rules[rule].outcomes[0]["처리"])


def answering(table: RandomTable, case: Case) -> tuple[int, ...]:
    """The rules whose word counts in a case."""
    fitting = table.fitting(case)
    match table.definition.hit:
        case "first":
            return fitting[:1]
        case "priority":
            best = min((rank(table, rule) for rule in fitting), default=0)
            return tuple(rule for rule in fitting if rank(table, rule) == best)
    return fitting


def decide(table: RandomTable, case: Case) -> tuple[str, Outcomes]:
    rules = answering(table, case)
    if not rules:
        if not table.otherwise:
            return "none", ()
        return "decided", _flat(table.otherwise)
    said = {_flat(table.rules[rule].outcomes) for rule in rules}
    if len(said) > 1 or (table.definition.hit == "unique" and len(rules) > 1):
        return "conflict", tuple(sorted({one for outcomes in said for one in outcomes}))
    (outcomes,) = said
    return ("decided" if len(outcomes) == 1 else "choice"), outcomes


def uncovered(table: RandomTable) -> list[Case]:
    return [case for case in table.cases() if not table.fitting(case)]


def clashes(table: RandomTable) -> set[tuple[int, int]]:
    """Pairs of rules that must not meet but do; duplicates are told apart elsewhere."""
    found = set()
    for case in table.cases():
        fitting = (
            answering(table, case) if table.definition.hit == "priority" else table.fitting(case)
        )
        for position, first in enumerate(fitting):
            for second in fitting[position + 1 :]:
                if _forbidden(table, first, second):
                    found.add((first, second))
    return found


def _forbidden(table: RandomTable, first: int, second: int) -> bool:
    one, other = table.rules[first].outcomes, table.rules[second].outcomes
    match table.definition.hit:
        case "unique":
            return True
        case "any":
            return one != other
        case "priority":
            return rank(table, first) == rank(table, second) and one != other
    return False


def silent(table: RandomTable) -> set[int]:
    """Rules that answer in no case because they fit none or others go before them."""
    speaking = set()
    for case in table.cases():
        fitting = table.fitting(case)
        counted = (
            answering(table, case) if table.definition.hit in ("first", "priority") else fitting
        )
        speaking.update(counted)
    return set(range(len(table.rules))) - speaking


def broken(table: RandomTable) -> set[tuple[int, int, int]]:
    """(limit, rule, alternative); rule -1 is otherwise."""
    found = set()
    for case in table.cases():
        fitting = table.fitting(case)
        hit = table.definition.hit
        said = answering(table, case) if hit in ("first", "priority") else fitting
        for index, limit in enumerate(table.limits):
            if not limit.fits(case):
                continue
            for rule in said:
                for position, outcome in enumerate(table.rules[rule].outcomes):
                    if all(outcome[name] in values for name, values in limit.never.items()):
                        found.add((index, rule, position))
            if not fitting and table.otherwise:
                outcome = table.otherwise[0]
                if all(outcome[name] in values for name, values in limit.never.items()):
                    found.add((index, -1, 0))
    return found


def possible(table: RandomTable, known: Case) -> set[tuple[str, Outcomes]]:
    """Every answer that a case with some known points can get."""
    return {
        decide(table, case)
        for case in table.cases()
        if all(case[name] == point for name, point in known.items())
    }
