"""Customers without a persona, and what a customer answers when asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cscx.messages import Text, same
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
    Text("네, 감사합니다.", "Thank you."),
)
MANNERS = (
    Manner(Text("차분한 고객", "a calm customer"), 1, _LOW, _WORSE, _CALM),
    Manner(
        Text("바쁜 고객", "a customer in a hurry"),
        0,
        (Text("시간 없다니까요. 결정할 수 있는 분 바꿔 주세요.", "I have no time. Get me somebody who can decide."), *_LOW),
        (Text("저 지금 회의 들어가야 돼요. 빨리요.", "I have a meeting. Quickly, please."), *_WORSE),
        (Text("네, 빨리 해 주셔서 다행이네요.", "Good, that was quick."), *_CALM),
    ),
    Manner(
        Text("걱정이 많은 고객", "a worried customer"),
        0,
        (Text("불안해서 안 되겠어요. 다른 분이랑 얘기할게요.", "I do not feel safe with this. Somebody else, please."), *_LOW),
        (Text("그럼 어떻게 되는 거예요? 더 불안한데요.", "So what happens now? That worries me more."), *_WORSE),
        (Text("아, 그렇게 되는 거군요. 다행이네요.", "Ah, I see. What a relief."), *_CALM),
    ),
    Manner(
        Text("이미 화가 난 고객", "a customer who is angry already"),
        -1,
        (Text("도대체 몇 번을 말해요? 책임자 바꾸세요.", "How often do I have to say it? Your superior, now."), *_LOW),
        (Text("지금 장난하세요?", "Are you kidding me?"), *_WORSE),
        (Text("네, 이제야 말이 통하네요.", "Well, now we are getting somewhere."), *_CALM),
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
_YES, _NO = same("네, 맞아요."), same("아니요, 그건 아니에요.")
_ENDS = (
    (("있나요", "있으신가요", "있었나요"), "네, 있어요.", "아니요, 없어요."),
    (("겠어요", "까요"), "네, 그렇게 해 주세요.", "아니요, 그렇게는 안 할래요."),
    (("셨나요",), "네, 그랬어요.", "아니요, 안 그랬어요."),
    (("시나요",), "네, 그래요.", "아니요, 그렇지는 않아요."),
)


def answer_to(question: str, answers: Sequence[str], answer: str) -> str:
    """What a customer says to a question whose possible answers are named by a procedure."""
    asked = question.rstrip(" ?")
    clauses = [clause.strip() for clause in asked.rsplit(".", 1)[-1].split(",")]
    yes = key_of_answer([answer], "예") == answer
    if yes or key_of_answer([answer], "아니오") == answer:
        wants = yes and len(clauses) == 1 and asked.endswith("시겠어요")
        said = endings.answered(clauses[0]) if wants else ""
        if said:
            return f"네, {said.removeprefix('그래도 ').removeprefix('지금 ')}"
        for ends, agreed, declined in _ENDS:
            if asked.endswith(ends):
                return agreed if yes else declined
        return (_YES if yes else _NO).ko
    if len(clauses) == len(answers) and answer in answers:
        said = endings.answered(clauses[list(answers).index(answer)])
        if said:
            return said
    if asked.endswith(("좋으세요", "원하시나요", "까요", "겠어요", "무엇인가요")):
        return endings.wish(answer)
    return value(answer)


def value(said: str) -> str:
    """A value as a customer gives it: 8일이요. Of two words for one thing the first."""
    said = said.split("·", 1)[0]
    return endings.has(said) or f"{said}{particle(said, '이요/요')}."
