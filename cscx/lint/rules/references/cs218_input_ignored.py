"""묻기만 하고 보지 않는다 · Input that no rule looks at

무엇: 표의 `inputs`에 있는데 어느 규칙도 어느 한도도 보지 않는다.
What: An input of the table that neither a rule nor a limit looks at.

왜: 상담사가 판정에 쓰지 않을 것을 고객에게 묻는다.
Why: The agent asks the customer for something that decides nothing.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    inputs: [경과일, 상품상태, ⟦심각도⟧]

좋은 예 · Good:
    # exceptions/eligibility.yaml
    inputs: [경과일, 상품상태]
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.tables import (
    answers,
    conditions,
    formula_names,
    single_values,
    tables,
)
from cscx.messages import Text

_PART = 2  # ("rules", 3, "then", …): which part of a rule or limit a path lies in
_IGNORED = Text(
    "입력 ‘{name}’{name:을/를} 보는 규칙이 없습니다.", "No rule looks at the input {name!r}."
)
_HINT = Text(
    "규칙에서 쓰거나 `inputs`에서 지우세요.", "Use it in a rule, or delete it from `inputs`."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every input of a table that no condition, no computed answer and no fact by tier uses."""
    for document in tables(corpus):
        yield from _ignored(corpus, document)


def _ignored(corpus: Corpus, document: Document) -> Iterator[Finding]:
    body = document.body
    used = {cell.name for cell in conditions(document)}
    if used.issuperset(body.inputs):
        return
    if isinstance(body, ExceptionTable):
        used.update(_computed_from(document))
    used.update(_tiers(corpus, document))
    for index, name in enumerate(body.inputs):
        if name not in used:
            yield Finding(Place(document, ("inputs", index)), _IGNORED(name=name), _HINT)


def _tiers(corpus: Corpus, document: Document) -> Iterator[str]:
    """The inputs that facts of the table's rules differ by."""
    facts = corpus.items("fact")
    for reference in document.references:
        fact = facts.get(reference.name) if reference.kind == "fact" else None
        decides = len(reference.path) > _PART and reference.path[_PART] in ("when", "then", "or")
        if fact is not None and isinstance(fact.value, dict) and decides:
            yield fact.value["by"]


def _computed_from(document: Document) -> Iterator[str]:
    for answer in answers(document):
        for cell in single_values(answer):
            if isinstance(cell.value, str) and cell.value.startswith("="):
                yield from formula_names(cell.value)


RULE = Rule(
    code="CS218",
    name="reference.input-ignored",
    severity=Severity.WARNING,
    corpus=check,
)
