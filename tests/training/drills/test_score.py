"""The score: its parts, its ends, and the same in the browser."""

from __future__ import annotations

import json
import os
import subprocess
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cscx.training.drills import errors
from cscx.training.drills.drill import CRITICAL, HUNG_UP, Drill
from cscx.training.drills.lean import lean
from cscx.training.drills.play import Session, reaction, replayed
from cscx.training.drills.score import Score, score
from tests.training.drills.sample import drill, key, turn, wrong

HERE = Path(__file__).parent
VECTORS = HERE.parents[1] / "vectors/drill.json"
RIGHT = ["step:한다 1", "step:한다 2", "step:한다 3"]
SKIP, PHRASE = "step:건너뛴다 {}", "step:“안 돼요 {}.”"


def played(*codes: str) -> Session:
    return replayed(drill(), codes)


def test_the_ideal_path_is_worth_a_hundred() -> None:
    assert score(played(*RIGHT)) == Score(50, 20, 15, 15, 100, None)


def test_a_skipped_step_costs_accuracy_sequence_and_mood() -> None:
    session = played(SKIP.format(1), *RIGHT)
    # Two of three turns at once; two of three without a skip; mood 1 of at most 3 above the bottom.
    assert score(session) == Score(33, 13, 15, 10, 71, None)
    assert session.standing.mood == 1


def test_a_phrase_not_to_use_costs_the_script_and_more_mood() -> None:
    assert score(played(PHRASE.format(2), *RIGHT[:0], *RIGHT)).script == 15
    found = score(played(RIGHT[0], PHRASE.format(2), *RIGHT[1:]))
    assert found == Score(33, 20, 10, 7, 70, None)


def test_after_an_error_the_same_turn_comes_back_without_that_choice() -> None:
    session = played(SKIP.format(1))
    assert session.turn is not None
    assert session.turn.id == "t1"
    assert [choice.code for choice in session.choices] == [RIGHT[0], PHRASE.format(1)]


def test_at_the_bottom_the_next_error_ends_it_and_nothing_reached_later_counts() -> None:
    errors_ = [PHRASE.format(1), SKIP.format(1), RIGHT[0], PHRASE.format(2)]
    session = played(*errors_)
    assert session.standing.at == HUNG_UP
    assert session.choices == ()
    assert score(session) == Score(0, 0, 0, 0, 0, None)


def test_what_the_customer_does_not_hear_makes_nobody_hang_up() -> None:
    quiet = msgspec.structs.replace(wrong("가", "t1"), mood=0)
    one = drill(turns=(turn(1, "end:done", quiet, wrong("나", "t1", errors.FORBIDDEN_PHRASE),
                            key("다", "end:done")),),
                customer=msgspec.structs.replace(drill().customer, mood=-3))  # fmt: skip
    session = replayed(one, ["step:가"])
    assert session.standing.at == "t1"
    assert replayed(one, ["step:나"]).standing.at == HUNG_UP


def test_a_critical_error_ends_it_with_nothing() -> None:
    legal = wrong("건너뛴다", "t2", critical=True, to=CRITICAL)
    spoilt = drill(
        turns=(drill().turns[0], turn(2, "t3", legal, key("한다 2", "t3"), wrong("다", "t2")))
    )
    session = replayed(spoilt, [RIGHT[0], "step:건너뛴다"])
    assert session.standing.at == CRITICAL
    found = score(session)
    assert (found.total, found.critical) == (0, errors.SKIPPED_STEP)


def test_a_drill_that_was_left_is_scored_as_far_as_it_went() -> None:
    assert score(played(RIGHT[0])) == Score(50, 20, 15, 15, 100, None)
    assert score(played(RIGHT[0], SKIP.format(2))).accuracy == 25
    assert score(played()).total == 100  # nothing chosen, nothing lost


def test_more_errors_never_give_more_points() -> None:
    wrong_codes = [form.format(at) for at in (1, 2, 3) for form in (SKIP, PHRASE)]

    def total(chosen: tuple[str, ...]) -> int:
        return score(played(*(code for at in (1, 2, 3) for code in _at(chosen, at)))).total

    for size in range(4):
        for chosen in combinations(wrong_codes, size):
            for more in set(wrong_codes) - set(chosen):
                assert total((*chosen, more)) <= total(chosen)


def _at(chosen: tuple[str, ...], at: int) -> list[str]:
    return [code for code in chosen if str(at) in code] + [RIGHT[at - 1]]


def test_the_customer_answers_errors_in_turn_and_a_better_mood_once() -> None:
    assert _said(drill(), [SKIP.format(1), PHRASE.format(1), *RIGHT]) == [
        "네?", "윗분 바꿔 주세요.", None, None, None,
    ]  # fmt: skip
    assert _said(drill(), RIGHT) == ["네, 감사합니다.", None, None]


def test_a_customer_says_nothing_to_what_is_done_without_a_word() -> None:
    choices = [
        wrong("적는다", "t1", spoken=False),
        key("말한다", "end:done"),
        wrong("안 된다고 한다", "t1"),
    ]
    assert _said(drill(turns=(turn(1, "end:done", *choices),)), ["step:적는다"]) == [None]
    done = msgspec.structs.replace(choices[1], spoken=False)
    silent = drill(turns=(turn(1, "end:done", choices[0], done, choices[2]),))
    assert _said(silent, ["step:안 된다고 한다"]) == ["네?"]
    assert _said(silent, ["step:말한다"]) == [None]


def _said(one: Drill, codes: list[str]) -> list[str | None]:
    session, said = Session(one), []
    for code in codes:
        before = session.standing
        session.choose([choice.code for choice in session.choices].index(code))
        text = reaction(one, session.picks, before, session.standing)
        said.append(text.ko if text is not None else None)
    return said


RUNS = [
    RIGHT,
    [SKIP.format(1), *RIGHT],
    [RIGHT[0], PHRASE.format(2), SKIP.format(2), *RIGHT[1:]],
    [PHRASE.format(1), SKIP.format(1), RIGHT[0], PHRASE.format(2)],
    [RIGHT[0], SKIP.format(2)],
    [RIGHT[0], "step:약속한다"],
    [],
]


def _vector_drill() -> Drill:
    promise = wrong("약속한다", "t2", errors.UNAPPROVED_PROMISE, critical=True, to=CRITICAL)
    quiet = wrong("넘긴다", "t3", errors.WRONG_ROLE)
    return drill(
        turns=(
            turn(1, "t2"),
            turn(2, "t3", wrong(SKIP.format(2)[5:], "t2", spoken=False), key("한다 2", "t3"), promise,
                 wrong(PHRASE.format(2)[5:], "t2", errors.FORBIDDEN_PHRASE)),
            turn(3, "end:done", quiet, key("한다 3", "end:done"), wrong("끝낸다", "t3")),
        )
    )  # fmt: skip


def _told(one: Drill, codes: list[str]) -> dict[str, Any]:
    session, said = Session(one), []
    states = [[session.standing.at, session.standing.mood]]
    for code in codes:
        before = session.standing
        session.choose([choice.code for choice in session.choices].index(code))
        text = reaction(one, session.picks, before, session.standing)
        said.append(text.ko if text is not None else "")
        states.append([session.standing.at, session.standing.mood])
    points = msgspec.to_builtins(score(session))
    return {"codes": codes, "states": states, "said": said, "score": points}


def vectors() -> dict[str, Any]:
    one = _vector_drill()
    return {
        "drill": lean(one, "ko", lambda source: source.document),
        "runs": [_told(one, codes) for codes in RUNS],
    }


def test_the_vectors_are_what_python_plays() -> None:
    if os.environ.get("CSCX_GOLDEN") == "write":
        VECTORS.write_text(json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert json.loads(VECTORS.read_text("utf-8")) == vectors()


@pytest.mark.node
def test_the_browser_plays_and_scores_as_python_does() -> None:
    done = subprocess.run(
        ["node", str(HERE / "drill_twin.mjs"), str(VECTORS)],
        check=True,
        capture_output=True,
        text=True,
    )
    expected = json.loads(VECTORS.read_text("utf-8"))["runs"]
    assert json.loads(done.stdout) == expected
