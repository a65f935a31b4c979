"""바뀔 값이 먼저 시행된다 · Coming value that is not later

무엇: 기준값의 `next.effective`가 지금 값의 시행일보다 늦지 않다.
What: `next.effective` of a fact is not later than the day its present value began.

왜: 지금 값이 하루도 쓰이지 않는다. 날짜를 잘못 적은 것이다.
Why: The present value would never have held; one of the dates is wrong.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      반품기한:
        value: 7일
        law: 전자상거래법-17
        effective: 2026-03-01
      반품배송비:
        value: 6,000원
        source: 택배 계약서 2026-02
        effective: 2026-03-01
        next: {value: "7,000원", effective: ⟦2026-01-01⟧}

좋은 예 · Good:
    # reference/facts.yaml
    items:
      반품기한:
        value: 7일
        law: 전자상거래법-17
        effective: 2026-03-01
      반품배송비:
        value: 6,000원
        source: 택배 계약서 2026-02
        effective: 2026-03-01
        next: {value: "7,000원", effective: 2027-01-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.facts import Facts
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NOT_LATER = Text(
    "바뀔 값의 시행일 {next}{next:이/가} 지금 값의 시행일 {now}보다 늦지 않습니다.",
    "The coming value holds from {next}, not later than the present one ({now}).",
)
_CHECK = Text("두 날짜를 확인하세요.", "Check the two dates.")
_NOW = Text("지금 값의 시행일입니다.", "The day the present value began.")


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every coming value that begins with or before the present one."""
    if not isinstance(document.body, Facts):
        return
    for name, fact in document.body.items.items():
        if fact.next is not None and fact.next.effective <= fact.effective:
            place = Place(document, ("items", name, "next", "effective"))
            note = Note(Place(document, ("items", name, "effective")), _NOW)
            message = _NOT_LATER(next=fact.next.effective, now=fact.effective)
            yield Finding(place, message, _CHECK, (note,))


RULE = Rule(
    code="CS311",
    name="ownership.next-not-later",
    severity=Severity.ERROR,
    document=check,
    kinds=("facts",),
)
