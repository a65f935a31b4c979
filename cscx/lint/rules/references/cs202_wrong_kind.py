"""다른 종류를 가리킨다 · Reference of the wrong kind

무엇: 이름은 있는데 다른 종류의 것이다. `<fact:…>`라고 썼지만 절차이거나, `say`에 판정표를 적었다.
What: The name exists, but as something else: `<fact:…>` names an SOP, or `say` names a table.

왜: 값이 나와야 할 자리에 아무것도 나오지 않는다.
Why: Where a value or link should be, nothing appears.

나쁜 예 · Bad:
    # procedures/return.yaml
    not_for: 판정 기준은 <⟦fact⟧:eligibility>에 있다.

좋은 예 · Good:
    # procedures/return.yaml
    not_for: 판정 기준은 <exception:eligibility>에 있다.
"""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.references import Reference
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Rule
from cscx.lint.rules.references.meaning import other_words, title_of, to_nothing
from cscx.lint.suggestion import rename
from cscx.messages import Text

_WRONG = Text(
    "‘{name}’{name:은/는} {expected}{expected:이/가} 아니라 {found}입니다.",
    "{name!r} is not a {expected} but: {found}.",
)
_WRITE = Text("`<{word}:{name}>`{name:으로/로} 고치세요.", "Write `<{word}:{name}>`.")
_NAME_ONE = Text("여기에는 {expected} 이름을 쓰세요.", "Name a {expected} here.")


def check(corpus: Corpus) -> Iterator[Finding]:
    """Every reference to nothing whose name is defined under another word."""
    for document, reference in to_nothing(corpus):
        words = other_words(corpus, reference)
        if words:
            yield _finding(document, reference, words)


def _finding(document: Document, reference: Reference, words: tuple[str, ...]) -> Finding:
    expected = title_of(reference.kind)
    message = _WRONG(name=reference.name, expected=expected, found=title_of(words[0]))
    if not reference.in_text or reference.start is None:
        place = Place(document, reference.path, reference.on_key)
        return Finding(place, message, _NAME_ONE(expected=expected))
    end = reference.start - 1
    place = Place(document, reference.path, reference.on_key, end - len(reference.kind), end)
    hint = _WRITE(word=words[0], name=reference.name)
    return Finding(place, message, hint, fix=rename(place, words[0]) if len(words) == 1 else None)


RULE = Rule(
    code="CS202", name="reference.wrong-kind", severity=Severity.ERROR, corpus=check, fixable=True
)
