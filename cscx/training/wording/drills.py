"""What a drill asks, what it shows, and why a choice is right or wrong."""

from __future__ import annotations

import re

from cscx.messages import Text

ASK_NEXT = Text("어떻게 할까요?", "What do you do?")
ASK_SAY = Text("뭐라고 말할까요?", "What do you say?")
ASK_OUTCOME = Text(
    "‘{table}’에서 {output}{output:은/는} 무엇인가요?", "What does “{table}” give for {output}?"
)
ASK_ROLE = Text(
    "‘{table}’에서 {output}{output:은/는} 누가 하나요?",
    "By “{table}”, whose {output} does it take?",
)
ASK_TAKER = Text(
    "이 일은 누구에게 넘길까요? 함께 보낼 것: {send}", "Who takes over? Sent along: {send}"
)
ASK_CALL = Text("누구에게 먼저, 언제까지 연락할까요?", "Who is called first, and within how long?")

SHOWS = Text("{label}: {value}", "{label}: {value}")
JUDGED = Text("고객: {guide}. ({label}: {value})", "Customer: {guide}. ({label}: {value})")
CHECKED = Text("{question} → {answer}", "{question} → {answer}")
DOES = Text("{role}{role:이/가} 이어서 합니다: {act}", "{role} goes on: {act}")
FOLLOWS = Text("이어서: {act}", "Next: {act}")
GIVES = Text("네, {one} 불러 드릴게요.", "Yes: {one}.")
CUSTOMER_DOES = Text("고객: {told}.", "Customer: {told}.")
DONT_KNOW = Text("그건 잘 모르겠어요.", "I do not know.")

HANDED = "{name}(넘길 곳)"
"""What a step is called where the question is who takes over."""
OUTCOME_IS = Text("{output}{output:은/는} ‘{answer}’{answer:이다/다}.", "{output}: {answer}.")
HANDLING = "처리"
"""The output that says what is done: it is told by a verb."""
OUTCOME = Text("‘{answer}’{answer:으로/로} 처리한다.", "Settle it as: {answer}.")
APPROVED = Text(
    "{role} 승인을 받아 ‘{answer}’{answer:으로/로} 처리한다.",
    "Get approval from {role}, then settle it as: {answer}.",
)
PROMISED = Text(
    "‘{answer}’{answer:으로/로} 바로 처리해 드리겠다고 말한다.",
    "Tell the customer at once that it will be: {answer}.",
)
UP = Text("‘{matrix}’에 따라 위로 올린다.", "Escalate by “{matrix}”.")

RIGHT_STEP = Text("지금 할 일은 ‘{name}’입니다.", "It is the turn of {name}.")
RIGHT_AFTER = Text("‘{answer}’{answer:이면/면} ‘{name}’ 차례입니다.", "{answer} leads to {name}.")
SKIPPED = Text(
    "‘{name}’{name:이/가} 먼저입니다. {act} 고른 일은 그 뒤에 합니다.",
    "{name} comes first: {act} What you chose comes after it.",
)
SKIPPED_FIRST = Text(
    "‘{sop}’부터 마쳐야 합니다. 그 전에는 이 절차의 첫 단계도 시작하지 않습니다.",
    "“{sop}” has to be done before the first step.",
)
BY_LAW = Text(" 법이 정한 단계입니다({law}).", " The law asks for it ({law}).")
MUST_BY_LAW = Text(" 법이 정한 단계입니다.", " The law asks for it.")
OTHER_ANSWER = Text(
    "답이 ‘{other}’일 때 하는 일입니다. 여기서는 ‘{answer}’입니다.",
    "That is for the answer “{other}”; here it is “{answer}”.",
)
OTHER_VALUE = Text(
    "{label}{label:이/가} ‘{other}’일 때 하는 일입니다. 여기서는 {value}입니다.",
    "That is for {label} {other}; here it is {value}.",
)
_LESS_THAN_ONE = re.compile(r"^1([^\d\s]{1,4}) 미만$")


def plainly(condition: str) -> str:
    """A way on as it is told: 1건 미만 as 0건."""
    return _LESS_THAN_ONE.sub(r"0\1", condition)


OTHERS = Text("그 밖", "anything else")
TOO_EARLY = Text(
    "아직 올릴 일이 아닙니다. ‘{name}’ 단계에서 할 수 있는 일이 남아 있습니다.",
    "Too early to escalate: {name} can still be done.",
)
NOT_ESCALATED = Text(
    "이 경우는 ‘{matrix}’에 따라 올려야 합니다. 혼자 마무리하면 안 됩니다.",
    "This has to be escalated by “{matrix}”.",
)
NO_PROMISE = Text(
    "{role} 승인을 받기 전에는 약속하지 않습니다.",
    "Nothing is promised before {role} has approved.",
)
PHRASE = Text(
    "“{not_}”{not_:은/는} 쓰지 않기로 한 말입니다. “{say}”라고 말합니다.",
    "“{not_}” is not to be said. Say “{say}” instead.",
)
BECAUSE = Text(" {because}.", " {because}.")
ACT = Text("하지 않기로 한 일입니다. “{rule}”", "Not to be done: “{rule}”")

ONLY_ONE = Text("남은 하나가 바른 길입니다: {text}", "The one that is left is right: {text}")
NOTHING_LEFT = Text(
    "되돌리기 어려운 잘못이 있으면 부분 점수와 상관없이 0점입니다.",
    "An error that cannot be undone makes it 0, whatever the parts say.",
)

CALLED_ENDED = {
    "resolved": Text("잘 마침", "done"),
    "refused": Text("거절", "refused"),
    "escalated": Text("위로 올림", "escalated"),
    "transferred": Text("넘김", "transferred"),
    "pending": Text("기다림", "pending"),
}
ENDED = {
    "resolved": Text("상담을 마쳤습니다.", "The contact is closed."),
    "refused": Text("근거와 대안을 남기고 거절로 마쳤습니다.", "Closed as refused, with reasons."),
    "escalated": Text("위로 올리고 마쳤습니다.", "Escalated."),
    "transferred": Text("맡은 곳으로 넘기고 마쳤습니다.", "Transferred."),
    "pending": Text("다음에 할 일을 남기고 기다립니다.", "Pending, with the next step noted."),
}
