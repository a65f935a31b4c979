"""`cscx decide` for one case: the answer with its reason, or what to ask next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from time import sleep

import pytest

from tests.cli.program import AS_OF, CHECKOUT, Result, change, cscx

TABLE = "sops/exceptions/eligibility.yaml"


def decide(folder: Path, *args: str) -> Result:
    return cscx("decide", *args, *AS_OF, folder=folder)


def test_a_decided_case_prints_the_answer_the_reason_and_what_would_change_it(clean: Path) -> None:
    done = decide(clean, "eligibility", "경과일=7", "상품상태=정상")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "처리  환불",
        "",
        "까닭  법정 기한 안이다",
        "근거  전자상거래법 제17조(청약철회등)",
        "규칙  기한안",
        "조건  경과일    7일 (7일 이하)",
        "      상품상태  정상",
        "",
        "달라지는 경우",
        "  경과일이 8일 이상이라면 처리 불가",
        "  상품상태가 사용흔적이라면 처리 불가",
    ]


def test_a_case_not_fully_known_prints_what_is_possible_and_what_to_ask(clean: Path) -> None:
    done = decide(clean, "eligibility", "경과일=7")
    assert done.code == 1
    assert done.out.splitlines()[:6] == [
        "아직 정할 수 없습니다.",
        "물을 것: 상품상태: “포장만 여셨나요, 써 보셨나요?” (많아야 1번 물으면 됩니다)",
        "",
        "가능한 결과",
        "  처리 환불",
        "  처리 불가",
    ]


def test_facts_that_change_nothing_need_not_be_known(clean: Path) -> None:
    assert decide(clean, "eligibility", "경과일=8").code == 0


def test_what_nobody_knows_is_not_asked_for_again(clean: Path) -> None:
    done = decide(clean, "eligibility", "경과일=7", "--nobody-knows", "상품상태")
    assert done.code == 1
    assert "더 물을 것이 없습니다. 책임자가 정해야 합니다." in done.out
    assert done.out == decide(clean, "eligibility", "경과일=7", "상품상태=?").out


def test_json_says_the_same_with_the_fingerprint_of_the_policy(clean: Path) -> None:
    done = decide(clean, "eligibility", "경과일=7", "상품상태=정상", "-f", "json")
    data = json.loads(done.out)
    assert (data["status"], data["outcomes"]) == ("decided", [{"처리": "환불"}])
    assert data["known"] == {"경과일": 7, "상품상태": "정상"}
    assert data["reasons"][0]["law"] == "전자상거래법-17"
    assert data["instead"][0] == {
        "input": "경과일",
        "condition": "8일 이상",
        "outcomes": [{"처리": "불가"}],
    }
    assert data["policy"].startswith("1:")
    open_ = json.loads(decide(clean, "eligibility", "-f", "json").out)
    assert (open_["status"], open_["ask"]) == ("open", {"input": "경과일", "at_most": 2})


def test_the_fingerprint_changes_with_a_fact_and_not_with_an_example(clean: Path) -> None:
    def policy() -> str:
        done = decide(clean, "eligibility", "-f", "json")
        return str(json.loads(done.out)["policy"])

    before = policy()
    change(clean, TABLE, "name: 하루 지남", "name: 하루를 넘김")
    assert policy() == before
    change(clean, "sops/reference/facts.yaml", "value: 7일", "value: 8일")
    assert policy() != before


def test_a_coming_value_counts_from_its_day_on(clean: Path) -> None:
    change(
        clean,
        "sops/reference/facts.yaml",
        "value: 7일",
        "value: 7일\n    next: {value: 10일, effective: 2027-01-01}",
    )
    asked = ("decide", "eligibility", "경과일=9", "상품상태=정상", "-f", "json")
    outcomes = [
        json.loads(cscx(*asked, "--as-of", day, folder=clean).out)["outcomes"]
        for day in ("2026-12-31", "2027-01-01")
    ]
    assert outcomes == [[{"처리": "불가"}], [{"처리": "환불"}]]


def test_a_policy_that_is_not_in_force_is_decided_with_a_note(clean: Path) -> None:
    change(clean, TABLE, "effective: 2026-03-01", "effective: 2027-03-01")
    done = decide(clean, "eligibility", "경과일=9")
    assert (done.code, done.err) == (0, "2027-03-01부터 시행하는 기준입니다.\n")


def test_every_table_is_listed_with_its_inputs(clean: Path) -> None:
    done = decide(clean, "--list")
    assert (done.code, done.out) == (0, "eligibility  반품 판정\n             경과일, 상품상태\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        ([], "오류: 어느 판정표인지 쓰세요.\n  판정표 모두 보기: cscx decide --list\n"),
        (
            ["eligibilty"],
            "오류: ‘eligibilty’ 판정표는 없습니다.\n  혹시 ‘eligibility’인가요?\n",
        ),
        (["x"], "오류: ‘x’ 판정표는 없습니다.\n  판정표: eligibility\n"),
        (
            ["desk"],
            "오류: ‘desk’는 에스컬레이션입니다. 판정표가 아닙니다.\n  `cscx who desk`로 물으세요.\n",
        ),
        (
            ["return"],
            "오류: ‘return’은 SOP입니다. 판정표가 아닙니다.\n  `cscx walk return`로 밟아 보세요.\n",
        ),
        (
            ["eligibility", "경과=3"],
            (
                "오류: 1번째 값 ‘경과=3’: ‘경과’는 여기서 쓰지 않습니다.\n"
                "  혹시 ‘경과일’인가요? 쓰는 이름: 경과일, 상품상태\n"
            ),
        ),
        (
            ["eligibility", "--nobody-knows", "상품상테"],
            (
                "오류: --nobody-knows에 쓴 ‘상품상테’는 이 판정에 쓰는 입력이 아닙니다.\n"
                "  혹시 ‘상품상태’인가요?\n"
            ),
        ),
    ],
    ids=[
        "no table",
        "misspelled",
        "unknown",
        "a matrix",
        "an SOP",
        "unknown input",
        "unknown name",
    ],
)
def test_a_mistake_is_told_and_ends_with_2(clean: Path, args: list[str], told: str) -> None:
    done = decide(clean, *args)
    assert (done.code, done.out, done.err) == (2, "", told)


def test_a_computed_input_given_otherwise_than_it_computes_is_refused() -> None:
    case = ("coupon-restore", "상품합계=5만원", "취소상품금액=2만원")
    done = decide(CHECKOUT, *case, "남는금액=4만원")
    assert (done.code, done.out, done.err) == (
        2,
        "",
        (
            "오류: ‘남는금액’은 다른 값으로 셈하면 3만원인데 4만원으로 적었습니다.\n"
            "  ‘남는금액’을 빼면 저절로 셈합니다.\n"
        ),
    )
    assert decide(CHECKOUT, *case, "남는금액=3만원").code == 1  # more to ask, nothing wrong


def test_a_table_with_a_mistake_is_named_with_its_line(clean: Path) -> None:
    change(clean, TABLE, "상품상태: 사용흔적}", "상품상태: 사용흔젹}")
    done = decide(clean, "eligibility", "경과일=3")
    assert done.code == 2
    assert done.err.splitlines() == [
        "오류: ‘eligibility’ 판정표에 잘못된 곳이 있어 판정할 수 없습니다.",
        "  sops/exceptions/eligibility.yaml:18: ‘사용흔젹’은 ‘상품상태’의 값이 아닙니다.",
        "  모두 보기: cscx lint",
    ]


# Whoever runs the tests in the background has Ctrl-C ignored in all that they start.
ON_A_TERMINAL = """
import os, pty, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))
"""


# Between showing a prompt and waiting for a key Python does not notice Ctrl-C; no hand is as quick.
_READY = 0.3


def interview(folder: Path, *replies: bytes) -> tuple[int, str]:
    """Run on a terminal and type one reply at each prompt; the exit code and what was shown."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "80", "NO_COLOR": "1"}
    program = [sys.executable, "-m", "cscx", "decide", "eligibility", *AS_OF]
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
        patience = Timer(60, process.kill)
        patience.start()
        while part := os.read(process.stdout.fileno(), 4096):
            shown += part
            if shown.endswith(b"> ") and waiting:
                sleep(_READY)
                process.stdin.write(waiting.pop(0))
                process.stdin.flush()
        code = process.wait()
        patience.cancel()
    return code, shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_missing_facts_are_asked_for_one_by_one(clean: Path) -> None:
    code, shown = interview(clean, "아홉\n".encode(), b"3\n", b"1\n")
    assert code == 0
    assert "‘아홉’은 정수가 아닙니다." in shown
    assert "“포장만 여셨나요, 써 보셨나요?”" in shown
    assert "처리  환불" in shown


def test_ctrl_d_stops_asking_and_shows_what_is_still_possible(clean: Path) -> None:
    code, shown = interview(clean, b"3\n", b"\x04")
    assert code == 1
    assert "가능한 결과\n  처리 환불\n  처리 불가" in shown


def test_ctrl_c_ends_the_run_without_a_traceback(clean: Path) -> None:
    code, shown = interview(clean, b"3\n", b"\x03")
    assert code == 130
    assert "멈췄습니다." in shown
    assert "Traceback" not in shown
