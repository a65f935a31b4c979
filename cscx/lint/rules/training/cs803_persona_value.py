"""있을 수 없는 고객 · Impossible persona

무엇: 고객 유형의 case에 입력의 범위를 벗어난 수나 종류가 다른 값이 있다.
What: The case of a persona has a number outside the bounds of its input, or a value of another type.

왜: 그 고객으로는 판정표가 답을 내지 못해 연습이 멈춘다.
Why: No table answers for such a customer, so the drill stops.

나쁜 예 · Bad:
    # training/persona-calm.yaml
    kind: persona
    title: 차분한 고객
    mood: 1
    case:
      경과일: ⟦-1⟧
      상품상태: 정상
    says:
      open: 반품하고 싶어요.

좋은 예 · Good:
    # training/persona-calm.yaml
    kind: persona
    title: 차분한 고객
    mood: 1
    case:
      경과일: 3
      상품상태: 정상
    says:
      open: 반품하고 싶어요.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cscx.content.corpus import Corpus
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.persona import Persona
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.messages import Text

_UNDER = Text(
    "‘{name}’{name:은/는} {bound}보다 작을 수 없습니다.", "{name!r} cannot be under {bound}."
)
_OVER = Text("‘{name}’{name:은/는} {bound}보다 클 수 없습니다.", "{name!r} cannot be over {bound}.")
_NO_NUMBER = Text("‘{name}’에는 수를 써야 합니다.", "{name!r} takes a number.")
_NOT_WHOLE = Text("‘{name}’에는 정수를 써야 합니다.", "{name!r} takes a whole number.")
_NOT_BOOLEAN = Text("‘{name}’에는 예나 아니오를 써야 합니다.", "{name!r} takes yes or no.")
_DEFINED = Text("입력 ‘{name}’", "the input {name!r}")

_NUMBERS = frozenset({"integer", "decimal", "money"})
_ABSENT = ("없음", "none")
_BOOLEAN = frozenset({"예", "아니오", "yes", "no", "true", "false"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every number and yes or no of a case that its input cannot take; names of values are references."""
    for document, persona in corpus.of(Persona):
        for name, value in persona.case.items():
            entry = corpus.find("input", name)
            if entry is None or not isinstance(entry.body, Input):
                continue
            notes = (Note(Place(entry.document, entry.path, on_key=True), _DEFINED(name=name)),)
            finding = _fit(name, entry.body, value, Place(document, ("case", name)))
            if finding is not None:
                yield finding._replace(notes=notes)


def _fit(name: str, item: Input, value: Any, place: Place) -> Finding | None:
    if item.optional and value in _ABSENT:
        return None
    if item.type == "boolean" and str(value).lower() not in _BOOLEAN:
        return Finding(place, _NOT_BOOLEAN(name=name))
    if item.type in _NUMBERS:
        return _number(name, item, value, place)
    return None


def _number(name: str, item: Input, value: Any, place: Place) -> Finding | None:
    """Whether a number is one, and within its bounds; an amount with its unit is read elsewhere."""
    if isinstance(value, str) and any(char.isdigit() for char in value):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return Finding(place, _NO_NUMBER(name=name))
    if item.type == "integer" and value != int(value):
        return Finding(place, _NOT_WHOLE(name=name))
    if item.min is not None and value < item.min:
        return Finding(place, _UNDER(name=name, bound=f"{item.min:g}"))
    if item.max is not None and value > item.max:
        return Finding(place, _OVER(name=name, bound=f"{item.max:g}"))
    return None


RULE = Rule(code="CS803", name="training.persona-value", severity=Severity.ERROR, corpus=check)
