"""등급 하나의 값이 없다 · A fact without the value of a tier

무엇: 등급마다 다른 기준값(`by`)에 그 입력의 값 가운데 하나가 빠졌다.
What: A fact that differs `by` an input says nothing for one of that input's values.

왜: 그 등급의 고객에게는 기한도 금액도 정해져 있지 않다.
Why: For customers of that tier there is no deadline and no amount.

나쁜 예 · Bad:
    # reference/facts.yaml
    items:
      # …
      반품배송비:
        value:
          ⟦by⟧: 상품상태
          정상: 6,000원
        source: 택배 계약서 2026-02
        effective: 2026-03-01

좋은 예 · Good:
    # reference/facts.yaml
    items:
      # …
      반품배송비:
        value:
          by: 상품상태
          정상: 6,000원
          사용흔적: 3,000원
        source: 택배 계약서 2026-02
        effective: 2026-03-01
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.facts import Facts
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.tables import inputs_by_name
from cscx.messages import Text

_MISSING = Text("‘{tier}’의 값이 없습니다.", "There is no value for {tier!r}.")
_HINT = Text("‘{tier}: …’ 줄을 더하세요.", "Add a line '{tier}: …'.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every tier of an input that a fact by this input leaves out, misspelled ones apart."""
    inputs = inputs_by_name(corpus)
    for document, facts in corpus.of(Facts):
        for name, fact in facts.items.items():
            if not isinstance(fact.value, dict):
                continue
            input_ = inputs.get(str(fact.value.get("by", "")))
            tiers = [tier for tier in fact.value if tier != "by"]
            if input_ is None or any(tier not in input_.values for tier in tiers):
                continue
            for tier in input_.values:
                if tier not in tiers:
                    place = Place(document, ("items", name, "value", "by"), on_key=True)
                    yield Finding(place, _MISSING(tier=tier), _HINT(tier=tier))


RULE = Rule(code="CS225", name="reference.tier-missing", severity=Severity.ERROR, corpus=check)
