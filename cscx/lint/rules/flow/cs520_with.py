"""넘기는 값이 맞지 않음 · Values given with do not fit

무엇: with에 판정표나 에스컬레이션이 묻지 않는 이름이나 없는 값이 있거나, 심각도처럼 사람이 정해야 하는 값을 정하지 않고 올린다.
What: `with` names no input of the table or matrix, or a value it does not have; or a case is escalated without the value a person has to set, such as its severity.

왜: 누구에게 언제까지 연락할지 정해지지 않는다.
Why: Whom to call, and by when, stays open.

나쁜 예 · Bad:
    # procedures/return.yaml
    steps:
      # …
      - id: 상위판단
        stage: follow-up
        escalate: desk
        with: {심각도: ⟦P4⟧}

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
from typing import Any

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import Sop, Step
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Replacement, Rule
from cscx.lint.rules.flow.knowledge import inputs_of, known_before
from cscx.lint.rules.flow.steps import at_key, listed, live_sops
from cscx.lint.rules.flow.values import possible_values
from cscx.messages import Text
from cscx.text import closest

_NO_INPUT = Text(
    "‘{target}’{target:은/는} ‘{name}’{name:을/를} 묻지 않습니다.",
    "{target!r} has no input {name!r}.",
)
_WRONG = Text(
    "‘{name}’에 ‘{value}’{value:이라는/라는} 값은 없습니다.", "{name!r} has no value {value!r}."
)
_OPEN = Text(
    "‘{name}’{name:을/를} 정하지 않고 올립니다.",
    "The case is escalated without a value for {name!r}.",
)
_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_POSSIBLE = Text("쓸 수 있는 것은 {possible}입니다.", "Possible are {possible}.")
_HINT_OPEN = Text("with에 ‘{name}: {value}’처럼 쓰세요.", "Write with, such as '{name}: {value}'.")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")
_DEFINED = Text("입력 ‘{name}’", "the input {name!r}")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every value of `with` that does not fit, and every value an escalation lacks."""
    for document, sop in live_sops(corpus):
        for at, step in enumerate(sop.steps):
            if step.with_:
                yield from _given(corpus, document, at, step)
        yield from _lacking(corpus, document, sop)


def _given(corpus: Corpus, document: Document, at: int, step: Step) -> Iterator[Finding]:
    kind, target = ("escalation", step.escalate) if step.escalate else ("exception", step.decide)
    inputs = inputs_of(corpus, kind, target)
    if not inputs or target is None:
        return
    for name, value in step.with_.items():
        place = Place(document, ("steps", at, "with", name))
        if name not in inputs:
            meant = closest(name, [other for other in inputs if other not in step.with_])
            yield Finding(
                place._replace(on_key=True),
                _NO_INPUT(target=target, name=name),
                _MEANT(meant=meant) if meant else _POSSIBLE(possible=listed(inputs)),
                fix=Replacement(_RENAME(meant=meant), meant) if meant else None,
            )
            continue
        yield from _wrong_value(corpus, place, name, value)


def _wrong_value(corpus: Corpus, place: Place, name: str, value: Any) -> Iterator[Finding]:
    entry = corpus.find("input", name)
    values = possible_values(entry.body) if entry else ()
    if entry is None or not values or isinstance(value, (list, bool)) or str(value) in values:
        return
    meant = closest(str(value), values)
    yield Finding(
        place,
        _WRONG(name=name, value=value),
        _MEANT(meant=meant) if meant else _POSSIBLE(possible=listed(values)),
        (Note(Place(entry.document, entry.path, on_key=True), _DEFINED(name=name)),),
        Replacement(_RENAME(meant=meant), meant) if meant else None,
    )


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
            values = possible_values(item)
            yield Finding(
                at_key(document, at, "escalate"),
                _OPEN(name=name),
                _HINT_OPEN(name=name, value=values[0] if values else "…"),
            )


def _set_by_a_person(corpus: Corpus, name: str) -> Input | None:
    """The input, when no question, screen, table or clock answers it."""
    entry = corpus.find("input", name)
    item = entry.body if entry else None
    if not isinstance(item, Input):
        return None
    answered = item.ask or item.look or item.from_ or item.is_ or item.if_unknown is not None
    return None if answered else item


RULE = Rule(code="CS520", name="flow.with", severity=Severity.ERROR, corpus=check)
