"""Whether an item is whole: options that differ, a reason, a source, one order, a stem of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cscx.messages import Text
from cscx.training.checks.finding import Check, Finding, Weight, found, shown
from cscx.training.items.item import Item
from cscx.training.items.options import normalised
from cscx.training.items.order import TYPE as ORDER

OPT_DUP = Check(
    "OPT_DUP",
    Weight.ERROR,
    Text("보기 둘이 같은 말입니다: ‘{text}’.", "Two options say the same: “{text}”."),
    Text("둘 가운데 하나를 고치세요.", "Change one of them."),
)
AOTA = Check(
    "AOTA",
    Weight.ERROR,
    Text("‘{text}’{text:은/는} 다른 보기를 가리키는 보기입니다.", "“{text}” refers to the other options."),
    Text("‘모두’나 ‘해당 없음’ 대신 실제 답을 쓰세요.", "Write a real answer for “all” or “none of these”."),
)  # fmt: skip
NO_RATIONALE = Check(
    "NO_RATIONALE",
    Weight.ERROR,
    Text("까닭이 없는 보기가 있습니다: ‘{text}’.", "An option has no reason: “{text}”."),
    Text("규칙이나 단계에 because를 쓰세요.", "Write because on the rule or step."),
)
NO_SOURCE = Check(
    "NO_SOURCE",
    Weight.ERROR,
    Text("근거 문서가 없습니다.", "The item has no source."),
    Text("답이 적힌 문서를 이으세요.", "Name the document that holds the answer."),
)
ORDER_NOT_UNIQUE = Check(
    "ORDER_NOT_UNIQUE",
    Weight.ERROR,
    Text("차례가 하나로 정해지지 않습니다: {steps}.", "There is more than one order: {steps}."),
    Text("순서가 하나뿐인 단계로 물으세요.", "Ask about steps with a single order."),
)
STEM_DUP = Check(
    "STEM_DUP",
    Weight.ERROR,
    Text("같은 물음에 정답이 둘입니다: ‘{text}’.", "One question has two keys: “{text}”."),
    Text("두 물음을 가르는 사실을 더하세요.", "Add the fact that tells them apart."),
)
FEW_STEMS = Check(
    "FEW_STEMS",
    Weight.WARNING,
    Text("말을 바꾼 물음이 {n}가지뿐입니다.", "There are only {n} phrasings."),
    Text("세 가지 이상 쓰세요.", "Write three or more."),
)
CHECKS = (OPT_DUP, AOTA, NO_RATIONALE, NO_SOURCE, ORDER_NOT_UNIQUE, STEM_DUP, FEW_STEMS)

_OTHERS = re.compile(
    r"^(?:위|앞|보기|다음)?\s*(?:의\s*)?(?:것\s*)?(?:모두|전부)\s*(?:다\s*)?"
    r"(?:맞|옳|해당|정답)|^(?:모두|전부)$|위의?\s*(?:보기|것)|정답\s*없음|맞는\s*(?:것|답)이?\s*없"
)
_PHRASINGS = 3


def check(item: Item) -> Iterator[Finding]:
    """What an item lacks by itself."""
    counted = Counter(normalised(option.text.ko) for option in item.options)
    for option in item.options:
        text = option.text.ko
        if counted.pop(normalised(text), 0) > 1:
            yield found(OPT_DUP, item, text=text)
        if _OTHERS.search(text.strip()):
            yield found(AOTA, item, text=text)
        if not option.feedback.ko.strip() or not option.proof.trace.ko.strip():
            yield found(NO_RATIONALE, item, text=text)
    if not item.sources or not all(source.document for source in item.sources):
        yield found(NO_SOURCE, item)
    if item.type == ORDER and len(set(item.key.code)) != len(item.key.code):
        yield found(ORDER_NOT_UNIQUE, item, steps=item.axis)
    if item.type != "written" and len(set(item.stems)) < _PHRASINGS:
        yield found(FEW_STEMS, item, n=len(set(item.stems)))


def check_bank(items: Iterable[Item]) -> Iterator[Finding]:
    """Stems that two items share although the key of one is a wrong answer of the other."""
    seen: dict[str, Item] = {}
    told: set[frozenset[str]] = set()
    for item in items:
        for stem in item.stems:
            other = seen.setdefault(normalised(stem.ko), item)
            pair = frozenset({item.id, other.id})
            if other is not item and _contradict(item, other) and pair not in told:
                told.add(pair)
                yield found(STEM_DUP, item, text=shown(stem))


def _contradict(one: Item, other: Item) -> bool:
    wrong_here = {normalised(option.text.ko) for option in one.distractors}
    wrong_there = {normalised(option.text.ko) for option in other.distractors}
    return normalised(other.key.text.ko) in wrong_here or normalised(one.key.text.ko) in wrong_there
