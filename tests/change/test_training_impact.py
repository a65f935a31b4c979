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
from cscx.training.scope import documents_of
from cscx.worktime import parse_date
from tests.change import history
from tests.cli.program import AS_OF, cscx


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
