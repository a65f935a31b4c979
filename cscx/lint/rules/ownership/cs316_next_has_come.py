"""바뀔 값이 이미 시행되었다 · Coming value that has come

무엇: 기준값의 `next.effective`가 지났는데 아직 `next`에 있다.
What: The day of a fact's coming value has passed, but it still stands under `next`.

왜: 파일을 읽는 사람은 옛 값을 지금 값으로 안다. 다음에 바뀔 값을 적을 자리도 없다.
Why: Whoever reads the file takes the old value for the present one, and there is no room for the next.

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
        next: {value: "7,000원", effective: ⟦2026-11-01⟧}

좋은 예 · Good:
    # reference/facts.yaml
    items:
      반품기한:
        value: 7일
        law: 전자상거래법-17
        effective: 2026-03-01
      반품배송비:
        value: 7,000원
        source: 택배 계약서 2026-09
        effective: 2026-11-01
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.facts import Facts
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_COME = Text("{day}부터 시행된 값입니다.", "This value has held since {day}.")
_MOVE = Text(
    "`value`와 `effective`로 옮기고 `next`를 지우세요.",
    "Move it to `value` and `effective`, and delete `next`.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every coming value whose day is the day of the check or before."""
    today = corpus.as_of.isoformat()
    for document, facts in corpus.of(Facts):
        for name, fact in facts.items.items():
            if fact.next is not None and fact.effective < fact.next.effective <= today:
                place = Place(document, ("items", name, "next", "effective"))
                yield Finding(place, _COME(day=fact.next.effective), _MOVE)


RULE = Rule(code="CS316", name="ownership.next-has-come", severity=Severity.WARNING, corpus=check)
