"""갈림길이 너무 많은 길 · Too many decisions on a path

무엇: 한 길에서 지나는 갈림길이 설정의 `max-decisions`(기본 7)보다 많다.
What: One path passes more decisions than `max-decisions` of the settings (7 by default).

왜: 통화 중에 따라갈 수 없다. 조건이 많으면 판정표가 낫고, 일이 많으면 SOP를 나눈다.
Why: Nobody can follow it on a call. Many conditions belong in a table, much work in two SOPs.

나쁜 예 · Bad:
    # cscx.toml
    [defaults]
    role = "상담사"
    [lint]
    max-decisions = 1
    # procedures/return.yaml
    steps:
      # …
      - id: ⟦거절안내⟧
        say: refused
        ask: 더 이야기하고 싶으신가요?
        branches:
          예: 상위판단
          아니오: 거절기록

좋은 예 · Good:
    # cscx.toml
    [defaults]
    role = "상담사"
    approvers = ["CS매니저"]
    review_every = "6개월"
    [lint]
    max-decisions = 2
    # procedures/return.yaml
    steps:
      # …
      - id: 거절안내
        say: refused
        ask: 더 이야기하고 싶으신가요?
        branches:
          예: 상위판단
          아니오: 거절기록
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.document import Document
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.steps import at_id, live_sop
from cscx.messages import Text
from cscx.settings import Settings

_TOO_MANY = Text(
    "한 길에 갈림길이 {count}개입니다({limit}개까지): {path}",
    "One path has {count} decisions (at most {limit}): {path}",
)
_HINT = Text(
    "판정표로 옮기거나, call로 부를 SOP를 나누세요.",
    "Move some into a table, or split off an SOP to call.",
)


def check(document: Document, settings: Settings) -> Iterator[Finding]:
    """The first decision beyond the limit on the path with the most."""
    sop = live_sop(document)
    limit = settings.lint.max_decisions
    if sop is None or sum(step.decides for step in sop.steps) <= limit:
        return
    path = sop.flow.longest_decisions
    if len(path) > limit:
        names = " → ".join(sop.steps[at].id for at in path)
        yield Finding(
            at_id(document, path[limit]),
            _TOO_MANY(count=len(path), limit=limit, path=names),
            _HINT,
        )


RULE = Rule(
    code="CS513",
    name="flow.too-many-decisions",
    severity=Severity.ERROR,
    document=check,
    kinds=("sop",),
)
