"""`cscx diff` of what comes on a later day: versions that replace others, planned values."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import AS_OF, change, commit, cscx

FACTS = "sops/reference/facts.yaml"
REFUSED = "sops/scripts/refused.yaml"
TABLE = "sops/exceptions/eligibility.yaml"


def _later(branch: Path, source: str, name: str, *edits: tuple[str, str]) -> None:
    """A coming version of a document: from 2027-01-01 in place of it."""
    file = branch / source
    text = file.read_text(encoding="utf-8")
    begins = next(line for line in text.split("\n") if line.startswith("effective: "))
    header = f"replaces: {file.stem}\neffective: 2027-01-01"
    for old, new in ((begins, header), *edits):
        assert old in text
        text = text.replace(old, new)
    (file.parent / f"{name}.yaml").write_text(text, encoding="utf-8")


def test_a_coming_version_of_a_script_is_compared_with_the_one_it_replaces(branch: Path) -> None:
    _later(branch, REFUSED, "refused-later", ("기한", "접수 기한"))
    out = cscx("diff", *AS_OF, folder=branch).out
    assert "2027-01-01부터" in out
    assert "대신합니다." in out
    assert "{+접수 +}기한" in out
    assert "새로 생깁니다" not in out
    assert "시행일" not in out
    assert "sops/procedures/return.yaml" in out, "what says the old one is to be reread"


def test_a_coming_version_of_a_table_is_compared_as_a_function_on_its_day(branch: Path) -> None:
    _later(branch, TABLE, "eligibility-later")
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=branch).out)
    assert [(t["subject"]["name"], t["from"], t["status"]) for t in data["tables"]] == [
        ("eligibility-later", "2027-01-01", "same")
    ]
    assert [(c["sort"], c["old"], c["since"]) for c in data["changes"]] == [
        ("succeeds", "eligibility", "2027-01-01")
    ]
    on_the_day = cscx("diff", "-f", "json", "--as-of", "2027-02-01", folder=branch).out
    assert [t["from"] for t in json.loads(on_the_day)["tables"]] == [None]


def test_a_planned_value_is_told_as_coming_before_its_day_and_as_changed_from_then_on(
    branch: Path,
) -> None:
    plan = "value: 7일\n    next: {value: 14일, effective: 2026-12-15}"
    change(branch, FACTS, "value: 7일", plan)
    eve = cscx("diff", "--as-of", "2026-12-14", folder=branch).out
    assert "반품기한이 2026-12-15부터 7일에서 14일로 바뀔 예정입니다." in eve
    assert "2026-12-15부터: 서로 다른 경우" in eve
    day = cscx("diff", "--as-of", "2026-12-15", folder=branch).out
    assert "반품기한이 2026-12-15부터 7일에서 14일로 바뀝니다." in day
    assert "  서로 다른 경우" in day
    assert "예정" not in day


def test_a_plan_that_has_come_and_is_written_as_the_value_is_no_change(branch: Path) -> None:
    plan = "value: 7일\n    next: {value: 14일, effective: 2026-12-15}"
    change(branch, FACTS, "value: 7일", plan)
    commit(branch, "plan")
    change(branch, FACTS, plan, "value: 14일")
    change(
        branch,
        FACTS,
        "전자상거래법-17\n    effective: 2026-03-01",
        "전자상거래법-17\n    effective: 2026-12-15",
    )
    done = cscx("diff", "work", "--as-of", "2026-12-15", folder=branch)
    assert done.out == "뜻이 바뀐 것이 없습니다.\n"
