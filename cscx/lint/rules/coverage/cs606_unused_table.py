"""아무 SOP도 쓰지 않는 기준 · Table or matrix no SOP uses

무엇: 시행 중인 판정표나 에스컬레이션 표를 쓰는 SOP가 없다.
What: An active exception table or escalation matrix is used by no SOP.

왜: 아무도 따르지 않는 기준은 고쳐지지 않고 낡는다.
Why: Criteria that nobody follows are not kept up to date.

나쁜 예 · Bad:
    # exceptions/shipping-fee.yaml
    kind: exception
    title: ⟦반품 배송비 판정⟧
    summary: 마음이 바뀐 반품은 고객이 낸다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    inputs: [상품상태]
    outputs:
      부담: {values: [고객, 회사]}
    rules:
      - id: 모두
        when: {}
        then: {부담: 고객}
    examples:
      - name: 모두
        given: {상품상태: 정상}
        expect: {부담: 고객}

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 회수접수
          불가: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.unread import unread
from cscx.messages import Text

_UNUSED = Text("이 {kind}{kind:을/를} 쓰는 SOP가 없습니다.", "No SOP uses this {kind}.")
_HINT_TABLE = Text(
    "SOP의 decide에 쓰거나, 더 쓰지 않으면 status를 retired로 바꾸세요.",
    "Name it in decide of an SOP; if it is no longer used, set status to retired.",
)
_HINT_MATRIX = Text(
    "SOP의 escalate에 쓰거나, 더 쓰지 않으면 status를 retired로 바꾸세요.",
    "Name it in escalate of an SOP; if it is no longer used, set status to retired.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active table or matrix without an SOP; one that other tables read from is used."""
    if unread(corpus, "sop", "inputs"):
        return
    chained = {
        item.from_.partition(".")[0]
        for item in corpus.items("input").values()
        if isinstance(item, Input) and item.from_
    }
    for document in corpus.documents:
        body = document.body
        if not isinstance(body, (ExceptionTable, Escalation)) or document.kind is None:
            continue
        if body.status != "active" or body.replaces or document.id in chained:
            continue
        uses = corpus.uses.get((document.kind.name, document.id), ())
        if not any(_by_live_sop(use.document.data) for use in uses):
            hint = _HINT_TABLE if isinstance(body, ExceptionTable) else _HINT_MATRIX
            yield Finding(Place(document, ("title",)), _UNUSED(kind=document.kind.title), hint)


def _by_live_sop(data: dict[str, object] | None) -> bool:
    return data is not None and data.get("kind") == "sop" and data.get("status") != "retired"


RULE = Rule(code="CS606", name="coverage.unused-table", severity=Severity.WARNING, corpus=check)
