"""참조의 꼴이 틀렸다 · Malformed reference

무엇: `<fact:반품기한>`을 쓰려던 것 같은데 꼴이 다르다. `<기준값:반품기한>`, `<fact반품기한>`, `<Fact: 반품기한>` 따위.
What: Something was meant as `<fact:…>` but is written otherwise: a wrong word, a blank, no colon, no `>`.

왜: 꼴이 다르면 참조가 아니라 글자다. 고객에게 `<fact반품기한>`이 그대로 간다.
Why: Anything else in angle brackets is plain text, and would reach the customer as it stands.

나쁜 예 · Bad:
    # procedures/return.yaml
    summary: ⟦<기준값:반품기한>⟧ 안이면 받는다.

좋은 예 · Good:
    # procedures/return.yaml
    summary: <fact:반품기한> 안이면 받는다.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from cscx.content.corpus import Corpus, is_reference_word
from cscx.content.document import Document
from cscx.content.kinds import all_kinds
from cscx.content.references import Reference
from cscx.content.schema import Field
from cscx.content.schema.fields import field_of
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.lint.rule import Finding, Place, Replacement, Rule, part
from cscx.lint.rules.references.meaning import words_by_name
from cscx.messages import Text
from cscx.pattern import pattern
from cscx.text import closest

_WORD = "fact|input|role|channel|reason|term|law|kpi|notice|sop|script|exception|escalation|track|persona|question"
_NAME = r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9·.-]*"
_SUSPECT = pattern(
    rf"<(?!(?:{_WORD}):[^\s<>][^<>\n]*(?<!\s)>)(?=[ \t]*[가-힣A-Za-z])|[{{〈《＜][ \t]*(?:{_WORD})[ \t]*[:：]"
)
_IN_BRACES = pattern(rf"[{{〈《＜][ \t]*(?:{_WORD})[ \t]*[:：]")
_WITH_COLON = pattern(
    r"[<{〈《＜][ \t]*(?P<word>[A-Za-z가-힣]+)[ \t]*[:：=]"
    r"[ \t]*(?P<name>[^<>{}〈〉《》＜＞\n]*?)[ \t]*[>}〉》＞]"
)
_NO_COLON = pattern(rf"<[ \t]*(?P<word>{_WORD})[ \t]*(?P<name>{_NAME})[ \t]*>", re.IGNORECASE)
_NOT_CLOSED = pattern(rf"<[ \t]*(?P<word>{_WORD})[ \t]*[:：][ \t]*(?P<name>{_NAME})(?![^<>\n]*>)")
_NAME_ALONE = pattern(rf"<[ \t]*(?P<name>{_NAME})[ \t]*>")
_LINKS = frozenset({"http", "https", "mailto", "tel"})
_ALSO_CALLED = {
    "기준": "fact",
    "값": "fact",
    "판정표": "exception",
    "예외": "exception",
    "법": "law",
    "사유": "reason",
    "멘트": "script",
}

_MALFORMED = Text(
    "‘{text}’{text:은/는} 참조로 읽히지 않습니다.", "{text!r} is not read as a reference."
)
_WRITE = Text("`{meant}`{name:으로/로} 고치세요.", "Write `{meant}`.")
_FORM = Text(
    "`<fact:이름>`처럼 쓰세요. 쓸 수 있는 말: {words}",
    "Write it like `<fact:name>`. Known words: {words}",
)
_CHANGE = Text("`{meant}`{name:으로/로} 바꾸기", "Change to `{meant}`")


class _Meant(NamedTuple):
    start: int
    end: int
    word: str
    name: str
    defined: bool


def check(corpus: Corpus) -> Iterator[Finding]:
    """Everything that looks like a reference and is none, in texts and conditions."""
    for document in corpus.documents:
        if document.kind is None or document.data is None:
            continue
        if not (
            document.has_other_angles
            or _IN_BRACES.search(document.text)
            or any(_is_odd(reference) for reference in document.references)
        ):
            continue
        for path, text, on_key in _strings(field_of(document.kind.name), document.data, ()):
            for suspect in _SUSPECT.finditer(text):
                meant = _meant(corpus, text, suspect.start())
                if meant is not None:
                    yield _finding(document, path, text, meant, on_key=on_key)


def _is_odd(reference: Reference) -> bool:
    return reference.in_text and not (
        is_reference_word(reference.kind) and reference.name.strip() == reference.name
    )


def _strings(field: Field, value: Any, path: Path) -> Iterator[tuple[Path, str, bool]]:
    """The texts and conditions of a document, and the keys that may hold references."""
    if isinstance(value, str):
        if field.text or field.condition or field.definition in ("duration", "result"):
            yield path, value, False
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _strings(field.items or field, item, (*path, index))
    elif isinstance(value, dict):
        for key, below in value.items():
            child = field.at(key)
            if "<" in key:
                yield (*path, key), key, True
            if child is not None:
                yield from _strings(child, below, (*path, key))


def _meant(corpus: Corpus, text: str, start: int) -> _Meant | None:
    found = _WITH_COLON.match(text, start)
    if found is not None:
        return _with_colon(corpus, found)
    found = _NO_COLON.match(text, start)
    if found is not None and words_by_name(corpus).get(found["name"]):
        return _resolved(corpus, found, found["word"].lower())
    found = _NOT_CLOSED.match(text, start)
    if found is not None:
        return _resolved(corpus, found, found["word"].lower())
    found = _NAME_ALONE.match(text, start)
    if found is not None and words_by_name(corpus).get(found["name"]) == ("fact",):
        return _resolved(corpus, found, "fact")
    return None


def _with_colon(corpus: Corpus, found: re.Match[str]) -> _Meant | None:
    typed, name = found["word"], found["name"]
    if typed.lower() in _LINKS or name.startswith("//"):
        return None
    word = _word(typed)
    if not word and not words_by_name(corpus).get(name) and not _reads_as_reference(found):
        return None
    return _resolved(corpus, found, word)


def _reads_as_reference(found: re.Match[str]) -> bool:
    return found["word"].isascii() and found["word"].islower() and found[0].startswith("<")


def _resolved(corpus: Corpus, found: re.Match[str], word: str) -> _Meant:
    name = found["name"]
    if (word, name) not in corpus.entries:
        words = words_by_name(corpus).get(name, ())
        if len(words) == 1:
            word = words[0]
        elif not word or not is_reference_word(word):
            word = ""
    return _Meant(found.start(), found.end(), word, name, (word, name) in corpus.entries)


def _word(typed: str) -> str:
    if is_reference_word(typed.lower()):
        return typed.lower()
    known = _words_by_title()
    return known.get(typed) or known.get(closest(typed, known) or "", "")


def _words_by_title() -> dict[str, str]:
    by_title = {kind.title.ko: kind.referred_as for kind in all_kinds().values()}
    return {**by_title, **_ALSO_CALLED, **{word: word for word in _WORD.split("|")}}


def _finding(document: Document, path: Path, text: str, meant: _Meant, *, on_key: bool) -> Finding:
    place = Place(document, path, on_key, meant.start, meant.end)
    message = _MALFORMED(text=text[meant.start : meant.end])
    if not meant.word or not meant.name:
        return Finding(place, message, _FORM(words=_WORD.replace("|", ", ")))
    right = f"<{meant.word}:{meant.name}>"
    fix = Replacement(_CHANGE(meant=right, name=meant.name), part(place, right))
    hint = _WRITE(meant=right, name=meant.name)
    return Finding(place, message, hint, fix=fix if meant.defined else None)


RULE = Rule(
    code="CS206", name="reference.malformed", severity=Severity.ERROR, corpus=check, fixable=True
)
