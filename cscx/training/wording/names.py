"""What types of questions and levels are called."""

from __future__ import annotations

from cscx.messages import Text

TYPES = {
    "boundary": Text("경계", "boundary"), "case": Text("사례", "case"),
    "next_action": Text("다음 할 일", "next action"), "before": Text("먼저 할 일", "what comes first"),
    "order": Text("차례", "order"), "escalate": Text("에스컬레이션", "escalation"),
    "handoff": Text("이관", "hand-off"), "say_dont": Text("하지 않는 말", "not to say"),
    "numeric": Text("숫자", "number"), "term": Text("용어", "term"), "law": Text("법령", "law"),
    "written": Text("직접 쓴 문제", "hand-written"),
}  # fmt: skip
LEVELS = {
    "remember": Text("기억", "remember"),
    "apply": Text("적용", "apply"),
    "decide": Text("판단", "decide"),
}
