"""쓰지 않는 연락 순서다 · Path that no rule takes

무엇: `paths`에 있는 연락 순서로 가는 규칙이 없다.
What: No rule leads to a path of `paths`.

왜: 바꿔도 아무 일이 없는 순서를 사람들이 믿고 있게 된다.
Why: People rely on an order of calls that is never used.

나쁜 예 · Bad:
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: 파트장, within: 5분}
          - {call: CS매니저, within: 10분}
      보통:
        levels:
          - {call: 파트장, within: 10분}
          - {call: CS매니저, within: 30분}
      ⟦야간⟧:
        levels:
          - {call: CS매니저, within: 10분}

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
          - {call: CS매니저, within: 30분}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.messages import Text

_UNUSED = Text(
    "연락 순서 ‘{name}’{name:으로/로} 가는 규칙이 없습니다.", "No rule leads to the path {name!r}."
)
_USE = Text("규칙에서 쓰거나 지우세요.", "Let a rule take it, or delete it.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every path that no rule names; none where a rule names one that is not there (CS213)."""
    for document, matrix in corpus.of(Escalation):
        named = {str(rule.then.get("path")) for rule in matrix.rules}
        if matrix.status == "retired" or not named <= set(matrix.paths):
            continue
        for name in matrix.paths:
            if name not in named:
                place = Place(document, ("paths", name), on_key=True)
                yield Finding(place, _UNUSED(name=name), _USE)


RULE = Rule(code="CS279", name="escalation.unused-path", severity=Severity.WARNING, corpus=check)
