"""When an item comes back: the same in Python and in the browser."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from cscx.training.schedule import Schedule, answered, due, schedules

HERE = Path(__file__).parent
VECTORS = HERE.parent / "vectors/schedule.json"
START = datetime(2026, 11, 2, 9, tzinfo=UTC)
Run = list[tuple[str, bool]]


class Given(NamedTuple):
    item: str
    fingerprint: str
    correct: bool
    when: datetime


def told(run: Run) -> list[list[str]]:
    """Stability, difficulty and the day due after each answer, as the twin tells them."""
    found, before = [], None
    for at, correct in run:
        before = answered(before, correct=correct, at=datetime.fromisoformat(at))
        due = before.due.strftime("%Y-%m-%dT%H:%M:%S")
        found.append([f"{before.stability:.4f}", f"{before.difficulty:.4f}", due])
    return found


def twin(runs: list[Run], file: Path) -> list[list[list[str]]]:
    file.write_text(json.dumps(runs))
    done = subprocess.run(
        ["node", str(HERE / "schedule_twin.mjs"), str(file)],
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[list[list[str]]] = json.loads(done.stdout)
    return found


def test_the_package_gives_what_the_vectors_say() -> None:
    for each in json.loads(VECTORS.read_text("utf-8")):
        assert told(each["answers"]) == each["told"]


@pytest.mark.node
def test_the_browser_gives_what_the_vectors_say(tmp_path: Path) -> None:
    vectors = json.loads(VECTORS.read_text("utf-8"))
    expected = [each["told"] for each in vectors]
    assert twin([each["answers"] for each in vectors], tmp_path / "runs.json") == expected


@pytest.mark.node
def test_both_agree_on_drawn_histories_to_four_decimals(tmp_path: Path) -> None:
    draw = random.Random(6)  # noqa: S311 - drawn test cases
    runs: list[Run] = []
    for _ in range(60):
        at, run = START, []
        for _ in range(draw.randrange(1, 15)):
            run.append((at.isoformat(), draw.random() < 0.7))
            at += timedelta(hours=draw.choice([0, 1, 20, 24, 30, 72, 24 * draw.randrange(1, 400)]))
        runs.append(run)
    assert twin(runs, tmp_path / "runs.json") == [told(run) for run in runs]


def test_a_right_answer_comes_back_later_than_a_wrong_one() -> None:
    right, wrong = (answered(None, correct=correct, at=START) for correct in (True, False))
    assert right.due == START + timedelta(days=2)
    assert wrong.due == START + timedelta(days=1)
    again = answered(right, correct=True, at=right.due)
    assert again.due - again.last > right.due - right.last


def given(item: str, fingerprint: str, day: int) -> Given:
    return Given(item, fingerprint, correct=True, when=START + timedelta(days=day))


def test_what_changed_is_due_first_then_what_waits_longest() -> None:
    answers = [given("late", "x", 1), given("later", "x", 0), given("soon", "x", 5)]
    answers += [given("changed", "old", 5), given("gone", "x", 0)]
    now = {"late": "x", "later": "x", "soon": "x", "changed": "new"}
    until = START + timedelta(days=6)
    assert due(answers, now, until) == ("changed", "later", "late")


def test_a_changed_item_starts_anew_and_one_that_is_gone_is_forgotten() -> None:
    answers = [given("a", "old", 3), given("a", "old", 0), given("b", "new", 0), given("c", "x", 0)]
    now = {"a": "new", "b": "new"}
    found = schedules(answers, now)
    assert found == {"b": answered(None, correct=True, at=START)}
    assert isinstance(schedules(answers, {"a": "old"})["a"], Schedule)
    assert schedules(answers, {"a": "old"})["a"].last == START + timedelta(days=3)
