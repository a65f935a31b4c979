"""Files of cases: read as they are, decided row by row, written back whole or not at all."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from cscx.cases import run as run_module
from cscx.cases.open import source_of, writer_to
from cscx.cases.problem import CasesError
from tests.cli.program import AS_OF, Result, cscx, knowledge_base

HEADINGS = "번호,경과일,상품상태\n"
DECIDED = ["cscx.status", "cscx.처리", "cscx.or", "cscx.rules", "cscx.policy", "cscx.problem"]


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    return knowledge_base(tmp_path)


def decide(kb: Path, *args: str, as_of: tuple[str, ...] = AS_OF) -> Result:
    return cscx("decide", "eligibility", *args, *as_of, folder=kb)


def run(
    kb: Path, content: str | bytes, *args: str, code: int | None = None
) -> list[dict[str, str]]:
    """Decide a file; its rows as read back, which must all be there."""
    (kb / "in.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv", *args)
    assert done.code == (0 if code is None else code), done.err
    with (kb / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def refused(kb: Path, content: str | bytes, *args: str) -> str:
    """Decide an unusable file; what is told. Nothing may have been written."""
    (kb / "in.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    before = sorted(os.listdir(kb))
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv", *args)
    assert (done.code, done.out) == (2, "")
    assert sorted(os.listdir(kb)) == before
    return done.err


def test_every_row_keeps_its_columns_and_gets_the_answer_the_rules_and_the_policy(kb: Path) -> None:
    rows = run(kb, HEADINGS + "A,7,정상\nB,8일,\nC,,정상\n")
    assert list(rows[0]) == ["번호", "경과일", "상품상태", *DECIDED]
    told = [(r["번호"], r["cscx.status"], r["cscx.처리"], r["cscx.rules"]) for r in rows]
    assert told == [
        ("A", "decided", "환불", "기한안"),
        ("B", "decided", "불가", "기한지남"),
        ("C", "needs 경과일", "", ""),
    ]
    asked = decide(kb, "경과일=7", "상품상태=정상", "-f", "json")
    assert {row["cscx.policy"] for row in rows} == {json.loads(asked.out)["policy"]}


def test_the_summary_counts_what_came_out(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\nB,9,\nC,,\nD,x,정상\n", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv")
    assert (done.code, done.out) == (1, "4건: 정해짐 2, 모자람 1, 못 읽음 1\n")
    assert done.err == "in.csv:5: 4번째 행, ‘경과일’ 열: ‘x’는 정수가 아닙니다\n"
    asked = decide(kb, "--cases", "in.csv", "-o", "again.csv", "-f", "json")
    data = json.loads(asked.out)
    assert (data["rows"], data["decided"], data["needs"], data["invalid"]) == (4, 2, 1, 1)
    assert data["bad"] == [
        {"row": 4, "line": 5, "column": "경과일", "message": "‘x’는 정수가 아닙니다"}
    ]


def test_a_bad_cell_makes_its_row_invalid_and_every_bad_cell_is_named(kb: Path) -> None:
    rows = run(kb, HEADINGS + "A,3영업일,정쌍\nB,7,정상\n", code=1)
    assert [row["cscx.status"] for row in rows] == ["invalid", "decided"]
    assert rows[0]["cscx.policy"] == ""
    assert rows[0]["cscx.problem"] == (
        "경과일: ‘3영업일’의 단위(영업일)가 ‘경과일’의 단위(일)와 다릅니다; "
        "상품상태: ‘정쌍’은 ‘상품상태’의 값이 아닙니다"
    )


def test_the_line_is_that_of_the_file_where_cells_have_line_breaks(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + '"A\n둘째 줄",7,정상\n\nB,x,정상\n', encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv")
    assert done.err.startswith("in.csv:5: 2번째 행, ‘경과일’ 열: ")
    with (kb / "out.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["번호"] for row in csv.DictReader(stream)] == ["A\n둘째 줄", "B"]


def test_rows_with_too_few_or_too_many_cells_are_invalid_and_kept(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,7\nB,7,정상,남는 칸\n", encoding="utf-8")
    assert decide(kb, "--cases", "in.csv", "-o", "out.csv").code == 1
    with (kb / "out.csv").open(encoding="utf-8", newline="") as stream:
        _, short, long = list(csv.reader(stream))
    assert short == ["A", "7", "", "invalid", "", "", "", "", "칸이 2개입니다. 첫 줄은 3개입니다"]
    assert long[:4] == ["B", "7", "정상", "invalid"]
    assert long[-1] == "남는 칸"


def test_bad_cells_beyond_the_first_are_counted(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,x,정상\n" * 1100, encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv", "-f", "json")
    assert len(json.loads(done.out)["bad"]) == 1000
    assert len(done.err.splitlines()) == 21
    assert done.err.endswith("그 밖에 1080칸을 읽을 수 없습니다.\n")


def test_many_rows_come_out_in_their_order(kb: Path) -> None:
    lines = [f"{n},{n % 11},{('정상', '사용흔적', '')[n % 3]}\n" for n in range(40_000)]
    rows = run(kb, HEADINGS + "".join(lines))
    assert [row["번호"] for row in rows] == [str(n) for n in range(40_000)]
    for number in (0, 1, 2, 16_383, 16_384, 39_999):
        days, state = number % 11, number % 3
        wanted = "불가" if days > 7 or state == 1 else "환불" if state == 0 else ""
        assert rows[number]["cscx.처리"] == wanted


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_the_result_has_the_encoding_and_line_ends_of_its_source(kb: Path, encoding: str) -> None:
    text = (HEADINGS + "가,7,정상\n").replace("\n", "\r\n")
    (kb / "in.csv").write_bytes(text.encode(encoding))
    assert decide(kb, "--cases", "in.csv", "-o", "out.csv").code == 0
    raw = (kb / "out.csv").read_bytes()
    assert raw.startswith(text.split("\r\n")[0].encode(encoding))
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    assert "가,7,정상,decided,환불" in raw.decode(encoding)


@pytest.mark.parametrize(("sign", "name"), [("\t", "tab"), (";", "semicolon"), ("|", "bar")])
def test_the_separator_is_found_and_kept(kb: Path, sign: str, name: str) -> None:
    content = (HEADINGS + "A,7,정상\n").replace(",", sign)
    (kb / f"{name}.csv").write_text(content, encoding="utf-8")
    assert decide(kb, "--cases", f"{name}.csv", "-o", "out.csv").code == 0
    shown = (kb / "out.csv").read_text(encoding="utf-8")
    assert f"A{sign}7{sign}정상{sign}decided{sign}환불" in shown


def test_a_file_of_headings_only_gives_headings_only(kb: Path) -> None:
    assert run(kb, HEADINGS) == []
    done = decide(kb, "--cases", "in.csv", "-o", "more.csv")
    assert (done.code, done.out) == (0, "0건\n")


def test_letters_that_the_encoding_of_the_source_cannot_hold_are_told(tmp_path: Path) -> None:
    file = tmp_path / "in.csv"
    file.write_bytes("가\n".encode("cp949"))
    with (
        source_of(file, "in.csv") as source,
        pytest.raises(CasesError) as caught,
        writer_to(io.BytesIO(), file, source) as writer,
    ):
        writer.rows([["é"]])
    assert caught.value.text.ko == "결과에 CP949로 쓸 수 없는 글자 ‘é’가 있습니다."


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "오류: in.csv가 비었습니다."),
        (b"\xef\xbb\xbf", "오류: in.csv가 비었습니다."),
        ("번호,경과일\n".encode("utf-16"), "오류: in.csv는 UTF-16 파일이라 읽지 않습니다."),
        (
            b"A,B\n1,2\n\0,3\n",
            "오류: in.csv 3번째 줄에 NUL 문자가 있습니다. 글자로 된 파일이 아닙니다.",
        ),
        (b"A,B\n1,2\n\xff\xff,3\n", "오류: in.csv 3번째 줄은 UTF-8도 CP949도 아닙니다."),
        (HEADINGS + 'A,"7,정상\nB,7,정상\n', "오류: in.csv 2번째 줄부터 따옴표가 맞지 않습니다."),
        (HEADINGS + 'A,"7"x,정상\n', "오류: in.csv 2번째 줄부터 따옴표가 맞지 않습니다."),
        (
            HEADINGS + f"{'가' * 1_100_000},7,정상\n",
            "오류: in.csv 2번째 줄에 1,048,576자가 넘는 칸이 있습니다.",
        ),
        ("경과일,경과일\n1,2\n", "오류: in.csv에 ‘경과일’ 열이 2개 있습니다."),
        ("경과일,,상품상태\n1,2,3\n", "오류: in.csv의 2번째 열에 이름이 없습니다."),
        ("\n1,2\n", "오류: in.csv의 1번째 열에 이름이 없습니다."),
        ("번호,날수\n1,2\n", "오류: in.csv에 판정에 쓰는 입력과 이름이 같은 열이 없습니다."),
        ("경과일,cscx.status\n1,2\n", "오류: in.csv에 이미 ‘cscx.status’ 열이 있습니다."),
    ],
    ids=[
        "empty", "only a mark", "utf-16", "nul", "neither", "open quote", "stray quote", "huge cell",
        "twice", "unnamed", "blank first line", "no input", "already decided",
    ],
)  # fmt: skip
def test_an_unusable_file_ends_with_2_and_writes_nothing(
    kb: Path, content: str | bytes, told: str
) -> None:
    assert refused(kb, content).splitlines()[0] == told


def test_a_long_cell_is_quoted_in_part_only(kb: Path) -> None:
    rows = run(kb, HEADINGS + f"A,{'가' * 5000},정상\n", code=1)
    assert len(rows[0]["cscx.problem"]) < 120
    assert len(rows[0]["경과일"]) == 5000


def test_the_day_is_asked_for_and_never_taken_from_the_clock(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\n", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv", as_of=())
    assert (done.code, (kb / "out.csv").exists()) == (2, False)
    assert done.err.splitlines()[0] == "오류: 어느 날의 기준으로 판정할지 쓰세요."


def test_without_a_file_to_write_to_nothing_is_decided(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS, encoding="utf-8")
    done = decide(kb, "--cases", "in.csv")
    assert (done.code, done.err.splitlines()[0]) == (2, "오류: 결과를 쓸 파일을 -o로 쓰세요.")


def test_the_source_is_never_overwritten_whatever_it_is_called(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS, encoding="utf-8")
    os.link(kb / "in.csv", kb / "linked.csv")
    (kb / "pointing.csv").symlink_to("in.csv")
    for name in ("in.csv", "./in.csv", "linked.csv", "pointing.csv"):
        done = decide(kb, "--cases", "in.csv", "-o", name, "--overwrite")
        assert done.code == 2
        assert "덮어쓸 수 없습니다" in done.err
    assert (kb / "in.csv").read_text(encoding="utf-8") == HEADINGS


def test_a_file_that_exists_is_overwritten_only_when_asked(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\n", encoding="utf-8")
    (kb / "out.csv").write_text("귀한 것", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv")
    assert done.code == 2
    assert done.err == (
        "오류: out.csv 파일이 이미 있습니다.\n  덮어쓰려면 --overwrite를 붙이세요.\n"
    )
    assert (kb / "out.csv").read_text(encoding="utf-8") == "귀한 것"
    assert decide(kb, "--cases", "in.csv", "-o", "out.csv", "--overwrite").code == 0
    assert "decided" in (kb / "out.csv").read_text(encoding="utf-8")


def test_a_run_that_fails_leaves_an_older_result_as_it_was(kb: Path) -> None:
    (kb / "out.csv").write_text("귀한 것", encoding="utf-8")
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\n" * 20_000 + 'B,"7,정상\n', encoding="utf-8")
    before = sorted(os.listdir(kb))
    assert decide(kb, "--cases", "in.csv", "-o", "out.csv", "--overwrite").code == 2
    assert (kb / "out.csv").read_text(encoding="utf-8") == "귀한 것"
    assert sorted(os.listdir(kb)) == before


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    told = refused(kb, HEADINGS + "A,7,정상\n")
    assert "쓸 수 없습니다" in told


def test_an_interrupted_run_leaves_nothing_behind(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = run_module.Run._block

    def interrupted(self: Any, block: Any) -> Any:
        if self.summary.rows:
            raise KeyboardInterrupt
        return first(self, block)

    monkeypatch.setattr(run_module.Run, "_block", interrupted)
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\n" * 20_000, encoding="utf-8")
    before = sorted(os.listdir(kb))
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv")
    assert (done.code, sorted(os.listdir(kb))) == (130, before)


@pytest.mark.parametrize("name", ["missing.csv", "old.xls"])
def test_a_file_that_cannot_be_opened_is_named(kb: Path, name: str) -> None:
    done = decide(kb, "--cases", name, "-o", "out.csv")
    assert done.code == 2
    assert name in done.err


def test_a_folder_that_is_not_there_is_named(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS, encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "없는 폴더/out.csv")
    assert done.code == 2
    assert "없는 폴더" in done.err


def test_inputs_without_a_column_are_named_and_a_heading_like_one_is_pointed_out(kb: Path) -> None:
    (kb / "in.csv").write_text("경과일,상품 상태\n7,정상\n", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv")
    assert done.err.splitlines() == [
        "‘상품 상태’ 열은 쓰지 않습니다. 입력 ‘상품상태’라면 매핑 파일에 적으세요.",
        "열이 없는 입력은 모르는 것으로 봅니다: 상품상태",
    ]


def test_workbooks_are_read_and_written(kb: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["번호", "경과일", "상품상태", "접수"],
        ["A", 7, "정상", date(2026, 3, 1)],
        [None, None, None, None],
        ["B", 8.0, None, None],
        ["C", "x", "정상", True],
    ):
        sheet.append(row)
    book.create_sheet("둘째")
    book.save(kb / "in.xlsx")
    done = decide(kb, "--cases", "in.xlsx", "-o", "out.xlsx")
    assert done.code == 1
    assert done.err.splitlines() == [
        "시트 2개 가운데 첫 시트 ‘Sheet’만 읽습니다.",
        "in.xlsx:5: 3번째 행, ‘경과일’ 열: ‘x’는 정수가 아닙니다",
    ]
    written = list(openpyxl.load_workbook(kb / "out.xlsx").active.iter_rows(values_only=True))
    assert written[1][:6] == ("A", 7, "정상", datetime(2026, 3, 1), "decided", "환불")  # noqa: DTZ001
    assert [row[4] for row in written] == ["cscx.status", "decided", "decided", "invalid"]
    assert decide(kb, "--cases", "in.xlsx", "-o", "out.csv").code == 1
    text = (kb / "out.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1][:5] == ["A", "7", "정상", "2026-03-01", "decided"]


def test_what_is_no_workbook_is_refused(kb: Path) -> None:
    pytest.importorskip("openpyxl")
    (kb / "in.xlsx").write_bytes(b"no workbook")
    done = decide(kb, "--cases", "in.xlsx", "-o", "out.csv")
    assert done.code == 2
    assert done.err.startswith("오류: in.xlsx를 엑셀 파일로 읽을 수 없습니다.")


def test_texts_that_look_like_formulas_stay_texts(kb: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    (kb / "in.csv").write_text(HEADINGS + "=1+1,7,정상\n", encoding="utf-8")
    assert decide(kb, "--cases", "in.csv", "-o", "out.xlsx").code == 0
    cell = openpyxl.load_workbook(kb / "out.xlsx").active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_what_no_sheet_can_hold_is_told_and_nothing_is_written(kb: Path) -> None:
    pytest.importorskip("openpyxl")
    (kb / "in.csv").write_text(HEADINGS + "\x01,7,정상\n", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.xlsx")
    assert (done.code, (kb / "out.xlsx").exists()) == (2, False)
    assert done.err.startswith("오류: 엑셀 시트에 넣을 수 없는 제어 문자가 있습니다.")


def test_without_openpyxl_a_workbook_is_refused_with_what_to_install(
    kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (kb / "in.xlsx").write_bytes(b"")
    done = decide(kb, "--cases", "in.xlsx", "-o", "out.csv")
    assert (done.code, done.err) == (
        2,
        (
            "오류: 엑셀 파일을 읽는 openpyxl이 없습니다.\n"
            "  pip install 'cscx[xlsx]'로 설치하거나 CSV로 저장하세요.\n"
        ),
    )


def test_a_day_on_which_the_policy_was_not_in_force_is_told_once(kb: Path) -> None:
    (kb / "in.csv").write_text(HEADINGS + "A,7,정상\nB,8,정상\n", encoding="utf-8")
    done = decide(kb, "--cases", "in.csv", "-o", "out.csv", as_of=("--as-of", "2026-01-05"))
    assert done.code == 0
    assert done.err.count("2026-03-01부터 시행하는 기준입니다.") == 1
