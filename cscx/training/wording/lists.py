"""Stems and feedback about single values: numbers, terms, laws, hand-offs, calls, orders, phrases."""

from __future__ import annotations

from collections.abc import Sequence

from cscx.messages import Text, same

NUMBER = (
    Text("지금 시행 중인 ‘{label}’{label:은/는} {how}인가요?", "What is “{label}” at present?"),
    Text("동료가 묻습니다. “{label}{label:이/가} {how}{how:이었/였}죠?”", "A colleague asks: “What was {label} again?”"),
    Text("안내문에서 ‘{label}’ 칸이 비어 있습니다. 무엇을 적나요?", "The notice leaves “{label}” blank. What belongs there?"),
)  # fmt: skip
HOW_MUCH, HOW_MANY_DAYS = same("얼마"), same("며칠")
COUNTED = Text("기준 시점: {start}.\n", "Counted from: {start}.\n")
TIERED = Text("{by}{by:이/가} ‘{tier}’일 때의 값입니다.\n", "{by} is {tier}.\n")
NUMBER_WHY = Text("{label}{label:은/는} {value}입니다.", "{label} is {value}.")
NUMBER_OTHER = Text("{value}{value:은/는} ‘{label}’의 값입니다.", "{value} is “{label}”.")
FROM_LAW = Text(" 근거: {law}.", " By {law}.")
FROM_SOURCE = Text(" 출처: {source}.", " Source: {source}.")

MEANS = (
    Text("‘{means}’, 이것을 무엇이라고 부르나요?", "“{means}”: what is this called?"),
    Text("신입 동료가 묻습니다. “{means}. 이런 걸 뭐라고 하죠?”", "A new colleague asks: “{means}. What do you call that?”"),
    Text("상담 이력에 쓸 말을 고르세요. 뜻은 ‘{means}’입니다.", "Choose the word for the notes. It means: {means}."),
)  # fmt: skip
MEANS_WHY = Text("{term}: {means}.", "{term}: {means}.")
SAY = (
    Text("고객에게는 ‘{term}’ 대신 무엇이라고 말하나요?", "What do you say to customers for “{term}”?"),
    Text("문서에 ‘{term}’{term:이라/라}고 적혀 있습니다. 고객에게 읽어 드릴 말은 무엇인가요?", "The document says “{term}”. What do you say to the customer?"),
    Text("동료가 고객에게 ‘{term}’{term:이라/라}고 했습니다. 어떤 말로 고쳐 주나요?", "A colleague said “{term}” to a customer. What should it have been?"),
)  # fmt: skip
SAY_WHY = Text("‘{term}’ 대신 ‘{say}’{say:이라/라}고 말합니다.", "For “{term}” say “{say}”.")
SAY_BECAUSE = Text(" {because}.", " {because}.")

LAW = (
    Text("‘{title}’에 이런 기준이 있습니다. “{because}”\n이 기준이 근거로 든 법령은 무엇인가요?", "“{title}” says: “{because}”\nWhich law does it rest on?"),
    Text("‘{title}’ 응대에서 이렇게 합니다. “{because}”\n동료가 어느 법에 나오는지 묻습니다. 무엇이라고 답하나요?", "In “{title}”: “{because}”\nA colleague asks which law says so. What do you answer?"),
    Text("이력에 근거 법령을 적어야 합니다. ‘{title}’에서 따른 기준은 “{because}”입니다.\n무엇을 적나요?", "The notes need the law. You followed “{because}” of “{title}”.\nWhich law?"),
)  # fmt: skip
LAW_WHY = Text("이 기준의 근거는 ‘{law}’입니다.", "It rests on {law}.")
LAW_OTHER = Text(
    "‘{law}’{law:은/는} 이 문서가 근거로 들지 않습니다.", "This document does not cite {law}."
)

HANDOFF = (
    Text("‘{sop}’ 응대 중 일을 넘깁니다.\n- 함께 보낼 것: {send}\n- 돌려받을 것: {back}\n누구에게 넘기나요?", "In “{sop}” you hand work over.\n- to send: {send}\n- to get back: {back}\nTo whom?"),
    Text("‘{sop}’ 건입니다. ‘{back}’{back:을/를} 회신받기로 하고 {send}{send:을/를} 보냅니다.\n받는 곳은 어디인가요?", "“{sop}”: you send {send} and expect {back}.\nWho receives it?"),
    Text("신입 동료가 묻습니다. “‘{sop}’ 건인데, {send}{send:은/는} 어디로 보내요? ‘{back}’ 회신도 받아야 해요.”", "A new colleague asks: “In ‘{sop}’, where do I send {send}? I need {back}.”"),
)  # fmt: skip
HANDOFF_WHY = Text(
    "‘{step}’ 단계의 일은 {role}{role:이/가} 받습니다.", "{role} takes over at {step}."
)
HANDOFF_DUTY = Text("{role}{role:은/는} 이런 일을 합니다: {duties}.", "{role}: {duties}.")

CALL_FIRST = (
    Text("이런 일이 생겼습니다.\n{facts}\n누구에게, 언제까지 연락하나요?", "This has happened:\n{facts}\nWho is called first, and within how long?"),
    Text("혼자 정할 수 없는 일이 생겼습니다.\n{facts}\n가장 먼저 누구에게, 언제까지 연락하나요?", "You cannot decide this alone.\n{facts}\nWho is called first, and by when?"),
    Text("동료가 급하게 묻습니다. “이거 누구한테 먼저 올려요?”\n{facts}\n무엇이라고 답하나요?", "A colleague asks: “Who do I call first?”\n{facts}\nWhat do you say?"),
)  # fmt: skip
CALL_NEXT = (
    Text("이런 일이 생겼습니다.\n{facts}\n{role}{role:이/가} {within} 안에 답하지 않았습니다. 다음은 누구인가요?", "This has happened:\n{facts}\n{role} did not answer within {within}. Who is next?"),
    Text("위로 올린 건입니다.\n{facts}\n{role} 쪽에 연락한 지 {within}{within:이/가} 지났는데 답이 없습니다. 누구에게 넘기나요?", "You escalated this:\n{facts}\n{within} have passed without an answer from {role}. Who is called now?"),
    Text("동료가 묻습니다. “{role}{role:이/가} {within}째 답이 없어요. 이제 누구한테 해요?”\n{facts}", "A colleague asks: “No answer from {role} for {within}. Who now?”\n{facts}"),
)  # fmt: skip
CALLED = Text("{role}, {within} 안에", "{role}, within {within}")
SEVERITY = Text("{name}({title}: {text})", "{name} ({title}: {text})")
CALL_WHY = Text("{because}. ‘{path}’ 경로: {levels}.", "{because}. Path {path}: {levels}.")
CALL_OTHER = Text("‘{path}’ 경로의 연락 순서입니다. 이 경우는 ‘{own}’ 경로입니다.", "That belongs to the path {path}; this case takes {own}.")  # fmt: skip
CALL_ALSO = Text("이 경로에는 없는 역할입니다.", "That role is not on this path.")
NO_ANSWER = "답이 없음"

BEFORE = (
    Text("‘{sop}’ 절차입니다. “{act}”\n이 일을 하기 전에 반드시 거치는 것은 무엇인가요?", "In “{sop}”: “{act}”\nWhat always comes before it?"),
    Text("동료가 ‘{sop}’ 건에서 “{act}” 이 일을 바로 하려고 합니다.\n그 전에 마쳤어야 하는 것은 무엇인가요?", "In “{sop}” a colleague is about to do this: “{act}”\nWhat must have been done before?"),
    Text("‘{sop}’ 건을 이어받았습니다. 이제 “{act}” 이 일을 할 차례입니다.\n앞 사람이 먼저 해 두었는지 볼 것은 무엇인가요?", "You take over a case of “{sop}”. Next is: “{act}”\nWhat must have been done already?"),
)  # fmt: skip
BEFORE_WHY = Text(
    "모든 길이 ‘{first}’ 단계를 거쳐 ‘{then}’ 단계로 옵니다.", "Every way to {then} passes {first}."
)
BEFORE_AFTER = Text("그 일은 ‘{then}’ 단계보다 뒤에 옵니다.", "That comes after {then}.")
BEFORE_APART = Text("그 일은 ‘{then}’ 단계로 이어지지 않는 다른 갈래입니다.", "That lies on a way that does not lead to {then}.")  # fmt: skip

ORDER = (
    Text("‘{sop}’ 절차입니다. 하는 차례대로 늘어놓은 것은 무엇인가요?\n{steps}", "“{sop}”: which is the right order?\n{steps}"),
    Text("신입 동료에게 ‘{sop}’ 차례를 알려 줍니다. 맞는 차례는 무엇인가요?\n{steps}", "You teach a new colleague “{sop}”. Which order is right?\n{steps}"),
    Text("‘{sop}’ 점검표의 순서가 뒤섞였습니다. 바르게 고친 것은 무엇인가요?\n{steps}", "The checklist of “{sop}” got mixed up. Which order is right?\n{steps}"),
)  # fmt: skip
ORDER_WHY = Text("‘{a}’ 다음에 ‘{b}’, 그다음에 ‘{c}’입니다. 다른 길은 없습니다.", "{a}, then {b}, then {c}. There is no other way.")  # fmt: skip
ORDER_WRONG = Text("‘{first}’ 단계를 거치지 않고는 ‘{then}’ 단계로 갈 수 없습니다.", "Nothing leads to {then} without {first}.")  # fmt: skip

NOT_SAID = (
    Text("‘{script}’ 멘트를 쓸 때입니다.\n이때 ‘하면 안 되는 말’은 무엇인가요?", "You use the script “{script}”.\nWhich must you NOT say?"),
    Text("{summary}\n이때 ‘쓰지 않기로 한 말’은 무엇인가요?", "{summary}\nWhich phrase is NOT to be used?"),
    Text("동료의 녹취를 듣습니다. ‘{script}’ 멘트에서 ‘고쳐야 할 말’은 무엇인가요?", "You review a call with the script “{script}”. Which phrase has to be corrected?"),
)  # fmt: skip
NOT_SAID_WHY = Text("“{not_}” 대신 “{say}”{say:이라/라}고 합니다.", "Say “{say}” for “{not_}”.")
SAID = Text("‘{script}’ 멘트에 있는 말입니다.", "That is in the script “{script}”.")


def fill(frames: Sequence[Text], before: Text | None = None, **values: object) -> tuple[Text, ...]:
    """Every frame with its values, after a sentence that fixes the context."""
    found = [frame(**values) for frame in frames]
    if before is None:
        return tuple(found)
    return tuple(Text(before.ko + each.ko, before.en + each.en) for each in found)


def joined(texts: Sequence[Text], by: str = "") -> Text:
    """Texts one after the other."""
    return Text(by.join(t.ko for t in texts), by.join(t.en for t in texts))
