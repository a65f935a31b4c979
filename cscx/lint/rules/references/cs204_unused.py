"""만들어 놓고 쓰지 않는다 · Defined but never used

무엇: 기준값, 입력, 역할, 법령, 스크립트를 아무 문서도 쓰지 않는다.
What: No document uses a fact, input, role, law or script.

왜: 쓰지 않는 것은 아무도 고치지 않아 틀린 채로 남고, 글에 숫자를 그대로 적은 자리가 있다는 뜻일 때가 많다.
Why: What nobody uses goes stale, and often a text spells out the number that should refer to it.

나쁜 예 · Bad:
    # reference/more-facts.yaml
    kind: facts
    items:
      ⟦교환기한⟧:
        value: 10일
        source: CS 운영회의 2026-02-18
        effective: 2026-03-01

좋은 예 · Good:
    # reference/more-facts.yaml
    kind: facts
    items:
      교환기한:
        value: 10일
        source: CS 운영회의 2026-02-18
        effective: 2026-03-01
    # procedures/return.yaml
    not_for: 교환은 <fact:교환기한> 안이면 된다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus, Entry
from cscx.content.kinds.exception import ExceptionTable
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.meaning import status_of, title_of
from cscx.lint.rules.references.tables import (
    answers,
    formula_names,
    inputs_by_name,
    single_values,
)
from cscx.lint.unread import may_use
from cscx.messages import Text

_UNUSED = Text(
    "{kind} ‘{name}’{name:을/를} 쓰는 곳이 없습니다.", "Nothing uses the {kind} {name!r}."
)
_ITEM = Text(
    "`<{word}:{name}>`처럼 쓸 자리에 넣거나 지우세요.",
    "Refer to it, as in `<{word}:{name}>`, or delete it.",
)
_HINTS = {
    "input": Text(
        "판정표나 절차에서 쓰거나 지우세요.", "Use it in a table or an SOP, or delete it."
    ),
    "role": Text(
        "이 역할이 할 일을 절차에 쓰거나 지우세요.", "Give it work in an SOP, or delete it."
    ),
    "script": Text(
        "절차의 `say`나 다른 스크립트의 `replies`에서 부르거나 폐지하세요.",
        "Name it in a step's `say` or a script's `replies`, or retire it.",
    ),
}
_WORDS = frozenset({"fact", "law", *_HINTS})


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every definition of the kinds above that only its own document names, or none."""
    beyond = _used_without_reference(corpus)
    for entry in corpus.entries.values():
        if entry.kind not in _WORDS or (entry.kind, entry.name) in beyond:
            continue
        if not entry.path and status_of(entry) != "active":
            continue
        if any(entry.path or use.document is not entry.document for use in corpus.uses_of(entry)):
            continue
        if _is_used_before(corpus, entry):
            continue
        if may_use(corpus, entry.name):
            continue
        hint = _HINTS.get(entry.kind, _ITEM)(word=entry.kind, name=entry.name)
        message = _UNUSED(kind=title_of(entry.kind), name=entry.name)
        yield Finding(_place(entry), message, hint)


def _is_used_before(corpus: Corpus, entry: Entry) -> bool:
    """Whether something uses a version that this one replaces, so that it takes its place on its day."""
    seen = {entry.name}
    at: Entry | None = entry
    while at is not None:
        name = getattr(at.body, "replaces", None)
        at = None if name is None or name in seen else corpus.find(entry.kind, name)
        seen.add(name or "")
        if at is not None and any(
            use.document is not at.document and use.reference.path != ("replaces",)
            for use in corpus.uses_of(at)
        ):
            return True
    return False


def _place(entry: Entry) -> Place:
    if entry.path:
        return Place(entry.document, entry.path, on_key=True)
    return Place(entry.document, ("title",))


def _used_without_reference(corpus: Corpus) -> set[tuple[str, str]]:
    """What settings, formulas and the answers of tables use."""
    defaults = corpus.settings.defaults
    used = {("role", name) for name in (defaults.role, *defaults.approvers) if name}
    for input_ in inputs_by_name(corpus).values():
        if input_.is_:
            used.update(("input", name) for name in formula_names(input_.is_))
    for document, table in corpus.of(ExceptionTable):
        types = {name: output.type for name, output in table.outputs.items()}
        for answer in answers(document):
            word = types.get(answer.name)
            if word in ("role", "script"):
                used.update((word, str(cell.value)) for cell in single_values(answer))
    return used


RULE = Rule(code="CS204", name="reference.unused", severity=Severity.WARNING, corpus=check)
