"""The drills of the reference knowledge base."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from cscx.content.policies import Policies
from cscx.policy.walk.explore import explore
from cscx.training.draw import Draw
from cscx.training.drills import errors
from cscx.training.drills.checking import CheckedDrills
from cscx.training.drills.drill import Drill
from cscx.training.drills.drills import Drills, drills_of
from cscx.training.drills.errors import FAULTS
from cscx.training.drills.play import Session
from cscx.training.drills.score import score
from cscx.training.items.knowledge import Knowledge

ROOT = Path(__file__).parents[3]
NO_CASE_COMES = {
    # A return that is refused never gets to its shipping fee; who is in time is answered before.
    "exchange": ("배송비판정 → 해당 없음",),
    "return-change-of-mind": ("배송비판정 → 해당 없음",),
    "return-shipping-fee": ("otherwise",),
    "refund-delay-interest": ("기한안",),
}


def test_no_drill_has_an_error(checked: CheckedDrills) -> None:
    assert checked.passes, [each.message.ko for each in checked.findings][:5]
    assert len(checked.made.drills) >= 25
    assert checked.made.left_out == {}


def test_drills_come_by_every_way_and_rule_that_a_case_comes_to(
    checked: CheckedDrills, policies: Policies
) -> None:
    missing = {each.document: each.missing for each in (*checked.ways, *checked.rules)}
    assert {name: left for name, left in missing.items() if left} == NO_CASE_COMES
    for sop in ("exchange", "return-change-of-mind"):
        ways = explore(policies.library, sop).ways
        assert (sop, "배송비판정", "해당 없음") not in ways


def test_every_kind_of_error_tempts_somewhere(made: Drills) -> None:
    found = Counter(c.error for drill in made.drills for t in drill.turns for c in t.choices)
    assert set(found) - {None} == set(FAULTS)


def test_what_is_critical_is_what_the_rules_say(made: Drills, policies: Policies) -> None:
    knowledge = Knowledge(policies)
    for drill in made.drills:
        for turn in drill.turns:
            body = policies.corpus.find("sop", turn.step[0])
            assert body is not None
            step = body.body.step(turn.step[1])
            for choice in turn.choices:
                match choice.error:
                    case errors.SKIPPED_STEP:
                        assert choice.critical == (step.must == "legal")
                    case errors.UNAPPROVED_PROMISE:
                        assert choice.critical
                    case errors.MISSED_ESCALATION:
                        assert choice.critical == (step.with_.get("심각도") == "P1")
                    case _:
                        assert not choice.critical
    assert knowledge.rejected.counts == {}


def test_a_whole_drill_without_an_error_is_worth_a_hundred(made: Drills) -> None:
    for drill in made.drills:
        session = Session(drill)
        while (turn := session.turn) is not None:
            session.choose(turn.choices.index(turn.key))
        assert score(session).total == 100


def test_places_of_keys_are_balanced_and_length_gives_little_away(made: Drills) -> None:
    turns = [turn for drill in made.drills for turn in drill.turns]
    chance = sum(1 / len(turn.choices) for turn in turns) / len(turns)
    by_first = sum(turn.choices[0].ok for turn in turns) / len(turns)
    by_last = sum(turn.choices[-1].ok for turn in turns) / len(turns)
    longest = [max(turn.choices, key=lambda choice: len(choice.text.ko)) for turn in turns]
    shortest = [min(turn.choices, key=lambda choice: len(choice.text.ko)) for turn in turns]
    assert by_first == pytest.approx(chance, abs=0.03)
    assert by_last == pytest.approx(chance, abs=0.03)
    assert sum(choice.ok for choice in longest) / len(turns) < chance + 0.12
    assert sum(choice.ok for choice in shortest) / len(turns) < chance
    said = [turn for turn in turns if 0 < sum(c.spoken for c in turn.choices) < len(turn.choices)]
    assert sum(turn.key.spoken for turn in said) / len(said) == pytest.approx(0.5, abs=0.08)


def test_who_abuses_is_warned_twice_before_it_ends(made: Drills) -> None:
    drills = [drill for drill in made.drills if drill.sop == "abusive-customer"]
    ended = [d for d in drills if ("abusive-customer", "종료") in d.path]
    assert ended
    for drill in ended:
        steps = [step for _, step in drill.path]
        assert steps.index("1차경고") < steps.index("2차경고") < steps.index("종료")
    at_once = [d for d in drills if ("abusive-customer", "바로종료") in d.path]
    assert all(("abusive-customer", "1차경고") not in drill.path for drill in at_once)
    assert any(drill.customer.title.ko == "욕설을 하는 고객" for drill in drills)


def test_customers_with_a_persona_change_words_and_never_the_key(
    made: Drills, policies: Policies
) -> None:
    own = [drill for drill in made.drills if drill.customer.persona is not None]
    assert len({drill.customer.persona for drill in own}) == len(policies.corpus.names["persona"])
    for drill in own:
        entry = policies.corpus.find("persona", drill.customer.persona or "")
        assert entry is not None
        assert drill.title.ko == entry.body.says.open
        assert drill.customer.mood == entry.body.mood


def test_ids_are_single_and_the_drills_of_one_procedure_are_those_of_all(
    made: Drills, policies: Policies
) -> None:
    assert len(made.by_id) == len(made.drills)
    alone = drills_of(policies, frozenset({"order-cancel"}))
    assert alone.drills == tuple(each for each in made.drills if each.sop == "order-cancel")


def test_another_hash_seed_makes_the_same_drills(made: Drills) -> None:
    code = (
        "from datetime import date; from pathlib import Path;"
        "from cscx.content.loading import read_corpus; from cscx.content.policies import Policies;"
        "from cscx.settings import load; from cscx.training.drills.drills import drills_of;"
        f"root = Path({str(ROOT)!r});"
        "made = drills_of(Policies(read_corpus(root, load(root), as_of=date(2026, 11, 21))),"
        " frozenset({'return-change-of-mind'}));"
        "print(*(each.wording for each in made.drills))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "7", "PATH": "/usr/bin", "PYTHONPATH": str(ROOT)},
    )
    own = [each.wording for each in made.drills if each.sop == "return-change-of-mind"]
    assert done.stdout.split() == own


def test_the_fingerprint_follows_the_meaning_and_not_the_words(made: Drills) -> None:
    drill = made.drills[0]
    other = msgspec.structs.replace(drill, title=drill.customer.title)
    assert (other.id, other.fingerprint) == (drill.id, drill.fingerprint)
    assert other.wording != drill.wording
    changed = msgspec.structs.replace(drill, case={**drill.case, "경과일": 99})
    assert changed.fingerprint != drill.fingerprint
    assert msgspec.structs.replace(drill, end="refused").fingerprint != drill.fingerprint


def test_nobody_is_told_a_fact_twice_in_a_row(made: Drills) -> None:
    for drill in made.drills:
        lines = [line for turn in drill.turns for line in turn.before if line.who == "screen"]
        # What is checked, or done by the customer, again is told again.
        lines = [line for line in lines if not re.search(r"→|^고객:", line.text.ko)]
        assert not any(one == other for one, other in pairwise(lines)), drill.id


def test_texts_are_whole(made: Drills) -> None:
    for text in _texts(Draw("texts").shuffled(made.drills)[:120]):
        assert text.strip()
        assert not any(mark in text for mark in ("{", "}", "<fact:", "<sop:", "  ", "None"))


def _texts(drills: list[Drill]) -> list[str]:
    return [
        text
        for drill in drills
        for turn in drill.turns
        for text in (
            turn.ask.ko,
            *(line.text.ko for line in turn.before),
            *(choice.text.ko for choice in turn.choices),
            *(choice.feedback.ko for choice in turn.choices),
        )
    ]
