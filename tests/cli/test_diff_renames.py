"""`cscx diff` where something has another name: what refers to it has not changed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.program import AS_OF, change, cscx, git

ROLES = "sops/reference/roles.yaml"
RETURN = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"


def test_what_keeps_an_old_name_has_not_changed(kept: Path) -> None:
    change(kept, ROLES, "  물류:\n", "  물류센터:\n")
    out = cscx("diff", *AS_OF, folder=kept).out
    assert out.startswith("역할 1개가 바뀝니다. 지금 틀린 것 1건.\n")
    assert "물류센터에서 물류로" not in out
    data = json.loads(cscx("diff", "-f", "json", *AS_OF, folder=kept).out)
    assert [each["sort"] for each in data["changes"]] == ["renamed"]


def test_answers_that_follow_a_renamed_role_have_not_changed(kept: Path) -> None:
    text = (kept / TABLE).read_text(encoding="utf-8")
    text = text.replace(
        "처리: {values: [환불, 불가]}",
        "처리: {values: [환불, 불가]}\n  승인: {type: role, values: [물류, 파트장]}",
    )
    for answer in ("환불", "불가"):
        text = text.replace(f"then: {{처리: {answer}}}", f"then: {{처리: {answer}, 승인: 물류}}")
    (kept / TABLE).write_text(text, encoding="utf-8")
    git(kept, "commit", "-q", "-a", "-m", "base")
    for path in (ROLES, TABLE, RETURN):
        file = kept / path
        renamed = file.read_text(encoding="utf-8").replace("물류", "물류센터")
        file.write_text(renamed, encoding="utf-8")
    data = json.loads(cscx("diff", "HEAD", "-f", "json", *AS_OF, folder=kept).out)
    assert [each["sort"] for each in data["changes"]] == ["renamed"]
