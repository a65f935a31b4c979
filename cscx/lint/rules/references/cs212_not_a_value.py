"""입력에 없는 값이다 · Not a value of the input

무엇: 조건이나 예시에 그 입력의 `values`에 없는 값을 썼다.
What: A condition or an example uses a value that is not among the input's `values`.

왜: 그런 값은 나오지 않으므로 규칙이 맞는 일이 없다. 맞아야 할 경우는 빠진다.
Why: That value never comes, so the rule never fits and the real case is left out.

나쁜 예 · Bad:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: ⟦사용 흔적⟧}
        expect: {처리: 불가}

좋은 예 · Good:
    # exceptions/eligibility.yaml
    examples:
      - name: 마지막 날
        given: {경과일: 7, 상품상태: 사용흔적}
        expect: {처리: 불가}
      - name: 마지막 날, 안 썼음
        given: {경과일: 7, 상품상태: 정상}
        expect: {처리: 환불}
      - name: 하루 지남
        given: {경과일: 8, 상품상태: 정상}
        expect: {처리: 불가}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.facts import Facts
from cscx.content.kinds.inputs import Input, Inputs
from cscx.content.kinds.persona import Persona
from cscx.content.kinds.sop import Sop
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.tables import (
    Cell,
    conditions,
    given,
    inputs_by_name,
    single_values,
)
from cscx.lint.suggestion import suggest
from cscx.messages import Text

_OR = re.compile(r"\s+또는\s+|(?:이나|나)\s+|\s+or\s+|\s*[/,|]\s*")
_EXCEPT = re.compile(
    r"(?:not\s+|!\s*)(.+)|(.+?)(?:\s*(?:제외|외|빼고)|(?:이|가)?\s+(?:아님|아닌 것))"
)
_LIST = Text("[{items}]처럼 목록으로 쓰세요.", "Write a list: [{items}].")
_NOT = Text("{{not: [{name}]}}로 쓰세요.", "Write {{not: [{name}]}}.")
_ABSENT = ("없음", "none")
_NO_VALUE = Text(
    "‘{value}’{value:은/는} 입력 {name}의 값이 아닙니다.",
    "{value!r} is no value of the input {name}.",
)
_NOT_OPTIONAL = Text(
    "입력 {name}{name:은/는} 언제나 값이 있어서 ‘{value}’인 경우가 없습니다.",
    "The input {name} always has a value; it cannot be {value!r}.",
)
_OPTIONAL = Text(
    "없을 수 있는 값이면 입력에 `optional: true`를 더하세요.",
    "If it may be absent, add `optional: true` to the input.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every value of an input with `values` that is none of them."""
    known = {name: input_ for name, input_ in inputs_by_name(corpus).items() if input_.values}
    for document in corpus.documents:
        for cell in _cells(document):
            input_ = known.get(cell.name)
            if input_ is None:
                continue
            for single in single_values(cell):
                if str(single.value) not in input_.values:
                    yield from _finding(document, single, input_)


def _cells(document: Document) -> Iterator[Cell]:
    body = document.body
    if isinstance(body, (ExceptionTable, Escalation)):
        yield from conditions(document)
        yield from given(document)
    elif isinstance(body, Sop):
        for index, step in enumerate(body.steps):
            for name, value in step.sets.items():
                yield Cell(name, value, ("steps", index, "sets", name))
            for name, value in step.with_.items():
                yield Cell(name, value, ("steps", index, "with", name))
    elif isinstance(body, Persona):
        for name, value in body.case.items():
            yield Cell(name, value, ("case", name))
    elif isinstance(body, Inputs):
        yield from _of_inputs(body)
    elif isinstance(body, Facts):
        yield from _of_facts(body)


def _of_inputs(inputs: Inputs) -> Iterator[Cell]:
    for name, input_ in inputs.items.items():
        if input_.if_unknown is not None:
            yield Cell(name, input_.if_unknown, ("items", name, "if_unknown"))
        for value in input_.guide:
            yield Cell(name, value, ("items", name, "guide", value))


def _of_facts(facts: Facts) -> Iterator[Cell]:
    for name, fact in facts.items.items():
        if isinstance(fact.value, dict):
            for tier in fact.value:
                if tier != "by":
                    yield Cell(fact.value.get("by", ""), tier, ("items", name, "value", tier))


def _finding(document: Document, cell: Cell, input_: Input) -> Iterator[Finding]:
    value = str(cell.value)
    on_key = cell.path[-2] in ("guide", "value")
    place = Place(document, cell.path, on_key=on_key)
    if value in _ABSENT:
        if not input_.optional:
            yield Finding(place, _NOT_OPTIONAL(value=value, name=cell.name), _OPTIONAL)
        return
    hint, fix = suggest(place, value, input_.values)
    if "when" in cell.path and (form := _as_condition(value, input_.values)) is not None:
        hint, fix = form, None
    yield Finding(place, _NO_VALUE(value=value, name=cell.name), hint, fix=fix)


def _as_condition(value: str, known: list[str]) -> Text | None:
    """What ‘A 또는 B’ and ‘A 제외’ are in a condition; None when no value is named that way."""
    items = [item.strip() for item in _OR.split(value)]
    if len(items) > 1 and all(item in known for item in items):
        return _LIST(items=", ".join(items))
    excluded = _EXCEPT.fullmatch(value.strip())
    name = next(filter(None, excluded.groups()), "").strip() if excluded else ""
    return _NOT(name=name) if name in known else None


RULE = Rule(
    code="CS212", name="reference.not-a-value", severity=Severity.ERROR, corpus=check, fixable=True
)
