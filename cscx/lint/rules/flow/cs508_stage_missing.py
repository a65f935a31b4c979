"""빠진 업무 단계 · Stage missing

무엇: SOP에 접수, 분류·배정, 응대·처리, 후속 관리 가운데 없는 것이 있다. 다른 SOP가 first나 call로 부르는 SOP는 접수만 있으면 된다.
What: An SOP lacks one of the stages intake, triage, handle and follow-up. An SOP that others run by first or call needs intake only.

왜: 빠진 단계는 상담사마다 다르게 한다. 흔히 이력 기록과 다시 연락하기가 빠진다.
Why: A stage that is not written is done differently by everyone; mostly it is the follow-up.

나쁜 예 · Bad:
    # procedures/return.yaml
    ⟦steps⟧:
      # …
      - id: 기록
        do: 상담 이력에 적는다.
        end: resolved
      - id: 거절기록
        do: 거절한 까닭을 적는다.
        end: refused
      - id: 상위판단
        escalate: desk
        with: {심각도: P2}

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 기록
        stage: follow-up
        do: 상담 이력에 적는다.
        end: resolved
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import STAGES, Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.flow.steps import STAGE_NAMES, live_sops
from cscx.messages import Text

_MISSING = Text("{stages} 단계가 없습니다.", "There is no step for {stages}.")
_HINT = Text("맞는 단계에 ‘stage: {first}’를 쓰세요.", "Write 'stage: {first}' on the step it is.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every SOP without one of the stages it needs."""
    serving = _serving(corpus)
    for document, sop in live_sops(corpus):
        present = {step.stage for step in sop.steps}
        needed = STAGES[:1] if document.id in serving else STAGES
        missing = [stage for stage in needed if stage not in present]
        if missing:
            yield Finding(
                Place(document, ("steps",), on_key=True),
                _MISSING(stages=_names(missing)),
                _HINT(first=missing[0]),
            )


def _serving(corpus: Corpus) -> set[str]:
    """The SOPs that others run as a part of theirs."""
    found: set[str] = set()
    for _, sop in corpus.of(Sop):
        found.update(sop.first)
        found.update(step.call for step in sop.steps if step.call)
    for item in corpus.items("input").values():
        if isinstance(item, Input) and item.if_missing:
            found.add(item.if_missing)
    return found


def _names(stages: list[str]) -> Text:
    return Text(
        ", ".join(f"‘{STAGE_NAMES[stage].ko}’" for stage in stages),
        ", ".join(STAGE_NAMES[stage].en for stage in stages),
    )


RULE = Rule(code="CS508", name="flow.stage-missing", severity=Severity.ERROR, corpus=check)
