"""otherwise가 경계를 가린다 · Otherwise hides a boundary

무엇: 두 규칙 사이에 낀 값을 `otherwise`가 받는다. 받는 경우를 모두 적어 보인다.
What: `otherwise` takes values that lie between two rules. What it takes is listed.

왜: 하루나 1원을 빠뜨린 실수인데 `otherwise` 때문에 빠진 경우로 보이지 않는다.
Why: It is a day or a won left out by mistake, which `otherwise` keeps from showing as a gap.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한지남
        when: {경과일: 9일 이상}
        then: {처리: 불가}
        because: 기한이 지났다
    ⟦otherwise⟧:
      then: {처리: 불가}
      because: 나머지는 받지 않는다
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 이틀 지남
        given: {경과일: 9, 상품상태: 정상}
        expect: {처리: 불가}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
    otherwise:
      then: {처리: 불가}
      because: 쓴 상품과 늦은 반품은 받지 않는다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.policy.telling import Subject, example, joined, listed, tell
from cscx.messages import Text

_HIDES = Text(
    "규칙 사이의 {region}인 경우를 otherwise가 받습니다.",
    "Between two rules, otherwise takes this case: {region}.",
)
_TAKES = Text("otherwise가 받는 경우: {regions}.", "Otherwise takes: {regions}.")
_MEND = Text("빠뜨린 값이면 규칙에 넣으세요.", "If it was forgotten, give it to a rule.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every table whose `otherwise` takes values that lie between two rules."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    proved = slice_.proved
    if proved.hidden:
        hidden = proved.hidden[0]
        hint = joined(example(hidden), _TAKES(regions=listed(proved.taken)), _MEND)
        place = Place(subject.document, ("otherwise",), on_key=True)
        yield Finding(place, _HIDES(region=hidden.region), hint)


RULE = Rule(code="CS250", name="policy.otherwise-hides", severity=Severity.WARNING, corpus=check)
