"""Every SOP of the reference knowledge base can be walked to each of its steps and ends."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cscx.content.policies import Policies
from cscx.policy.walk.explore import Exploration, explore, ways_written
from cscx.policy.walk.scope import Library
from cscx.policy.walk.walk import walk
from tests.policy.test_reference_tables import SOPS, corpus

NAMES = sorted(path.stem for path in (SOPS / "procedures").glob("*.yaml"))
# Branches no case takes, because the step's constants or the way there rule the answer out. The
# linter asks for them all the same: a table's answers each need a way on.
NEVER = {
    "exchange": {("판정", "부분환불"), ("배송비판정", "해당 없음")},
    "return-change-of-mind": {("배송비판정", "해당 없음")},
    "subscription-cancel": {("해지판정", "고지누락환불")},
}


@cache
def library() -> Library:
    return Policies(corpus()).library


@cache
def explored(name: str) -> Exploration:
    return explore(library(), name)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_and_branch_is_taken_by_some_case(name: str) -> None:
    found = explored(name)
    assert found.complete
    untaken = ways_written(library().procedures[name]) - found.ways
    assert {(step, answer) for _, step, answer in untaken} == NEVER.get(name, set())


@pytest.mark.parametrize("name", NAMES)
def test_every_case_comes_to_an_end(name: str) -> None:
    found = explored(name)
    stuck = [path.walk.troubles for path in found.paths if path.walk.status != "ended"]
    assert stuck == []


@pytest.mark.parametrize("name", NAMES)
def test_a_walk_asks_for_no_more_than_what_its_way_depends_on(name: str) -> None:
    """Answering only what is asked, from a case where all is known, takes the same way."""
    for path in explored(name).paths[::3]:
        given = dict(path.given)
        asked: dict[str, object] = {}
        found = walk(library(), name, {}, path.nobody_knows)
        while found.need is not None:
            assert found.need.name in given, found.need
            asked[found.need.name] = given[found.need.name]
            found = walk(library(), name, asked, path.nobody_knows)  # type: ignore[arg-type]
        assert (found.steps, found.end) == (path.walk.steps, path.walk.end)
        assert asked.keys() <= path.walk.used


def test_the_knowledge_base_is_there() -> None:
    assert len(NAMES) >= 25
    assert Path(SOPS).is_dir()
