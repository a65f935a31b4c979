"""근거 없는 기준값이다 · Fact without a source

무엇: 기준값에 `law`도 `source`도 없다.
What: A fact has neither `law` nor `source`.

왜: 고객이 근거를 물을 때 답할 수 없고, 바꿔도 되는 값인지 아무도 모른다.
Why: A customer who asks why gets no answer, and nobody knows whether the value may be changed.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      반품기한:
        value: 7일
        law: 전자상거래법-17
        effective: 2026-03-01
      ⟦반품배송비⟧:
        value: 6,000원
        effective: 2026-03-01

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
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.kinds.facts import Facts
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text
from cscx.settings import Settings

_NONE = Text("기준값 ‘{name}’에 근거가 없습니다.", "The fact {name!r} has no source.")
_ADD = Text(
    "법이면 `law`, 아니면 `source: 회의록이나 계약서 이름과 날짜`를 더하세요.",
    "Add `law`, or `source` with the name and date of the minutes or contract.",
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every fact without law or source."""
    if not isinstance(document.body, Facts):
        return
    for name, fact in document.body.items.items():
        if fact.law is None and fact.source is None:
            yield Finding(Place(document, ("items", name), on_key=True), _NONE(name=name), _ADD)


RULE = Rule(
    code="CS310",
    name="ownership.fact-without-source",
    severity=Severity.WARNING,
    document=check,
    kinds=("facts",),
)
