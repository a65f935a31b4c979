from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from cscx.cli import site_options
from cscx.publish.addresses import Address, anchor, href, url
from cscx.publish.audience import AUDIENCES
from cscx.publish.kinds import sop as sop_page
from cscx.publish.kinds.notices import phase
from cscx.publish.outcomes import Outcomes, verdict_of
from cscx.publish.pages import pages
from tests.publish.knowledge import html, site

GOLDEN = Path(__file__).parent / "golden"


def test_the_page_of_a_small_sop_is_as_it_was_agreed() -> None:
    """Run with CSCX_GOLDEN=write to accept a change, then read the difference."""
    file = GOLDEN / "return.html"
    made = html(site(), "procedures/return") + "\n"
    if os.environ.get("CSCX_GOLDEN") == "write":
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


def test_every_document_has_a_page_and_every_list_has_one() -> None:
    paths = {page.path for page in pages(site())}
    assert {
        "index", "procedures/return", "scripts/return-yes", "exceptions/return-rule",
        "escalations/desk", "reference/facts/index", "reference/facts/반품기한",
        "reference/inputs/index", "reference/inputs/경과일", "reference/laws",
        "reference/notices", "roles/파트장", "channels/전화", "reasons/반품",
        "procedures/index", "scripts/index", "exceptions/index", "escalations/index",
        "reasons/index", "roles/index", "channels/index", "reference/index",
        "stages/index", "stages/intake", "stages/triage", "stages/handle", "stages/follow-up",
    } <= paths  # fmt: skip


def test_the_answer_card_says_decision_limit_and_hand_off() -> None:
    shop = site()
    document = next(d for d in shop.corpus.documents if d.id == "return")
    model = sop_page.model(shop.at("procedures/return"), document)
    assert [fact.label for fact in model.facts] == ["판단", "기한", "담당"]
    assert model.facts[0].answers == [("ok", "환불"), ("no", "불가")]
    assert model.say is not None
    assert [variant.channel.text for variant in model.say.variants] == ["전화", "채팅"]


def test_a_way_to_a_refusal_says_so_beside_the_answer() -> None:
    shop = site()
    document = next(d for d in shop.corpus.documents if d.id == "return")
    decide = sop_page.model(shop.at("procedures/return"), document).steps[1]
    assert [(way.label, way.verdict, way.word) for way in decide.ways] == [
        ("환불", "ok", "해결"),
        ("불가", "no", "거절"),
    ]


def test_the_colour_of_an_outcome_is_where_its_branch_ends() -> None:
    outcomes = Outcomes(site().corpus)
    assert outcomes.verdict("return-rule", "처리", "환불") == "ok"
    assert outcomes.verdict("return-rule", "처리", "불가") == "no"
    assert outcomes.verdict("return-rule", "처리", "없는 값") == ""


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [
        ({"resolved"}, "ok"),
        ({"resolved", "pending", "escalated"}, "ok"),
        ({"refused", "transferred"}, "no"),
        ({"resolved", "refused"}, ""),
        ({"escalated", "pending"}, "esc"),
        ({"pending"}, "warn"),
        (set(), ""),
    ],
)
def test_how_it_ends_for_the_customer_outweighs_who_takes_over(
    ends: set[str], verdict: str
) -> None:
    assert verdict_of(frozenset(ends)) == verdict


def test_a_page_says_who_uses_it() -> None:
    assert '<a href="../../procedures/return/">반품</a>' in html(site(), "scripts/return-yes")
    fact = html(site(), "reference/facts/반품기한")
    assert '<a href="../../../procedures/return/">반품</a>' in fact


def test_a_law_that_nobody_checked_is_shown_as_unchecked() -> None:
    assert "아직 확인하지 않음" in html(site(), "procedures/return")
    checked = {
        "sops/reference/laws.yaml": "kind: laws\nitems:\n  소비자법-1: {title: 소비자법 제1조, checked: 2026-09-28}\n"
    }
    assert "2026. 9. 28. 확인" in html(site(checked), "procedures/return")


def test_home_shows_the_notices_of_the_day_only() -> None:
    assert "배송이 늦습니다" in html(site(), "index")
    assert "배송이 늦습니다" not in html(site(as_of=date(2026, 11, 23)), "index")


def test_a_notice_stands_on_the_procedures_it_touches() -> None:
    assert "배송이 늦습니다" in html(site(), "procedures/return")
    assert "배송이 늦습니다" not in html(site(as_of=date(2026, 11, 23)), "procedures/return")


def test_a_notice_holds_on_its_first_and_its_last_day() -> None:
    notice = site().corpus.items("notice")["배송지연"]
    assert [phase(notice, date(2026, 11, day)) for day in (19, 20, 22, 23)] == [
        "later", "now", "now", "past",
    ]  # fmt: skip


def test_home_names_what_is_due_for_review_and_what_will_change() -> None:
    home = html(site(), "index")
    assert "10일 남음" in home
    assert "<ins>2주</ins>" in home


def test_a_role_page_says_what_is_handed_over_and_when_it_is_called() -> None:
    assert "넘겨받는 일" in html(site(), "roles/물류")
    assert "연락받는 순서" in html(site(), "roles/파트장")


def test_a_kind_without_a_page_of_its_own_is_shown_by_its_schema() -> None:
    files = {
        "sops/reference/calendar.yaml": "kind: calendar\ncountry: KR\nhours: {월-금: 09:00-18:00}\n"
        "closed:\n  - {date: 2026-11-27, name: 창립기념일}\n"
    }
    page = html(site(files), "reference/calendar")
    assert "창립기념일" in page
    assert "09:00-18:00" in page


def test_links_are_relative_to_their_page() -> None:
    there = Address("reference/facts", "반품기한")
    assert href("procedures/return", there, folders=True) == "../../reference/facts/#반품기한"
    assert href("procedures/return", there, folders=False) == "../reference/facts.html#반품기한"
    assert href("index", there, folders=True) == "reference/facts/#반품기한"
    assert href("reference/facts", there, folders=True) == "#반품기한"
    assert url("index", folders=True) == "./"


def test_an_anchor_holds_no_blank_and_no_id_of_the_page() -> None:
    assert anchor("보상 없음") == "보상-없음"
    assert anchor("cx-steps") == "x-cx-steps"


def test_the_command_line_offers_the_audiences_the_site_knows() -> None:
    assert site_options.AUDIENCES == AUDIENCES
