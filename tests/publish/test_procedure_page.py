"""The steps of a procedure as its page shows them."""

from __future__ import annotations

import re

from cscx.publish.addresses import fragment, with_facts
from cscx.publish.kinds import sop as sop_page
from cscx.publish.kinds.sop import SopPage
from cscx.publish.site import Site
from tests.publish.knowledge import SHOP, html, site

HEAD = """\
kind: sop
title: 여러 갈래
summary: 갈래를 모두 쓴다.
status: active
owner: 정책
effective: 2026-03-01
reasons: [반품.변심]
"""
STEPS = """\
otherwise: 넘김
first: [return]
steps:
  - id: 듣기
    collect: {any: 2, of: [경과일, 상태]}
    confirm: true
    tell: 곧 알려 드린다.
    next: 갈래
  - id: 갈래
    by: 상태
    branches: {정상: 판정, 개봉: 부름, else: 넘김}
  - id: 판정
    decide: return-rule
    with: {경과일: 3}
    branches: {환불: 부름, 불가: 넘김}
  - id: 부름
    call: return
    branches: {resolved: 끝, refused: 넘김}
  - id: 넘김
    escalate: desk
    with: {심각도: P1}
  - id: 끝
    end: resolved
"""


def built() -> tuple[Site, SopPage, str]:
    table = (SHOP / "sops/exceptions/return-rule.yaml").read_text(encoding="utf-8")
    inputs = (SHOP / "sops/reference/inputs.yaml").read_text(encoding="utf-8")
    shop = site(
        {
            "sops/procedures/ways.yaml": HEAD + STEPS,
            "sops/exceptions/return-rule.yaml": table.replace("[경과일]", "[경과일, 상태]"),
            "sops/reference/inputs.yaml": f"{inputs}\n  상태: {{values: [정상, 개봉], ask: 열어 보셨나요?}}\n",
        }
    )
    document = next(d for d in shop.corpus.documents if d.id == "ways")
    page = html(shop, "procedures/ways")
    return shop, sop_page.model(shop.at("procedures/ways"), document), page


def test_an_input_asks_in_its_own_words_where_a_step_branches_on_it() -> None:
    _, model, page = built()
    question = model.steps[1].question
    assert question is not None
    assert (str(question.words), question.how) == ("열어 보셨나요?", "고객에게 묻기")
    assert question.about is not None
    assert question.about.href == "../../reference/inputs/상태/"
    assert "2가지 가운데 2가지면 됩니다" in page


def test_a_decision_is_opened_with_its_constants() -> None:
    _, model, page = built()
    decide = model.steps[2].decide
    assert decide is not None
    assert decide.href == "../../exceptions/return-rule/#경과일=3"
    assert 'data-wants="' in page
    assert 'data-knows="상태"' in page


def test_an_answer_that_is_a_value_is_known_and_else_is_not() -> None:
    _, model, _ = built()
    assert [way.fact for way in model.steps[1].ways] == ["정상", "개봉", ""]


def test_another_procedure_is_run_and_answered_by_its_end() -> None:
    _, model, _ = built()
    assert [str(way.label) for way in model.steps[3].ways] == ["해결", "거절"]
    assert model.steps[3].call is not None


def test_an_escalation_is_opened_with_its_severity() -> None:
    _, model, page = built()
    leaves = model.steps[4].leaves
    assert leaves is not None
    assert leaves.href == "../../escalations/desk/#심각도=P1"
    assert "P1 급함" in page


def test_what_comes_first_and_where_a_case_goes_that_nothing_fits_stand_there() -> None:
    _, model, page = built()
    assert [link.text for link in model.first] == ["반품"]
    assert model.otherwise is not None
    assert model.otherwise.target == "넘김"
    assert "읽어 드리고 동의를 받습니다." in page


def test_every_target_of_an_answer_is_a_step_of_the_page() -> None:
    _, _, page = built()
    ids = set(re.findall(r'<h3 id="([^"]*)"', page))
    assert set(re.findall(r'<a href="#([^"]*)"', page)) <= ids


def test_facts_in_an_address_are_read_back_as_they_were() -> None:
    assert fragment({"금액": "1 + 1 = 2 & 3"}) == "금액=1%20%2B%201%20%3D%202%20%26%203"
    assert with_facts("../x/#rule", {"a": "b"}) == "../x/#a=b"
    assert with_facts(None, {"a": "b"}) is None
    assert with_facts("../x/", {}) == "../x/"
