"""The fewest sets that hold everything."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cscx.training.fewest import fewest

SETS = st.dictionaries(st.integers(0, 30), st.frozensets(st.integers(0, 6), max_size=4), max_size=8)


@given(SETS)
def test_no_smaller_choice_holds_everything(sets: dict[int, frozenset[int]]) -> None:
    every = frozenset[int]().union(*sets.values())
    found = fewest(sets)
    assert frozenset[int]().union(*(sets[key] for key in found)) == every
    for keys in combinations(sets, max(len(found) - 1, 0)):
        if len(found) > len(keys):
            assert frozenset[int]().union(*(sets[key] for key in keys)) != every


def test_of_two_days_that_ask_the_same_the_first_is_enough() -> None:
    assert fewest({4: frozenset("ab"), 5: frozenset("ab"), 9: frozenset("b")}) == (4,)


def test_many_sets_are_still_all_held() -> None:
    sets = {n: frozenset({n, n + 1, (n * 7) % 40}) for n in range(40)}
    held = frozenset[int]().union(*(sets[key] for key in fewest(sets)))
    assert held == frozenset[int]().union(*sets.values())


def test_of_choices_equally_few_it_is_the_one_liked_most() -> None:
    assert fewest({4: frozenset("ab"), 5: frozenset("ab")}, {5: 1}) == (5,)
    assert fewest({1: frozenset("ab"), 2: frozenset("a"), 3: frozenset("bc")}, {2: 1}) == (2, 3)
    assert fewest({1: frozenset("ab"), 2: frozenset("a"), 3: frozenset("b")}, {2: 1, 3: 1}) == (1,)


@given(SETS, st.dictionaries(st.integers(0, 30), st.integers(0, 2)))
def test_what_is_liked_makes_no_choice_larger(
    sets: dict[int, frozenset[int]], liked: dict[int, int]
) -> None:
    found = fewest(sets, liked)
    assert len(found) == len(fewest(sets))
    assert frozenset[int]().union(*(sets[key] for key in found)) == frozenset[int]().union(
        *sets.values()
    )
