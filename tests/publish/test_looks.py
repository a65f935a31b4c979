"""What a page looked at decides whether it holds: every value of a knowledge base is changed once."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from cscx.content.cache import Cache
from cscx.content.corpus import Corpus
from cscx.content.document import build
from cscx.content.source import Loaded
from cscx.publish.audience import published
from cscx.publish.keeping.keeper import Keeper, Listed, Lying
from cscx.publish.keeping.looks import Answers
from cscx.publish.keeping.watched import Looks, watched
from cscx.publish.page import Page
from cscx.publish.pages import pages
from cscx.publish.render import render
from cscx.publish.site import Site
from tests.publish.knowledge import corpus
from tests.publish.knowledge import site as site_of

HERE = Lying(1, 1)
LISTED = Listed("", 1, stamped=False)


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif isinstance(value, list):
        for place, below in enumerate(value):
            yield from leaves(below, (*path, place))
    else:
        yield path


def others(value: Any) -> list[Any]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if value in ("active", "draft"):
        return ["retired"]
    if isinstance(value, str) and value[:2] == "20":
        return ["2026-04-02"]
    return [f"{value}다른", "3일"]


def changed(whole: Corpus, path: str, place: tuple[str | int, ...], value: Any) -> Corpus | None:
    documents = []
    for document in whole.documents:
        if document.path != path:
            documents.append(document)
            continue
        data = copy.deepcopy(document.data)
        below: Any = data
        for key in place[:-1]:
            below = below[key]
        below[place[-1]] = value
        made = build(path, Loaded("", data, ()))
        if made.body is None:
            return None
        documents.append(made)
    return Corpus(documents, whole.settings, whole.as_of)


def kept(site: Site) -> tuple[Keeper, dict[str, str]]:
    keeper = Keeper(Cache(None), "")
    made = pages(site)
    keeper.begin(Answers(site), made, b"recipe", lambda _: HERE)
    html = {page.path: keeper.render(page) for page in made}
    keeper.finish(lambda _: HERE, dict.fromkeys(html, LISTED), "")
    return keeper, html


def frame(page: Page) -> tuple[object, ...]:
    return (page.title, page.description, page.section, page.template)


def test_a_page_that_holds_would_be_made_the_same() -> None:
    whole = corpus()
    before = site_of()
    frames = {page.path: frame(page) for page in pages(before)}
    tried = held = 0
    for document in whole.documents:
        for place in leaves(document.data):
            for value in others(document.value_at(place)):
                other = changed(whole, document.path, place, value)
                if other is None:
                    continue
                keeper, html = kept(before)
                after = Site(shown=published(other), audience="agent")
                made = pages(after)
                keeper.begin(Answers(after), made, b"recipe", lambda _: HERE)
                tried += 1
                for page in made:
                    if page.path in keeper.held:
                        held += 1
                        assert render(after, page) == html[page.path], (document.path, place)
                        assert frame(page) == frames[page.path]
    assert tried > 80
    assert held > tried * len(frames) // 4


def test_what_has_no_name_yet_counts_as_a_look_at_everything() -> None:
    looks = Looks()
    seen = watched(site_of(), looks)
    assert seen.corpus.definitions
    assert [look.what for look in looks.taken] == ["everything"]
    assert looks.keepable


def test_a_look_outside_of_the_knowledge_base_is_never_kept() -> None:
    looks = Looks()
    with pytest.raises(AttributeError):
        _ = watched(site_of(), looks).weather  # type: ignore[attr-defined]
    assert not looks.keepable


def test_the_rest_of_the_document_of_an_item_is_a_look_of_its_own() -> None:
    looks = Looks()
    entry = watched(site_of(), looks).corpus.find("fact", "반품기한")
    assert entry is not None
    assert {look.what for look in looks.taken} == {"entry"}
    assert entry.document.path == "sops/reference/facts.yaml"
    assert {look.what for look in looks.taken} == {"entry", "document"}


def test_a_page_of_one_document_does_not_look_at_all_others() -> None:
    """Else a sentence that changes would cost as many pages as there are documents."""
    site = site_of()
    for page in pages(site):
        looks = Looks()
        render(watched(site, looks), page)
        assert looks.keepable, page.path
        assert "everything" not in {look.what for look in looks.taken}, page.path
        if page.template in ("sop.html", "script.html", "exception.html", "escalation.html"):
            assert not {look.what for look in looks.taken} & {"documents", "kind"}, page.path
