"""승인이 없다 · Approval missing

무엇: 시행 중인데 승인해야 할 역할이 아직 승인하지 않았다. `reviews` 폴더에 승인을 하나라도 두는 지식 베이스에서만 본다.
What: The document is active, but a role that has to approve it has not. Looked at only where approvals are
    kept, that is where the folder `reviews` holds one.

왜: 아무도 동의하지 않은 기준으로 고객을 응대하게 된다.
Why: Customers would be answered by a rule nobody agreed to.

나쁜 예 · Bad:
    # cscx review approve
    # scripts/forms.yaml
    kind: script
    title: 서류 안내
    summary: 서류를 물을 때 <script:accepted>와 함께 말한다.
    status: ⟦active⟧
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    text:
      전화: |
        고객님, 서류는 필요하지 않습니다.

좋은 예 · Good:
    # cscx review approve
    # scripts/forms.yaml
    kind: script
    title: 서류 안내
    summary: 서류를 물을 때 말한다.
    status: draft
    owner: CS정책
    effective: 2026-03-01
    text:
      전화: |
        고객님, 서류는 필요하지 않습니다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.change.approvals.standing import standings
from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_MISSING = Text(
    "시행 중인데 {roles}의 승인이 없습니다.", "It is active, but {roles} did not approve it."
)
_APPROVE = Text(
    "읽고 맞으면 `cscx review approve {document} --as {role}`로 승인하세요.",
    "Read it, and if it is right: `cscx review approve {document} --as {role}`.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active document that lacks an approval, once approvals are kept at all."""
    if not corpus.reviews.adopted:
        return
    unread = {each.document for each in corpus.reviews.unreadable()}
    for standing in standings(corpus):
        document = standing.document
        if standing.header.status != "active" or document.id in unread:
            continue
        roles = [each.role for each in standing.signatures if each.state == "missing"]
        if roles:
            hint = _APPROVE(document=document.id, role=roles[0])
            message = _MISSING(roles=", ".join(roles))
            yield Finding(Place(document, ("status",)), message, hint)


RULE = Rule(
    code="CS319", name="ownership.approval-missing", severity=Severity.WARNING, corpus=check
)
