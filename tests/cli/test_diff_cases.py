"""`cscx diff --cases`: which real cases are decided differently, and which could not be compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.program import AS_OF, change, cscx, git

FACTS = "sops/reference/facts.yaml"
TABLE = "sops/exceptions/eligibility.yaml"
RETURN = "sops/procedures/return.yaml"
CASES = ("diff", "--cases", "tickets.csv", *AS_OF)


def _commit(root: Path) -> None:
    git(root, "commit", "-q", "-a", "-m", "base")


def _tickets(root: Path, *rows: str) -> None:
    (root / "tickets.csv").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _cases(root: Path) -> list[Any]:
    done = cscx(*CASES, "-f", "json", folder=root)
    assert done.code == 0, done.err
    found: list[Any] = json.loads(done.out)["cases"]
    return found


def _branches_on_days(root: Path) -> None:
    change(
        root,
        RETURN,
        "    next: 기록\n",
        "    next: 나누기\n"
        "  - id: 나누기\n    by: 경과일\n    branches:\n      3일 이하: 기록\n      3일 초과: 거절기록\n",
    )
    _commit(root)
    change(root, RETURN, "3일 이하: 기록", "5일 이하: 기록")
    change(root, RETURN, "3일 초과: 거절기록", "5일 초과: 거절기록")


def test_a_step_that_branches_otherwise_is_no_table_to_decide_cases_by(kept: Path) -> None:
    _branches_on_days(kept)
    _tickets(kept, "경과일,상품상태", "4,정상")
    done = cscx(*CASES, folder=kept)
    assert (done.code, done.err) == (
        0,
        (
            "판정이 바뀐 표가 없어 tickets.csv의 문의를 세지 않았습니다. "
            "한 표로 세어 보려면 --table을 쓰세요.\n"
        ),
    )
    assert "단계 ‘나누기’" in done.out
    done = cscx(*CASES, "--table", "return", folder=kept)
    assert done.code == 2
    assert "이 변경과 상관있는 판정표가 없습니다." in done.err


def test_a_file_without_a_column_for_any_table_is_refused(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    _tickets(kept, "a,b", "1,2")
    done = cscx(*CASES, folder=kept)
    assert (done.code, done.out, done.err) == (
        2,
        "",
        (
            "오류: tickets.csv에 판정이 바뀐 표의 입력과 이름이 같은 열이 없습니다.\n"
            "  입력: 경과일, 상품상태. 열과 입력을 잇는 매핑 파일을 --table, --map으로 주세요. "
            "매핑 초안: cscx decide eligibility --cases tickets.csv --write-map map.yaml\n"
        ),
    )


def test_matrices_that_call_otherwise_are_left_out_of_the_count(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    change(kept, "sops/reference/roles.yaml", "내선 1100", "내선 1177")
    _tickets(kept, "경과일,상품상태", "9,정상", "3,정상")
    done = cscx(*CASES, folder=kept)
    assert (done.code, done.err) == (0, "")
    assert "에스컬레이션 1개의 연락이 달라집니다" in " ".join(done.out.split())
    assert "2건 가운데 1건이 다르게 판정됩니다" in done.out
    assert [cases["table"] for cases in _cases(kept)] == ["eligibility"]
    done = cscx(*CASES, "--table", "desk", folder=kept)
    assert (done.code, done.out, done.err) == (
        2,
        "",
        (
            "오류: ‘desk’는 에스컬레이션이라 문의로 세지 않습니다. 판정표만 셉니다.\n"
            "  상관있는 표: eligibility\n"
        ),
    )


def test_a_change_of_matrices_alone_counts_nothing_and_says_so(kept: Path) -> None:
    change(kept, "sops/reference/roles.yaml", "내선 1100", "내선 1177")
    _tickets(kept, "심각도", "P1")
    done = cscx(*CASES, folder=kept)
    assert done.code == 0
    assert "판정이 바뀐 표가 없어 tickets.csv의 문의를 세지 않았습니다." in done.err


def test_cases_of_which_not_one_could_be_compared_are_no_all_clear(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    _tickets(kept, "상품상태,경과일", "정상,", "정상,")
    told = cscx(*CASES, folder=kept).out
    assert "2건을 하나도 비교하지 못했습니다." in told
    assert "다르게 판정되는 것은 없습니다" not in told
    assert "열이 파일에 없" not in told


def test_cases_without_a_value_are_told_apart_from_those_decided_differently(kept: Path) -> None:
    change(
        kept,
        TABLE,
        "{경과일: <fact:반품기한> 초과}",
        "{경과일: <fact:반품기한> 초과, 상품상태: 정상}",
    )
    _tickets(kept, "경과일", "3", "9")
    done = cscx(*CASES, folder=kept)
    told = " ".join(done.out.split())
    assert "다르게 판정되는 것은 없습니다" not in told
    assert "이 표에 필요한 열이 파일에 없어 2건을 하나도 비교하지 못했습니다." in told
    assert (
        "몰라서 판정하지 못한 값: 상품상태 2건(파일에 열이 없음). "
        "이 가운데 1건은 바뀌기 전에는 판정됐습니다."
    ) in told
    (cases,) = _cases(kept)
    assert (cases["changed"], cases["unknown"], cases["lost"], cases["won"]) == (
        0,
        {"상품상태": 2},
        1,
        0,
    )


MAPPED = (*CASES, "--table", "eligibility", "--map", "map.yaml")


def test_what_a_mapping_says_of_an_input_that_only_one_version_has_is_no_mistake(
    kept: Path,
) -> None:
    inputs = "sops/reference/inputs.yaml"
    change(kept, inputs, "  심각도:", "  고객등급:\n    values: [일반, 골드]\n  심각도:")
    change(kept, TABLE, "inputs: [경과일, 상품상태]", "inputs: [경과일, 상품상태, 고객등급]")
    change(
        kept,
        TABLE,
        "{경과일: <fact:반품기한> 초과}",
        "{경과일: <fact:반품기한> 초과, 고객등급: 일반}",
    )
    rest = "{경과일: <fact:반품기한> 초과, 고객등급: 골드}\n    then: {처리: 환불}\n    because: 우수 고객이다"
    change(
        kept,
        TABLE,
        "    because: 기한이 지났다\n",
        f"    because: 기한이 지났다\n  - id: 우수\n    when: {rest}\n",
    )
    _tickets(kept, "지난날,상태,등급", "9,정상,G", "9,정상,N", "3,정상,N")
    grade = "  등급: {input: 고객등급, values: {G: 골드, N: 일반}}\n"
    (kept / "map.yaml").write_text(
        f"columns:\n  지난날: 경과일\n  상태: 상품상태\n{grade}", "utf-8"
    )
    out = cscx(*MAPPED, folder=kept).out
    assert "3건 가운데 1건이 다르게 판정됩니다" in out
    assert "불가 → 환불" in out
    (kept / "map.yaml").write_text("columns: {지난날: 경과일}\nnobody_knows: [고객등금]\n", "utf-8")
    done = cscx(*MAPPED, folder=kept)
    assert (done.code, "map.yaml:2: " in done.err, "고객등급" in done.err) == (2, True, True)


def test_what_nobody_knows_is_no_question_that_a_version_still_asks(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    _tickets(kept, "경과일", "10", "20")
    (kept / "map.yaml").write_text("columns: {경과일: 경과일}\nnobody_knows: [상품상태]\n", "utf-8")
    out = cscx(*MAPPED, folder=kept).out
    told = " ".join(out.split())
    assert "2건 가운데 다르게 판정되는 것은 없습니다(모르는 값이 있는 1건 제외)." in told
    assert (
        "몰라서 판정하지 못한 값: 모른다고 적은 값 때문에 1건. 이 가운데 1건은 바뀌기 전에는 판정됐습니다."
        in told
    )
    change(
        kept,
        "sops/reference/inputs.yaml",
        "values: [정상, 사용흔적]",
        "values: [정상, 사용흔적]\n    if_unknown: 정상",
    )
    told = " ".join(cscx(*MAPPED, folder=kept).out.split())
    assert "2건 가운데 1건이 다르게 판정됩니다" in told


def test_rows_that_cannot_be_read_are_named_with_the_reason(kept: Path) -> None:
    change(kept, FACTS, "value: 7일", "value: 14일")
    _tickets(kept, "경과일,상품상태", "10,정상", "많이,정상", "3,새것")
    done = cscx(*CASES, folder=kept, environment={"COLUMNS": "200"})
    assert "3건 가운데 1건이 다르게 판정됩니다(읽지 못한 2건 제외)." in done.out
    lines = [line.strip() for line in done.out.splitlines() if "tickets.csv:" in line]
    assert len(lines) == 2
    assert lines[0].startswith("tickets.csv:3: 2번째 행, ‘경과일’ 열: ")
    assert lines[1].startswith("tickets.csv:4: 3번째 행, ‘상품상태’ 열: ")
    (cases,) = _cases(kept)
    assert [(bad["row"], bad["column"], bad["version"]) for bad in cases["bad"]] == [
        (2, "경과일", None),
        (3, "상품상태", None),
    ]
    out = cscx(*CASES, "-f", "markdown", folder=kept).out
    assert "- tickets.csv:3: 2번째 행, ‘경과일’ 열: " in out


def _gives(root: Path, amount: str) -> None:
    rules = (
        "{처리: 환불}",
        "{처리: 불가}",
    )
    text = (root / TABLE).read_text(encoding="utf-8")
    for rule in rules:
        text = text.replace(f"then: {rule}", f"then: {rule[:-1]}, 적립금액: {amount}, 승인: 물류}}")
    text = text.replace(
        "처리: {values: [환불, 불가]}",
        "처리: {values: [환불, 불가]}\n  적립금액: {type: money}\n  승인: {type: role}",
    )
    (root / TABLE).write_text(text, encoding="utf-8")


def test_answers_are_written_as_the_table_above_writes_them(kept: Path) -> None:
    _gives(kept, "4000원")
    _commit(kept)
    change(kept, TABLE, "환불, 적립금액: 4000원", "환불, 적립금액: 6000원")
    change(
        kept,
        TABLE,
        "불가, 적립금액: 4000원, 승인: 물류",
        "불가, 적립금액: 4000원, 승인: CS정책",
    )
    _tickets(kept, "경과일,상품상태", "3,정상", "3,사용흔적")
    done = cscx(*CASES, folder=kept)
    assert done.out.count("적립금액: 4,000원 → 6,000원") == 2
    (cases,) = _cases(kept)
    assert {kind["text"] for kind in cases["kinds"]} == {
        "적립금액: 4,000원 → 6,000원",
        "승인: 물류 → CS정책",
    }


def test_a_table_that_takes_the_place_of_another_is_decided_against_that_one(kept: Path) -> None:
    text = (kept / TABLE).read_text(encoding="utf-8")
    new = text.replace("title: 반품 판정", "title: 새 반품 판정\nreplaces: eligibility")
    new = new.replace("effective: 2026-03-01", "effective: 2026-11-01").replace(
        "when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}\n    then: {처리: 불가}",
        "when: {경과일: <fact:반품기한> 이하, 상품상태: 사용흔적}\n    then: {처리: 환불}",
    )
    (kept / "sops/exceptions/newer.yaml").write_text(new, encoding="utf-8")
    _tickets(kept, "경과일,상품상태", "3,정상", "3,사용흔적")
    (cases,) = _cases(kept)
    assert (cases["table"], cases["changed"]) == ("newer", 1)
