"""연락처 없는 역할에게 연락한다 · Role that cannot be reached

무엇: 에스컬레이션이 연락하라는 역할에 연락처(`reach`)가 없다.
What: The matrix says to call a role that has no `reach`.

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
from cscx.messages import Text

_NO_REACH = Text(
    "역할 ‘{name}’에 연락처가 없습니다.", "The role {name!r} has no way to be reached."
)
_ADD = Text("역할 목록에 `reach: 내선 …`을 더하세요.", "Add `reach: …` in the list of roles.")
_ROLE = Text("이 역할입니다.", "This role.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every level whose role has no `reach`."""
    for document, matrix in corpus.of(Escalation):
        for name, path in matrix.paths.items():
            for index, level in enumerate(path.levels):
                role = corpus.find("role", level.call)
                if role is None or role.body is None or role.body.reach:
                    continue
                place = Place(document, ("paths", name, "levels", index, "call"))
                note = Note(Place(role.document, role.path, on_key=True), _ROLE)
                yield Finding(place, _NO_REACH(name=level.call), _ADD, (note,))


RULE = Rule(code="CS221", name="reference.no-reach", severity=Severity.ERROR, corpus=check)
