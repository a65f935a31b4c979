"""빠져나올 수 없는 되풀이 · Loop that cannot be left

무엇: 단계들이 서로를 가리키기만 해서 끝나는 길이 없다.
What: Steps lead only to each other; no way out ends the case.

왜: 상담이 끝나지 않는다. 되돌아가는 길에는 나가는 답이 하나는 있어야 한다.
Why: The case never ends. A loop needs at least one answer that leaves it.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: ⟦회수접수⟧
        do: 회수 날짜를 정한다.
        say: accepted
        next: 날짜확인
      - id: 날짜확인
        do: 날짜를 되묻는다.
        next: 회수접수

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 회수접수
        do: 회수 날짜를 정한다.
        say: accepted
        next: 날짜확인
      - id: 날짜확인
        ask: 이 날짜가 맞으세요?
        branches:
          예: 기록
          아니오: 회수접수
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.cycles import way_around
from cscx.content.document import Document
from cscx.content.flow import Flow
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_ENDLESS = Text(
    "{way}{way:으로/로} 돌기만 하고 끝나지 않습니다.", "{way} goes round and never ends."
)
_HINT = Text(
    "이 가운데 한 단계에 나가는 답이나 end를 쓰세요.",
    "Give one of these steps an answer that leads out, or an end.",
)


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every loop without a way out, at its first step."""
    sop = live_sop(document)
    if sop is None or len(sop.flow.leaving) == len(sop.steps):
        return
    flow = sop.flow
    for component in flow.components:
        if flow.goes_round(component) and not any(
            _leads_out(flow, at, component) for at in component
        ):
            yield Finding(at_id(document, component[0]), _ENDLESS(way=_way(flow, component)), _HINT)


def _leads_out(flow: Flow, at: int, component: tuple[int, ...]) -> bool:
    """Whether a way leaves the loop; a misspelled target probably does, and is reported itself."""
    return (
        flow.steps[at].leaves
        or any(target not in component for target in flow.following[at])
        or any(way.target not in flow.position for way in flow.ways[at])
    )


def _way(flow: Flow, component: tuple[int, ...]) -> str:
    graph = dict(enumerate(flow.following))
    inside = next(target for target in flow.following[component[0]] if target in component)
    way = way_around(graph, component[0], inside)
    return " → ".join(flow.steps[at].id for at in way)


RULE = Rule(
    code="CS504", name="flow.endless", severity=Severity.ERROR, document=check, kinds=("sop",)
)
