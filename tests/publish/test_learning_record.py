"""What a browser remembers of learning: results that reports can read, what is due, what changed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cscx.training.results import Results, read_results, results_text

pytestmark = pytest.mark.node
TWIN = Path(__file__).parent / "learning_twin.mjs"
OLD, NEW, OTHER = "a" * 64, "b" * 64, "c" * 64
ONE, TWO, GONE = "111111111111", "222222222222", "999999999999"


def attempt(
    item: str, fingerprint: str = NEW, at: str = "2026-11-20T09:00:00+09:00", **more: Any
) -> dict[str, Any]:
    told = {"code": "전액환불", "correct": True, "seconds": 7, "form": "가을-1"}
    return {"item": item, "fingerprint": fingerprint, "at": at, **told, **more}


def record(**more: Any) -> dict[str, Any]:
    return {"learner": "산수유-4821", "attempts": [], "drills": [], "passes": [], "seen": {}} | more


def passed(day: int, fingerprint: str, percent: int = 85) -> dict[str, Any]:
    told = {"track": "first", "day": day, "at": "2026-11-20T09:00:00+09:00"}
    return told | {"percent": percent, "fingerprint": fingerprint}


@pytest.fixture
def browser(tmp_path: Path) -> Any:
    """Asks the scripts of the site, in Node.js."""

    def ask(**asked: Any) -> dict[str, Any]:
        file = tmp_path / "asked.json"
        file.write_text(json.dumps(asked), "utf-8")
        command = ["node", str(TWIN), str(file)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return ask


def test_reports_read_what_a_browser_exports(browser: Any) -> None:
    mine = record(attempts=[attempt(ONE), attempt(TWO, correct=False)], passes=[passed(1, OTHER)])
    found = read_results(browser(write=mine)["written"].encode())
    assert found.learner == "산수유-4821"
    assert [(each.item, each.correct) for each in found.attempts] == [(ONE, True), (TWO, False)]
    assert found.passes[0].percent == 85


def test_a_browser_reads_what_python_writes_and_refuses_what_was_edited(browser: Any) -> None:
    data = {"learner": "동백-0007", "bank": OLD, "exported": "2026-11-22T10:00:00+09:00"}
    text = results_text(Results(**data))
    newer = json.dumps({"format": "cscx-results", "version": 2})
    asked = ["\ufeff" + text, text.replace("동백", "수국"), newer, "{}", "no", ""]
    mine, *others = browser(read=asked)["read"]
    assert mine == record(learner="동백-0007")
    assert others == ["edited", "newer", "other", "other", "other"]


def test_records_of_two_machines_are_joined_each_answer_once(browser: Any) -> None:
    early, late = attempt(ONE, at="2026-11-01T09:00:00+09:00"), attempt(ONE)
    backwards = dict(reversed(early.items()))
    merged = browser(merge=[record(attempts=[late, early]), record(attempts=[backwards])])["merged"]
    assert merged["attempts"] == [early, late]


def progress(browser: Any, mine: dict[str, Any], **more: Any) -> dict[str, Any]:
    day = {"pass": 80, "optional": False, "fingerprint": OTHER}
    days = [day | {"learn": [0]}, day | {"learn": [1]}]
    tracks = [
        {"id": "first", "title": "첫 과정", "needs": [], "days": days},
        {"id": "second", "title": "다음 과정", "needs": ["first"], "days": days[:1]},
    ]
    asked = {
        "items": [[ONE, NEW[:8], [0]], [TWO, NEW[:8], [1]]],
        "documents": ["sop", "table"],
        "tracks": tracks,
        "record": mine,
        "now": "2026-11-22T12:00:00+09:00",
    }
    found: dict[str, Any] = browser(progress=asked | more)
    return found


def test_what_is_due_comes_back_and_what_is_gone_leaves_quietly(browser: Any) -> None:
    mine = record(attempts=[attempt(ONE), attempt(GONE)])
    assert progress(browser, mine)["due"] == [ONE]
    later = record(attempts=[attempt(ONE, at="2026-11-22T09:00:00+09:00")])
    assert progress(browser, later)["due"] == []


def test_a_changed_item_is_due_at_once_and_its_history_does_not_count(browser: Any) -> None:
    known = [attempt(TWO, OLD, f"2026-1{month}-01T09:00:00+09:00") for month in (0, 1)]
    found = progress(browser, record(attempts=known))
    assert (found["changed"], found["due"]) == ([TWO], [TWO])
    again = [*known, attempt(TWO, NEW, "2026-11-22T11:00:00+09:00")]
    found = progress(browser, record(attempts=again))
    assert (found["changed"], found["due"]) == ([], [])


def test_a_passed_day_tells_what_changed_since_and_offers_only_that(browser: Any) -> None:
    mine = record(passes=[passed(1, OLD)], seen={"first/1": [[ONE, OLD[:8]]]})
    day = progress(browser, mine)["days"][0]
    assert day["passed"] == 85
    assert day["change"] == {"items": [ONE], "documents": ["sop"], "moved": []}
    answered = mine | {"attempts": [attempt(ONE)]}
    assert progress(browser, answered)["days"][0]["change"] is None
    unchanged = record(passes=[passed(1, OTHER)])
    assert progress(browser, unchanged)["days"][0]["change"] is None


def test_a_pass_of_another_machine_that_no_longer_fits_offers_the_whole_day(browser: Any) -> None:
    day = progress(browser, record(passes=[passed(1, OLD)]))["days"][0]
    assert day["change"] == {"items": [ONE], "documents": ["sop"], "moved": []}


def test_what_changed_is_told_by_facts_and_rules_as_far_as_they_were_kept(browser: Any) -> None:
    kept = [[ONE, OLD[:8]], ["fact:기한", "7일"], ["fact:한도", "100원"], ["rule:table#가", "1"]]
    mine = record(passes=[passed(1, OLD)], seen={"first/1": kept})
    now = {
        "fact:기한": "10일",
        "fact:한도": "100원",
        "fact:새값": "3일",
        "rule:table#가": "2",
        "rule:table#나": "1",
        "rule:other#가": "1",
    }
    standing = [{"key": key, "name": key, "title": "", "value": each} for key, each in now.items()]
    day = progress(browser, mine, standing=standing)["days"][0]
    moved = [["fact:기한", "7일", "10일"], ["rule:table#가", "1", "2"], ["rule:table#나", "", "1"]]
    assert day["change"]["moved"] == moved
    older = record(passes=[passed(1, OLD)], seen={"first/1": [[ONE, OLD[:8]]]})
    assert progress(browser, older, standing=standing)["days"][0]["change"]["moved"] == []


def test_days_and_tracks_wait_for_those_before_them(browser: Any) -> None:
    first, second, next_track = progress(browser, record())["days"]
    assert (first["first"], first["days"]) == ([], [])
    assert second["days"] == [1]
    assert next_track["first"] == ["첫 과정"]
    done = record(passes=[passed(1, OTHER), passed(2, OTHER)])
    _, second, next_track = progress(browser, done)["days"]
    assert (second["days"], next_track["first"]) == ([], [])
