from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from cscx.content.loading import read_corpus
from cscx.publish.audience import Audience, published
from cscx.publish.finding.company import company_words
from cscx.publish.finding.entries import entries
from cscx.publish.finding.plain import joined, paragraphs_of, prose_of
from cscx.publish.pages import pages
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.search.entry import Entry, Part
from cscx.settings import load
from tests.publish.knowledge import html, site

ROOT = Path(__file__).parents[2]


class Ids(HTMLParser):
    """The ids of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.update(value for name, value in attrs if name == "id" and value)


def reference(audience: Audience = "agent") -> Site:
    """The site of the reference knowledge base."""
    corpus = read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21))
    return Site(shown=published(corpus, audience), audience=audience)


@pytest.fixture(scope="module")
def whole() -> Site:
    return reference()


@pytest.fixture(scope="module")
def found(whole: Site) -> list[Entry]:
    return entries(whole)


def entry(of: Site, id_: str) -> Entry:
    return next(entry for entry in entries(of) if entry.id == id_)


def test_every_place_of_every_entry_is_a_place_of_the_built_page(
    whole: Site, found: list[Entry]
) -> None:
    ids = {page.path: Ids(render(whole, page)).found for page in pages(whole)}
    missing = []
    for entry in found:
        path = unquote(entry.address).rstrip("/")
        missing += [
            (entry.address, part.anchor)
            for part in entry.parts
            if path not in ids or (part.anchor and unquote(part.anchor) not in ids[path])
        ]
    assert missing == []


def test_no_two_entries_share_an_id(found: list[Entry]) -> None:
    assert len({entry.id for entry in found}) == len(found)


def test_every_document_and_item_of_the_site_is_found_but_training(
    whole: Site, found: list[Entry]
) -> None:
    ids = {entry.id for entry in found}
    training = {"track", "persona", "question"}
    kept = {
        f"{kind}:{name}" if defined.path else name
        for (kind, name), defined in whole.corpus.entries.items()
        if kind not in training
    }
    assert ids == kept | {stone.id for stone in whole.shown.retired}


def test_texts_are_plain_words(found: list[Entry]) -> None:
    for entry in found:
        texts = [entry.title, *entry.says, *(text for _, _, text in entry.parts)]
        texts += [part.title for part in entry.parts]
        for text in texts:
            assert not re.search(r"<[a-z]+[:>/ ]|&[a-z]+;|\*\*|[{}]|\n", text), (entry.id, text)


def test_a_reference_is_read_as_its_value_with_the_right_particle() -> None:
    view = site().at("")
    assert prose_of(view, "**꼭** <fact:반품기한>을 말한다\n\n- 하나\n- 둘") == (
        "꼭 7일을 말한다 하나 둘"
    )


def test_texts_are_joined_as_sentences() -> None:
    assert joined(["받는다.", "", "언제 오나요?", "안내"]) == "받는다. 언제 오나요? 안내."


def test_a_procedure_is_found_by_what_customers_say_and_leads_to_its_steps() -> None:
    reason = """\
        kind: reasons
        items:
          반품.변심:
            says: [마음이 바뀌었어요]
    """
    made = entry(site({"sops/reference/reasons.yaml": reason}), "return")
    assert "마음이 바뀌었어요" in made.says
    assert made.reasons == ("반품",)
    assert len(made.parts) > 2


def test_words_under_which_people_look_for_a_document_find_it_and_are_not_on_its_page() -> None:
    text = next(d for d in site().corpus.documents if d.id == "desk").text
    made = site({"sops/escalations/desk.yaml": text + "search: [윗사람 바꿔, <b>]\n"})
    assert entry(made, "desk").search == ("윗사람 바꿔", "<b>")
    assert "윗사람 바꿔" not in html(made, "escalations/desk")


def test_a_script_is_copied_in_the_words_of_each_channel(found: list[Entry]) -> None:
    script = next(entry for entry in found if entry.id == "return-accepted")
    assert [channel for channel, _ in script.copy] == list(script.channels)
    assert dict(script.copy)["채팅"].startswith("{고객명} 고객님, {상품명} 반품 접수했어요.\n\n")
    assert dict(script.copy)["채팅"].endswith("안, {환불금액}")
    procedure = next(entry for entry in found if entry.id == "return-change-of-mind")
    assert "왕복 배송비 6,000원을" in dict(procedure.copy)["전화"]


def test_a_paragraph_of_a_script_keeps_its_slots_and_loses_its_label() -> None:
    text = "[인사] {고객명} 고객님, 안녕하세요.\n[근거] <fact:반품기한> 안입니다."
    assert paragraphs_of(site().at(""), text) == ["{고객명} 고객님, 안녕하세요.", "7일 안입니다."]


def test_scripts_and_tables_serve_what_the_procedures_that_use_them_serve(
    found: list[Entry],
) -> None:
    by_id = {entry.id: entry for entry in found}
    assert by_id["return-accepted"].reasons == ("반품",)
    assert "반품" in by_id["return-eligibility"].reasons
    assert by_id["return-accepted"].channels == ("전화", "채팅", "카카오톡", "이메일")


def test_a_rule_is_found_by_its_outcome_and_its_conditions(found: list[Entry]) -> None:
    table = next(entry for entry in found if entry.id == "return-eligibility")
    rule = next(part for part in table.parts if part.anchor == "반품-한도초과")
    assert rule.title == "반품-한도초과: 전액환불 · 파트장"
    assert "결제금액 30만원 초과 100만원 이하" in rule.text
    assert rule.text.endswith("상담사 재량 한도를 넘어 파트장이 승인한다.")


def test_a_list_item_counts_less_than_a_document(found: list[Entry]) -> None:
    documents = [entry.boost for entry in found if entry.status == "시행 중"]
    items = [entry.boost for entry in found if ":" in entry.id]
    assert min(documents) > max(items)


@pytest.mark.parametrize("audience", ["agent", "lead", "back-office", "customer"])
def test_what_an_audience_may_not_see_is_not_found(audience: Audience) -> None:
    made = reference(audience)
    hidden = {name for kind, name in made.shown.hidden if kind in ("sop", "script", "exception")}
    assert hidden.isdisjoint(entry.id for entry in entries(made))
    if audience == "customer":
        assert hidden
        assert not any(entry.kind == "절차" for entry in entries(made))


NOTICES = """\
    kind: notices
    items:
      지난-알림:
        title: 지난 알림
        text: 끝났다
        from: 2026-01-01
        until: 2026-01-02
      지금-알림:
        title: 출고가 늦습니다
        text: "**정전**으로 늦는다"
        from: 2026-11-20
        until: 2026-11-25
        say: 출고일을 확인해 말씀드리겠습니다
"""


def test_a_notice_is_found_while_it_holds() -> None:
    made = site({"sops/reference/notices.yaml": NOTICES})
    found = [entry for entry in entries(made) if entry.id.startswith("notice:")]
    assert [entry.id for entry in found] == ["notice:지금-알림"]
    assert found[0].parts == (
        Part("지금-알림", "", "정전으로 늦는다. 출고일을 확인해 말씀드리겠습니다."),
    )
    assert found[0].copy == (("", "출고일을 확인해 말씀드리겠습니다"),)


TERMS = """\
    kind: terms
    items:
      환급:
        means: 받은 돈을 돌려주는 것
        say: 환불
        like: [반환, 하자]
      하자:
        means: 흠이 있는 것
        like: [불량, 고장]
      수리:
        means: 고치는 것
        like: [고장]
      무조건:
        avoid: true
        say: 규정상
        because: 단정하는 말은 약속이 된다
      무르기:
        means: 산 것을 되돌리는 것
        like: [반품, 환불, 교환]
"""


def test_synonyms_mean_the_same_but_a_term_is_never_a_synonym_of_another() -> None:
    words = company_words(site({"sops/reference/terms.yaml": TERMS}))
    assert ("환급", "환불", "반환") in words.alike
    assert ("하자", "불량", "고장") in words.alike
    assert not any("무조건" in group for group in words.alike)


def test_terms_that_share_a_synonym_stay_apart() -> None:
    words = company_words(site({"sops/reference/terms.yaml": TERMS}))
    assert ("하자", "수리") in words.apart


def test_ways_of_handling_a_case_stay_apart_though_one_word_stands_for_them() -> None:
    reasons = """\
        kind: reasons
        items:
          반품.단순변심: {says: [마음이 바뀌었어요]}
          환불.지연: {says: [환불이 안 들어와요]}
    """
    files = {"sops/reference/terms.yaml": TERMS, "sops/reference/reasons.yaml": reasons}
    assert ("반품", "환불") in company_words(site(files)).apart


def test_return_refund_and_cancellation_are_never_merged_on_the_reference_site(
    whole: Site,
) -> None:
    words = company_words(whole)
    never = {"반품", "환불", "취소", "교환"}
    assert all(len(never.intersection(group)) <= 1 for group in words.alike)
    assert ("교환", "반품") in words.apart
