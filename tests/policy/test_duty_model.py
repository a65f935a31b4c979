"""The data of “who now” on a page, and the answers a browser must find in it.

tests/vectors/escalation.json holds both; tests/browser/test_duty.py asks the JavaScript the same.
Write it anew with `python -m tests.policy.test_duty_model`.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from cscx.policy.escalation.matrix import Matrix
from cscx.policy.escalation.who import OnCall, who_known
from cscx.publish.pieces.duty import askable, duty_model
from tests.policy.matrices import SEOUL, calendar, matrix

FILE = Path(__file__).parents[1] / "vectors" / "escalation.json"
FIRST = date(2026, 9, 21)
DAYS = 30
START = datetime(2026, 9, 21, tzinfo=SEOUL)


def made() -> Matrix:
    roles = {
        "파트장": ("내선 1100", "영업시간", "당직"),
        "CS매니저": ("내선 1001", "평일 09:00-21:00", "파트장"),
        "당직": ("내선 0199", "매일 18:00-09:00, 주말 00:00-24:00", None),
        "운영총괄": ("당직폰 큐 2900", "항상", None),
    }
    paths = {
        "긴급": [("파트장", "5분"), ("CS매니저", "1.5시간"), ("운영총괄", "30분")],
        "전달": [("파트장", "1영업일"), ("CS매니저", "2일"), ("운영총괄", "1주")],
        "당직": [("당직", "90초"), ("운영총괄", "30분")],
    }
    rules: list[tuple[str, dict[str, object], str]] = [
        ("낮-긴급", {"심각도": ["P1", "P2"], "시간대": "영업시간"}, "긴급"),
        ("낮-전달", {"심각도": "P3", "시간대": "영업시간"}, "전달"),
        ("밤", {"심각도": ["P1", "P2"], "시간대": "영업시간 밖"}, "당직"),
    ]
    own = calendar(closed={date(2026, 9, 30): "창립기념일"})
    return matrix(paths=paths, roles=roles, rules=rules, repeat=2, days=own)


def vectors() -> dict[str, Any]:
    """The model and, for moments that matter, what Python answers."""
    one = made()
    model = duty_model(one, FIRST, "ko", DAYS)
    assert model is not None
    moments = [
        "2026-09-21 00:00", "2026-09-21 08:59", "2026-09-21 09:00", "2026-09-21 17:58",
        "2026-09-22 17:59", "2026-09-23 17:00", "2026-09-24 10:00", "2026-09-26 12:00",
        "2026-09-30 10:00", "2026-10-02 16:00", "2026-10-05 10:00", "2026-10-05 23:10",
        "2026-10-09 09:30",
    ]  # fmt: skip
    cases = []
    for text in moments:
        at = datetime.fromisoformat(text).replace(tzinfo=SEOUL)
        for severity in ("P1", "P3"):
            found = who_known(one, {"심각도": severity}, at)
            cases.append(_case(model, one, severity, at, found))
    return {"model": model, "cases": cases}


def _case(
    model: dict[str, Any], one: Matrix, severity: str, at: datetime, found: OnCall
) -> dict[str, Any]:
    names = [name for name, _ in model["roles"]]

    def minutes(moment: datetime) -> float:
        length = (moment - START) / timedelta(minutes=1)
        return int(length) if length.is_integer() else length

    return {
        "at": minutes(at),
        "chosen": [["P1", "P2", "P3"].index(severity)],
        "open": found.standing.open,
        "why": found.standing.why.ko,
        "path": list(one.paths).index(found.path.name) if found.path else -1,
        "calls": [
            {
                "number": call.number,
                "level": call.level,
                "turn": call.turn,
                "called": model["called"].index(call.role),
                "role": names.index(call.reached.role.name) if call.reached.role else -1,
                "within": call.deadline.text,
                "since": minutes(call.since),
                "due": minutes(call.due) if minutes(call.due) < model["end"] else None,
            }
            for call in found.calls
            if minutes(call.since) < model["end"]
        ],
    }


def test_the_shared_vectors_are_what_python_answers() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(vectors()))


def test_the_vectors_hold_what_is_hard() -> None:
    found = vectors()
    cases = found["cases"]
    assert {case["path"] for case in cases} == {0, 1, 2, -1}
    assert {"개천절 대체 휴일이라 쉽니다", "창립기념일이라 쉽니다"} <= {
        case["why"] for case in cases
    }
    roles = {call["role"] for case in cases for call in case["calls"]}
    assert -1 in roles
    assert any(call["due"] is None for case in cases for call in case["calls"])
    assert len(found["model"]["states"]) >= 4


def test_ranges_of_a_number_are_offered_as_the_rules_tell_them_apart() -> None:
    assert [choice.text.ko for choice in (askable(made()) or {})["심각도"]] == ["P1", "P2", "P3"]


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    found = vectors()
    lines = [json.dumps(case, ensure_ascii=False) for case in found["cases"]]
    model = json.dumps(found["model"], ensure_ascii=False)
    body = ",\n  ".join(lines)
    text = f'{{"model": {model},\n "cases": [\n  {body}\n]}}\n'
    FILE.write_text(text, encoding="utf-8")
