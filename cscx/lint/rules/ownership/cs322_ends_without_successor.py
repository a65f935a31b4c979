"""이어받는 문서 없이 끝난다 · Ends without a successor

무엇: 다른 문서가 계속 쓰는 문서에 종료일이 있는데 이어받는 문서가 없다.
What: A document that others go on using has a last day, and no document replaces it.

왜: 다음 날부터 절차는 판정표나 스크립트가 없는 채로 돌아간다.
Why: From the next day on procedures run without their table or script.

나쁜 예 · Bad:
    # scripts/refused.yaml
    until: ⟦2026-12-31⟧

좋은 예 · Good:
    # scripts/refused.yaml
    until: 2026-12-31
    # scripts/refused-2027.yaml
    kind: script
    title: 반품 거절 안내(2027)
    summary: 기한이 지난 반품을 거절할 때 말한다.
    status: active
    owner: CS정책
    effective: 2027-01-01
    reviewed: 2026-10-01
    replaces: refused
    text:
      전화: |
        고객님, 받으신 지 <fact:반품기한>이 지나 반품을 도와드리기 어렵습니다.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.in_force import InForce
from cscx.content.kinds.header import Header
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.ownership.headers import ACTIVE, headers
from cscx.lint.rules.references.meaning import replacements
from cscx.messages import Text
from cscx.worktime import parse_date

_ENDS = Text(
    "{until}에 끝나고 이어받는 문서가 없는데, ‘{user}’{user:이/가} 그 뒤로도 씁니다.",
    "It ends on {until} and nothing replaces it, but {user!r} goes on using it.",
)
_REPLACE = Text(
    "`replaces`로 이어받는 문서를 만들거나, 쓰는 문서를 함께 고치세요.",
    "Write the document that `replaces` it, or change what uses it.",
)
_HERE = Text("여기서 씁니다.", "It is used here.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every active document with a last day to come that something in force after it uses."""
    periods = InForce(corpus)
    replaced = replacements(corpus)
    for document, header in headers(corpus):
        ends = parse_date(header.until)
        if ends is None or ends < corpus.as_of or header.status != ACTIVE:
            continue
        if document.id in replaced:
            continue
        found = _used_after(corpus, periods, document, ends)
        if found is not None:
            user, place = found
            message = _ENDS(until=header.until, user=user.id)
            yield Finding(Place(document, ("until",)), message, _REPLACE, (Note(place, _HERE),))


def _used_after(
    corpus: Corpus, periods: InForce, document: Document, ends: date
) -> tuple[Document, Place] | None:
    """The first document that does not just mention it and holds longer, and where it does."""
    entry = corpus.find("document", document.id)
    for use in corpus.uses_of(entry) if entry is not None else ():
        user = use.document
        if user is document or use.reference.in_text or not isinstance(user.body, Header):
            continue
        period = periods.period(user)
        if user.body.status != ACTIVE or period is None:
            continue
        if period.ends is None or period.ends > ends:
            return user, Place(user, use.reference.path)
    return None


RULE = Rule(
    code="CS322",
    name="ownership.ends-without-successor",
    severity=Severity.WARNING,
    corpus=check,
)
