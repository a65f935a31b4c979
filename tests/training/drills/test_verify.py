"""Verification: a clean drill has nothing, and every spoilt one is found out."""

from __future__ import annotations

import msgspec
import pytest

from cscx.content.policies import Policies
from cscx.messages import same
from cscx.training.drills.drill import CRITICAL, DONE, Drill, Turn
from cscx.training.drills.drills import Drills
from cscx.training.drills.graph import graph_of
from cscx.training.drills.verify import verify, verify_graph
from cscx.training.items.item import Source
from cscx.training.items.knowledge import Knowledge
from tests.training.drills.sample import drill, key, turn, wrong


def codes(spoilt: Drill) -> set[str]:
    return {found.check.code for found in verify_graph(spoilt)}


def with_turn(changed: Turn, at: int = 1) -> Drill:
    turns = list(drill().turns)
    turns[at] = changed
    return drill(turns=tuple(turns))


def test_a_sound_drill_has_no_finding() -> None:
    assert verify_graph(drill()) == ()


MUTANTS = {
    "an edge past a turn": (
        with_turn(turn(1, "t3"), at=0),
        "DRILL_UNREACHABLE",
    ),
    "an edge to nowhere": (with_turn(turn(2, "t9")), "DRILL_TRAP"),
    "an edge back": (with_turn(turn(2, "t1")), "DRILL_LOOP"),
    "an error that leads back to a turn before": (
        with_turn(turn(2, "t3", wrong("가", "t1"), key("나", "t3"), wrong("다", "t2"))),
        "DRILL_LOOP",
    ),
    "a second right choice": (
        with_turn(turn(2, "t3", key("가", "t3"), key("나", "t3"), wrong("다", "t2"))),
        "DRILL_KEY",
    ),
    "no right choice": (
        with_turn(turn(2, "t3", wrong("가", "t2"), wrong("나", "t2"), wrong("다", "t2"))),
        "DRILL_KEY",
    ),
    "two choices only": (
        with_turn(turn(2, "t3", key("가", "t3"), wrong("나", "t2"))),
        "DRILL_FEW",
    ),
    "two choices that read the same": (
        with_turn(turn(2, "t3", key("가", "t3"), wrong("나.", "t2"), wrong("나", "t2"))),
        "DRILL_SAME",
    ),
    "an error that leads on": (
        with_turn(turn(2, "t3", key("가", "t3"), wrong("나", "t3"), wrong("다", "t2"))),
        "DRILL_ASTRAY",
    ),
    "a critical error that ends nothing": (
        with_turn(
            turn(2, "t3", key("가", "t3"), wrong("나", "t2", critical=True), wrong("다", "t2"))
        ),
        "DRILL_ASTRAY",
    ),
    "a right choice that ends in an error": (
        with_turn(turn(3, CRITICAL), 2),
        "DRILL_ASTRAY",
    ),
    "no feedback": (
        with_turn(
            turn(2, "t3", key("가", "t3"), wrong("나", "t2", feedback=same("")), wrong("다", "t2"))
        ),
        "DRILL_FEEDBACK",
    ),
    "no source": (
        with_turn(
            turn(
                2,
                "t3",
                key("가", "t3"),
                wrong("나", "t2", source=Source("", "", ())),
                wrong("다", "t2"),
            )
        ),
        "DRILL_FEEDBACK",
    ),
    "an error that pleases": (
        with_turn(turn(2, "t3", key("가", "t3"), wrong("나", "t2", mood=1), wrong("다", "t2"))),
        "DRILL_MOOD",
    ),
    "a right choice that hurts": (
        with_turn(turn(3, DONE, key("가", DONE, mood=-3), wrong("나", "t3"), wrong("다", "t3")), 2),
        "DRILL_MOOD",
    ),
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_spoilt_drill_is_found_out(name: str) -> None:
    spoilt, code = MUTANTS[name]
    assert code in codes(spoilt)


def test_every_edge_of_a_real_drill_that_is_bent_is_found_out(
    made: Drills, policies: Policies
) -> None:
    knowledge = Knowledge(policies)
    own = [each for each in made.drills if each.sop == "return-change-of-mind"]
    real = min(own, key=lambda each: len(each.turns))
    for at, each in enumerate(real.turns):
        for place, choice in enumerate(each.choices):
            for to in {one.id for one in real.turns} - {choice.to}:
                bent = msgspec.structs.replace(choice, to=to)
                choices = (*each.choices[:place], bent, *each.choices[place + 1 :])
                changed = msgspec.structs.replace(each, choices=choices)
                turns = (*real.turns[:at], changed, *real.turns[at + 1 :])
                spoilt = msgspec.structs.replace(real, turns=turns)
                assert verify(spoilt, knowledge), (each.id, choice.code, to)


def test_a_drill_that_leaves_out_a_step_of_the_walk_is_found_out(
    made: Drills, policies: Policies
) -> None:
    knowledge = Knowledge(policies)
    for real in made.drills[::40]:
        last = real.turns[-1]
        shorter = msgspec.structs.replace(last, at=last.at[:-1] if last.at else (("x", "y"),))
        spoilt = msgspec.structs.replace(real, turns=(*real.turns[:-1], shorter))
        assert "DRILL_IDEAL" in {found.check.code for found in verify(spoilt, knowledge)}


def test_an_outcome_that_the_table_does_not_give_is_found_out(
    made: Drills, policies: Policies
) -> None:
    knowledge = Knowledge(policies)
    real = next(each for each in made.drills if any(t.kind == "outcome" for t in each.turns))
    at = next(at for at, each in enumerate(real.turns) if each.kind == "outcome")
    own = real.turns[at]
    swapped = tuple(
        msgspec.structs.replace(choice, code="outcome:없는 답") if choice.ok else choice
        for choice in own.choices
    )
    turns = (
        *real.turns[:at],
        msgspec.structs.replace(own, choices=swapped),
        *real.turns[at + 1 :],
    )
    found = verify(msgspec.structs.replace(real, turns=turns), knowledge)
    assert "DRILL_PROOF" in {each.check.code for each in found}


def test_a_graph_ends_in_every_state() -> None:
    graph = graph_of(drill())
    assert set(graph.edges) == graph.ending
    assert graph.loop is None
