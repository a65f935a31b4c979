"""빠진 경우가 있다 · Case left out

무엇: 표의 어느 규칙에도 맞지 않는 경우가 있고 `otherwise`도 없다.
What: Some case fits no rule of the table, and there is no `otherwise`.

왜: 그런 고객 앞에서 상담사는 답이 없다.
Why: For such a customer the agent has no answer.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: ⟦8일 초과⟧}
        then: {처리: 불가}
        because: 기한이 지났다

좋은 예 · Good:
    # exceptions/eligibility.yaml
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: 환불}
        because: 법정 기한 안이다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과}
        then: {처리: 불가}
        because: 기한이 지났다
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.proved import Spot
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.policy.telling import Subject, example, joined, tell
from cscx.messages import Text

_GAP = Text("{region}인 경우를 다루는 규칙이 없습니다.", "No rule covers this case: {region}.")
_WIDEN = Text(
    "‘{rule}’의 이 조건을 넓히거나 규칙을 더하세요.",
    "Widen this condition of {rule!r}, or add a rule.",
)
_ADD = Text("규칙을 더하세요.", "Add a rule.")
_MORE = Text("이 밖에도 빠진 경우가 더 있습니다.", "There are more cases left out.")
_ENDS = Text("규칙 ‘{rule}’{rule:은/는} 여기까지입니다.", "The rule {rule!r} ends here.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every region of a table without `otherwise` that no rule covers, a few of many."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    found = slice_.proved
    for number, hole in enumerate(found.holes, 1):
        beside = [(spot, subject.rule_id(int(spot.path[1]))) for spot in hole.beside]
        place, mend = Spot(("rules",), on_key=True), _ADD
        if beside:
            place, mend = beside[0][0], _WIDEN(rule=beside[0][1])
        more = _MORE if found.more_holes and number == len(found.holes) else None
        notes = tuple(Note(subject.at(spot), _ENDS(rule=rule)) for spot, rule in beside[1:])
        hint = joined(example(hole.where), mend, more)
        yield Finding(subject.at(place), _GAP(region=hole.where.region), hint, notes)


RULE = Rule(code="CS241", name="policy.gap", severity=Severity.ERROR, corpus=check)
