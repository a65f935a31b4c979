"""What a change retires in training, against banks made whole."""

from __future__ import annotations

import json
from pathlib import Path

from cscx.content.corpus import Corpus
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.bank import bank_of
from cscx.training.changes import changes
from cscx.training.judge import Judge
from cscx.training.results import Pass, Results, results_text
from cscx.training.scope import documents_of
from cscx.worktime import parse_date
from tests.change import history
from tests.cli.program import AS_OF, change, cscx


def _corpus(root: Path) -> Corpus:
    day = parse_date(AS_OF[1])
    assert day is not None
    return read_corpus(root, load(root), as_of=day)


def test_what_a_tier_retires_is_what_whole_banks_say(repository: Path) -> None:
    before = Policies(_corpus(repository))
    step = next(each for each in history.steps() if each.name == "10-tier")
    history.make(repository, step)
    after = Policies(_corpus(repository))
    old, new = bank_of(before), bank_of(after)
    wanted = {(each.item.id, each.change.value) for each in changes(old, new, Judge(after))}

    done = cscx("diff", "--training", "-f", "json", *AS_OF, folder=repository)
    found = json.loads(done.out)["training"]
    assert {(each["id"], each["change"]) for each in found["items"]} == wanted

    places = {item.id: {(s.document, s.anchor) for s in item.sources} for item in new.items}
    learned = ("key-changed", "option-changed", "new")
    for track in found["again"]:
        asked_there = new.about(documents_of(after.corpus, track["track"]) or frozenset()).by_id
        taught = {name for name, change in wanted if change in learned and name in asked_there}
        asked = [places[name] for name in track["items"]]
        assert set().union(*asked) >= set().union(*(places[name] for name in taught))
        assert set(track["enough"]) <= set(track["days"])


def test_a_rule_split_without_effect_sends_nobody_back(repository: Path) -> None:
    step = next(each for each in history.steps() if each.name == "02-rule-split")
    history.make(repository, step)
    done = cscx("diff", "--training", "-f", "json", *AS_OF, folder=repository)
    found = json.loads(done.out)["training"]
    assert found["items"]
    assert not any(each["retired"] for each in found["items"])
    assert found["again"] == []


FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/return-refused.yaml"


def _again(folder: Path, *more: str) -> str:
    """What the report says of training, in one line."""
    return " ".join(cscx("diff", "--training", *more, *AS_OF, folder=folder).out.split())


def test_a_value_that_changed_is_learned_again_with_what_decides_by_it(repository: Path) -> None:
    change(repository, FACTS, "      골드: 4,000원", "      골드: 6,000원")
    at = "2026-11-01T10:00:00+09:00"
    passes = tuple(
        Pass(track="track-new-agent", day=day, percent=90, at=at, fingerprint="0" * 64)
        for day in (2, 3)
    )
    file = repository.parent / "results.json"
    found = Results(learner="산수유-4821", bank="0" * 64, exported=at, passes=passes)
    file.write_text(results_text(found), encoding="utf-8")
    said = _again(repository, "--results", str(file))
    assert "문제 1개, 정답이 바뀜: 거두고 다시 배운다." in said
    assert (
        "다시 배울 것, 신입 상담사 두 주: 2일차. 문제 1개면 모두 거칩니다: 기준값 › 지연적립금."
        in said
    )
    assert "다시 통과해야 하는 사람 1명: 산수유-4821(2일차)." in said
    assert "학습 과정이 없습니다" not in said


def test_a_value_that_no_track_teaches_is_said_to_be_taught_nowhere(repository: Path) -> None:
    change(repository, FACTS, "      골드: 4,000원", "      골드: 6,000원")
    for track in (repository / "training").glob("track-*.yaml"):
        track.unlink()
    said = _again(repository)
    assert "이 답을 묻는 학습 과정이 없습니다: 기준값 › 지연적립금." in said
    assert "다시 배울 것" not in said
    done = cscx("diff", "--training", "-f", "json", *AS_OF, folder=repository)
    training = json.loads(done.out)["training"]
    keys = [each["id"] for each in training["items"] if each["change"] == "key-changed"]
    assert training["untaught"] == keys


def test_a_script_is_learned_again_with_the_procedures_whose_table_has_them_say_it(
    repository: Path,
) -> None:
    file = repository / REFUSED
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("드릴까요", "드려도 될까요"), encoding="utf-8")
    said = _again(repository)
    assert "다시 배울 것, 신입 상담사 두 주: 4일차(5일차도 다룸)." in said
    assert "다시 배울 것, 상담사 심화 과정: 6일차." in said
    assert "달라지지 않습니다" not in said
