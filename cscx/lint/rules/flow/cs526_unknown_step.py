"""없는 단계로 가는 길 · Way to a step that is not there

무엇: next, branches, otherwise가 가리키는 단계가 이 SOP에 없다.
What: next, branches or otherwise name a step this SOP does not have.

왜: 상담사가 그 답을 고르면 갈 곳이 없다.
Why: An agent who takes that answer has nowhere to go.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 회수접수
          불가: ⟦거절안네⟧

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 판정
        stage: triage
        decide: eligibility
        branches:
          환불: 회수접수
          불가: 거절안내
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Replacement, Rule
from cscx.lint.rules.flow.steps import live_sop
from cscx.messages import Text
from cscx.settings import Settings
from cscx.text import closest

_UNKNOWN = Text("단계 ‘{name}’{name:이/가} 없습니다.", "There is no step {name!r}.")
_MEANT = Text("‘{meant}’{meant:으로/로} 고치세요.", "Write {meant!r}.")
_ADD = Text("단계 이름을 확인하거나 단계를 더하세요.", "Check the name, or add the step.")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")


def check(document: Document, _settings: Settings) -> Iterator[Finding]:
    """Every way on whose step is not defined."""
    sop = live_sop(document)
    if sop is None:
        return
    flow = sop.flow
    named: list[tuple[Path, str]] = [
        (way.path, way.target)
        for ways in flow.ways
        for way in ways
        if way.target not in flow.position
    ]
    if sop.otherwise and sop.otherwise not in flow.position:
        named.append((("otherwise",), sop.otherwise))
    for path, name in named:
        meant = closest(name, flow.position)
        yield Finding(
            Place(document, path),
            _UNKNOWN(name=name),
            _MEANT(meant=meant) if meant else _ADD,
            fix=Replacement(_RENAME(meant=meant), meant) if meant else None,
        )


RULE = Rule(code="CS526", name="flow.unknown-step", severity=Severity.ERROR, document=check)
