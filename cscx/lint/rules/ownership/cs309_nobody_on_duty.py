"""대신할 사람이 돌고 돈다 · Backups that lead in a circle

무엇: 역할의 `backup`이 자기 자신이거나, 서로를 가리키며 도는데 모두 쉬는 때가 있다.
What: A role is its own backup, or backups lead in a circle in which at times nobody is on duty.

왜: 밤과 휴일에 아무도 받지 않는다.
Why: At night and on holidays nobody answers.

나쁜 예 · Bad:
    # reference/roles.yaml
    items:
      상담사:
        duties: 고객 문의를 받는다
      파트장:
        duties: 한도를 넘는 일을 승인한다
        reach: 내선 1100
        hours: 영업시간
        backup: ⟦CS매니저⟧
      CS매니저:
        duties: 예외를 최종 승인한다
        reach: 내선 1001
        hours: 영업시간
        backup: 파트장
      CS정책:
        duties: 절차와 스크립트를 쓴다
      물류:
        duties: 출고와 회수

좋은 예 · Good:
    # reference/roles.yaml
    items:
      상담사:
        duties: 고객 문의를 받는다
      파트장:
        duties: 한도를 넘는 일을 승인한다
        reach: 내선 1100
        hours: 영업시간
        backup: CS매니저
      CS매니저:
        duties: 예외를 최종 승인한다
        reach: 내선 1001
        hours: 항상
        backup: 파트장
      CS정책:
        duties: 절차와 스크립트를 쓴다
      물류:
        duties: 출고와 회수
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.escalation.circles import silent_circles
from cscx.messages import Text

_ITSELF = Text("‘{name}’{name:을/를} 자기 자신이 대신합니다.", "{name!r} is its own backup.")
_CIRCLE = Text(
    "서로 대신하기만 하고 아무도 근무하지 않는 때가 있습니다: {names}. 예: {moment}",
    "These back each other up, and at times none is on duty: {names}. For example {moment}",
)
_ON_DUTY = Text(
    "항상 근무하는 역할로 이어지게 하세요.",
    "Let the backups lead to a role that is always on duty.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every circle of backups in which at some hour nobody is on duty, once, at its first role."""
    for circle in silent_circles(corpus):
        first = circle.names[0]
        entry = corpus.entries["role", first]
        place = Place(entry.document, (*entry.path, "backup"))
        if len(circle.names) == 1:
            yield Finding(place, _ITSELF(name=first), _ON_DUTY)
        else:
            names = " → ".join((*circle.names, first))
            yield Finding(place, _CIRCLE(names=names, moment=circle.silent), _ON_DUTY)


RULE = Rule(code="CS309", name="ownership.nobody-on-duty", severity=Severity.ERROR, corpus=check)
