"""연락처 없는 역할에게 연락한다 · Role that cannot be reached

무엇: 에스컬레이션이 연락하라는 역할이나 그 역할을 대신하는 역할에 연락처(`reach`)가 없다.
What: The matrix says to call a role that has no `reach`, or one whose backup has none.

왜: 누구에게인지는 알아도 어디로 거는지 모른다.
Why: The agent knows whom to call but not how.

나쁜 예 · Bad:
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: 파트장, within: 5분}
          - {call: CS매니저, within: 10분}
      보통:
        levels:
          - {call: ⟦CS정책⟧, within: 10분}
          - {call: 파트장, within: 10분}

좋은 예 · Good:
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: 파트장, within: 5분}
          - {call: CS매니저, within: 10분}
      보통:
        levels:
          - {call: 파트장, within: 10분}
          - {call: CS매니저, within: 10분}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.escalation.matrices import policies
from cscx.messages import Text
from cscx.policy.escalation.duty import answering

_NO_REACH = Text(
    "역할 ‘{name}’에 연락처가 없습니다.", "The role {name!r} has no way to be reached."
)
_NO_REACH_FOR = Text(
    "{name}{name:이/가} 쉬는 때 받을 역할 ‘{backup}’에 연락처가 없습니다.",
    "The role {backup!r}, who answers when {name} is off, has no way to be reached.",
)
_ADD = Text("역할 목록에 `reach: 내선 …`을 더하세요.", "Add `reach: …` in the list of roles.")
_ROLE = Text("이 역할입니다.", "This role.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every level whose role, or whoever answers while that role is off, has no `reach`."""
    roles = policies(corpus).surroundings.roles
    told: set[str] = set()
    for document, matrix in corpus.of(Escalation):
        for name, path in matrix.paths.items():
            for index, level in enumerate(path.levels):
                place = Place(document, ("paths", name, "levels", index, "call"))
                for role in answering(level.call, roles):
                    called = role.name == level.call
                    if role.reach or (not called and role.name in told):
                        continue
                    told.add(role.name)
                    entry = corpus.entries["role", role.name]
                    note = Note(Place(entry.document, entry.path, on_key=True), _ROLE)
                    message = _NO_REACH if called else _NO_REACH_FOR
                    message = message(name=level.call, backup=role.name)
                    yield Finding(place, message, _ADD, (note,))


RULE = Rule(code="CS221", name="reference.no-reach", severity=Severity.ERROR, corpus=check)
