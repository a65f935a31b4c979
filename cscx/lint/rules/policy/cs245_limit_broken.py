"""한도를 어기는 답 · Answer that a limit forbids

무엇: 규칙, `or`, `otherwise`의 답 가운데 `limits`가 금지한 것이 나오는 경우가 있다.
What: In some case a rule, an `or` or the `otherwise` gives what `limits` forbid.

왜: 재량 한도나 법이 정한 선을 넘는 답이 그대로 나간다.
Why: An answer beyond the discretion or the law goes out to customers.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    limits:
      - when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        never: {처리: 불가}
        law: 전자상거래법-17
    rules:
      - id: 기한안
        when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        then: {처리: ⟦불가⟧}
        because: 받지 않는다
      - id: 기한안-사용
        when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}
        then: {처리: 불가}
        because: 쓴 상품이다
      - id: 기한지남
        when: {경과일: <fact:반품기한> 초과}
        then: {처리: 환불}
        because: 늦어도 받는다
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 불가}
      - name: 마지막 날, 썼음
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: 환불}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    limits:
      - when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}
        never: {처리: 불가}
        law: 전자상거래법-17
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.proofs import Slice
from cscx.lint.proved import Breach
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.policy.telling import Subject, example, joined, tell
from cscx.messages import Text, same

_OF_RULE = Text(
    "{region}인 경우 규칙 ‘{rule}’의 답({answer})이 한도를 어깁니다.",
    "The rule {rule!r} breaks a limit in this case: {region}; its answer is {answer}.",
)
_OF_SEVERAL = Text(
    "{region}인 경우 여러 규칙을 더한 답({answer})이 한도를 어깁니다.",
    "Several rules together break a limit in this case: {region}; the answer is {answer}.",
)
_OF_REST = Text(
    "{region}인 경우 otherwise의 답({answer})이 한도를 어깁니다.",
    "The otherwise breaks a limit in this case: {region}; its answer is {answer}.",
)
_WHY = Text("근거: {why}.", "Because of: {why}.")
_LIMIT = Text("이 한도를 어깁니다.", "The limit that it breaks.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every answer of a table that one of its limits forbids."""

    def of(subject: Subject, slice_: Slice) -> Iterator[Finding]:
        for breach in slice_.proved.breaches:
            yield _finding(corpus, subject, breach)

    yield from tell(corpus, of)


def _finding(corpus: Corpus, subject: Subject, breach: Breach) -> Finding:
    words = _OF_RULE if len(breach.rules) == 1 else _OF_SEVERAL if breach.rules else _OF_REST
    message = words(
        region=breach.where.region,
        rule=subject.rule_id(breach.rules[0]) if breach.rules else "",
        answer=breach.answer,
    )
    note = Note(Place(subject.document, ("limits", breach.limit, "never")), _LIMIT)
    several = breach.rules if len(breach.rules) > 1 else ()
    others = tuple(subject.rule_note(rule) for rule in several)
    hint = joined(_why(corpus, subject, breach.limit), example(breach.where))
    return Finding(subject.at(breach.spot), message, hint, (note, *others))


def _why(corpus: Corpus, subject: Subject, index: int) -> Text | None:
    """What the limit is based on: its law by title, else its reason."""
    table = subject.document.body
    limit = table.limits[index] if isinstance(table, ExceptionTable) else None
    if limit is None or not (limit.law or limit.because):
        return None
    entry = corpus.find("law", limit.law) if limit.law else None
    title = getattr(entry.body, "title", None) if entry is not None else None
    return _WHY(why=same(str(title or limit.law or limit.because).rstrip(".")))


RULE = Rule(code="CS245", name="policy.limit-broken", severity=Severity.ERROR, corpus=check)
