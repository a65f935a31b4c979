"""뜻을 밝히지 않은 약어다 · Undefined abbreviation

무엇: 영문 대문자 약어가 용어집에도, 회사가 정한 이름에도 없다.
What: An abbreviation in Latin capitals stands neither in the list of terms nor in a name of the company.

왜: 신입 상담사와 고객은 뜻을 모른다. 부서마다 다른 뜻으로 쓰기도 한다.
Why: New agents and customers do not know it, and departments use it for different things.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: ⟦B2B⟧ 주문은 받지 않는다.

좋은 예 · Good:
    # procedures/return.yaml
    not_for: B2B(기업 고객) 주문은 받지 않는다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Inputs
from cscx.diagnostic import Severity
from cscx.lint.once import once
from cscx.lint.rule import Finding, Rule
from cscx.lint.rules.wording.texts import in_markup, live_texts, place_of
from cscx.messages import Text
from cscx.pattern import pattern

_ABBREVIATION = pattern(r"(?<![A-Za-z0-9_@.:/#-])[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*(?![A-Za-z0-9_@-])")
_CAPITALS = pattern(r"[A-Z][A-Z0-9]")
_EXPLAINED = pattern(r" ?\([^()\n]*[가-힣a-z]")
_EXPLAINS = pattern(r"[가-힣a-z] ?\(\Z")
_KNOWN_TO_ALL = frozenset(
    {"ID", "OK", "PC", "PDF", "QR", "TV", "URL", "USB", "KST", "AM", "PM", "TODO", "TBD", "FIXME"}
)
_UNDEFINED = Text("약어 ‘{word}’의 뜻이 없습니다.", "The abbreviation {word!r} is not defined.")
_DEFINE = Text(
    "용어집에 더하거나 ‘{word}(뜻)’처럼 풀어 쓰세요.",
    "Add it to the list of terms, or write '{word} (meaning)'.",
)


def check(corpus: Corpus) -> Iterator[Finding]:
    """The first use in each document of every abbreviation nobody explains."""
    known = _known(corpus)
    for document in corpus.documents:
        if document.kind is not None and document.kind.name != "terms":
            yield from _in_document(document, known)


def _in_document(document: Document, known: frozenset[str]) -> Iterator[Finding]:
    if not _CAPITALS.search(document.wording):
        return
    seen = set(known)
    for text in live_texts(document):
        if not _CAPITALS.search(text.text):
            continue
        for found in _ABBREVIATION.finditer(text.text):
            word = found[0]
            if word in seen or in_markup(text.text, found.start()):
                continue
            seen.add(word)
            if _EXPLAINED.match(text.text, found.end()) or _EXPLAINS.search(
                text.text[: found.start()]
            ):
                continue
            place = place_of(document, text, found.start(), found.end())
            yield Finding(place, _UNDEFINED(word=word), _DEFINE(word=word))


@once
def _known(corpus: Corpus) -> frozenset[str]:
    """The abbreviations in terms and in everything the company gave a name."""
    words: list[str] = [name for _, name in corpus.entries]
    for term in corpus.items("term").values():
        words.extend(term.like)
    for _, inputs in corpus.of(Inputs):
        for input_ in inputs.items.values():
            words.extend(input_.values)
    for _, table in corpus.of(ExceptionTable):
        for output in table.outputs.values():
            words.extend(output.values)
    found = _ABBREVIATION_ANYWHERE.findall("\n".join(words))
    return _KNOWN_TO_ALL.union(found)


_ABBREVIATION_ANYWHERE = pattern(r"[A-Z][A-Z0-9]*[A-Z][A-Z0-9]*|[A-Z][0-9]+")

RULE = Rule(
    code="CS404", name="wording.undefined-abbreviation", severity=Severity.WARNING, corpus=check
)
