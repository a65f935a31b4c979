"""입력과 이름이 같은 단계 · Step named like an input

무엇: SOP의 단계 이름이 그 SOP가 쓰는 입력의 이름과 같다.
What: A step has the name of an input that its SOP uses.

왜: `cscx walk`에서 값을 줄 때 단계의 답인지 입력의 값인지 알 수 없다.
Why: `cscx walk` takes answers by name and could not tell the step's answer from the input's value.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날을 묻는다.
        collect: [경과일]
        next: 상품상태
      - id: ⟦상품상태⟧
        stage: triage
        do: 사진을 본다.
        collect: [상품상태]
        next: 판정

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날을 묻는다.
        collect: [경과일]
        next: 상태확인
      - id: 상태확인
        stage: triage
        do: 사진을 본다.
        collect: [상품상태]
        next: 판정
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.knowledge import inputs_of
from cscx.lint.rules.flow.steps import at_id, live_sops
from cscx.messages import Text

_SAME = Text(
    "단계 ‘{name}’의 이름이 이 SOP가 쓰는 입력과 같습니다.",
    "The step {name!r} has the name of an input this SOP uses.",
)
_HINT = Text("단계 이름을 바꾸세요. 예: {name}확인", "Rename the step.")
_INPUT = Text("입력 ‘{name}’", "the input {name!r}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every step that shares its name with an input of its SOP."""
    for document, sop in live_sops(corpus):
        named = [step.id for step in sop.steps if corpus.find("input", step.id) is not None]
        if not named:
            continue
        used = _used(corpus, sop)
        for at, step in enumerate(sop.steps):
            entry = corpus.find("input", step.id) if step.id in used else None
            if entry is not None:
                yield Finding(
                    at_id(document, at),
                    _SAME(name=step.id),
                    _HINT(name=step.id),
                    (Note(Place(entry.document, entry.path, on_key=True), _INPUT(name=step.id)),),
                )


def _used(corpus: Corpus, sop: Sop) -> set[str]:
    """The inputs that the steps gather, set, give or read, those of their tables among them."""
    used: set[str] = set()
    for step in sop.steps:
        used.update(step.collected, step.sets, step.with_, [step.by] if step.by else ())
        used.update(inputs_of(corpus, "exception", step.decide))
        used.update(inputs_of(corpus, "escalation", step.escalate))
    return used


RULE = Rule(code="CS516", name="flow.step-named-as-input", severity=Severity.ERROR, corpus=check)
