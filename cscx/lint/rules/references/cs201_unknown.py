"""없는 것을 가리킨다 · Reference to nothing

무엇: `<fact:…>` 같은 참조나 역할·스크립트·채널 이름이 아무것도 가리키지 않는다.
What: A reference such as `<fact:…>`, or the name of a role, script or channel, names nothing.

왜: 페이지에 빈칸이나 끊긴 링크로 나온다. 상담사는 통화 중에 값을 찾지 못한다.
Why: The page would show a hole or a dead link, in the middle of a call.

나쁜 예 · Bad:
    # procedures/return.yaml
    summary: <fact:⟦반품기간⟧> 안이면 받는다.

좋은 예 · Good:
    # procedures/return.yaml
    summary: <fact:반품기한> 안이면 받는다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.content.references import Reference
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.meaning import other_words, title_of, to_nothing
from cscx.lint.suggestion import meant_by, rename, rename_if_sure
from cscx.lint.unread import may_define
from cscx.messages import Text
from cscx.pattern import pattern

_BETWEEN = pattern(r"[\s,，、]+")
_UNKNOWN = Text("{kind} ‘{name}’{name:이/가} 없습니다.", "There is no {kind} {name!r}.")
_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_COMMA = Text("쉼표가 빠졌습니다. ‘{names}’처럼 쓰세요.", "A comma is missing: write '{names}'.")
_ID = Text(
    "문서 이름 ‘{name}’{name:으로/로} 쓰세요(파일 이름에서 .yaml을 뺀 것).",
    "Write the document's id, {name!r}: its file name without .yaml.",
)
_ANY_ID = Text(
    "여기에는 {kind}의 문서 이름을 씁니다(파일 이름에서 .yaml을 뺀 것).",
    "This names the {kind} by its id: its file name without .yaml.",
)
_DEFINE = Text("이름을 확인하거나 목록에 더하세요.", "Check the name, or add it to its list.")
_PERSON = Text(
    "사람 이름은 쓸 수 없습니다. 역할을 쓰세요.", "A person cannot be named here. Name a role."
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference whose name is not defined; CS202 and CS206 say more about some of them."""
    for document, reference in to_nothing(corpus):
        if reference.in_text and reference.name != reference.name.strip():
            continue
        if other_words(corpus, reference) or may_define(corpus, reference.kind, reference.name):
            continue
        yield _finding(corpus, document, reference)


def _finding(corpus: Corpus, document: Document, reference: Reference) -> Finding:
    place = Place(document, reference.path, reference.on_key, reference.start, reference.end)
    message = _UNKNOWN(kind=title_of(reference.kind), name=reference.name)
    known = _candidates(corpus, reference.kind)
    run_together = _run_together(reference.name, known)
    if run_together:
        return Finding(place, message, _COMMA(names=", ".join(run_together)))
    titled = _of_title(corpus, reference)
    if titled is not None:
        return Finding(place, message, _ID(name=titled), fix=rename(place, titled))
    meant = meant_by(reference.name, known)
    if meant is not None:
        fix = rename_if_sure(place, reference.name, meant, known)
        return Finding(place, message, _MEANT(meant=meant), fix=fix)
    return Finding(place, message, _hint(reference))


def _hint(reference: Reference) -> Text:
    if _names_a_person(reference):
        return _PERSON
    kind = kind_of_item(reference.kind)
    if kind is not None and not kind.item and not reference.name.isascii():
        return _ANY_ID(kind=kind.title)
    return _DEFINE


def _run_together(name: str, known: tuple[str, ...]) -> list[str]:
    """The names between which a comma was left out, or typed as the input method has it."""
    parts = [part for part in _BETWEEN.split(name) if part]
    return parts if len(parts) > 1 and set(parts) <= set(known) else []


def _of_title(corpus: Corpus, reference: Reference) -> str | None:
    """The only document of a title."""
    titled = [
        entry.name
        for entry in corpus.definitions
        if not entry.path
        and reference.kind in (entry.kind, "document")
        and (entry.document.data or {}).get("title") == reference.name
    ]
    return titled[0] if len(titled) == 1 else None


def _candidates(corpus: Corpus, word: str) -> tuple[str, ...]:
    if word == "document":
        return tuple(entry.name for entry in corpus.definitions if not entry.path)
    return corpus.names.get(word, ())


def _names_a_person(reference: Reference) -> bool:
    return reference.kind == "role" and reference.path in (("owner",), ("approvers", 0))


RULE = Rule(
    code="CS201", name="reference.unknown", severity=Severity.ERROR, corpus=check, fixable=True
)
