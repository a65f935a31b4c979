"""Stems that ask what to do next: where the agent stands, what the answer was."""

from __future__ import annotations

from cscx.messages import Text

_BEFORE = (
    Text("‘{sop}’ 응대 중입니다. 지금 하는 일: {done}\n", "You handle “{sop}”. At present: {done}\n"),
    Text("‘{sop}’ 건을 이어받았습니다. 앞 사람이 여기까지 했습니다: {done}\n",
         "You take over a case of “{sop}”. Done so far: {done}\n"),
    Text("신입 동료가 ‘{sop}’ 건으로 묻습니다. 지금 하는 일: {done}\n",
         "A new colleague asks about “{sop}”. At present: {done}\n"),
)  # fmt: skip
_AT = (
    Text("‘{sop}’ 응대 중, ‘{step}’ 단계입니다.\n", "You handle “{sop}” and are at {step}.\n"),
    Text("‘{sop}’ 건을 이어받았습니다. ‘{step}’ 단계부터입니다.\n",
         "You take over a case of “{sop}” at {step}.\n"),
    Text("신입 동료가 ‘{sop}’ 건의 ‘{step}’ 단계에서 묻습니다.\n",
         "A new colleague is at {step} of “{sop}” and asks.\n"),
)  # fmt: skip
_QUESTIONS = (
    Text("바로 다음에 할 일은 무엇인가요?", "What do you do right after?"),
    Text("이어서 무엇을 하나요?", "What comes next?"),
    Text("이제 무엇을 해야 하나요?", "What is to be done now?"),
)
ASKED = Text(
    "상담사: “{question}”\n고객: “{answer}”\n", "Agent: “{question}”\nCustomer: “{answer}”\n"
)
CHECKED = Text("“{question}” 살펴보니 ‘{answer}’입니다.\n", "“{question}” You find: {answer}.\n")
DECIDED = Text(
    "‘{table}’에서 {output}{output:은/는} ‘{answer}’{answer:으로/로} 나왔습니다.\n",
    "“{table}” gives {output}: {answer}.\n",
)
KNOWN = Text("- {label}: {value}\n", "- {label}: {value}\n")
RETURNED = Text("‘{called}’ 절차가 {end} 끝났습니다.\n", "The procedure “{called}” ended: {end}.\n")
ENDS = {
    "resolved": Text("해결되어", "resolved"),
    "refused": Text("거절로", "refused"),
    "escalated": Text("상위로 올려져", "escalated"),
    "transferred": Text("다른 곳으로 넘겨져", "transferred"),
    "pending": Text("기다리는 상태로", "pending"),
}
NOTHING = Text("", "")

WHY = Text("‘{step}’ 단계에서 ‘{answer}’{answer:이면/면} ‘{target}’ 단계로 갑니다.", "At {step}, {answer} leads to {target}.")  # fmt: skip
WHY_ELSE = Text("‘{step}’ 단계에서 다른 갈래에 들지 않으면 ‘{target}’ 단계로 갑니다.", "At {step}, whatever takes no other way goes on to {target}.")  # fmt: skip
WHY_NEXT = Text("‘{step}’ 단계 다음은 ‘{target}’입니다.", "{step} is followed by {target}.")
OTHER_ANSWER = Text(
    "답이 ‘{answer}’일 때 하는 일입니다.", "That is done where the answer is “{answer}”."
)
LATER = Text("그보다 ‘{target}’ 단계를 먼저 해야 합니다.", "The step {target} comes before that.")
ELSEWHERE = Text(
    "‘{target}’ 단계를 할 차례입니다. 이 일은 다른 갈래에서 합니다.",
    "It is the turn of {target}; that belongs to another branch.",
)
TRACE = Text("{step} → {target}", "{step} → {target}")


def stems(sop: str, step: str, done: str, happened: Text) -> tuple[Text, ...]:
    """Phrasings: where the agent stands, what came out, what is asked.

    `done` is the work of the step, "" where it only asks or looks.
    """
    found = []
    for frame, question in zip(_BEFORE if done else _AT, _QUESTIONS, strict=True):
        before = frame(sop=sop, step=step, done=done)
        found.append(
            Text(before.ko + happened.ko + question.ko, before.en + happened.en + question.en)
        )
    return tuple(found)
