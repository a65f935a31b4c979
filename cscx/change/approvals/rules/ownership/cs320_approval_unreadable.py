"""승인 파일을 읽을 수 없다 · Approvals unreadable

무엇: `reviews/<문서>.yaml`을 읽을 수 없거나, 지금도 있는 다른 문서의 승인이 들어 있다.
What: `reviews/<document>.yaml` cannot be read, or holds the approvals of another document
    that is still there.

왜: 승인했는지 아무도 알 수 없다. 병합하다 만 충돌이나 손으로 고친 파일일 때가 많다.
Why: Nobody can tell whether it was approved; often a merge was left halfway or the file was edited by hand.

나쁜 예 · Bad:
    # cscx review approve
    # reviews/refused.yaml
    document: accepted
    approvals: []
    # scripts/refused.yaml
    title: ⟦반품 거절⟧

좋은 예 · Good:
    # cscx review approve
    # scripts/refused.yaml
    reviewed: 2026-11-02
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_UNREADABLE = Text("{why}.", "{why}.")
_ANEW = Text(
    "git에서 되돌리거나, 파일을 지우고 `cscx review approve {document} --as 역할`로 다시 승인하세요.",
    "Restore it from git, or delete it and approve again: `cscx review approve {document} --as ROLE`.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every document whose file of approvals says nothing."""
    unread = {each.document: each for each in corpus.reviews.unreadable()}
    if not unread:
        return
    for document, _ in corpus.of(Header):
        found = unread.get(document.id)
        if found is not None:
            message = _UNREADABLE(why=found.message)
            yield Finding(Place(document, ("title",)), message, _ANEW(document=document.id))


RULE = Rule(
    code="CS320", name="ownership.approval-unreadable", severity=Severity.ERROR, corpus=check
)
