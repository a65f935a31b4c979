"""쓰일 일이 없는 규칙 · Rule that never answers

무엇: 규칙의 조건에 맞는 경우가 없거나, 앞선 규칙들이 그 경우를 모두 먼저 받는다.
What: No case fits the rule, or the rules before it, alone or together, take all its cases.

왜: 쓴 사람은 그 규칙이 지켜지는 줄 안다.
Why: Whoever wrote it believes that it holds.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    hit: first
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
      - id: ⟦오래지남⟧
        when: {경과일: 30일 초과, 상품상태: 정상}
        then: {처리: 불가}
        because: 한 달이 지났다

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
from cscx.lint.proved import Silent, Spot
from cscx.lint.rule import Finding, Note, Rule
from cscx.lint.rules.policy.telling import Subject, joined, tell
from cscx.messages import Text

_EMPTY = Text(
    "규칙 ‘{rule}’의 조건에 맞는 경우가 없습니다.",
    "No case fits the conditions of the rule {rule!r}.",
)
_CROSSED = Text(
    "‘{input}’ 조건은 {low}부터 {high}까지라서 맞는 값이 없습니다.",
    "The condition on {input} runs from {low} to {high}: no value fits.",
)
_SWAP = Text("두 끝을 바꾸거나 기준값을 고치세요.", "Swap its ends, or correct the facts.")
_TAKEN = Text(
    "규칙 ‘{rule}’{rule:은/는} 쓰일 일이 없습니다. 앞선 규칙이 모두 먼저 받습니다.",
    "The rule {rule!r} never answers: the rules before it take all its cases.",
)
_MEND = Text("조건을 고치거나 규칙을 지우세요.", "Correct the conditions, or delete the rule.")
_MOVE = Text(
    "위로 옮기거나 조건을 고치거나 지우세요.", "Move it up, correct its conditions, or delete it."
)
_EXAMPLE = Text(
    "예: {example}. ‘{rule}’{rule:이/가} 먼저 답합니다.",
    "Example: {example}. {rule!r} answers first.",
)
_TAKES = Text("먼저 받는 규칙 ‘{rule}’", "the rule {rule!r} takes them first")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every rule of a table that can never give the answer."""
    yield from tell(corpus, _of)


def _of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
    for silent in slice_.proved.silent:
        rule = subject.rule_id(silent.rule)
        if silent.crossed is not None:
            place = subject.at(Spot(("rules", silent.rule, "when", silent.crossed.input)))
            said = {"low": silent.crossed.low, "high": silent.crossed.high}
            yield Finding(place, _CROSSED(input=silent.crossed.input, **said), _SWAP)
        elif silent.by == ():
            yield Finding(subject.at_rule(silent.rule), _EMPTY(rule=rule), _MEND)
        else:
            hint = joined(_example(subject, silent), _MOVE)
            notes = tuple(_notes(subject, silent))
            yield Finding(subject.at_rule(silent.rule), _TAKEN(rule=rule), hint, notes)


def _example(subject: Subject, silent: Silent) -> Text | None:
    if silent.case is None or silent.taker is None:
        return None
    return _EXAMPLE(example=silent.case, rule=subject.rule_id(silent.taker))


def _notes(subject: Subject, silent: Silent) -> Iterator[Note]:
    for rule in silent.by or ():
        yield subject.rule_note(rule, _TAKES)


RULE = Rule(code="CS243", name="policy.shadowed", severity=Severity.ERROR, corpus=check)
