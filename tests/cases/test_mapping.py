"""Mapping files: columns to inputs with unit, vocabulary, meaning of empty cells, dates, numbers."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.program import Result, change, cscx, knowledge_base

AS_OF = ("--as-of", "2026-11-21")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    root = knowledge_base(tmp_path)
    change(
        root,
        "sops/reference/inputs.yaml",
        "  심각도:",
        "  금액:\n    type: money\n    unit: 원\n    look: 주문 화면\n  방문일:\n    type: date\n"
        "    ask: 언제 오셨나요?\n  혜택:\n    type: set\n    values: [쿠폰, 적립금, 무료배송]\n"
        "    optional: true\n    look: 주문 화면\n  심각도:",
    )
    (root / "sops/exceptions/wide.yaml").write_text(
        """kind: exception
title: 넓은 판정
summary: 여러 입력을 본다.
status: active
owner: CS정책
effective: 2026-03-01
reviewed: 2026-10-01
inputs: [금액, 방문일, 혜택]
outputs:
  답: {values: [가, 나, 다]}
hit: first
rules:
  - id: 큰돈
    when: {금액: 10만원 초과}
    then: {답: 가}
  - id: 옛날
    when: {방문일: 2026-03-01 미만}
    then: {답: 나}
  - id: 쿠폰
    when: {혜택: {has: [쿠폰]}}
    then: {답: 다}
  - id: 없음
    when: {혜택: 없음}
    then: {답: 나}
  - id: 나머지
    when: {}
    then: {답: 가}
examples:
  - name: 큰돈
    given: {금액: 200000, 방문일: 2026-05-01, 혜택: 쿠폰}
    expect: {답: 가}
""",
        encoding="utf-8",
    )
    return root


def decide(kb: Path, table: str, content: str, mapping: str, *args: str) -> Result:
    (kb / "in.csv").write_text(content, encoding="utf-8")
    (kb / "map.yaml").write_text(mapping, encoding="utf-8")
    (kb / "out.csv").unlink(missing_ok=True)
    given = args or AS_OF
    return cscx(
        "decide",
        table,
        "--cases",
        "in.csv",
        "--map",
        "map.yaml",
        "-o",
        "out.csv",
        *given,
        folder=kb,
    )


def answers(kb: Path, table: str, content: str, mapping: str, *args: str) -> list[str]:
    """Status or, where decided, the answer of each row."""
    done = decide(kb, table, content, mapping, *args)
    assert done.code in (0, 1), done.err
    with (kb / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    output = "cscx.처리" if table == "eligibility" else "cscx.답"
    return [row[output] or row["cscx.status"] for row in rows]


def test_a_column_is_joined_to_an_input_with_unit_vocabulary_and_meaning_of_empty(kb: Path) -> None:
    mapping = """table: eligibility
columns:
  주: {input: 경과일, unit: 주}
  코드: {input: 상품상태, values: {N: 정상, U: 사용흔적, X: unknown}, empty: 정상}
"""
    content = "주,코드\n1,N\n1,U\n1,\n2,\n1,X\n3일,정상\n1,Z\n"
    found = answers(kb, "eligibility", content, mapping)
    assert found == ["환불", "불가", "환불", "불가", "needs 상품상태", "환불", "invalid"]


def test_an_empty_cell_is_unknown_unless_the_mapping_says_what_it_means(kb: Path) -> None:
    content = "금액,방문일,혜택\n1,2026-05-01,\n"
    assert answers(
        kb, "wide", content, "columns:\n  금액: 금액\n  방문일: 방문일\n  혜택: 혜택\n"
    ) == ["needs 혜택"]
    for word in ("없음", "absent", "none"):
        mapping = f"columns:\n  금액: 금액\n  방문일: 방문일\n  혜택: {{empty: {word}}}\n"
        assert answers(kb, "wide", content, mapping) == ["나"]


def test_dates_numbers_and_sets_are_read_as_the_mapping_says(kb: Path) -> None:
    mapping = """columns:
  amt: {input: 금액, number: "1.234,5"}
  day: {input: 방문일, date: DD.MM.YYYY}
  extra: {input: 혜택, separator: "/", values: {C: 쿠폰, P: 적립금}}
"""
    content = (
        'amt,day,extra\n"100.001",01.05.2026,P\n"99.999",28.2.2026,P\n1,01.03.2026,P/C\n'
        "1,01.03.2026,P/무료배송\n1,2026-03-01,P\n1,31.02.2026,P\n"
    )
    assert answers(kb, "wide", content, mapping) == ["가", "나", "다", "가", "invalid", "invalid"]
    assert "‘2026-03-01’은 DD.MM.YYYY 꼴의 날짜가 아닙니다" in (kb / "out.csv").read_text("utf-8")


def test_rows_are_decided_by_the_policy_of_their_own_day(kb: Path) -> None:
    change(
        kb,
        "sops/reference/facts.yaml",
        "value: 7일",
        "value: 7일\n    next: {value: 10일, effective: 2027-01-01}",
    )
    mapping = "as_of: {column: 접수, date: YYYY/MM/DD}\ncolumns:\n  경과일: 경과일\n  상품상태: 상품상태\n"
    content = (
        "접수,경과일,상품상태\n2026/12/31,9,정상\n2027/01/01,9,정상\n2027/13/01,9,정상\n,9,정상\n"
    )
    done = decide(kb, "eligibility", content, mapping, "-f", "json")
    assert done.code == 1
    with (kb / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["cscx.처리"] or row["cscx.status"] for row in rows] == [
        "불가",
        "환불",
        "invalid",
        "invalid",
    ]
    assert len({row["cscx.policy"] for row in rows[:2]}) == 2
    assert "‘2027/13/01’은 판정할 날짜가 아닙니다" in done.err


def test_what_nobody_knows_can_stand_in_the_mapping(kb: Path) -> None:
    change(
        kb,
        "sops/reference/inputs.yaml",
        "values: [정상, 사용흔적]",
        "values: [정상, 사용흔적]\n    if_unknown: 정상",
    )
    mapping = "nobody_knows: [상품상태]\ncolumns:\n  경과일: 경과일\n"
    assert answers(kb, "eligibility", "경과일\n7\n", mapping) == ["환불"]


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ("columns: {경과: 경괴일}\n", "map.yaml:1: ‘경괴일’은 이 판정에 쓰는 입력이 아닙니다."),
        (
            "columns:\n  경과: 경과일\n  날수: 경과일\n",
            "map.yaml:3: ‘경과’ 열과 ‘날수’ 열이 같은 입력 ‘경과일’을 줍니다.",
        ),
        (
            "columns:\n  상태:\n    input: 상품상태\n    values: {N: 정쌍}\n",
            "map.yaml:4: ‘정쌍’은 ‘상품상태’의 값이 아닙니다.",
        ),
        ("colums: {경과: 경과일}\n", "map.yaml:1: ‘colums’는 여기에 쓰는 낱말이 아닙니다."),
        ("columns: {경과: {input: 경과일, unti: 일}}\n", "map.yaml:1: ‘unti’는 여기에 쓰는 낱말이 아닙니다."),
        ("table: wide\ncolumns: {경과: 경과일}\n", "map.yaml:1: 이 매핑은 ‘wide’의 것인데 ‘eligibility’를 물었습니다."),
        ("table: eligibility\n", "map.yaml:1: 매핑 파일에 columns가 없습니다."),
        ("columns: {경과: {input: 경과일, number: \"1'000\"}}\n", "map.yaml:1: ‘number’의 값이 잘못됐습니다: 1'000"),
        ("columns: {경과: {input: 경과일, date: 연월일}}\n", "map.yaml:1: ‘date’의 값이 잘못됐습니다: 연월일"),
        ("columns: {경과: 경과일}\n", "in.csv에 ‘경과’ 열이 없습니다."),
        ("as_of: 접수\ncolumns: {경과일: 경과일}\n", "in.csv에 ‘접수’ 열이 없습니다."),
        ("columns: [경과일\n", "map.yaml:"),
    ],
    ids=[
        "unknown input", "twice", "unknown value", "unknown key", "unknown column key",
        "another table", "no columns", "number", "date", "missing column", "missing day", "no yaml",
    ],
)  # fmt: skip
def test_a_mistake_in_a_mapping_is_told_with_its_line(kb: Path, mapping: str, told: str) -> None:
    done = decide(kb, "eligibility", "경과일,상품상태\n7,정상\n", mapping)
    assert done.code == 2
    assert done.err.startswith(f"오류: {told}")
    assert not (kb / "out.csv").exists()


def test_a_draft_joins_what_is_alike_and_asks_for_the_rest(kb: Path) -> None:
    (kb / "in.csv").write_text(
        "번호,경과 일,상품상태\nA,7,정상\nB,8,N\nC,,사용 흔적\n", encoding="utf-8"
    )
    done = cscx("decide", "eligibility", "--write-map", "in.csv", "-o", "map.yaml", folder=kb)
    assert (done.code, done.out) == (0, "")
    text = (kb / "map.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[3:] == [
        "table: eligibility",
        "columns:",
        "  경과 일:  # 이름이 비슷해서 이었다",
        "    input: 경과일",
        "    empty: unknown",
        "  상품상태:",
        "    input: 상품상태",
        "    empty: unknown",
        "    values:",
        "      N: unknown  # 어느 값인지 고를 것: 정상, 사용흔적",
        "      사용 흔적: 사용흔적  # 이름이 비슷해서 이었다",
        "# 쓰지 않는 열: 번호",
    ]
    again = cscx(
        "decide", "eligibility", "--cases", "in.csv", "--map", "map.yaml", "-o", "out.csv", *AS_OF,
        folder=kb,
    )  # fmt: skip
    assert (again.code, again.out) == (0, "3건: 정해짐 3\n")


def test_a_draft_never_overwrites_a_mapping(kb: Path) -> None:
    (kb / "in.csv").write_text("경과일\n7\n", encoding="utf-8")
    (kb / "map.yaml").write_text("내가 고친 것", encoding="utf-8")
    done = cscx("decide", "eligibility", "--write-map", "in.csv", "-o", "map.yaml", folder=kb)
    assert done.code == 2
    assert (kb / "map.yaml").read_text(encoding="utf-8") == "내가 고친 것"
