"""예시 없는 규칙이다 · Rule without an example

무엇: 어느 예시도 이 규칙을 쓰지 않는다.
What: No example takes this rule.

왜: 예시가 없으면 규칙이 바뀌어도 아무도 모른다.
Why: Without an example nobody notices when the rule changes.

나쁜 예 · Bad:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: ⟦보통일⟧
        when: {심각도: P2}
        then: {path: 보통}
    examples:
      - name: 안전사고
        given: {심각도: P1}
        expect: {call: 파트장, within: 5분}

좋은 예 · Good:
    # escalations/desk.yaml
    rules:
      - id: 긴급한일
        when: {심각도: P1}
        then: {path: 긴급}
      - id: 보통일
        when: {심각도: P2}
        then: {path: 보통}
    examples:
      - name: 안전사고
        given: {심각도: P1}
        expect: {call: 파트장, within: 5분}
      - name: 한도 초과
        given: {심각도: P2}
        expect: {call: 파트장, within: 10분}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.escalation.matrices import Proved, proved
from cscx.messages import Text
from cscx.policy.tables.chain import all_fields

_NONE = Text("규칙 ‘{rule}’의 예시가 없습니다.", "The rule {rule!r} has no example.")
_ADD = Text("예시를 하나 더하세요. 예: given: {{{given}}}", "Add one, such as given: {{{given}}}")
_ADD_ONE = Text("예시를 하나 더하세요.", "Add one.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every rule that no example takes; none while an example cannot be run (CS280)."""
    for one in proved(corpus):
        if any(checked.problem is not None for checked in one.examples):
            continue
        taken = {checked.rule for checked in one.examples}
        for index, rule in enumerate(one.body.rules):
            if rule.id not in taken:
                given = _given(one, index)
                hint = _ADD(given=given) if given else _ADD_ONE
                place = Place(one.document, ("rules", index, "id"))
                yield Finding(place, _NONE(rule=rule.id), hint)


def _given(one: Proved, rule: int) -> str | None:
    """A case that the rule takes, as `given` is written."""
    fields = all_fields(one.matrix.chain)
    for taken in one.cases.taken:
        begins = one.watch.standing(is_open=taken.is_open)
        case = one.cases.case(taken.box) if taken.row.rule == rule and begins else None
        if case is None:
            continue
        given = [
            f"{name}: {fields[name].plain(case[name])}"
            for name in one.matrix.chain.sources
            if name in case and name not in one.matrix.clock
        ]
        if one.matrix.clock:
            given.append(f"at: {one.watch.moment(begins[0][0]):%Y-%m-%d %H:%M}")
        return ", ".join(given)
    return None


RULE = Rule(
    code="CS281",
    name="escalation.rule-without-example",
    severity=Severity.WARNING,
    corpus=check,
)
