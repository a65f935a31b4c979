"""A page of every sort on the reference site."""

from __future__ import annotations

PAGES = [
    "", "procedures/", "procedures/return-defect/", "procedures/subscription-cancel/",
    "exceptions/return-eligibility/", "exceptions/privacy-breach-duties/", "scripts/return-accepted/",
    "escalations/cs-escalation/", "reference/", "reference/facts/", "reference/inputs/",
    "reference/terms/", "reference/laws/", "reference/kpis/", "reference/notices/",
    "reference/calendar/", "reasons/", "reasons/배송/", "roles/", "roles/파트장/", "channels/",
    "channels/채팅/", "training/", "stages/", "stages/intake/", "tracks/track-new-agent/",
    "personas/persona-worried-mother/", "questions/injury-comes-first/", "help/", "coverage/", "404.html",
]  # fmt: skip
