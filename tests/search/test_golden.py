"""What agents and customers type leads to the right page of the reference knowledge base.

The queries were written before any was run: see golden.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from cscx.search.engine import Search
from cscx.search.store import Store

GOLDEN = Path(__file__).with_name("golden.yaml")
WANTED = 0.95
WANTED_OF_EACH_WAY = 0.85


class Query(NamedTuple):
    how: str
    typed: str
    first: frozenset[str]


def golden() -> list[Query]:
    by_way: Mapping[str, list[Mapping[str, str]]] = yaml.safe_load(GOLDEN.read_text("utf-8"))
    return [
        Query(how, query["q"], frozenset(query["first"]))
        for how, queries in by_way.items()
        for query in queries
    ]


@pytest.fixture(scope="module")
def found(reference: dict[str, bytes]) -> dict[Query, list[str]]:
    """The first three hits of every query, on the site for agents."""
    search = Search(reference.__getitem__)
    return {
        query: [hit.id for hit in search.search(query.typed, most=3).hits] for query in golden()
    }


def test_every_document_asked_for_is_there_and_every_query_is_asked_once(
    reference: dict[str, bytes],
) -> None:
    ids = set(Store(reference.__getitem__).columns["id"])
    queries = golden()
    assert {id_ for query in queries for id_ in query.first} <= ids
    assert len({query.typed for query in queries}) == len(queries) >= 300


def test_the_right_document_is_among_the_first_three(found: dict[Query, list[str]]) -> None:
    missed = [
        (query.typed, ids) for query, ids in found.items() if not query.first.intersection(ids)
    ]
    assert 1 - len(missed) / len(found) >= WANTED, missed


@pytest.mark.parametrize("how", dict.fromkeys(query.how for query in golden()))
def test_no_way_of_typing_is_left_behind(how: str, found: dict[Query, list[str]]) -> None:
    asked = {query: ids for query, ids in found.items() if query.how == how}
    missed = [(query.typed, ids) for query, ids in asked.items() if not query.first & set(ids)]
    assert 1 - len(missed) / len(asked) >= WANTED_OF_EACH_WAY, missed
