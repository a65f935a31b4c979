"""서로를 기다리는 판정표 · Tables that wait for each other

무엇: 판정표의 입력이 다른 판정표의 결과에서 오는데, 그 판정표도 돌고 돌아 이 표의 결과를 기다린다.
What: A table takes an input from another one, which in turn, in a circle, waits for this one.

왜: 어느 표도 먼저 판정할 수 없다.
Why: None of them can ever be decided.

나쁜 예 · Bad:
    # reference/inputs.yaml
    items:
      # …
      보상:
        from: ⟦compensation.보상⟧
      판정:
        from: eligibility.처리
    # exceptions/eligibility.yaml
    inputs: [경과일, 상품상태, 보상]
    # exceptions/compensation.yaml
    kind: exception
    title: 보상 판정
    summary: 반품을 받지 않을 때 보상한다.
    status: active
    owner: CS정책
    effective: 2026-03-01
    reviewed: 2026-10-01
    inputs: [판정]
    outputs:
      보상: {values: [예, 아니오]}
    rules:
      - id: 받음
        when: {판정: 환불}
        then: {보상: 아니오}
        because: 환불로 끝난다
      - id: 안받음
        when: {판정: 불가}
        then: {보상: 예}
        because: 서운함을 던다
    examples:
      - name: 늦음
        given: {판정: 불가}
        expect: {보상: 예}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    inputs: [경과일, 상품상태]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus, Entry
from cscx.diagnostic import Severity
from cscx.lint.proofs import proofs
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text

_WAIT = Text(
    "판정표가 서로의 결과를 기다립니다: {names}", "These tables wait for each other: {names}"
)
_BREAK = Text(
    "이 가운데 하나는 판정표에서 받지 말고 고객에게 묻거나 화면에서 보게 하세요.",
    "Ask the customer for one of these inputs, or look it up, instead of taking it from a table.",
)
_ALSO = Text("이것도 서로를 기다리게 합니다.", "This, too, makes them wait.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """One finding for each circle of tables, at the first `from` that closes it."""
    for circle in proofs(corpus).circles:
        closing = [entry for entry in corpus.entries.values() if _takes_from(entry, circle)]
        used = [entry for entry in closing if _asked_in(corpus, entry.name, circle)]
        if used:
            first, *others = (Place(e.document, (*e.path, "from")) for e in used)
            names = " → ".join((*circle, circle[0]))
            yield Finding(
                first, _WAIT(names=names), _BREAK, tuple(Note(place, _ALSO) for place in others)
            )


def _takes_from(entry: Entry, circle: tuple[str, ...]) -> bool:
    source = getattr(entry.body, "from_", None) if entry.kind == "input" else None
    return source is not None and source.partition(".")[0] in circle


def _asked_in(corpus: Corpus, name: str, circle: tuple[str, ...]) -> bool:
    tables = (corpus.find("document", table) for table in circle)
    return any(entry is not None and name in entry.body.inputs for entry in tables)


RULE = Rule(code="CS251", name="policy.waiting-tables", severity=Severity.ERROR, corpus=check)
