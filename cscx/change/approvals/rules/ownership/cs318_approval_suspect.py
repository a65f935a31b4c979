"""승인한 뒤에 바뀌었다 · Changed since it was approved

무엇: 승인한 뒤에 문서의 뜻이나 문서가 기대는 기준값, 스크립트, 판정표, 법이 바뀌었다. 순서 없는 목록의 순서, 주석,
    `status`, `reviewed`는 바뀐 것으로 보지 않는다.
What: What the document says changed since its approval, or a fact, script, table or law it depends on did.
    Comments, the order of names, `status` and `reviewed` do not count.

왜: 승인한 사람은 지금 문장을 본 적이 없다.
Why: Whoever approved it has never seen what it says now.

나쁜 예 · Bad:
    # cscx review approve
    # procedures/return.yaml
    title: ⟦단순 변심 반품과 교환⟧

좋은 예 · Good:
    # cscx review approve
    # procedures/return.yaml
    reviewed: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.change.approvals.judging import Signature
from cscx.change.approvals.standing import standings
from cscx.change.approvals.words import changed
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_SUSPECT = Text(
    "{role}{role:이/가} {day}에 승인한 뒤 바뀌었습니다: {what}.",
    "Changed since {role} approved it on {day}: {what}.",
)
_AGAIN = Text(
    "바뀐 것이 맞는지 보고 `cscx review approve {document} --as {role}`로 다시 승인하세요.",
    "Look at what changed, then approve it again: `cscx review approve {document} --as {role}`.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every approval of a document in review or active that no longer fits."""
    if not corpus.reviews.adopted:
        return
    for standing in standings(corpus):
        document = standing.document
        for signature in standing.signatures:
            if signature.state == "suspect" and signature.approval is not None:
                assert document.kind is not None  # noqa: S101 - documents with a header have one
                what = changed(signature, document.kind.name, corpus)
                message = _SUSPECT(role=signature.role, day=signature.approval.on, what=what)
                hint = _AGAIN(document=document.id, role=signature.role)
                yield Finding(_place(document, signature), message, hint)


def _place(document: Document, signature: Signature) -> Place:
    """The first thing that changed and still stands in the document, else its title."""
    for each in signature.changed:
        if each.path and document.value_at(each.path) is not None:
            return Place(document, each.path)
    return Place(document, ("title",))


RULE = Rule(
    code="CS318", name="ownership.approval-suspect", severity=Severity.WARNING, corpus=check
)
