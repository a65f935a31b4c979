"""더 심각한데 더 늦다 · More severe, yet slower

무엇: 다른 조건이 같을 때, 더 심각한 쪽이 덜 심각한 쪽보다 어느 차례에서든 답을 늦게 받는다. 심각도는 `severities`에 적은 차례가 센 차례다.
What: With everything else equal, the more severe case waits longer for an answer at some level. `severities` are written most severe first.

왜: 급한 일일수록 늦어지면 상담사가 심각도를 속여 적는다.
Why: When urgent cases take longer, agents will report the wrong severity.

나쁜 예 · Bad:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: ⟦보통⟧}
      - id: 보통일
        when: {심각도: P2}
        then: {path: 긴급}
    examples:
      - name: 한도 초과
        given: {심각도: P2}
        expect: {call: 파트장, within: 5분}
      - name: 안전사고
        given: {심각도: P1}
        expect: {call: 파트장, within: 10분}

좋은 예 · Good:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: 보통일
        when: {심각도: P2}
        then: {path: 보통}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.escalation.matrices import Proved, on_every_day
from cscx.messages import Text
from cscx.policy.escalation.pace import Slower, slower

_SLOWER = Text(
    "{high}{high:이/가} {low}보다 늦습니다. {level}번째 답을 {mine} 안에 받고 {low}{low:은/는} {theirs} 안에 받습니다. 예: {case}",
    "{high} is slower than {low}: answer {level} is due in {mine}, for {low} in {theirs}. For example {case}",
)
_SWAP = Text("경로를 바꾸거나 기다리는 시간을 줄이세요.", "Take another path, or wait less.")
_OTHER = Text("더 빠른 규칙 ‘{rule}’입니다.", "The faster rule {rule!r}.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every pair of rules in which the more severe case is slower, at the path of its rule."""
    return on_every_day(corpus, _slower)


def _slower(one: Proved) -> Iterator[Finding]:
    name = one.matrix.severity_input
    if name is None:
        return
    known = one.matrix.chain.table.fields[name].values
    ranked = tuple(value for value in one.matrix.severities if value in known)
    for found in slower(one.watch, one.cases, name, ranked):
        yield told(one, found)


def told(one: Proved, found: Slower) -> Finding:
    """The finding for a pair of rules."""
    moment = one.matrix.calendar.describe(found.began)
    case = found.case
    if case.ko:
        moment = Text(f"{case.ko}, {moment.ko}", f"{case.en}, {moment.en}")
    message = _SLOWER(
        high=found.urgent,
        low=found.calm,
        level=found.level,
        mine=found.urgent_waits,
        theirs=found.calm_waits,
        case=moment,
    )
    place = Place(one.document, ("rules", found.urgent_rule, "then", "path"))
    rule = one.body.rules[found.calm_rule].id
    other = Place(one.document, ("rules", found.calm_rule, "then", "path"))
    return Finding(place, message, _SWAP, (Note(other, _OTHER(rule=rule)),))


RULE = Rule(code="CS277", name="escalation.slower-severity", severity=Severity.ERROR, corpus=check)
