"""승인할 역할이 없다 · Nobody approves

무엇: 문서에도 설정에도 승인 역할이 없다.
What: Neither the document nor the settings name an approver.

왜: 누구의 확인도 없이 정책이 바뀐다.
Why: A policy could change without anyone agreeing.

나쁜 예 · Bad:
    # cscx.toml
    [defaults]
    review_every = "6개월"
    # procedures/return.yaml
    owner: ⟦CS정책⟧
    # exceptions/eligibility.yaml
    approvers: [CS매니저]
    # escalations/desk.yaml
    approvers: [CS매니저]
    # scripts/accepted.yaml
    approvers: [CS매니저]
    # scripts/refused.yaml
    approvers: [CS매니저]

좋은 예 · Good:
    # procedures/return.yaml
    approvers: [CS매니저]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NOBODY = Text("이 문서를 승인할 역할이 없습니다.", "No role approves this document.")
_ADD = Text(
    "`approvers: [역할]`을 더하거나 설정의 `defaults.approvers`에 쓰세요.",
    "Add `approvers: [role]`, or `defaults.approvers` in the settings.",
)
_WAITING = frozenset({"review", "active"})


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """A document in review or active that nobody has to approve."""
    header = document.body
    if not isinstance(header, Header) or header.status not in _WAITING:
        return
    if header.approvers is None and not settings.defaults.approvers:
        yield Finding(Place(document, ("owner",)), _NOBODY, _ADD)


RULE = Rule(
    code="CS313",
    name="ownership.no-approver",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop", "script", "exception", "escalation"),
)
