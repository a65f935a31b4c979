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

from cscx.content.corpus import Corpus, is_reference_word
from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.content.references import Reference
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Replacement, Rule, part
from cscx.messages import Text
from cscx.text import closest

_UNKNOWN = Text("{kind} ‘{name}’{name:이/가} 없습니다.", "There is no {kind} {name!r}.")
_MEANT = Text("‘{meant}’인지 확인하세요.", "Did you mean {meant!r}?")
_DEFINE = Text("이름을 확인하거나 목록에 더하세요.", "Check the name, or add it to its list.")
_PERSON = Text("사람 이름은 쓸 수 없습니다. 역할을 쓰세요.", "A person cannot be named here. Name a role.")
_RENAME = Text("‘{meant}’{meant:으로/로} 바꾸기", "Change to {meant!r}")
_DOCUMENT = Text("문서", "document")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference whose name is not defined."""
    for document in corpus.documents:
        for reference in document.references:
            if reference.kind in ("exception.output",) or (
                not is_reference_word(reference.kind) and reference.kind != "document"
            ):
                continue
            if corpus.find(reference.kind, reference.name) is None:
                yield _finding(corpus, document, reference)


def _finding(corpus: Corpus, document: Document, reference: Reference) -> Finding:
    kind = kind_of_item(reference.kind)
    title = kind.title if kind is not None else _DOCUMENT
    place = Place(document, reference.path, reference.on_key, reference.start, reference.end)
    meant = closest(reference.name, _candidates(corpus, reference.kind))
    if meant is not None:
        hint = _MEANT(meant=meant)
        fix = Replacement(_RENAME(meant=meant), part(place, meant))
    else:
        hint = _PERSON if _names_a_person(reference) else _DEFINE
        fix = None
    return Finding(place, _UNKNOWN(kind=title, name=reference.name), hint, fix=fix)


def _candidates(corpus: Corpus, word: str) -> tuple[str, ...]:
    if word == "document":
        return tuple(entry.name for entry in corpus.definitions if not entry.path)
    return corpus.names.get(word, ())


def _names_a_person(reference: Reference) -> bool:
    return reference.kind == "role" and reference.path in (("owner",), ("approvers", 0))


RULE = Rule(code="CS201", name="reference.unknown", severity=Severity.ERROR, corpus=check, fixable=True)
