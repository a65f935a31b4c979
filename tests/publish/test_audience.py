from __future__ import annotations

import base64
import html as html_module
import json
import unicodedata
from urllib.parse import quote

import pytest

from cscx.publish.audience import leaks, published
from tests.publish.knowledge import corpus, html, site, whole


def sop(
    title: str, *, status: str = "active", effective: str = "2026-03-01", extra: str = ""
) -> str:
    return f"""\
kind: sop
title: {title}
summary: 짧은 답
status: {status}
owner: 정책
effective: {effective}
reasons: [반품.변심]
{extra}steps:
  - id: 하나
    do: 한다.
    end: resolved
"""


@pytest.mark.parametrize("status", ["draft", "review"])
def test_a_document_not_in_force_is_left_out(status: str) -> None:
    files = {"sops/procedures/new.yaml": sop("새 절차", status=status)}
    assert "procedures/new" not in whole(site(files))
    drafted = whole(site(files, drafts=True))
    assert "아직 시행 전인 문서입니다" in drafted["procedures/new"]


def test_a_document_of_a_later_day_waits_for_it() -> None:
    files = {"sops/procedures/new.yaml": sop("새 절차", effective="2027-01-01")}
    assert "procedures/new" not in whole(site(files))


def test_a_retired_id_says_what_replaced_it() -> None:
    files = {
        "sops/procedures/old.yaml": sop("옛 절차", status="retired"),
        "sops/procedures/new.yaml": sop("새 절차", extra="replaces: old\n"),
    }
    page = html(site(files), "procedures/old")
    assert "이제 이 문서를 씁니다." in page
    assert '<a href="../../procedures/new/">새 절차</a>' in page
    assert "짧은 답" not in page


def test_a_document_is_retired_by_the_day_its_successor_holds() -> None:
    files = {"sops/procedures/new.yaml": sop("새 절차", extra="replaces: return\n")}
    assert "폐지된 문서입니다" in html(site(files), "procedures/return")


def test_a_document_past_its_last_day_is_over() -> None:
    files = {"sops/procedures/new.yaml": sop("새 절차", extra="until: 2026-10-31\n")}
    assert "대신 쓰는 문서가 없습니다" in html(site(files), "procedures/new")


CANARIES = {
    "id": "canaryid",
    "title": "카나리아제목",
    "step": "카나리아단계",
    "note": "카나리아참고",
    "fact": "카나리아값이름",
    "value": "987654일",
    "reach": "내선 카나리아",
    "limit": "카나리아한도",
    "script": "카나리아금지어",
    "handoff": "카나리아전달",
    "question": "카나리아훈련",
}


def internal_files() -> dict[str, str]:
    """A knowledge base for customers in which everything internal carries a word of its own."""
    public = "audience: [customer]\n"
    return {
        f"sops/procedures/{CANARIES['id']}.yaml": sop(
            CANARIES["title"], extra="audience: [lead]\n"
        ).replace("한다.", f"<fact:{CANARIES['fact']}> {CANARIES['step']}"),
        "sops/procedures/return.yaml": f"""\
kind: sop
title: 반품
summary: 받는다.
status: active
owner: 정책
effective: 2026-03-01
{public}reasons: [반품.변심]
steps:
  - id: 하나
    do: 한다.
    note: {CANARIES["note"]}
    handoff: {{to: 물류, send: [{CANARIES["handoff"]}], back: 날짜}}
    decide: return-rule
    branches: {{환불: 둘, 불가: 둘}}
  - id: 둘
    say: return-yes
    end: resolved
""",
        "sops/scripts/return-yes.yaml": f"""\
kind: script
title: 안내
summary: 받을 때.
status: active
owner: 정책
effective: 2026-03-01
{public}text: {{전화: 받았습니다}}
never_say: [{CANARIES["script"]}]
""",
        "sops/exceptions/return-rule.yaml": f"""\
kind: exception
title: 판정
summary: 받는다.
status: active
owner: 정책
effective: 2026-03-01
{public}inputs: [경과일]
outputs:
  처리: {{values: [환불, 불가]}}
  승인: {{type: role}}
limits:
  - when: {{경과일: 7 이하}}
    never: {{처리: 불가}}
    because: {CANARIES["limit"]}
rules:
  - id: 언제나
    when: {{}}
    then: {{처리: 환불, 승인: 파트장}}
    because: 늘 그렇다
examples:
  - {{name: 늘, given: {{경과일: 1}}, expect: {{처리: 환불}}}}
""",
        "sops/reference/facts.yaml": f"""\
kind: facts
items:
  {CANARIES["fact"]}: {{value: {CANARIES["value"]}, source: 안, effective: 2026-03-01}}
""",
        "sops/reference/roles.yaml": f"""\
kind: roles
items:
  상담사: {{duties: 상담한다}}
  파트장: {{duties: 승인한다}}
  물류: {{duties: 회수한다, reach: {CANARIES["reach"]}}}
  정책: {{duties: 쓴다, reach: {CANARIES["reach"]}}}
""",
        "sops/questions/quiz.yaml": f"""\
kind: question
title: {CANARIES["question"]}
status: active
owner: 정책
about: [return]
level: apply
ask: 무엇인가?
options:
  - {{text: 하나, because: 맞다, correct: true}}
  - {{text: 둘, because: 아니다}}
because: 까닭
""",
        "sops/escalations/desk.yaml": """\
kind: escalation
title: 연락
summary: 부른다.
status: active
owner: 정책
effective: 2026-03-01
severities: {P1: {title: 급함, text: 다침}}
paths: {보통: {levels: [{call: 파트장, within: 10분}]}}
inputs: [심각도]
rules:
  - {id: 언제나, when: {심각도: P1}, then: {path: 보통}}
examples:
  - {name: 늘, given: {심각도: P1}, expect: {path: 보통}}
""",
    }


def forms(word: str) -> set[str]:
    """A word as it may be written into a file."""
    composed = {word, unicodedata.normalize("NFD", word)}
    written = {
        f for w in composed for f in (w, quote(w), html_module.escape(w), json.dumps(w)[1:-1])
    }
    return written | {base64.b64encode(word.encode()).decode().rstrip("=")}


def test_a_build_for_customers_tells_nothing_internal() -> None:
    shown = whole(site(internal_files(), audience="customer"))
    everything = "\n".join(f"{path}\n{page}" for path, page in shown.items())
    for where, canary in CANARIES.items():
        for form in forms(canary):
            assert form not in everything, where
    assert "procedures/return" in shown
    assert "파트장" not in everything


def test_the_same_words_do_reach_those_who_may_see_them() -> None:
    lead = "\n".join(whole(site(internal_files(), audience="lead")).values())
    missing = [where for where, canary in CANARIES.items() if where != "id" and canary not in lead]
    assert missing == []


def test_an_agent_does_not_see_what_is_for_leads() -> None:
    shown = whole(site(internal_files()))
    everything = "\n".join(f"{path}\n{page}" for path, page in shown.items())
    for where in ("id", "title", "step", "fact", "value"):
        assert CANARIES[where] not in everything, where


def test_a_reference_to_something_hidden_has_no_name_and_no_link() -> None:
    files = internal_files()
    files["sops/procedures/other.yaml"] = sop("다른 절차").replace(
        "한다.", f"<sop:{CANARIES['id']}>를 본다."
    )
    page = html(site(files), "procedures/other")
    assert "공개되지 않은 문서를 본다." in page.replace('<span class="cx-gone">', "").replace(
        "</span>", ""
    )
    assert CANARIES["id"] not in page


def test_a_customer_document_that_names_an_internal_one_is_found() -> None:
    files = internal_files()
    files["sops/procedures/other.yaml"] = sop("다른 절차", extra="audience: [customer]\n").replace(
        "한다.", f"<sop:{CANARIES['id']}>를 본다."
    )
    found = leaks(published(corpus(files), "customer"))
    assert ("sops/procedures/other.yaml", CANARIES["id"]) in found
