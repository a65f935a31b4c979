"""이어받는 관계가 맞지 않는다 · Replacement that does not work

무엇: `replaces`가 자기를 가리키거나 돌고 돌아 자기로 오거나, 다른 종류의 문서를 가리키거나, 두 문서가 같은 문서를 이어받는다.
What: `replaces` leads back to its own document, names another kind of document, or two documents replace the same one.

왜: 어느 판이 지금 것인지 알 수 없다.
Why: Nobody can tell which version holds.

나쁜 예 · Bad:
    # scripts/refused.yaml
    replaces: ⟦eligibility⟧

좋은 예 · Good:
    # scripts/refused-2025.yaml
    kind: script
    title: 반품 거절 안내(옛)
    summary: 예전에 쓰던 말이다.
    status: retired
    owner: CS정책
    effective: 2025-03-01
    until: 2026-02-28
    text:
      전화: |
        고객님, 반품 기한이 지났습니다.
    # scripts/refused.yaml
    replaces: refused-2025
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus, Entry
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Note, Place, Rule
from cscx.lint.rules.references.meaning import documents_by_id, replacements, title_of
from cscx.messages import Text

_ITSELF = Text("문서가 자기 자신을 이어받습니다.", "The document replaces itself.")
_CIRCLE = Text(
    "이어받는 관계가 돌고 돕니다: {names}", "These replace each other in a circle: {names}"
)
_OLDEST = Text(
    "가장 먼저 쓰던 문서에서 `replaces`를 지우세요.", "Delete `replaces` from the oldest one."
)
_KIND = Text(
    "‘{name}’{name:은/는} {found}입니다. {kind}{kind:이/가} 이어받을 수 없습니다.",
    "{name!r} is a different kind of document ({found}); this is: {kind}.",
)
_SAME_KIND = Text("같은 종류의 문서를 쓰세요.", "Name a document of the same kind.")
_TWO = Text(
    "‘{name}’{name:을/를} 이어받는 문서가 또 있습니다.", "Another document replaces {name!r}, too."
)
_CHAIN = Text("먼저 이어받은 문서를 `replaces`에 쓰세요.", "Replace the one that took over first.")
_OTHER = Text("먼저 이어받은 문서입니다.", "The other one that replaces it.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every `replaces` that names the wrong kind, is not the only one, or closes a circle."""
    documents = documents_by_id(corpus)
    replaces = {entry.name: name for name, all_ in replacements(corpus).items() for entry in all_}
    in_reported_circle: set[str] = set()
    for name, entries in replacements(corpus).items():
        replaced = documents.get(name)
        for index, entry in enumerate(entries):
            place = Place(entry.document, ("replaces",))
            circle = _circle(entry.name, replaces)
            if circle:
                if entry.name not in in_reported_circle:
                    in_reported_circle.update(circle)
                    names = " → ".join((*circle, circle[0]))
                    yield Finding(
                        place, _CIRCLE(names=names) if len(circle) > 1 else _ITSELF, _OLDEST
                    )
            elif replaced is not None and replaced.kind != entry.kind:
                yield Finding(place, _wrong_kind(entry, replaced), _SAME_KIND)
            elif index:
                note = Note(Place(entries[0].document, ("replaces",)), _OTHER)
                yield Finding(place, _TWO(name=name), _CHAIN, (note,))


def _wrong_kind(entry: Entry, replaced: Entry) -> Text:
    return _KIND(name=replaced.name, found=title_of(replaced.kind), kind=title_of(entry.kind))


def _circle(start: str, replaces: dict[str, str]) -> list[str]:
    """The documents passed on the way from one back to itself, empty when there is no way back."""
    passed = [start]
    while (name := replaces.get(passed[-1])) is not None:
        if name == start:
            return passed
        if name in passed:
            return []
        passed.append(name)
    return []


RULE = Rule(code="CS216", name="reference.replaces", severity=Severity.ERROR, corpus=check)
