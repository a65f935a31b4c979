"""Customers without a persona, and what a customer answers when asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cscx.messages import Text
from cscx.policy.walk.ways import key_of_answer
from cscx.text import particle
from cscx.training.wording import endings


class Manner(NamedTuple):
    """How a customer without a persona talks."""

    title: Text
    mood: int
    low: tuple[Text, ...]
    worse: tuple[Text, ...]
    calm: tuple[Text, ...]


_LOW = (
    Text("됐고요, 윗분 바꿔 주세요.", "Enough. Get me your manager."),
    Text("말이 안 통하네요. 책임자 바꿔 주세요.", "This is going nowhere. Who is in charge?"),
)
_WORSE = (
    Text("네? 그게 무슨 말씀이세요?", "Sorry, what do you mean?"),
    Text("아니, 그게 아니고요.", "No, that is not it."),
    Text("잘 좀 알아보고 말씀해 주세요.", "Please look into it properly."),
)
_CALM = (
    Text("네, 알겠습니다.", "All right."),
    Text("네, 알겠어요.", "Okay."),
)
MANNERS = (
    Manner(Text("차분한 고객", "a calm customer"), 1, _LOW, _WORSE, _CALM),
    Manner(
        Text("바쁜 고객", "a customer in a hurry"),
        0,
        (Text("시간 없다니까요. 결정할 수 있는 분 바꿔 주세요.", "I have no time. Get me somebody who can decide."), *_LOW),
        (Text("저 지금 회의 들어가야 돼요. 빨리요.", "I have a meeting. Quickly, please."), *_WORSE),
        (Text("네, 그렇게 알고 있을게요.", "Right, I will take it like that."), *_CALM),
    ),
    Manner(
        Text("걱정이 많은 고객", "a worried customer"),
        0,
        (Text("불안해서 안 되겠어요. 다른 분이랑 얘기할게요.", "I do not feel safe with this. Somebody else, please."), *_LOW),
        (Text("그럼 어떻게 되는 거예요? 더 불안한데요.", "So what happens now? That worries me more."), *_WORSE),
        (Text("아, 그렇군요.", "Ah, I see."), *_CALM),
    ),
    Manner(
        Text("이미 화가 난 고객", "a customer who is angry already"),
        -1,
        (Text("도대체 몇 번을 말해요? 책임자 바꾸세요.", "How often do I have to say it? Your superior, now."), *_LOW),
        (Text("지금 장난하세요?", "Are you kidding me?"), *_WORSE),
        (Text("…네, 들었어요.", "…All right, I heard you."), *_CALM),
    ),
)  # fmt: skip
ABUSER = Manner(
    Text("욕설을 하는 고객", "an abusive customer"),
    -2,
    (Text("야, 너 말고 윗사람 바꾸라고!", "Not you! Your boss!"),),
    (Text("뭐라는 거야, 지금!", "What are you talking about!"),),
    (Text("…알았으니까 얘기해 봐요.", "…All right, go on then."),),
)
OPENINGS = (
    Text("저기요, 문의할 게 있어서요.", "Hello, I have a question."),
    Text("여보세요, 뭐 좀 여쭤볼게요.", "Hello, I would like to ask something."),
)
_YES, _NO = Text("네, 맞아요.", "Yes."), Text("아니요, 그건 아니에요.", "No.")
_HANGUL = re.compile(r"[가-힣]")
_NOT_SAID = re.compile(
    r",|[침냄남킴림]$|^(?:그 밖|기타|없음)|(?:^| )(?:안|못) |미[가-힣]{2}|(?:실패|초과|부족|완료|누락|오류|확인됨)$"
)
"""Words of a form that nobody says of themselves: 결제 실패, 서류 안 냄, 적립금 미지급."""
_ENDS = (
    (("있나요", "있으신가요", "있었나요"), "네, 있어요.", "아니요, 없어요."),
    (("겠어요", "까요"), "네, 그렇게 해 주세요.", "아니요, 그렇게는 안 할래요."),
    (("셨나요",), "네, 그랬어요.", "아니요, 안 그랬어요."),
    (("시나요",), "네, 그래요.", "아니요, 그렇지는 않아요."),
)


def answer_to(question: str, answers: Sequence[str], answer: str) -> str:
    """What a customer says to a question whose possible answers are named by a procedure."""
    if not _HANGUL.search(question + answer):
        return _in_english(answer)
    asked = question.rstrip(" ?")
    clauses = [clause.strip() for clause in asked.rsplit(".", 1)[-1].split(",")]
    yes = key_of_answer([answer], "예") == answer
    if yes or key_of_answer([answer], "아니오") == answer:
        wants = yes and len(clauses) == 1 and asked.endswith("시겠어요")
        said = endings.answered(clauses[0]) if wants else ""
        if said:
            return f"네, {said.removeprefix('그래도 ').removeprefix('지금 ')}"
        fitting = ((one, other) for ends, one, other in _ENDS if asked.endswith(ends))
        agreed, declined = next(fitting, (_YES.ko, _NO.ko))
        return agreed if yes else declined
    if len(clauses) == len(answers) and answer in answers:
        said = endings.answered(clauses[list(answers).index(answer)])
        if said:
            return said
    if asked.endswith(("좋으세요", "원하시나요", "까요", "겠어요", "무엇인가요")):
        return endings.wish(answer)
    return value(answer)


def value(said: str) -> str:
    """A value as a customer gives it: 8일이요. Of two words for one thing the first.

    "" for what stands on forms and is not said.
    """
    if not _HANGUL.search(said) and not said[:1].isdigit():
        return _in_english(said)
    said = said.split("·", 1)[0]
    spoken = "" if "," in said else endings.has(said)
    if spoken or _NOT_SAID.search(said):
        return spoken
    return f"{said}{particle(said, '이요/요')}."


def _in_english(answer: str) -> str:
    """An answer of a knowledge base that is not Korean."""
    for word, told in (("예", _YES), ("아니오", _NO)):
        if key_of_answer([answer], word) == answer:
            return told.en
    return f"{answer[:1].upper()}{answer[1:]}."
