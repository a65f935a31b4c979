"""두 규칙이 겹친다 · Rules that overlap

무엇: 한 경우에 두 규칙이 맞는데 표의 `hit`이 허락하지 않는다(unique는 늘, any와 priority는 답이 다를 때).
What: Two rules fit one case where `hit` does not allow it: unique always, any and priority when they disagree.

왜: 같은 고객이 상담사에 따라 다른 답을 듣는다.
Why: The same customer hears different answers from different agents.

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
        when: {경과일: ⟦<fact:반품기한> 이상⟧, 상품상태: 정상}
        then: {처리: 불가}
        because: 기한이 지났다
      - id: 기한지남-사용
        when: {경과일: <fact:반품기한> 초과, 상품상태: 사용흔적}
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
from cscx.lint.proved import Clash
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.policy.telling import Subject, differing, example, joined, tell
from cscx.messages import Text

_BOTH = Text(
    "{region}인 경우 규칙 ‘{first}’{first:과/와} ‘{second}’{second:이/가} 모두 맞습니다.",
    "The rules {first!r} and {second!r} both fit this case: {region}.",
)
_DISAGREE = Text(
    "{region}인 경우 규칙 ‘{first}’{first:과/와} ‘{second}’의 답이 다릅니다: {differing}.",
    "The rules {first!r} and {second!r} disagree in this case: {region}; {differing}.",
)
_NARROW = Text("한쪽 조건을 좁히세요.", "Narrow one of the two.")
_MERGE = Text("둘을 합치거나 한쪽 조건을 좁히세요.", "Merge the two, or narrow one of them.")
_MORE = Text("겹치는 규칙이 더 있습니다.", "More rules overlap.")
_OTHERS = Text("규칙 {count}개와 더 겹칩니다.", "Further rules that it meets: {count}.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every rule that fits the same case as another and must not, with the others of one place."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    groups: dict[object, list[Clash]] = {}
    for clash in slice_.proved.clashes:
        groups.setdefault((clash.second, clash.spot), []).append(clash)
    for number, group in enumerate(groups.values(), 1):
        clash, *others = group
        more = _MORE if slice_.proved.more_clashes and number == len(groups) else None
        hint = joined(
            example(clash.where),
            _OTHERS(count=len(others)) if others else None,
            _NARROW if clash.differing else _MERGE,
            more,
        )
        notes = tuple(subject.rule_note(each.first) for each in group)
        yield Finding(subject.at(clash.spot), _message(subject, clash), hint, notes)


def _message(subject: Subject, clash: Clash) -> Text:
    first, second = subject.rule_id(clash.first), subject.rule_id(clash.second)
    region = clash.where.region
    if not clash.differing:
        return _BOTH(region=region, first=first, second=second)
    return _DISAGREE(
        region=region, first=first, second=second, differing=differing(clash.differing)
    )


RULE = Rule(code="CS242", name="policy.overlap", severity=Severity.ERROR, corpus=check)
