"""Whether the key is right and every distractor wrong: asked of the policies again."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.messages import Text
from cscx.training.checks.finding import Check, Finding, Weight, found
from cscx.training.items.item import Item
from cscx.training.items.written import TYPE as WRITTEN
from cscx.training.judge import Judge, UnsettledError

KEY_UNPROVEN = Check(
    "KEY_UNPROVEN",
    Weight.ERROR,
    Text("정답 ‘{key}’{key:이/가} 지금 기준의 답이 아닙니다.", "The key “{key}” is not what the policy says."),
    Text("문제를 다시 만드세요: cscx train build", "Make the bank anew: cscx train build"),
)  # fmt: skip
MULTI_KEY = Check(
    "MULTI_KEY",
    Weight.ERROR,
    Text("정답이 하나가 아닙니다: {codes}.", "There is more than one right answer: {codes}."),
    Text("보기 가운데 하나만 맞게 하세요.", "Let one option only be right."),
)
UNDERSPECIFIED = Check(
    "UNDERSPECIFIED",
    Weight.ERROR,
    Text("물음에 적힌 사실만으로는 답이 정해지지 않습니다.", "The stated facts do not settle the answer."),
    Text("판정표가 읽는 입력을 모두 적으세요.", "State every input that the table reads."),
)  # fmt: skip
CHECKS = (KEY_UNPROVEN, MULTI_KEY, UNDERSPECIFIED)


def check(item: Item, judge: Judge) -> Iterator[Finding]:
    """What is untrue about an item. A hand-written key is its author's: only its number is looked at."""
    right = [option for option in item.options if option.verdict == "right"]
    if len(right) != 1:
        yield found(MULTI_KEY, item, codes=", ".join(option.text.ko for option in right) or "-")
        return
    if item.type == WRITTEN:
        return
    try:
        answers = judge.answers(item)
    except UnsettledError:
        yield found(UNDERSPECIFIED, item)
        return
    if answers is None or item.key.code not in answers:
        yield found(KEY_UNPROVEN, item, key=item.key.text)
    also = [option.text.ko for option in item.distractors if option.code in (answers or ())]
    if also:
        yield found(MULTI_KEY, item, codes=", ".join([item.key.text.ko, *also]))
