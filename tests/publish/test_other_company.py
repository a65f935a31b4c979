"""The pages of a knowledge base that looks nothing like the reference one."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cscx.content.loading import read_corpus
from cscx.publish.audience import published
from cscx.publish.pages import pages
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.settings import load
from tests.publish import company

_KOREAN = re.compile("[가-힣]+")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page by its path."""
    root = company.write(tmp_path_factory.mktemp("company"))
    corpus = read_corpus(root, load(root), as_of=date(2026, 11, 22))
    for document in corpus.documents:
        assert document.body is not None, (document.path, document.schema_problems)
    site = Site(shown=published(corpus), audience="agent")
    return {page.path: render(site, page) for page in pages(site)}


def test_the_tool_says_nothing_in_korean_on_an_english_site(made: dict[str, str]) -> None:
    own = {"심각도", "월", "금", "분", "항상", "대한민국"}
    for path in ("index", "procedures/long", "scripts/hello", "escalations/desk", "coverage/index"):
        said = set(
            _KOREAN.findall(re.sub(r"<template.*?</template>", "", made[path], flags=re.DOTALL))
        )
        assert said <= own, path


def test_a_procedure_of_sixty_steps_has_them_all(made: dict[str, str]) -> None:
    page = made["procedures/long"]
    assert all(f'<h3 id="s{number}">' in page for number in range(1, 61))
    assert "escalations/desk/#심각도=P2" in page


def test_a_procedure_of_one_step_says_what_it_has_and_no_more(made: dict[str, str]) -> None:
    page = made["procedures/bare"]
    assert "Nothing but one step." in page
    assert 'class="cx-facts"' not in page
    assert 'class="cx-say"' not in page


def test_home_leaves_out_what_there_is_not(made: dict[str, str]) -> None:
    home = made["index"]
    assert "Changed recently" not in home  # no git
    assert "Changing soon" not in home
    assert "Nothing is due for review." in home


def test_coverage_names_what_is_missing(made: dict[str, str]) -> None:
    rows = dict(re.findall(r'#(\w+\.\w+)">\w+</a></th>(.*?)</tr>', made["coverage/index"]))
    cells = {name: re.findall(r"<td[^>]*>(.*?)</td>", row) for name, row in rows.items()}
    assert cells["Order.late"] == ["1", "none", "1", "1"]
    assert cells["Order.lost"] == ["none", "<small>not needed</small>", "none", "none"]
    assert cells["Refund.slow"] == ["1", "none", "none", "none"]


def test_a_word_of_the_glossary_leads_to_its_meaning_once_a_page(made: dict[str, str]) -> None:
    page = made["procedures/long"]
    assert page.count('class="cx-term"') == 1
    assert '<template data-cx-terms>{"Chargeback":["money taken back by the bank"' in page
