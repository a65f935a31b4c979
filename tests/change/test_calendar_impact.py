"""What rests on the calendar, which nothing names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_calendar_is_called_by_its_kind_alone(repository: Path, language: str) -> None:
    change(repository, CALENDAR, "09:00-18:00", "09:00-17:00")
    for form in ("text", "markdown"):
        asked = ("diff", "HEAD", *AS_OF, "--lang", language, "--all", "-f", form)
        told = cscx(*asked, folder=repository).out.replace(CALENDAR, "")
        assert "영업시간" in told or "usiness hours" in told
        assert "달력 calendar" not in told
        assert not re.search(r"calendar\W*calendar", told, re.IGNORECASE)
