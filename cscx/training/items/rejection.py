"""Why something was not asked: every rejection is counted, none is silent."""

from __future__ import annotations

from collections import Counter
from enum import Enum

from cscx.messages import Text


class Reason(Enum):
    """Why a question or a distractor was left out."""

    DISCRETION = Text("판정표가 여러 답을 허용한다", "the table allows several answers")
    UNDECIDED = Text(
        "사례만으로 답이 하나로 정해지지 않는다", "the case does not settle one answer"
    )
    NO_ANSWER = Text("이 사례에 물을 값이 없다", "the case has no value to ask for")
    FEW_DISTRACTORS = Text(
        "확실히 틀린 보기가 둘이 안 된다", "fewer than two provably wrong answers"
    )
    SAME_TEXT = Text("보기의 글이 서로 같다", "two answers read the same")
    ALSO_RIGHT = Text("다른 보기도 맞을 수 있다", "another answer may be right as well")
    NO_ORDER = Text("차례가 하나로 정해지지 않는다", "there is more than one order")
    GIVEN_AWAY = Text("물음에 답이 들어 있다", "the question gives the answer away")
    BROKEN = Text("문서에 잘못이 있어 읽지 못했다", "the document has a mistake")


class Rejected:
    """Counts rejections by type of item and reason."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, Reason]] = Counter()

    def add(self, type_: str, reason: Reason) -> None:
        """Count one."""
        self.counts[type_, reason] += 1
