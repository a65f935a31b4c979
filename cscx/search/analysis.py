"""What search keeps of a text: its words, how they were written, and the endings they carried.

Analysing is slow, so an analysis is kept under the hash of the text and of everything else it
depends on. Where and how they are kept is the caller's affair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, MutableMapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, Protocol

from cscx.search.kiwi import Morpheme
from cscx.search.words import folded, words

RULES = "2"
"""Changes with every change of this module, so that kept analyses are made anew."""

_CONTENT = {"NNG", "NNP", "NNB", "NR", "XR", "MAG"}
_VERBS = {"VV", "VA"}
_EMPTY_VERBS = {
    "하", "되", "있", "없", "이", "않", "같", "주", "보", "싶", "알", "말", "위하", "대하",
    "의하", "따르", "관하",
}  # fmt: skip
_EMPTY_NOUNS = {
    "것", "수", "등", "때", "데", "바", "지", "줄", "중", "뿐", "대로", "만큼", "거", "점",
}  # fmt: skip
_EMPTY_ADVERBS = {"안", "못", "좀"}
_ATTACHED = {"XSV", "XSA", "XSN", "VCP", "VX"}
_HANGUL = re.compile("[가-힣]+")
_LONGEST_ENDING = 7


class Analysis(NamedTuple):
    """A text as search sees it."""

    tokens: tuple[str, ...]
    """Its words in dictionary form, in order, function words left out."""
    written: tuple[tuple[str, str], ...]
    """(as written, dictionary form) of every Korean word, in order."""
    endings: tuple[str, ...]
    """Particles and endings as they followed those words, in order."""


class Analyser(Protocol):
    """Cuts Korean texts into morphemes; see kiwi.KiwiAnalyser."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may be cut in another way."""

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        """The morphemes of every text."""


def analyse(
    texts: Iterable[str], analyser: Analyser, kept: MutableMapping[str, Analysis] | None = None
) -> dict[str, Analysis]:
    """The analysis of every text, by text. `kept` is read, and filled with what was missing.

    The analyser is asked once, for all texts that are not kept, in their order.
    """
    kept = {} if kept is None else kept
    found: dict[str, Analysis] = {}
    missing: list[tuple[str, str]] = []
    hasher: blake2b | None = None
    for text in dict.fromkeys(texts):
        if not _HANGUL.search(text):
            found[text] = analysis_of(text, [])
            continue
        hasher = hasher or _hasher(analyser.version)
        key = _key(hasher, text)
        known = kept.get(key)
        if known is None:
            missing.append((text, key))
        else:
            found[text] = known
    if missing:
        cleaned = [folded(text) for text, _ in missing]
        for (text, key), morphemes in zip(missing, analyser.morphemes(cleaned), strict=True):
            found[text] = analysis_of(text, morphemes)
            kept[key] = found[text]
    return found


def analysis_of(text: str, morphemes: Sequence[Morpheme]) -> Analysis:
    """The analysis of a text from its morphemes, whose places are those in the folded text."""
    clean = folded(text)
    placed = [
        (word.start, word.text) for word in words(clean) if word.script not in ("hangul", "jamo")
    ]
    written: list[tuple[str, str]] = []
    for morpheme in morphemes:
        if _is_content(morpheme):
            placed.append((morpheme.start, morpheme.form))
            surface = clean[morpheme.start : morpheme.end]
            if _HANGUL.fullmatch(surface):
                written.append((surface, morpheme.form))
    tokens = tuple(token for _, token in sorted(placed, key=lambda item: item[0]))
    return Analysis(tokens, tuple(written), tuple(_endings(clean, morphemes)))


def counted(analyses: Iterable[Analysis]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often each word was written so, and each ending followed a word, in many texts."""
    written: Counter[tuple[str, str]] = Counter()
    endings: Counter[str] = Counter()
    for analysis in analyses:
        written.update(analysis.written)
        endings.update(analysis.endings)
    return written, endings


def _is_content(morpheme: Morpheme) -> bool:
    form, tag = morpheme.form, morpheme.tag.split("-")[0]
    if not _HANGUL.fullmatch(form):
        return False
    if tag in _VERBS:
        return form not in _EMPTY_VERBS
    if tag == "MAG":
        return form not in _EMPTY_ADVERBS
    return tag in _CONTENT and not (tag == "NNB" and form in _EMPTY_NOUNS)


def _is_function(morpheme: Morpheme) -> bool:
    tag = morpheme.tag.split("-")[0]
    return tag[0] in "JE" or tag in _ATTACHED or (tag in _VERBS and morpheme.form in _EMPTY_VERBS)


def _endings(text: str, morphemes: Sequence[Morpheme]) -> list[str]:
    """What follows each word without a space: 을, 하나요, 되었습니다."""
    found: list[str] = []
    begin = end = -1
    last_content = -1
    for morpheme in [*morphemes, Morpheme("", "SP", -1, -1)]:
        if _is_content(morpheme):
            last_content = morpheme.end
        elif _is_function(morpheme):
            if begin >= 0 and morpheme.start <= end:
                end = max(end, morpheme.end)
                continue
            if begin < 0 and morpheme.start <= last_content < morpheme.end:
                begin, end = last_content, morpheme.end
                continue
        if begin >= 0:
            found.append(text[begin:end])
            begin = end = -1
    return [ending for ending in found if _is_ending(ending)]


def _is_ending(ending: str) -> bool:
    return len(ending) <= _LONGEST_ENDING and _HANGUL.fullmatch(ending) is not None


def _hasher(version: str) -> blake2b:
    """A hash that has taken in what an analysis depends on beside its text."""
    hasher = blake2b(digest_size=16)
    for part in (RULES, version):
        raw = part.encode()
        hasher.update(len(raw).to_bytes(8, "little") + raw)
    return hasher


def _key(hasher: blake2b, text: str) -> str:
    own = hasher.copy()
    own.update(text.encode("utf-8", "surrogatepass"))
    return own.hexdigest()
