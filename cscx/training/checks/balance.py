"""Whether a bank or a form favours an answer or a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from cscx.messages import Text
from cscx.training.assembly.form import SHOWN, Form
from cscx.training.bank import Bank
from cscx.training.checks.finding import Check, Finding, Weight, found
from cscx.training.checks.finding import shown as beginning
from cscx.training.items.item import Item
from cscx.training.items.options import normalised

KEYPOS = Check(
    "KEYPOS",
    Weight.WARNING,
    Text("정답이 한자리에 몰립니다: {places}.", "Keys crowd at one place: {places}."),
    Text("자리를 고르게 하세요.", "Spread the keys."),
)
OUTCOME_BIAS = Check(
    "OUTCOME_BIAS",
    Weight.WARNING,
    Text("‘{answer}’{answer:이/가} {shown}번 나와 {right}번 정답입니다({space}).", "“{answer}” is right {right} of {shown} times ({space})."),
    Text("다른 답이 나오는 예시를 더하세요.", "Add examples with other answers."),
)  # fmt: skip
CUEING = Check(
    "CUEING",
    Weight.WARNING,
    Text("다른 물음이 정답을 알려 줍니다: ‘{text}’.", "Another question gives the key away: “{text}”."),
    Text("두 문제를 한 시험에 함께 내지 마세요.", "Keep the two out of one form."),
)  # fmt: skip
CHECKS = (KEYPOS, OUTCOME_BIAS, CUEING)

_CHI_SQUARE = 9.21
"""The 99th percentile of chi-square with two degrees of freedom."""
_SEEN = 8
_SHARE = 0.6
_TELLING = 12


def check_form(form: Form, bank: Bank) -> Iterator[Finding]:
    """The places and answers of the keys of a form, and questions that answer one another."""
    yield from _places(form)
    yield from _answers(form, bank)
    yield from _cueing([bank.by_id[question.item] for question in form.questions])


def _places(form: Form) -> Iterator[Finding]:
    keys = [question.key for question in form.questions if len(question.codes) == SHOWN]
    counts = Counter(keys)
    expected = len(keys) / SHOWN
    if not keys:
        return
    square = sum((counts[place] - expected) ** 2 / expected for place in range(SHOWN))
    if square > _CHI_SQUARE:
        places = ", ".join(f"{place + 1}: {counts[place]}" for place in range(SHOWN))
        yield found(KEYPOS, None, places=places)


def _answers(form: Form, bank: Bank) -> Iterator[Finding]:
    shown: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for question in form.questions:
        item = bank.by_id[question.item]
        shown.update((item.space, code) for code in question.codes)
        right[item.space, item.key.code] += 1
    for (space, code), times in shown.items():
        if times >= _SEEN and right[space, code] > _SHARE * times:
            yield found(
                OUTCOME_BIAS, None, answer=code, shown=times, right=right[space, code], space=space
            )


def _cueing(items: Iterable[Item]) -> Iterator[Finding]:
    """Items whose key, a sentence, stands word for word in the stem of another of the same document."""
    by_document: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_document[item.sources[0].document].append(item)
    for members in by_document.values():
        stems = {each.id: normalised(each.stems[0].ko) for each in members}
        for item in members:
            key = normalised(item.key.text.ko)
            if len(key) < _TELLING:
                continue
            if any(key in stem for id_, stem in stems.items() if id_ != item.id):
                yield found(CUEING, item, text=beginning(item.key.text))
