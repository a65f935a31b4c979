"""Tables that collect, against adding up by hand in every case."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.decision.evaluate import decide
from cscx.policy.proof.limits import violations
from cscx.policy.proof.overlaps import overlaps
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.definition import (
    LimitDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.table import Table
from tests.policy.conftest import SEED
from tests.policy.conftest import tables as drawn
from tests.policy.random_tables import Draw, Question, questions

WAYS = ("sum", "count", "min", "max", "any", "list")


class Collected:
    """A collecting table and its rules as predicates with a number each."""

    def __init__(self, asked: tuple[Question, ...], rules: list[Any], way: str, limit: int) -> None:
        self.asked, self.rules, self.way, self.limit = asked, rules, way, limit
        never = {"점수": f"{limit} 초과"} if way not in ("list", "any") else {"점수": limit}
        self.definition = TableDefinition(
            name="collect",
            inputs=tuple(question.definition for question in asked),
            outputs=(OutputDefinition("점수", type="integer", collect=way),),  # type: ignore[arg-type]
            rules=tuple(
                RuleDefinition(f"R{i}", when, {"점수": number})
                for i, (when, _, number) in enumerate(rules)
            ),
            hit="collect",
            limits=(LimitDefinition({}, never),),
        )

    def cases(self) -> Any:
        names = [question.definition.name for question in self.asked]
        for points in product(*(question.points for question in self.asked)):
            yield dict(zip(names, points, strict=True))

    def collected(self, case: dict[str, Any]) -> Any:  # noqa: PLR0911 - one return a way
        """The value, None where no rule fits, "conflict" where rules that must agree do not."""
        numbers = [
            n for _, tests, n in self.rules if all(f(case[name].value) for name, f in tests.items())
        ]
        if not numbers:
            return None
        match self.way:
            case "sum":
                return sum(numbers)
            case "count":
                return len(numbers)
            case "min":
                return min(numbers)
            case "max":
                return max(numbers)
            case "any":
                return numbers[0] if len(set(numbers)) == 1 else "conflict"
        return tuple(dict.fromkeys(numbers))

    def breaks(self, value: Any) -> bool:
        if value in (None, "conflict"):
            return False
        if self.way == "list":
            return self.limit in value
        return bool(value == self.limit if self.way == "any" else value > self.limit)


@st.composite
def collecting(draw: Draw) -> Collected:
    asked = draw(questions(2))
    rules = []
    for _ in range(draw(st.integers(1, 5))):
        when, tests = {}, {}
        for question in asked:
            if draw(st.integers(0, 3)):
                cell, fits = question.cell(draw)
                when[question.definition.name], tests[question.definition.name] = cell, fits
        rules.append((when, tests, draw(st.integers(1, 4))))
    return Collected(asked, rules, draw(st.sampled_from(WAYS)), draw(st.integers(1, 7)))


def found_pairs(table: Collected) -> set[tuple[int, int]]:
    """Rules that fit the same case and must agree there but do not."""
    if table.way != "any":
        return set()
    return {
        (i, j)
        for case in table.cases()
        for i, (_, first, one) in enumerate(table.rules)
        for j, (_, second, other) in enumerate(table.rules)
        if i < j
        and one != other
        and all(f(case[n].value) for tests in (first, second) for n, f in tests.items())
    }


def told_pairs(table: Table) -> set[tuple[int, int]]:
    told = overlaps(table, most=1000)
    assert not told.undecided
    return {(each.first, each.second) for each in told.overlaps}


@seed(SEED)
@drawn(250)
@given(collecting())
def test_what_is_collected_and_the_limits_it_breaks_are_as_added_up_by_hand(
    table: Collected,
) -> None:
    chain = Chain(compile_table(table.definition), {})
    broken = False
    for case in table.cases():
        wanted = table.collected(case)
        broken = broken or table.breaks(wanted)
        found = decide(chain, {name: point.given for name, point in case.items()})
        if wanted is None:
            assert found.status == "none"
        elif wanted == "conflict":
            assert found.status == "conflict"
        else:
            assert found.status == "decided"
            assert found.answers[0].outcomes[0].values == (wanted,)
    assert not found_pairs(table) ^ told_pairs(chain.table)
    told = violations(chain.table)
    assert not told.undecided
    assert bool(told.violations) == broken
