"""대신할 사람이 돌고 돈다 · Backups that lead in a circle

무엇: 역할의 `backup`이 자기 자신이거나, 서로를 가리키며 도는데 그 가운데 항상 근무하는 역할이 없다.
What: A role is its own backup, or backups lead in a circle in which nobody is always on duty.

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
from cscx.messages import Text

_ALWAYS = frozenset({"항상", "always"})
_ITSELF = Text("‘{name}’{name:을/를} 자기 자신이 대신합니다.", "{name!r} is its own backup.")
_CIRCLE = Text(
    "서로 대신하기만 하고 항상 근무하는 역할이 없습니다: {names}",
    "These back each other up, and none is always on duty: {names}",
)
_ON_DUTY = Text(
    "항상 근무하는 역할로 이어지게 하세요.",
    "Let the backups lead to a role that is always on duty.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every circle of backups without anyone always on duty, once, at its first role."""
    roles = {entry.name: entry for entry in corpus.entries.values() if entry.kind == "role"}
    backups = {name: entry.body.backup for name, entry in roles.items() if entry.body is not None}
    reported: set[str] = set()
    for name, entry in roles.items():
        circle = _circle(name, backups)
        if not circle or name in reported:
            continue
        reported.update(circle)
        place = Place(entry.document, (*entry.path, "backup"))
        if len(circle) == 1:
            yield Finding(place, _ITSELF(name=name), _ON_DUTY)
        elif not any(roles[member].body.hours in _ALWAYS for member in circle):
            yield Finding(place, _CIRCLE(names=" → ".join((*circle, name))), _ON_DUTY)


def _circle(start: str, backups: dict[str, str | None]) -> list[str]:
    passed = [start]
    while (name := backups.get(passed[-1])) is not None:
        if name == start:
            return passed
        if name in passed:
            return []
        passed.append(name)
    return []


RULE = Rule(code="CS309", name="ownership.nobody-on-duty", severity=Severity.ERROR, corpus=check)
