"""기다릴 수 없는 시간이다 · Time that cannot be waited

무엇: 차례의 `within`이 0이거나, 하루를 나누거나, 기간이 아닌 기준값이거나, 되풀이가 지나치게 많다.
What: The `within` of a level is zero, divides a day, or is a fact that is no single duration; or the path repeats too often.

왜: 언제 다음 차례로 넘어가는지 정할 수 없다.
Why: Nobody can tell when the next level is called.

나쁜 예 · Bad:
    # escalations/desk.yaml
    paths:
      긴급:
        levels:
          - {call: 파트장, within: ⟦0분⟧}
          - {call: CS매니저, within: 10분}
      보통:
        levels:
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
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.escalation.matrices import finding, misfits


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every waiting time that the engine cannot run by."""
    for misfit in misfits(corpus):
        if misfit.problem.path[-1:] in (("within",), ("repeat",)):
            yield finding(misfit)


RULE = Rule(code="CS282", name="escalation.deadline", severity=Severity.ERROR, corpus=check)
