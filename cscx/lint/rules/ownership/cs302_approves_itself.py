"""쓴 사람이 승인한다 · Owner approves

무엇: 문서를 쓰는 역할이 승인 역할에도 있다.
What: The role that writes a document also approves it.

왜: 다른 눈으로 한 번 더 보려고 승인을 받는 것이다. 스스로 승인하면 틀린 것이 그대로 나간다.
Why: Approval means a second pair of eyes; approving one's own text lets mistakes through.

나쁜 예 · Bad:
    # procedures/return.yaml
    owner: CS정책
    approvers: [⟦CS정책⟧, CS매니저]

좋은 예 · Good:
    # procedures/return.yaml
    owner: CS정책
    approvers: [CS매니저]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_SAME = Text(
    "‘{role}’{role:이/가} 자기 문서를 승인합니다.", "{role!r} approves a document of its own."
)
_DEFAULT = Text(
    "설정의 승인 역할도 ‘{role}’뿐이라 자기 문서를 승인합니다.",
    "By the settings only {role!r} approves, which owns this document.",
)
_OTHER = Text("`approvers`에 다른 역할을 쓰세요.", "Name another role under `approvers`.")
_OWNER = Text("이 문서의 담당 역할입니다.", "The owner of this document.")


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """Every approver that is the owner; with the approvers of the settings, only if all are."""
    header = document.body
    if not isinstance(header, Header):
        return
    if header.approvers is None:
        defaults = set(settings.defaults.approvers)
        if defaults == {header.owner}:
            yield Finding(Place(document, ("owner",)), _DEFAULT(role=header.owner), _OTHER)
        return
    for index, role in enumerate(header.approvers):
        if role == header.owner:
            note = Note(Place(document, ("owner",)), _OWNER)
            place = Place(document, ("approvers", index))
            yield Finding(place, _SAME(role=role), _OTHER, (note,))


RULE = Rule(
    code="CS302",
    name="ownership.approves-itself",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop", "script", "exception", "escalation"),
)
