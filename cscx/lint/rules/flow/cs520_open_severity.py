"""정하지 않고 올림 · Escalated without a severity

무엇: 심각도처럼 사람이 정해야 하는 값을 정하지 않고 올린다. 물어볼 말도 볼 화면도 없는 입력이 그렇다.
What: A case is escalated without a value that a person has to set, such as its severity: an input without a question or a screen.

왜: 누구에게 언제까지 연락할지 정해지지 않는다.
Why: Whom to call, and by when, stays open.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 상위판단
        stage: follow-up
        ⟦escalate⟧: desk

좋은 예 · Good:
    # procedures/return.yaml
    steps:
      # …
      - id: 상위판단
        stage: follow-up
        escalate: desk
        with: {심각도: P2}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.flow.knowledge import inputs_of, known_before
from cscx.lint.rules.flow.steps import at_key, live_sops
from cscx.messages import Text

_OPEN = Text(
    "‘{name}’{name:을/를} 정하지 않고 올립니다.",
    "The case is escalated without a value for {name!r}.",
)
_HINT = Text("with에 ‘{name}: {value}’처럼 쓰세요.", "Write with, such as '{name}: {value}'.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every value an escalation lacks that only a person can give."""
    for document, sop in live_sops(corpus):
        yield from _lacking(corpus, document, sop)


def _lacking(corpus: Corpus, document: Document, sop: Sop) -> Iterator[Finding]:
    open_values = [
        (at, name, item)
        for at, step in enumerate(sop.steps)
        if (inputs := inputs_of(corpus, "escalation", step.escalate))
        and step.with_.keys() <= set(inputs)
        for name in inputs
        if name not in step.with_ and name not in step.collected and name not in step.sets
        if (item := _set_by_a_person(corpus, name)) is not None
    ]
    known = known_before(corpus, sop) if open_values else []
    for at, name, item in open_values:
        before = known[at]
        if before is not None and name not in before:
            yield Finding(
                at_key(document, at, "escalate"),
                _OPEN(name=name),
                _HINT(name=name, value=item.values[0] if item.values else "…"),
            )


def _set_by_a_person(corpus: Corpus, name: str) -> Input | None:
    """The input, when no question, screen, table or clock answers it."""
    entry = corpus.find("input", name)
    item = entry.body if entry else None
    if not isinstance(item, Input):
        return None
    answered = item.ask or item.look or item.from_ or item.is_ or item.if_unknown is not None
    return None if answered else item


RULE = Rule(code="CS520", name="flow.open-severity", severity=Severity.ERROR, corpus=check)
