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

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.tables import answers, conditions, formula_names, single_values
from cscx.messages import Text
from cscx.settings import Settings

_IGNORED = Text(
    "입력 ‘{name}’{name:을/를} 보는 규칙이 없습니다.", "No rule looks at the input {name!r}."
)
_HINT = Text(
    "규칙에서 쓰거나 `inputs`에서 지우세요.", "Use it in a rule, or delete it from `inputs`."
)


def check(document: Document, _: Settings) -> Iterator[Finding]:
    """Every input of a table that no condition and no computed answer uses."""
    body = document.body
    if not isinstance(body, (ExceptionTable, Escalation)):
        return
    used = {cell.name for cell in conditions(document)}
    if used.issuperset(body.inputs):
        return
    if isinstance(body, ExceptionTable):
        used.update(_computed_from(document))
    for index, name in enumerate(body.inputs):
        if name not in used:
            yield Finding(Place(document, ("inputs", index)), _IGNORED(name=name), _HINT)


def _computed_from(document: Document) -> Iterator[str]:
    for answer in answers(document):
        for cell in single_values(answer):
            if isinstance(cell.value, str) and cell.value.startswith("="):
                yield from formula_names(cell.value)


RULE = Rule(
    code="CS218",
    name="reference.input-ignored",
    severity=Severity.WARNING,
    document=check,
    kinds=("exception", "escalation"),
)
