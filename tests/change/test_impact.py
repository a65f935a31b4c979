"""What depends on something, against a search that knows nothing of ties."""

from __future__ import annotations

from functools import cache

import pytest

from cscx.change.impact.impact import Begun, impact_of
from cscx.change.impact.reach import Root, reach
from cscx.change.impact.ties import Name, node_of
from cscx.content.corpus import Corpus
from cscx.content.holding import Holding
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.loading import read_corpus
from cscx.settings import load
from cscx.worktime import parse_date
from tests.cli.program import CHECKOUT

KINDS = ("fact", "input", "law", "role", "script", "exception", "escalation", "sop", "reason")


@cache
def _corpus() -> Corpus:
    day = parse_date("2026-11-21")
    assert day is not None
    return read_corpus(CHECKOUT, load(CHECKOUT), as_of=day)


@cache
def _holding() -> Holding:
    by_path = {document.path: document for document in _corpus().documents}
    raw = {path: document.text.encode() for path, document in by_path.items()}
    return Holding(raw, by_path.__getitem__)


def _reached(name: Name) -> set[Name]:
    return set(reach([Root(name)], _holding(), _corpus().names["input"]))


def _naming(name: Name) -> set[Name]:
    """Everything that names something anywhere but in examples."""
    kind, called = name
    words = {(kind, called)}
    words |= set() if _corpus().entries[name].path else {("document", called)}
    return {
        node_of(document, reference.path)
        for document in _corpus().documents
        for reference in document.references
        if (reference.kind, reference.name) in words
        or (reference.kind, reference.name.partition(".")[0]) == (f"{kind}.output", called)
        if reference.path[0] != "examples"
    } | _answering(name) - {name}


def _answering(name: Name) -> set[Name]:
    """The tables of which some answer, or what they must never answer, is a script or a role."""
    return {
        ("exception", document.id)
        for document, table in _corpus().of(ExceptionTable)
        if name[0] in ("script", "role")
        for outcome in (
            *(rule.then for rule in table.rules),
            *(then for rule in table.rules for then in rule.or_),
            *([table.otherwise.then] if table.otherwise else ()),
            *(limit.never for limit in table.limits),
        )
        for value in outcome.values()
        if value == name[1] or (isinstance(value, list) and name[1] in value)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_names_something_is_reached(kind: str) -> None:
    for name in _corpus().names[kind]:
        assert _naming((kind, name)) <= _reached((kind, name)), name


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_reached_that_no_chain_of_names_leads_to(kind: str) -> None:
    for name in _corpus().names[kind]:
        found = reach([Root((kind, name))], _holding(), _corpus().names["input"])
        for node, each in found.items():
            assert each.way[0] == (kind, name)
            for one, other in zip(each.way, (*each.way[1:], node), strict=True):
                assert other in _naming(one) or one[0] == other[0] == "input", (one, other)


def test_a_table_that_has_a_script_said_rests_on_it() -> None:
    found = reach([Root(("script", "return-refused"))], _holding(), _corpus().names["input"])
    rests = found[("exception", "return-eligibility")].rests
    table = {document.id: table for document, table in _corpus().of(ExceptionTable)}
    rules = table["return-eligibility"].rules
    assert {tie.path[1] for tie in rests} == {
        at for at, rule in enumerate(rules) if rule.then.get("응대") == "return-refused"
    }


def test_a_table_rests_on_the_role_that_must_approve_its_answer() -> None:
    found = reach([Root(("role", "파트장"))], _holding(), _corpus().names["input"])
    rests = found[("exception", "delay-compensation")].rests
    assert {tie.path[:2] for tie in rests} == {("rules", 4), ("rules", 5)}
    assert not any(tie.carries for tie in rests)


def test_a_track_that_a_role_signs_off_mentions_it() -> None:
    found = impact_of(Begun((Root(("role", "파트장")),)), _corpus(), _holding())
    grades = {each.subject.name: each.grade for each in found.concerned}
    assert grades["track-new-agent"] == "mentions"
    assert not found.tracks


def test_texts_that_use_a_term_mention_it() -> None:
    found = reach([Root(("term", "위임장"))], _holding(), _corpus().names["input"])
    saying = {
        document.id
        for document in _corpus().documents
        if "위임장" in document.wording and document.kind is not None and not document.kind.item
    }
    assert saying
    assert saying <= {name for _, name in found}
    assert all(each.mentions and not each.rests for each in found.values())


def test_a_longer_word_is_another_word_than_a_term() -> None:
    found = reach([Root(("term", "매입"))], _holding(), _corpus().names["input"])
    paths = {(n, *tie.path) for (_, n), each in found.items() for tie in each.mentions}
    texts = {(d.id, *text.path): text.text for d in _corpus().documents for text in d.texts}
    assert paths
    assert all("매입" in texts[p].replace("매입취소", "") for p in paths if p in texts)


def _steps(script: str) -> dict[str, list[str]]:
    """The steps of procedures that rest on a script, with the way, by procedure."""
    found = impact_of(Begun((Root(("script", script)),)), _corpus(), _holding())
    return {
        each.subject.name: [
            *(spot.part.name for spot in each.spots if spot.part is not None),
            *(f"by {subject.name}" for subject in each.way[1:]),
        ]
        for each in found.of("reread")
        if each.subject.kind == "sop"
    }


def test_a_step_that_says_what_its_table_answers_with_rests_on_the_script() -> None:
    steps = _steps("return-refused")
    assert steps["return-change-of-mind"] == ["거절안내", "by return-eligibility"]
    assert steps["overseas-customs"] == ["기한거절"]


def test_a_script_reaches_only_the_ways_of_the_answers_it_comes_with() -> None:
    assert _steps("loyalty-exchange-offer")["return-change-of-mind"][0] == "교환의사"


def test_a_script_of_another_request_reaches_no_step_that_cannot_get_it() -> None:
    assert set(_steps("exchange-refused")) == {"exchange"}
    assert set(_steps("partial-refund-offer")) == {"return-change-of-mind"}


def test_a_step_that_only_chooses_by_a_known_input_leads_to_that_way_alone() -> None:
    assert "제작거절" in _steps("return-refused-limited")["restricted-return"]
    assert "까닭거절" not in _steps("return-refused-limited")["restricted-return"]


def test_the_days_that_teach_who_says_a_script_are_reached() -> None:
    found = impact_of(Begun((Root(("script", "return-refused")),)), _corpus(), _holding())
    days = {
        each.subject.name: {spot.part.name for spot in each.spots if spot.part is not None}
        for each in found.tracks
    }
    assert {"4", "5"} <= days["track-new-agent"]
    assert {each.name for each in found.tracks[0].way} & {"return-eligibility", "overseas-customs"}


def _questions(*names: Name) -> dict[str, str]:
    """The hand-written questions concerned by something, with how much."""
    found = impact_of(Begun(tuple(map(Root, names))), _corpus(), _holding())
    return {e.subject.name: e.grade for e in found.concerned if e.subject.kind == "question"}


def test_a_question_is_not_reread_for_a_procedure_that_its_own_one_runs() -> None:
    assert _questions(("sop", "refund-transfer")) == {"company-fault-deducts-nothing": "mentions"}


def test_a_question_that_names_its_table_is_reread_for_that_table_alone() -> None:
    assert set(_questions(("fact", "반품배송비")).values()) == {"mentions"}
    assert set(_questions(("fact", "반품기한")).values()) == {"reread"}
    assert _questions(("sop", "return-change-of-mind"))["opened-box-is-not-damage"] == "reread"
