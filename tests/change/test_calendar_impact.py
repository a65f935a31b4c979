"""What rests on the calendar, which nothing names."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import AS_OF, change, cscx

CALENDAR = "sops/reference/calendar.yaml"


def _graded(out: str) -> dict[tuple[str, str], str]:
    report = json.loads(out)
    concerned = report.get("impact", report)["concerned"]
    return {(e["subject"]["kind"], e["subject"]["name"]): e["grade"] for e in concerned}


def test_business_hours_and_business_days_rest_on_the_calendar(repository: Path) -> None:
    found = _graded(cscx("impact", "calendar", *AS_OF, "-f", "json", folder=repository).out)
    for name in (
        ("escalation", "cs-escalation"),
        ("role", "법무"),
        ("channel", "전화"),
        ("fact", "환급기한"),
        ("input", "시간대"),
        ("sop", "delivery-delay"),
    ):
        assert found.get(name) == "reread", name
    assert found["role", "상담사"] == "mentions"
    assert ("role", "운영총괄") not in found
    assert ("fact", "반품기한") not in found


def test_a_changed_calendar_is_told_with_what_rests_on_it(repository: Path) -> None:
    change(repository, CALENDAR, "월-금: 09:00-18:00", "월-금: 10:00-17:00")
    asked = cscx("impact", "calendar", *AS_OF, "-f", "json", folder=repository)
    done = cscx("diff", *AS_OF, "-f", "json", folder=repository)
    found = _graded(done.out)
    for name, grade in _graded(asked.out).items():
        assert name in found
        assert grade == found[name] or found[name] == "wrong"
