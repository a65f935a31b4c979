"""있을 수 없는 고객 · Impossible persona

무엇: 고객 유형의 case에 입력이 가질 수 없는 값이 있다.
What: The case of a persona has a value that its input cannot take.

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
from cscx.lint.rule import Finding, Note, Place, Replacement, Rule
from cscx.messages import Text
from cscx.text import closest

_NO_VALUE = Text(
    "‘{name}’에 ‘{value}’{value:이라는/라는} 값은 없습니다.", "{name!r} has no value {value!r}."
)
_UNDER = Text("‘{name}’{name:은/는} {bound}보다 작을 수 없습니다.", "{name!r} cannot be under {bound}.")
_OVER = Text("‘{name}’{name:은/는} {bound}보다 클 수 없습니다.", "{name!r} cannot be over {bound}.")
_NO_NUMBER = Text("‘{name}’에는 수를 써야 합니다.", "{name!r} takes a number.")
_NOT_WHOLE = Text("‘{name}’에는 정수를 써야 합니다.", "{name!r} takes a whole number.")
_NOT_BOOLEAN = Text("‘{name}’에는 예나 아니오를 써야 합니다.", "{name!r} takes yes or no.")
_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_POSSIBLE = Text("쓸 수 있는 것은 {possible}입니다.", "Possible are {possible}.")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")
_DEFINED = Text("입력 ‘{name}’", "the input {name!r}")

_NUMBERS = frozenset({"integer", "decimal", "money"})
_ABSENT = ("없음", "none")
_BOOLEAN = frozenset({"예", "아니오", "yes", "no", "true", "false"})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every value of a persona's case that its input cannot take."""
    for document, persona in corpus.of(Persona):
        for name, value in persona.case.items():
            entry = corpus.find("input", name)
            if entry is None or not isinstance(entry.body, Input):
                continue
            notes = (Note(Place(entry.document, entry.path, on_key=True), _DEFINED(name=name)),)
            for path, one in _each(value, ("case", name)):
                finding = _fit(name, entry.body, one, Place(document, path))
                if finding is not None:
                    yield finding._replace(notes=notes)


def _each(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """The values of a set one by one."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            yield (*path, number), one
    else:
        yield path, value


def _fit(name: str, item: Input, value: Any, place: Place) -> Finding | None:
    if item.optional and value in _ABSENT:
        return None
    if item.values:
        return None if str(value) in item.values else _no_value(name, item, value, place)
    if item.type == "boolean" and str(value).lower() not in _BOOLEAN:
        return Finding(place, _NOT_BOOLEAN(name=name))
    if item.type in _NUMBERS:
        return _number(name, item, value, place)
    return None


def _no_value(name: str, item: Input, value: Any, place: Place) -> Finding:
    meant = closest(str(value), item.values)
    possible = Text(
        ", ".join(f"‘{one}’" for one in item.values), ", ".join(repr(one) for one in item.values)
    )
    return Finding(
        place,
        _NO_VALUE(name=name, value=value),
        _MEANT(meant=meant) if meant else _POSSIBLE(possible=possible),
        fix=Replacement(_RENAME(meant=meant), meant) if meant else None,
    )


def _number(name: str, item: Input, value: Any, place: Place) -> Finding | None:
    """Whether a number is one, and within its bounds; an amount with its unit is read elsewhere."""
    if isinstance(value, str) and any(char.isdigit() for char in value):
        return None
    if isinstance(value, (str, bool)):
        return Finding(place, _NO_NUMBER(name=name))
    if item.type == "integer" and value != int(value):
        return Finding(place, _NOT_WHOLE(name=name))
    if item.min is not None and value < item.min:
        return Finding(place, _UNDER(name=name, bound=f"{item.min:g}"))
    if item.max is not None and value > item.max:
        return Finding(place, _OVER(name=name, bound=f"{item.max:g}"))
    return None


RULE = Rule(code="CS803", name="training.persona-value", severity=Severity.ERROR, corpus=check)
