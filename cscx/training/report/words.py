"""What a report says."""

from __future__ import annotations

from cscx.messages import Text

TITLE = Text("학습 결과", "Training results")
HEAD = Text(
    "{learners}명, 답 {answers}개. 처음 푼 답으로 {percent} 맞힘.",
    "{learners} learners, {answers} answers; {percent} right at first sight.",
)
NOTHING = Text("셈할 답이 없습니다.", "There are no answers to count.")
CHANGED = Text(
    "기준이 바뀌어 뺀 답 {n}개: 문제의 뜻이 푼 뒤에 달라졌습니다.",
    "{n} answers set aside: their question changed its meaning since.",
)
GONE = Text(
    "문제가 없어져 뺀 답 {n}개.", "{n} answers set aside: their question is no longer asked."
)
ODD = Text(
    "보기에 없는 답이라 뺀 답 {n}개.", "{n} answers set aside: their question has no such option."
)
REPEATED = Text(
    "여러 파일에 겹친 답 {n}개는 한 번만 셌습니다.",
    "{n} answers stood in more than one file and count once.",
)

MEND = Text("문서를 고쳐 볼 곳", "Where the document may be at fault")
MEND_ABOUT = Text(
    "여럿이 같은 곳에서 틀립니다. 고칠 것은 사람이 아니라 문서일 수 있습니다.",
    "Most miss the same place. It may be the document that needs mending.",
)
PROCEDURES = Text("약한 SOP", "Weak procedures")
PROCEDURES_ABOUT = Text(
    "SOP와 그 판정표·스크립트·에스컬레이션에서 틀린 비율과 95% 구간. 여러 SOP가 함께 쓰는 판정표의 답은 SOP마다 셉니다. "
    "답이 {enough}개가 안 되면 ‘적음’이라고 적고 뒤에 둡니다.",
    "Share of wrong answers about a procedure and all it uses, with its 95 % interval. An answer about a table counts in "
    "every procedure that uses it. Below {enough} answers a row is marked few and comes last.",
)
DOCUMENTS = Text("약한 문서", "Weak documents")
RULES = Text("약한 규칙과 단계", "Weak rules and steps")
BOUNDARIES = Text("약한 경계", "Weak boundaries")
SPOT_ABOUT = Text(
    "틀린 비율과 95% 구간. 확실한 것부터. 답이 {enough}개가 안 되면 ‘적음’이라고 적고 뒤에 둡니다.",
    "Share of wrong answers with its 95 % interval, the surest first. Below {enough} answers a row is marked few and "
    "comes last.",
)
CONFUSIONS = Text("헷갈리는 것", "What is taken for what")
CONFUSIONS_ABOUT = Text(
    "정답 대신 고른 답. 두 번 이상 나온 것만.", "Chosen instead of the right answer, twice or more."
)
SUSPECTS = Text("정답을 다시 볼 문제", "Questions whose key to look at again")
SUSPECTS_ABOUT = Text(
    "다른 문제를 잘 푸는 사람일수록 틀립니다. 30명부터 믿을 만하고, 10~29명은 참고만 합니다.",
    "Who does well elsewhere misses these more. Reliable from 30 learners; 10 to 29 are a hint.",
)
HARDEST = Text("어려운 문제", "Hard questions")
HARDEST_ABOUT = Text(
    "맞힌 비율(p), 변별도(rpb는 10명부터, D는 30명부터 셉니다. 모자라면 –).",
    "Share of right answers (p); discrimination (rpb from 10 learners, D from 30, else –).",
)
IDLE = Text("일하지 않는 보기", "Answers that do not work")
IDLE_ABOUT = Text(
    "본 사람의 5%도 고르지 않았거나, 잘하는 사람이 고른 틀린 보기. 30명부터 셉니다.",
    "Chosen by fewer than 5 % of those who saw it, or by the better ones. From 30 learners.",
)
RELIABILITY = Text("시험지의 신뢰도(KR-20)", "Reliability of forms (KR-20)")
RELIABILITY_ABOUT = Text(
    "같은 시드의 10문제 이상을 30명 이상이 끝까지 푼 시험지만.",
    "Only forms of 10 questions or more that 30 learners answered to the end.",
)
ERRORS = Text("드릴에서 한 실수", "Mistakes in drills")
UNREAD = Text("읽지 못해 뺀 것 {n}개: {names}", "{n} left out that could not be read: {names}")
REST = Text("나머지 {n}줄", "{n} more rows")
MORE = Text("… {n}줄 더(--all로 모두 보기)", "… {n} more (see all with --all)")

PLACE = Text("곳", "place")
MISSED = Text("틀림", "missed")
INTERVAL = Text("구간", "interval")
ANSWERS = Text("답", "answers")
PEOPLE = Text("사람", "learners")
RIGHT = Text("정답", "right")
TAKEN = Text("고른 답", "taken")
TIMES = Text("번", "times")
QUESTION = Text("문제", "question")
RIVAL = Text("잘하는 사람이 고른 답", "what the better ones choose")
IDLE_OPTION = Text("보기", "answer")
SHARE = Text("고름", "chosen")
FORM = Text("시드", "seed")
ERROR = Text("실수", "mistake")
FEW = Text("{n} 적음", "{n} few")
AS_HINT = Text("{value} 참고", "{value} hint")

SHEETS = Text("한 사람씩", "Each learner")
SHEET_SCORE = Text(
    "{answered}문제 가운데 {right}문제를 맞혔습니다({percent}).",
    "Knows {right} of {answered} ({percent}).",
)
SHEET_NONE = Text("셈할 답이 없습니다.", "No answers count.")
SHEET_CLEAR = Text(
    "지금 틀린 채로 남은 문제가 없습니다.", "Nothing is left that was answered wrongly."
)
READ = Text("읽기", "Read")
READ_WHY = Text("{answers}번 가운데 {wrong}번 틀림", "{wrong} of {answers} missed")
MIXED = Text(
    "‘{right}’{right:을/를} ‘{taken}’{taken:으로/로} 답합니다.", "Takes '{right}' for '{taken}'."
)
ANSWER_AGAIN = Text("다시 풀기", "Answer again")
DRILL = Text("드릴", "Drill")
DRILLS = Text(
    "드릴 {n}번, 가장 높은 점수 {best}점, 중대한 실수 {critical}번.",
    "{n} drills, best {best}, {critical} critical errors.",
)
PASSED = Text("통과: {days}", "Passed: {days}")
PASSED_DAY = Text("{track} {day}일째 {percent}점", "{track} day {day}: {percent} %")
