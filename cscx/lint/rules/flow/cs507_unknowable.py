"""알 길이 없는 입력 · Input nobody can learn

무엇: 판정표나 by가 읽는 입력인데, 여기까지 오는 길 가운데 묻지 않는 길이 있고 입력에도 ask, look 같은 알아내는 방법이 없다.
What: A table or `by` reads an input that some way here has not gathered, and the input says no way to learn it (ask, look, judgement, from, is, if_unknown).

왜: 판정표는 모르는 입력을 그 자리에서 묻는다. 물을 말도 볼 화면도 없으면 판정이 멈춘다.
Why: A table asks for what is not known yet. Without a question to ask or a screen to look at it stops.

나쁜 예 · Bad:
    # reference/inputs.yaml
    items:
      # …
      상품상태:
        values: [정상, 사용흔적]
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날을 묻는다.
        collect: [경과일]
        next: 판정
      - id: 판정
        stage: triage
        decide: ⟦eligibility⟧
        branches:
          환불: 회수접수
          불가: 거절안내

좋은 예 · Good:
    # reference/inputs.yaml
    items:
      # …
      상품상태:
        values: [정상, 사용흔적]
        look: 검수 화면
    # procedures/return.yaml
    steps:
      # …
      - id: 접수
        stage: intake
        do: 받은 날을 묻는다.
        collect: [경과일]
        next: 판정
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.flow.knowledge import can_be_learnt, known_before, mentioned, reads
from cscx.lint.rules.flow.steps import live_sops
from cscx.messages import Text

_UNKNOWN = Text(
    "‘{step}’에서 ‘{name}’{name:을/를} 알 길이 없습니다.",
    "At {step!r} nobody can know {name!r}.",
)
_HINT = Text(
    "앞 단계의 collect에 더하거나, 입력 ‘{name}’에 ask나 look을 적으세요.",
    "Add it to collect of an earlier step, or give the input {name!r} an ask or look.",
)
_DEFINED = Text("입력 ‘{name}’", "the input {name!r}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every read of an input that some way to the step leaves unknown for good."""
    hidden = {
        name
        for name, item in corpus.items("input").items()
        if isinstance(item, Input) and not can_be_learnt(item)
    }
    if not hidden:
        return
    brought = _brought_by_callers(corpus)
    for document, sop in live_sops(corpus):
        wanted = [
            (at, name)
            for at, step in enumerate(sop.steps)
            for name in reads(corpus, step)
            if name in hidden and name not in brought[document.id]
        ]
        known = known_before(corpus, sop) if wanted else []
        for at, name in wanted:
            before = known[at]
            step = sop.steps[at]
            if before is None or name in before or name in step.collected:
                continue
            entry = corpus.find("input", name)
            notes = (
                (Note(Place(entry.document, entry.path, on_key=True), _DEFINED(name=name)),)
                if entry
                else ()
            )
            key = "by" if step.by == name else "decide"
            yield Finding(
                Place(document, ("steps", at, key)),
                _UNKNOWN(step=step.id, name=name),
                _HINT(name=name),
                notes,
            )


def _brought_by_callers(corpus: Corpus) -> defaultdict[str, set[str]]:
    """By SOP the inputs that an SOP leading there may have gathered: known values come along."""
    brought: defaultdict[str, set[str]] = defaultdict(set)
    for _, sop in corpus.of(Sop):
        targets = {target for step in sop.steps for target in (step.call, step.go_to) if target}
        if targets:
            gathered = mentioned(sop.steps)
            for target in targets:
                brought[target] |= gathered
    return brought


RULE = Rule(code="CS507", name="flow.unknowable", severity=Severity.ERROR, corpus=check)
