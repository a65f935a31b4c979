"""`cscx walk`: the story of a case, what is needed next, and mistakes told with their place."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, CHECKOUT, Result, change, cscx
from tests.cli.test_decide import ON_A_TERMINAL

SOP = "sops/procedures/return.yaml"
TABLE = "sops/exceptions/eligibility.yaml"


def walk(folder: Path, *args: str) -> Result:
    return cscx("walk", *args, *AS_OF, folder=folder)


def test_a_walk_tells_each_step_why_it_goes_on_and_where_it_ends(clean: Path) -> None:
    done = walk(clean, "return", "경과일=7", "상품상태=정상")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "단순 변심 반품 (return)",
        "",
        "[접수]",
        "1. 접수 → 판정",
        "   받은 날과 상품 상태를 묻는다.",
        "   확인  경과일 7일, 상품상태 정상",
        "",
        "[분류·배정]",
        "2. 판정 → 회수접수",
        "   판정  처리 환불",
        "   까닭  법정 기한 안이다",
        "   근거  전자상거래법 제17조(청약철회등)",
        "   규칙  기한안: 경과일 7일 이하, 상품상태 정상",
        "",
        "[응대·처리]",
        "3. 회수접수 → 기록",
        "   회수 날짜를 정한다.",
        "   말    반품 접수 안내 (accepted) “{고객명} 고객님, 반품 접수해 드리겠습니다.”",
        "   전달  물류: 주문번호",
        "   기한  1영업일",
        "   회신  회수 완료일",
        "",
        "[후속 관리]",
        "4. 기록",
        "   상담 이력에 적는다.",
        "",
        "끝: 해결",
    ]


def test_what_is_needed_next_is_said_with_how_to_give_it(clean: Path) -> None:
    done = walk(clean, "return", "경과일=9")
    assert done.code == 1
    assert done.out.splitlines()[-4:] == [
        "‘거절안내’를 알아야 이어집니다.",
        "  고객에게: “더 이야기하고 싶으신가요?”",
        "  답: 예, 아니오",
        "  이렇게 더하세요: 거절안내=예",
    ]


def test_an_escalation_says_with_a_time_whom_to_call(clean: Path) -> None:
    given = ("return", "경과일=9", "거절안내=예")
    assert "지금" not in walk(clean, *given).out
    done = walk(clean, *given, "--at", "2026-11-23 14:00")
    assert done.code == 0
    told = done.out.splitlines()
    assert "   올림     에스컬레이션 (desk) · 보통 경로" in told
    assert told[told.index("끝: 넘김") + 1 :][:4] == [
        "",
        "2026-11-23 14:00 월요일 · 영업시간입니다. 18:00까지",
        "",
        "지금   파트장  내선 1100",
    ]


def test_a_deadline_says_with_a_time_when_it_falls_due(clean: Path) -> None:
    done = walk(clean, "return", "경과일=7", "상품상태=정상", "--at", "2026-11-20 14:00")
    assert "   기한  1영업일 (2026-11-23 18:00 월요일까지)" in done.out.splitlines()


def test_json_says_the_same_for_programs(clean: Path) -> None:
    done = walk(
        clean, "return", "경과일=9", "거절안내=예", "--at", "2026-11-23 14:00", "-f", "json"
    )
    data = json.loads(done.out)
    assert (data["status"], data["end"], data["needs"]) == ("ended", "escalated", None)
    assert data["path"] == ["return.접수", "return.판정", "return.거절안내", "return.상위판단"]
    assert data["known"] == {"경과일": 9, "eligibility.처리": "불가"}
    assert data["steps"][1]["decided"]["outcome"] == {"처리": "불가"}
    assert data["steps"][3]["escalation"] == {"matrix": "desk", "with": {"심각도": "P2"}, "path": "보통"}  # fmt: skip
    assert (data["who"]["call"]["role"], data["who"]["call"]["due"]) == ("파트장", "2026-11-23T14:10:00+09:00")  # fmt: skip
    needed = json.loads(walk(clean, "return", "-f", "json").out)
    assert (needed["status"], needed["needs"]["name"]) == ("needs", "경과일")


def test_what_the_way_did_not_need_is_named(clean: Path) -> None:
    done = walk(clean, "return", "경과일=7", "상품상태=정상", "거절안내=예")
    assert (done.code, done.err) == (0, "이 길에서 쓰지 않은 것: 거절안내\n")


def test_a_loop_is_no_end(clean: Path) -> None:
    change(clean, SOP, "      아니오: 거절기록", "      아니오: 거절안내")
    done = walk(clean, "return", "경과일=9", "거절안내=아니오")
    assert done.code == 1
    assert done.out.splitlines()[-1] == "끝: 제자리(바뀐 것 없이 같은 단계로 돌아왔습니다)"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "오류: 어느 SOP인지 쓰세요.\n  SOP 모두 보기: cscx walk --list\n"),
        (["retrun"], "오류: ‘retrun’ SOP는 없습니다.\n  혹시 ‘return’인가요?\n"),
        (
            ["eligibility"],
            "오류: ‘eligibility’는 SOP가 아니라 판정표입니다.\n  `cscx decide eligibility`로 물으세요.\n",
        ),
        (["return", "경과일=아홉"], "오류: 1번째 값 ‘경과일=아홉’: ‘아홉’은 정수가 아닙니다.\n  7, 7일처럼 쓰세요.\n"),
        (["return", "경과일=9", "거절안내=아뇨"], "오류: ‘아뇨’는 ‘거절안내’의 답이 아닙니다.\n  고를 수 있는 답: 예, 아니오.\n"),
        (["return", "경과일=9", "--at", "25시"], "오류: ‘25시’는 시각이 아닙니다.\n  2026-10-05 23:10처럼 쓰세요. 오늘이면 23:10만 써도 됩니다.\n"),
    ],
    ids=["no SOP", "misspelled", "a table", "no value", "no answer", "no time"],
)  # fmt: skip
def test_a_mistake_is_told_and_ends_with_2(clean: Path, args: list[str], told: str) -> None:
    done = walk(clean, *args)
    assert (done.code, done.err) == (2, told)


def test_a_name_that_is_not_used_is_told_with_the_nearest(clean: Path) -> None:
    done = walk(clean, "return", "경과=9")
    assert done.code == 2
    assert done.err.startswith(
        "오류: 1번째 값 ‘경과=9’: ‘경과’는 여기서 쓰지 않습니다.\n  혹시 ‘경과일’인가요?"
    )


def test_a_mistake_in_a_table_on_the_way_is_named_with_its_line(clean: Path) -> None:
    change(clean, TABLE, "상품상태: 사용흔적}", "상품상태: 사용흔젹}")
    done = walk(clean, "return", "경과일=3")
    assert done.code == 2
    assert done.out.splitlines()[-2:] == [
        f"멈춤: {TABLE}:18: ‘사용흔젹’은 ‘상품상태’의 값이 아닙니다.",
        "  혹시 ‘사용흔적’인가요? 고를 수 있는 값: 정상, 사용흔적.",
    ]


def test_a_step_that_is_not_there_is_named_where_it_is_wanted(clean: Path) -> None:
    change(clean, SOP, "    next: 기록", "    next: 기룍")
    done = walk(clean, "return", "경과일=7", "상품상태=정상")
    assert done.code == 2
    assert done.out.splitlines()[-2:] == [
        f"멈춤: {SOP}:29: ‘기룍’ 단계가 없습니다.",
        "  단계 이름을 확인하세요.",
    ]


def test_a_case_without_a_rule_is_stuck_and_not_a_mistake_of_the_user(clean: Path) -> None:
    change(clean, SOP, "      불가: 거절안내\n", "")
    done = walk(clean, "return", "경과일=9")
    assert done.code == 1
    assert done.out.splitlines()[-2:] == [
        f"멈춤: {SOP}:19: ‘판정’에 ‘불가’의 길이 없습니다.",
        "  branches에 더하거나 SOP에 otherwise를 두세요.",
    ]


def test_every_sop_is_listed(clean: Path) -> None:
    assert walk(clean, "--list").out == "return  단순 변심 반품\n"


def interview(folder: Path, *replies: bytes) -> tuple[int, str]:
    """Walk on a terminal and type one reply at each prompt; the exit code and what was shown."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "80", "NO_COLOR": "1"}
    program = [sys.executable, "-m", "cscx", "walk", "return", *AS_OF]
    waiting = list(replies)
    with subprocess.Popen(
        [sys.executable, "-c", ON_A_TERMINAL, *program],
        cwd=folder,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        shown = b""
        while part := os.read(process.stdout.fileno(), 4096):
            shown += part
            if shown.endswith(b"> ") and waiting:
                process.stdin.write(waiting.pop(0))
                process.stdin.flush()
        code = process.wait()
    return code, shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_the_story_is_told_between_the_questions(clean: Path) -> None:
    code, shown = interview(clean, b"9\n", b"2\n")
    assert code == 0
    order = ["1. 접수 → 판정", "“상품을 며칠 전에 받으셨나요?”", "2. 판정 → 거절안내", "“더 이야기하고 싶으신가요?”", "3. 거절안내 → 거절기록", "끝: 거절"]  # fmt: skip
    places = [shown.index(text) for text in order]
    assert places == sorted(places)
    assert shown.count("1. 접수") == 1


def test_ctrl_d_stops_with_what_is_needed(clean: Path) -> None:
    code, shown = interview(clean, b"9\n", b"\x04")
    assert code == 1
    assert "‘거절안내’를 알아야 이어집니다." in shown


def test_every_case_of_a_file_is_walked_and_no_row_is_lost(clean: Path) -> None:
    (clean / "cases.csv").write_text(
        "번호,경과일,상품상태,거절안내\n"
        "1,7,정상,\n2,9,,아니오\n3,9,정상,\n4,열,정상,\n5,9,정상,아뇨\n6,9,,예\n",
        encoding="utf-8",
    )
    done = walk(clean, "return", "--cases", "cases.csv", "-o", "out.csv")
    assert (done.code, done.out) == (1, "6건: 끝남 3, 모자람 1, 못 읽음 2\n")
    with (clean / "out.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["번호"], row["cscx.status"], row["cscx.end"]) for row in rows] == [
        ("1", "ended", "resolved"),
        ("2", "ended", "refused"),
        ("3", "needs 거절안내", ""),
        ("4", "invalid", ""),
        ("5", "invalid", ""),
        ("6", "ended", "escalated"),
    ]
    assert rows[0]["cscx.path"] == "return.접수 > return.판정 > return.회수접수 > return.기록"
    assert (rows[0]["cscx.rules"], rows[0]["cscx.handoffs"]) == ("eligibility.기한안", "물류")
    assert rows[5]["cscx.escalation"] == "desk.보통"
    assert rows[3]["cscx.problem"] == "경과일: ‘열’은 정수가 아닙니다"
    assert rows[4]["cscx.problem"] == "‘아뇨’는 ‘거절안내’의 답이 아닙니다"
    assert {row["cscx.policy"][:2] for row in rows[:3]} == {"1:"}


def test_a_mapping_names_columns_for_inputs_and_answers(clean: Path) -> None:
    (clean / "cases.csv").write_text("elapsed,more\n9,N\n", encoding="utf-8")
    (clean / "map.yaml").write_text(
        "sop: return\ncolumns:\n  elapsed: 경과일\n"
        "  more: {input: 거절안내, values: {N: 아니오, Y: 예}}\n",
        encoding="utf-8",
    )
    done = walk(clean, "return", "--cases", "cases.csv", "--map", "map.yaml", "-o", "out.csv")
    assert (done.code, done.out) == (0, "1건: 끝남 1\n")


def test_the_fingerprint_changes_with_a_step_and_with_a_table_on_the_way(clean: Path) -> None:
    (clean / "cases.csv").write_text("경과일,상품상태\n7,정상\n", encoding="utf-8")

    def policy() -> str:
        walk(clean, "return", "--cases", "cases.csv", "-o", "out.csv", "--overwrite")
        with (clean / "out.csv").open(encoding="utf-8") as stream:
            return next(csv.DictReader(stream))["cscx.policy"]

    first = policy()
    assert policy() == first
    change(clean, SOP, "      within: 1영업일", "      within: 2영업일")
    second = policy()
    change(clean, "sops/reference/facts.yaml", "value: 7일", "value: 8일")
    assert len({first, second, policy()}) == 3
