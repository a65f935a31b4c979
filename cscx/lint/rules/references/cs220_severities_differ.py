"""심각도가 서로 다르다 · Severities that differ

무엇: 에스컬레이션의 `severities`와 심각도를 묻는 입력의 `values`가 다르다.
What: The `severities` of the matrix and the `values` of the input that asks for the severity differ.

왜: 상담사가 고른 심각도의 뜻이 없거나, 뜻은 있는데 고를 수 없다.
Why: An agent could choose a severity nobody defined, or could not choose one that is defined.

나쁜 예 · Bad:
    # escalations/desk.yaml
    severities:
      P1: {title: 긴급, text: 안전사고}
      P2: {title: 보통, text: 한도 초과}
      ⟦P3⟧: {title: 전달, text: 단순 전달}

좋은 예 · Good:
    # escalations/desk.yaml
    severities:
      P1: {title: 긴급, text: 안전사고}
      P2: {title: 보통, text: 한도 초과}
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.tables import inputs_by_name
from cscx.messages import Text

_NOT_A_VALUE = Text(
    "입력 {input}에 ‘{name}’{name:이/가} 없어 고를 수 없습니다.",
    "{name!r} cannot be chosen: the input {input} does not have it.",
)
_NOT_DEFINED = Text(
    "입력 {input}의 ‘{name}’{name:이/가} `severities`에 없습니다.",
    "{name!r} of the input {input} is not among the `severities`.",
)
_SAME = Text("두 곳에 같은 심각도를 쓰세요.", "Make both name the same severities.")
_INPUT = Text("심각도를 묻는 입력입니다.", "The input that asks for the severity.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every severity that only one of the two sides has.

    The input that asks for the severity is the one that shares the most values with the matrix.
    """
    known = inputs_by_name(corpus)
    for document, matrix in corpus.of(Escalation):
        severities = set(matrix.severities)
        shared, name = max(
            (
                (len(severities.intersection(known[n].values)), n)
                for n in matrix.inputs
                if n in known
            ),
            default=(0, ""),
        )
        if not shared:
            continue
        entry = corpus.find("input", name)
        notes = (Note(Place(entry.document, (*entry.path, "values")), _INPUT),) if entry else ()
        for severity in matrix.severities:
            if severity not in known[name].values:
                place = Place(document, ("severities", severity), on_key=True)
                yield Finding(place, _NOT_A_VALUE(name=severity, input=name), _SAME, notes)
        for severity in known[name].values:
            if severity not in severities:
                place = Place(document, ("severities",), on_key=True)
                yield Finding(place, _NOT_DEFINED(name=severity, input=name), _SAME, notes)


RULE = Rule(code="CS220", name="reference.severities-differ", severity=Severity.ERROR, corpus=check)
