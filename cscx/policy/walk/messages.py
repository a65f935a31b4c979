"""What a walk says where it cannot go on."""

from __future__ import annotations

from cscx.messages import Text

UNKNOWN_FACT = Text(
    "‘{name}’{name:은/는} 이 절차의 입력도 질문도 아닙니다",
    "{name} is no input and no question of this SOP",
)
LIST_NEEDED = Text(
    "필요한 것을 보려면 사실 없이 실행하세요.", "Run it without facts to see what is needed."
)
TWO_STEPS = Text("‘{name}’ 질문이 여러 SOP에 있습니다", "Several SOPs have a question named {name}")
WHICH_STEP = Text("어느 것인지 쓰세요: {names}", "Say which: {names}")
UNKNOWN_ANSWER = Text(
    "‘{answer}’{answer:은/는} ‘{step}’의 답이 아닙니다", "“{answer}” is no answer to {step}"
)
MEANT_ANSWER = Text(
    "혹시 ‘{near}’인가요? 고를 수 있는 답: {answers}.",
    "Did you mean '{near}'? Answers: {answers}.",
)
ANSWERS_ARE = Text("고를 수 있는 답: {answers}.", "Answers: {answers}.")
NOT_ALLOWED = Text(
    "‘{value}’{value:은/는} 판정표 ‘{table}’의 답이 아닙니다",
    "“{value}” is not what table {table} answers",
)
ALLOWED = Text("이 경우의 답: {answers}.", "Answers in this case: {answers}.")
NO_RULE = Text(
    "판정표 ‘{table}’에 이 경우의 규칙이 없습니다", "Table {table} has no rule for this case"
)
CONFLICT = Text(
    "판정표 ‘{table}’의 규칙이 서로 어긋납니다: {rules}", "Rules of {table} contradict: {rules}"
)
NO_KEY = Text("‘{step}’의 갈림길 가운데 맞는 것이 없습니다", "No branch of {step} fits this case")
TWO_KEYS = Text("‘{step}’의 갈림길이 서로 겹칩니다: {keys}", "Branches of {step} overlap: {keys}")
SEPARATE = Text("한 값은 한 길로만 가게 고치세요.", "Let each value take one branch only.")
SEVERAL_WAYS = Text(
    "‘{step}’에서 ‘{answer}’{answer:이/가} 여러 길에 맞습니다: {keys}",
    "At {step}, “{answer}” fits several branches: {keys}",
)
NO_WAY = Text("‘{step}’에 ‘{answer}’의 길이 없습니다", "{step} has no branch for “{answer}”")
ADD_WAY = Text(
    "branches에 더하거나 SOP에 otherwise를 두세요.",
    "Add it to branches, or give the SOP otherwise.",
)
MEND_RULES = Text("cscx lint로 판정표를 고치세요.", "Mend the table with cscx lint.")
NOBODY_KNOWS = Text(
    "‘{name}’{name:을/를} 아무도 모르면 ‘{step}’에서 갈 길이 없습니다",
    "Nobody knows {name}, and {step} has no way on without it",
)
SAY_IF_UNKNOWN = Text(
    "입력에 if_unknown을 쓰거나 SOP에 otherwise를 두세요.",
    "Give the input if_unknown, or the SOP otherwise.",
)
NOT_FOUND_OUT = Text(
    "‘{sop}’{sop:을/를} 마쳤지만 ‘{name}’{name:이/가} 정해지지 않았습니다",
    "{sop} was done, but {name} is still absent",
)
SET_THERE = Text("그 SOP의 sets에 ‘{name}’{name:을/를} 쓰세요.", "Give {name} under sets there.")
NO_STEP = Text("‘{name}’ 단계가 없습니다", "There is no step {name}")
CHECK_STEP = Text("단계 이름을 확인하세요.", "Check the name of the step.")
NO_TABLE = Text("판정표 ‘{name}’{name:이/가} 없습니다", "There is no table {name}")
NO_OUTPUT = Text(
    "판정표 ‘{table}’에 결과 ‘{name}’{name:이/가} 없습니다", "Table {table} has no output {name}"
)
CHECK_NAME = Text("이름을 확인하세요.", "Check the name.")
NO_SOP = Text("SOP ‘{name}’{name:이/가} 없습니다", "There is no SOP {name}")
NO_STEPS = Text("SOP ‘{name}’에 단계가 없습니다", "SOP {name} has no steps")
DEAD_END = Text("‘{step}’ 다음이 없습니다", "Nothing follows {step}")
GIVE_WAY = Text("next, branches, end 가운데 하나를 쓰세요.", "Write next, branches or end.")
CIRCLE = Text("SOP가 서로를 부릅니다: {way}", "SOPs call each other: {way}")
BREAK_CIRCLE = Text("call이나 first를 끊으세요.", "Take out a call or first.")
TOO_LONG = Text("{count}단계를 지나도 끝나지 않습니다", "It does not end within {count} steps")
FEWER_SETS = Text(
    "sets와 by로 도는 길을 줄이세요.", "Shorten the way that goes round by sets and by."
)
OTHER_UNITS = Text(
    "‘{name}’의 단위가 쓰는 곳마다 다릅니다", "{name} is used in units that cannot be compared"
)
ONE_UNIT = Text("입력에 unit을 쓰세요.", "Give the input a unit.")
