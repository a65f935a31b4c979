"""예시와 다르게 연락된다 · Example that comes out otherwise

무엇: 예시대로 따져 보면 다른 경로, 다른 사람, 다른 시간이 나온다. `call`은 쉬는 사람을 대신하는 역할까지 따져 실제로 받는 역할이다.
What: Run as written, the example gives another path, person or time. `call` is who really answers, backups included.

왜: 예시는 모두가 합의한 경우다. 어긋나면 기준이나 예시 가운데 하나가 틀렸다.
Why: Examples are what everybody agreed on. If they differ, the matrix or the example is wrong.

나쁜 예 · Bad:
    # escalations/desk.yaml
    examples:
      - name: 한도 초과
        given: {심각도: P2}
        expect: {call: 파트장, within: ⟦5분⟧}
      - name: 안전사고
        given: {심각도: P1}
        expect: {call: 파트장, within: 5분}

좋은 예 · Good:
    # escalations/desk.yaml
    examples:
      - name: 한도 초과
        given: {심각도: P2}
        expect: {call: 파트장, within: 10분}
      - name: 안전사고
        given: {심각도: P1}
        expect: {call: 파트장, within: 5분}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.escalation.matrices import proved, sentence
from cscx.messages import Text

_DIFFERS = Text(
    "{what}{what:이/가} {expected}{expected:이/가} 아니라 {found}입니다.",
    "{what} is {found}, not {expected}.",
)
_KEYS = {
    "path": Text("연락 순서", "The path"),
    "call": Text("받는 역할", "Who answers"),
    "within": Text("기다리는 시간", "The waiting time"),
    "next": Text("다음에 받는 역할", "Who is next"),
    "calls": Text("차례로 받는 역할", "Who answers in turn"),
    "repeat": Text("바퀴 수", "The number of passes"),
}
_CORRECT = Text(
    "예시를 고치거나 규칙, 경로, 역할의 시간을 고치세요.",
    "Correct the example, or the rules, paths and hours.",
)
_CHECK = Text("예시의 값과 시각을 확인하세요.", "Check the values and the time of the example.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every example that differs, at what differs, or that cannot be run, at its cause."""
    for one in proved(corpus):
        for checked in one.examples:
            if checked.problem is not None:
                problem = checked.problem
                place = Place(one.document, problem.path, start=problem.start, end=problem.end)
                hint = problem.hint if problem.hint.ko else _CHECK
                yield Finding(place, sentence(problem.message), hint)
            for difference in checked.differences:
                place = Place(one.document, ("examples", checked.index, "expect", difference.key))
                message = _DIFFERS(
                    what=_KEYS[difference.key],
                    expected=difference.expected,
                    found=difference.found,
                )
                yield Finding(place, message, _CORRECT)


RULE = Rule(code="CS280", name="escalation.example-fails", severity=Severity.ERROR, corpus=check)
