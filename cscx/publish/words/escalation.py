"""What the page of an escalation matrix says."""

from __future__ import annotations

from cscx.messages import Text

WORDS: dict[str, Text] = {
    "severities": Text("얼마나 급한가요?", "How urgent is it?"),
    "severities_hint": Text(
        "얼마나 급한가요? 헷갈리면 높은 쪽을 고릅니다.",
        "How urgent is it? If in doubt, choose the higher one.",
    ),
    "duty_now": Text("지금 연락할 곳", "Call now"),
    "duty_steps": Text("차례", "Levels"),
    "duty_answer": Text("답 받음", "Answered"),
    "duty_copy": Text("전달할 내용", "What to pass on"),
    "duty_stale": Text(
        "이 화면에 든 달력은 {date}까지입니다. 지금 담당은 아래 표에서 찾고, 사이트를 새로 만들어 달라고 하세요.",
        "The calendar of this page ends on {date}. Look below, and have the site built again.",
    ),
    "duty_reach": Text(
        "{date}까지의 공휴일과 근무 시간이 들어 있습니다.", "Knows holidays and hours until {date}."
    ),
    "duty_below": Text(
        "아래 표에서 지금에 맞는 줄을 찾으세요.", "Find the line for now in the table below."
    ),
    "paths": Text("연락 순서", "Who to call, in order"),
    "repeat": Text("응답이 없으면 {n}번까지 반복", "up to {n} rounds"),
    "matrix": Text("언제 어느 순서로", "Which path, when"),
    "path": Text("연락 순서", "Path"),
    "first_call": Text("첫 연락", "First call"),
    "handoff_text": Text("전달할 내용", "What to pass on"),
    "customer_told": Text("고객에게 할 말", "Tell the customer"),
    "field_at": Text("시각", "at"),
    "field_path": Text("연락 순서", "path"),
    "field_call": Text("첫 연락", "call"),
    "field_within": Text("응답 기한", "within"),
    "field_next": Text("다음", "next"),
    "field_calls": Text("차례", "calls"),
    "field_repeat": Text("되풀이", "times"),
    "contacts": Text("연락처", "Contacts"),
    "reach": Text("연락", "Reach"),
    "hours": Text("시간", "Hours"),
    "backup": Text("없으면", "Backup"),
    "answered_in": Text("{} 안", "within {}"),
}

# What the browser says; `{n}` and the like are filled there.
BROWSER_WORDS: dict[str, Text] = {
    "duty_none": Text("받을 사람 없음", "nobody"),
    "duty_nobody": Text(
        "{role} 차례인데 받을 사람이 없습니다", "It is the turn of {role}, but nobody answers"
    ),
    "duty_later": Text("{time}에 연락", "Call on {time}"),
    "duty_urgent": Text("급하면 지금 {role}", "If it cannot wait: {role} now"),
    "duty_no_rule": Text("맞는 규칙이 없습니다", "No rule fits"),
    "duty_for": Text("{role} 대신", "for {role}"),
    "duty_until": Text("{time}까지, 다음은 {role}", "until {time}, then {role}"),
    "duty_rounds": Text("{n}번까지 반복", "up to {n} rounds"),
    "duty_start": Text("연락했음, 시간 재기", "Called: start the clock"),
    "duty_next": Text("다음 차례로 연락", "Called the next one"),
    "duty_then": Text("안에 답이 없으면 {role}", "without an answer, then {role}"),
    "duty_then_end": Text("안에 답이 없으면 순서가 끝남", "without an answer, then the path ends"),
    "duty_then_by": Text("까지 답이 없으면 {role}", "without an answer by then, {role}"),
    "duty_then_by_end": Text(
        "까지 답이 없으면 순서가 끝남", "without an answer by then, the path ends"
    ),
    "duty_late": Text(
        "기한이 지났습니다. 이제 {role}에게 연락하세요.", "Overdue. Call {role} now."
    ),
    "duty_late_end": Text("기한이 지났고 순서가 끝났습니다.", "Overdue, and the path has ended."),
    "duty_minute": Text("1분 남았습니다.", "One minute left."),
    "duty_called": Text(
        "{role}에게 연락했습니다. 기한 {within}.", "Called {role}. Answer due in {within}."
    ),
    "duty_answered": Text("답을 받았습니다.", "Answered."),
}
