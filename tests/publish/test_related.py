"""What else to read: near documents that a page does not link to anyway, and none it must not name."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cscx.content.cache import Cache
from cscx.content.loading import read_corpus
from cscx.publish.audience import Audience, published
from cscx.publish.finding.index import search_files
from cscx.publish.finding.related import with_related
from cscx.publish.page import Page
from cscx.publish.pages import pages
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.settings import load

ROOT = Path(__file__).parents[2]


class Built:
    """The reference knowledge base with its related lists."""

    def __init__(self, audience: Audience, cache: Cache) -> None:
        corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
        self.site = Site(shown=published(corpus, audience), audience=audience)
        files = search_files(self.site, cache).files
        named = {page.path: page for page in pages(self.site)}
        self.pages = with_related(self.site, named, files)

    def related(self, path: str) -> list[str]:
        return [name for _, name in self.pages[path].related]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    return Cache(tmp_path_factory.mktemp("analyses"))


@pytest.fixture(scope="module")
def built(cache: Cache) -> Built:
    return Built("agent", cache)


def test_the_nearest_documents_are_offered(built: Built) -> None:
    assert "abuse-end-now" in built.related("scripts/abuse-end")
    assert "delivery-delay" in built.related("procedures/refund-delay")


def test_what_is_linked_already_is_not_offered_again(built: Built) -> None:
    for entry in built.site.corpus.entries.values():
        if entry.kind not in ("sop", "script", "exception"):
            continue
        page = next(p for p in built.pages.values() if p.sources == (entry.document.path,))
        named = {reference.name for reference in entry.document.references}
        users = {use.document.id for use in built.site.links_to.get((entry.kind, entry.name), ())}
        assert not (named | users | {entry.name}) & {name for _, name in page.related}
        assert len(page.related) <= 5


def test_no_retired_document_is_offered(built: Built) -> None:
    assert "delay-notice" not in {name for page in built.pages.values() for _, name in page.related}


def test_a_page_shows_them_with_their_kinds_and_links(built: Built) -> None:
    html = render(built.site, built.pages["scripts/abuse-end"])
    assert "<h2>관련 문서</h2>" in html
    assert (
        '<small>스크립트</small><a href="../../scripts/abuse-end-now/">성희롱·협박 종료 멘트</a>'
        in html
    )


def test_a_page_without_any_says_nothing_of_them(built: Built) -> None:
    page: Page = next(p for p in built.pages.values() if not p.related)
    assert "관련 문서" not in render(built.site, page)


def test_a_customer_is_offered_only_what_customers_may_read(cache: Cache) -> None:
    site = Built("customer", cache)
    shown = {entry.name for entry in site.site.corpus.entries.values()}
    assert {name for page in site.pages.values() for _, name in page.related} <= shown
