"""Names of proposed examples: what a boundary is called, and that no two are alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cscx.policy.tables.chain import Chain, link
from cscx.policy.tables.definition import ByTier
from cscx.policy.testing.suggest import Boundary, Suggestion, suggest
from cscx.testing.proposal.naming import names_for
from tests.policy.test_reference_tables import NAMES, definitions


def chain(name: str = "return-eligibility") -> Chain:
    return link(definitions(), name)


def bare(name: str) -> Chain:
    """A table of the reference knowledge base without its examples."""
    table = replace(definitions()[name], examples=())
    return link({**definitions(), name: table}, name)


def at(rule: str, name: str, value: int, **given: object) -> Suggestion:
    ids = [each.id for each in chain().table.definition.rules]
    return Suggestion(ids.index(rule), (Boundary(ids.index(rule), name, value),), given, {})


@pytest.mark.parametrize(
    ("suggestion", "name"),
    [
        (at("반품", "경과일", 7), "반품, 반품기한 딱 맞음"),
        (at("반품", "결제금액", 300_000), "반품, 상담사한도 딱 맞음"),
        (at("반품-한도초과", "결제금액", 300_001), "반품-한도초과, 상담사한도를 1원 넘음"),
        (
            at("우수고객-교환", "경과일", 21, 고객등급="VIP"),
            "우수고객-교환, 교환연장기한 딱 맞음",
        ),
        (at("우수고객-교환", "경과일", 8, 고객등급="VIP"), "우수고객-교환, 반품기한을 하루 넘음"),
        (at("반품", "경과일", 3), "반품, 경과일 3일"),
    ],
)
def test_a_boundary_is_named_by_the_fact_it_comes_from(suggestion: Suggestion, name: str) -> None:
    assert names_for(chain(), [suggestion], (), "ko") == [name]


def test_english_names_say_the_same() -> None:
    assert names_for(chain(), [at("반품", "결제금액", 300_000)], (), "en") == [
        "반품, exactly 상담사한도"
    ]


def test_cases_alike_say_in_what_they_differ() -> None:
    gold = at("우수고객-교환", "경과일", 14, 고객등급="골드", 경과일=14)
    vip = at("우수고객-교환", "경과일", 21, 고객등급="VIP", 경과일=21)
    assert names_for(chain(), [gold, vip], (), "ko") == [
        "우수고객-교환, 골드, 교환연장기한 딱 맞음",
        "우수고객-교환, VIP, 교환연장기한 딱 맞음",
    ]


def test_a_name_that_is_taken_gets_a_number() -> None:
    suggestion = at("반품", "경과일", 7)
    taken = ["반품, 반품기한 딱 맞음"]
    assert names_for(chain(), [suggestion], taken, "ko") == ["반품, 반품기한 딱 맞음 2"]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_one_table_are_unlike_each_other(name: str) -> None:
    table = bare(name)
    suggestions = suggest(table)
    names = names_for(table, suggestions, (), "ko")
    assert len(set(names)) == len(names) == len(suggestions) > 0


def test_a_fact_by_tier_is_not_known_without_the_tier() -> None:
    table = chain().table.definition
    assert isinstance(table.facts("교환연장기한"), ByTier)
    assert names_for(chain(), [at("우수고객-교환", "경과일", 21)], (), "ko") == [
        "우수고객-교환, 경과일 21일"
    ]
