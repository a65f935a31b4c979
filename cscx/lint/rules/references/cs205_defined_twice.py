"""같은 이름이 두 번 있다 · Defined twice

무엇: 한 이름을 두 파일에서 정했다. 목록 하나를 여러 파일로 나눠 쓸 때 생긴다.
What: Two files define the same name, as happens when a list spans several files.

왜: 어느 값이 맞는지 알 수 없다. 참조는 처음 것을 쓰고, 나중 것을 고친 사람은 왜 안 바뀌는지 모른다.
Why: Nobody can tell which one counts. References take the first, so a change of the second does nothing.

나쁜 예 · Bad:
    # reference/more-facts.yaml
    kind: facts
    items:
      ⟦반품기한⟧:
        value: 14일
        source: CS 운영회의 2026-02-18
        effective: 2026-03-01

좋은 예 · Good:
    # reference/more-facts.yaml
    kind: facts
    items:
      우수고객기한:
        value: 14일
        source: CS 운영회의 2026-02-18
        effective: 2026-03-01
    # procedures/return.yaml
    not_for: 우수 고객은 <fact:우수고객기한> 안이면 바꿔 준다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.meaning import title_of
from cscx.messages import Text

_TWICE = Text(
    "{kind} ‘{name}’{name:이/가} {path}에도 있습니다.",
    "The {kind} {name!r} is defined in {path}, too.",
)
_HINT = Text("하나만 남기거나 다른 이름을 쓰세요.", "Keep one of them, or choose another name.")
_FIRST = Text("먼저 정한 곳입니다.", "Defined here first.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every list item whose name an earlier file has."""
    if len(corpus.entries) == len(corpus.definitions):
        return
    for entry in corpus.definitions:
        first = corpus.entries[entry.kind, entry.name]
        if entry.path and first is not entry:
            message = _TWICE(kind=title_of(entry.kind), name=entry.name, path=first.document.path)
            note = Note(Place(first.document, first.path, on_key=True), _FIRST)
            yield Finding(Place(entry.document, entry.path, on_key=True), message, _HINT, (note,))


RULE = Rule(code="CS205", name="reference.defined-twice", severity=Severity.ERROR, corpus=check)
