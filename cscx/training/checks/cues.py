"""Cues: what tells the key from its distractors without knowing the policy.

The flaws of Haladyna, Downing and Rodriguez (2002), as far as a text shows them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cscx.messages import Text
from cscx.training.checks.finding import Check, Finding, Weight, found
from cscx.training.items import traits
from cscx.training.items.item import Item

LEN_KEY = Check(
    "LEN_KEY",
    Weight.WARNING,
    Text("정답의 길이만 눈에 띕니다({key}자, 다른 보기 {others}자).", "The key's length stands out ({key} letters, others {others})."),
    Text("보기의 길이를 비슷하게 쓰세요.", "Write options of similar length."),
)  # fmt: skip
ABS_DISTRACTOR = Check(
    "ABS_DISTRACTOR",
    Weight.WARNING,
    Text("‘{word}’{word:이/가} 틀린 보기에만 있습니다.", "“{word}” stands in wrong options only."),
    Text("항상·절대 같은 말을 빼세요.", "Leave out words such as always and never."),
)
VAGUE = Check(
    "VAGUE",
    Weight.WARNING,
    Text("‘{word}’{word:은/는} 얼마인지 알 수 없는 말입니다.", "“{word}” is vague."),
    Text("값으로 쓰세요.", "Write a value."),
)
NEG_STEM = Check(
    "NEG_STEM",
    Weight.WARNING,
    Text("물음이 아닌 것을 묻는데 눈에 띄지 않습니다.", "The question asks for what is not, unmarked."),
    Text("‘하면 안 되는 말’처럼 따옴표로 드러내세요.", "Mark the negation, as in ‘NOT’."),
)  # fmt: skip
CLANG = Check(
    "CLANG",
    Weight.WARNING,
    Text("물음의 ‘{word}’{word:이/가} 정답에만 있습니다.", "“{word}” of the question stands in the key only."),
    Text("물음이나 보기에서 그 말을 바꾸세요.", "Change the word in the question or the options."),
)  # fmt: skip
GRAM_FORM = Check(
    "GRAM_FORM",
    Weight.WARNING,
    Text("정답만 {form}입니다.", "The key alone is {form}."),
    Text("보기의 끝을 맞추세요.", "Let all options end alike."),
)
PUNCT_CUE = Check(
    "PUNCT_CUE",
    Weight.WARNING,
    Text("정답에만 문장 부호 ‘{mark}’{mark:이/가} 있습니다.", "The key alone has the mark “{mark}”."),
    Text("문장 부호를 맞추세요.", "Use the same marks in all options."),
)  # fmt: skip
HETERO = Check(
    "HETERO",
    Weight.WARNING,
    Text("정답에만 숫자가 있습니다.", "The key alone has a number."),
    Text("같은 종류의 보기를 쓰세요.", "Use options of one kind."),
)
NUM_UNSORTED = Check(
    "NUM_UNSORTED",
    Weight.WARNING,
    Text("금액이나 날수인 보기가 크기 순서가 아닙니다.", "Amounts are not in rising order."),
    Text("작은 것부터 늘어놓으세요.", "List the smallest first."),
)
CONVERGE = Check(
    "CONVERGE",
    Weight.WARNING,
    Text("정답이 다른 보기들의 공통된 부분만 모은 것입니다.", "The key alone shares every part with other options."),
    Text("틀린 보기끼리도 같은 부분을 나누게 하세요.", "Let wrong options share parts with one another, too."),
)  # fmt: skip
LONG_STEM = Check(
    "LONG_STEM",
    Weight.WARNING,
    Text("물음이 {n}자입니다.", "The question has {n} letters."),
    Text("사실을 줄이거나 줄을 나누세요.", "State fewer facts, or one a line."),
)
CHECKS = (
    LEN_KEY, ABS_DISTRACTOR, VAGUE, NEG_STEM, CLANG, GRAM_FORM, PUNCT_CUE, HETERO, NUM_UNSORTED,
    CONVERGE, LONG_STEM,
)  # fmt: skip

_ABSOLUTE = re.compile(r"항상|절대로?|무조건|반드시|전혀|결코|언제나")
_VAGUE = re.compile(r"대부분|보통은|가끔|자주|종종|웬만하면|적당히|적절히|되도록")
_NEGATED = re.compile(r"(?:아닌|않는|없는|틀린|잘못된|안 되는)\s*(?:것|말|보기)")
_MARKED = re.compile(
    r"[‘“「][^’”」]*(?:아닌|않는|않기|없는|틀린|잘못된|안 되는|고쳐야)[^’”」]*[’”」]"
)
_SENTENCE, _NO_SENTENCE = Text("문장", "a sentence"), Text("문장이 아닌 말", "no sentence")
_LONGEST_STEM = 200
_PARTS = re.compile(r",\s*")


def check(item: Item) -> Iterator[Finding]:
    """Every cue in an item, told once a kind."""
    for look in _LOOKS:
        finding = look(item)
        if finding is not None:
            yield finding


def _length(item: Item) -> Finding | None:
    key = len(item.key.text.ko)
    others = traits.stands_out(key, [len(text) for text in _others(item)])
    return None if others is None else found(LEN_KEY, item, key=key, others=others)


def _absolute(item: Item) -> Finding | None:
    if _ABSOLUTE.search(item.key.text.ko):
        return None
    hits = (_ABSOLUTE.search(option.text.ko) for option in item.distractors)
    hit = next((each for each in hits if each), None)
    return found(ABS_DISTRACTOR, item, word=hit[0]) if hit else None


def _vague(item: Item) -> Finding | None:
    if _quotes_the_policy(item):
        return None
    hits = (_VAGUE.search(option.text.ko) for option in item.options)
    hit = next((each for each in hits if each), None)
    return found(VAGUE, item, word=hit[0]) if hit else None


def _negative(item: Item) -> Finding | None:
    for stem in item.stems:
        question = stem.ko.rstrip().rsplit("\n", 1)[-1]
        if _NEGATED.search(question) and not _MARKED.search(question):
            return found(NEG_STEM, item)
    return None


def _clang(item: Item) -> Finding | None:
    shared = traits.only_words(item.stems[0].ko, item.key.text.ko, _others(item))
    return found(CLANG, item, word=shared[0]) if shared else None


def _grammar(item: Item) -> Finding | None:
    if not traits.ends_alone(item.key.text.ko, _others(item)):
        return None
    sentence = traits.is_sentence(item.key.text.ko)
    return found(GRAM_FORM, item, form=_SENTENCE if sentence else _NO_SENTENCE)


def _marks(item: Item) -> Finding | None:
    marks = traits.only_marks(item.key.text.ko, _others(item))
    return found(PUNCT_CUE, item, mark=marks[0]) if marks else None


def _kind(item: Item) -> Finding | None:
    return found(HETERO, item) if traits.counts_alone(item.key.text.ko, _others(item)) else None


def _unsorted(item: Item) -> Finding | None:
    texts = [option.text.ko for option in item.options]
    amounts = all(_AMOUNT.fullmatch(text) for text in texts)
    return found(NUM_UNSORTED, item) if amounts and not item.rising else None


def _converging(item: Item) -> Finding | None:
    """The key of combined answers has the commonest part at every place, and no distractor has."""
    parts = [_PARTS.split(option.text.ko) for option in (item.key, *item.distractors[:2])]
    if any(len(each) != len(parts[0]) or len(each) == 1 for each in parts):
        return None
    common = [[each[at] for each in parts] for at in range(len(parts[0]))]
    shared = [sum(column.count(part) > 1 for column, part in zip(common, each, strict=True)) for each in parts]  # fmt: skip
    alone = shared[0] == len(common) and all(each < len(common) for each in shared[1:])
    return found(CONVERGE, item) if alone else None


def _long(item: Item) -> Finding | None:
    """Facts stand one a line and are looked up; what is read from end to end must be short."""
    lengths = [
        sum(len(line) for line in stem.ko.split("\n") if not line.startswith(_LISTED))
        for stem in item.stems
    ]
    return found(LONG_STEM, item, n=max(lengths)) if max(lengths) > _LONGEST_STEM else None


_LISTED = ("- ", "ㄱ. ", "ㄴ. ", "ㄷ. ", "A. ", "B. ", "C. ")
_AMOUNT = re.compile(r"(?:연 )?[\d,.]+\s?(?:만|억)?\s?(?:원|일|영업일|시간|분|개월|년|회|%|건|명)")
_LOOKS: tuple[Callable[[Item], Finding | None], ...] = (
    _length, _absolute, _vague, _negative, _clang, _grammar, _marks, _kind, _unsorted, _converging,
    _long,
)  # fmt: skip


def _quotes_the_policy(item: Item) -> bool:
    """Whether the options are sentences of documents, which the linter looks after."""
    return item.type in ("next_action", "before", "say_dont")


def _others(item: Item) -> list[str]:
    return [option.text.ko for option in item.distractors]
