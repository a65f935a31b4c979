"""A page of every sort on the reference site."""

from __future__ import annotations

PAGES = [
    "", "procedures/", "procedures/return-defect/", "procedures/subscription-cancel/",
    "exceptions/return-eligibility/", "exceptions/privacy-breach-duties/", "scripts/return-accepted/",
    "escalations/cs-escalation/", "reference/", "reference/facts/", "reference/facts/반품기한/",
    "reference/facts/교환연장기한/", "reference/inputs/", "reference/inputs/경과일/", "reference/inputs/상품상태/",
    "reference/terms/", "reference/laws/", "reference/kpis/", "reference/notices/",
    "reference/calendar/", "reasons/", "reasons/배송/", "roles/", "roles/파트장/", "channels/",
    "channels/채팅/", "training/", "stages/", "stages/intake/", "stages/handle_2/", "coverage/", "offline/", "tracks/track-new-agent/",
    "personas/persona-worried-mother/", "questions/injury-comes-first/", "help/", "404.html",
    "drills/", "drills/order-cancel/", "learn/", "learn/quiz/#document=return-eligibility&seed=1",
]  # fmt: skip
