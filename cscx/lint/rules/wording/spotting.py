"""Words to look out for, found in one pass: terms of the company, promises, vague words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.terms import Term
from cscx.content.references import TextPlace
from cscx.lint.once import once
from cscx.lint.rules.wording.particles import stands_alone
from cscx.lint.rules.wording.texts import for_customers, in_markup, live_texts
from cscx.pattern import pattern

PROMISES = (
    "무조건", "반드시", "절대", "절대로", "확실히", "확실하게", "틀림없이", "100%", "100 %",
    "백 퍼센트", "장담", "보장", "guarantee", "guaranteed", "definitely", "no matter what",
)  # fmt: skip
VAGUE = (
    "현저히", "현저하게", "현저한", "적절히", "적절하게", "적절한", "적당히", "적당한", "필요시",
    "필요 시", "필요에 따라", "신속히", "신속하게", "신속한", "조속히", "조속한", "빠른 시일",
    "빠른 시간", "최대한 빨리", "최대한 빠르게", "가능한 빨리", "가능한 한 빨리", "충분히",
    "충분한", "상당히", "상당한", "상당 기간", "일정 기간", "일정 금액", "어느 정도", "가급적",
    "웬만하면", "추후", "as soon as possible", "as appropriate", "if necessary", "promptly",
    "in a timely manner", "reasonable time",
)  # fmt: skip
# What these say is explained, quoted or asked, but never a rule that somebody follows.
_NO_RULES = frozenset(
    {"terms", "laws", "kpis", "roles", "reasons", "persona", "question", "track", "facts"}
)


class Sort(Enum):
    """Why a word is looked out for."""

    FORBIDDEN = auto()
    PREFERRED = auto()
    PROMISE = auto()
    VAGUE = auto()


class Spot(NamedTuple):
    """A word in a text."""

    document: Document
    text: TextPlace
    start: int
    end: int
    word: str


@once
def terms(corpus: Corpus) -> dict[str, Term]:
    """The company's terms."""
    found: dict[str, Term] = corpus.items("term")
    return found


def spots(corpus: Corpus, sort: Sort) -> list[Spot]:
    """Every place where a word of a sort stands."""
    return _all_spots(corpus)[sort]


@once
def _all_spots(corpus: Corpus) -> dict[Sort, list[Spot]]:
    sorts = _sorts(terms(corpus))
    any_word = _any_of(sorts)
    found: dict[Sort, list[Spot]] = {sort: [] for sort in Sort}
    for document in corpus.documents:
        if document.kind is None or not any_word.search(document.wording):
            continue
        heard = set()
        for text in for_customers(document):
            heard.add(text.path)
            for start, end in _words_in(any_word, text.text):
                word = text.text[start:end]
                found[sorts[word]].append(Spot(document, text, start, end, word))
        if document.kind.name in _NO_RULES:
            continue
        for text in live_texts(document):
            if text.path not in heard:
                for start, end in _words_in(_vague(), text.text):
                    word = text.text[start:end]
                    found[Sort.VAGUE].append(Spot(document, text, start, end, word))
    return found


def _sorts(known: dict[str, Term]) -> dict[str, Sort]:
    """What each word is looked out for; what the company decided comes before our lists."""
    sorts = dict.fromkeys(_with_capitals(VAGUE), Sort.VAGUE)
    sorts.update(dict.fromkeys(_with_capitals(PROMISES), Sort.PROMISE))
    for name, term in known.items():
        if term.avoid:
            sorts[name] = Sort.FORBIDDEN
        elif term.say is not None and term.say != name:
            sorts[name] = Sort.PREFERRED
    return sorts


def _with_capitals(words: Iterable[str]) -> Iterator[str]:
    """The words, and those of Latin letters as they open a sentence.

    An expression that ignores case would be tried at every character.
    """
    for word in words:
        yield word
        if word.isascii():
            yield word.capitalize()


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One expression of nothing but words, longest first: it skips to their first letters."""
    ordered = sorted(words, key=len, reverse=True)
    return pattern("|".join(map(re.escape, ordered)))


@cache
def _vague() -> re.Pattern[str]:
    return _any_of(dict.fromkeys(_with_capitals(VAGUE)))


def _words_in(any_word: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for found in any_word.finditer(text):
        start, end = found.span()
        if stands_alone(text, start, end) and not in_markup(text, start):
            yield start, end
