"""`cscx test`: what passes, what fails and why, what is missing, and what nothing notices."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.program import AS_OF, CHECKOUT, Result, change, cscx

TABLE = "sops/exceptions/eligibility.yaml"
LATE = "given: {경과일: 8, 상품상태: 정상}"
FEATURE = """\
# language: ko
기능: 반품

  시나리오: 마지막 날
    조건 경과일은 7일이고 상품상태는 정상이다
    만일 eligibility로 판정하면
    그러면 처리는 환불이다

  시나리오: 하루 지남
    조건 경과일은 8일이고 상품상태는 정상이다
    만일 eligibility로 판정하면
    그러면 처리는 환불이다
"""


def run(folder: Path, *args: str) -> Result:
    return cscx("test", *args, *AS_OF, folder=folder)


@pytest.fixture
def failing(clean: Path) -> Path:
    """A knowledge base with one example that no longer comes out."""
    change(clean, TABLE, LATE, LATE.replace("8", "7"))
    return clean


@pytest.fixture
def told(clean: Path) -> Path:
    """A knowledge base with a scenario that passes and one that fails."""
    (clean / "scenarios").mkdir()
    (clean / "scenarios" / "return.feature").write_text(FEATURE, encoding="utf-8")
    return clean


def test_what_passes_takes_a_line_with_its_coverage(clean: Path) -> None:
    done = run(clean, "eligibility")
    assert (done.code, done.out) == (0, f"통과 {TABLE}  예시 3/3 · 규칙 3/3, 경계 3/3 (100%)\n")
    assert done.err == "3개 모두 통과했습니다.\n"


def test_a_failure_says_what_came_out_instead_and_why(failing: Path) -> None:
    done = run(failing, "eligibility")
    assert done.code == 1
    assert (
        done.out
        == f"""\
실패 {TABLE}  예시 2/3 · 규칙 2/3, 경계 2/3 (66%)
     확인하지 않은 곳: 규칙 ‘기한지남’, ‘기한지남’의 경과일 8일

{TABLE}:34:18 오류 example ‘하루 지남’: 처리가 ‘불가’여야 하는데 ‘환불’입니다.
  34 |     expect: {{처리: 불가}}
     |                    ^^^^
     = 규칙 ‘기한안’(경과일 7일, 상품상태 정상): 법정 기한 안이다 [전자상거래법-17]. 경과일이 8일 이상이라면 처리 불가
     → {TABLE}:12:9 이 규칙이 정했습니다.
"""
    )
    assert done.err == (
        "3개 가운데 1개가 틀렸습니다.\n빠진 예시는 `cscx test --suggest`로 만들 수 있습니다.\n"
    )


def test_the_share_that_is_tried_is_rounded_down(clean: Path) -> None:
    change(clean, TABLE, f"  - name: 하루 지남\n    {LATE}\n    expect: {{처리: 불가}}\n", "")
    done = run(clean, "--lang", "en", "eligibility")
    assert "examples 2/2 · rules 2/3, boundaries 2/3 (66%)" in done.out
    assert done.code == 0


def test_too_little_coverage_fails_where_a_threshold_is_given(clean: Path) -> None:
    assert run(clean, "--threshold", "100", "eligibility").code == 0
    change(clean, TABLE, LATE, "given: {경과일: 9, 상품상태: 정상}")
    done = run(clean, "--threshold", "84", "eligibility")
    assert done.code == 1
    assert "coverage 확인율 83%가 기준 84%보다 낮습니다." in done.out
    assert "빠진 곳: ‘기한지남’의 경과일 8일." in done.out
    assert run(clean, "--threshold", "83", "eligibility").code == 0


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "given: {경과일: 8,",
            "given: {경과일: 8영업일,",
            "33:18 오류 example ‘하루 지남’: ‘8영업일’의 단위(영업일)가 ‘경과일’의 단위(일)와 다릅니다.",
        ),
        (
            LATE,
            "given: {경과일: 7}",
            "33:12 오류 example ‘하루 지남’: ‘상품상태’가 없어 정할 수 없습니다.",
        ),
        (
            "when: {경과일: <fact:반품기한> 초과}",
            "when: {경과일: <fact:반품기한> 조과}",
            "22:17 오류 table 조건에는 <fact:이름>만 쓸 수 있습니다.",
        ),
        (
            "expect: {처리: 환불}",
            "expect: {처라: 환불}",
            "28:18 오류 example ‘마지막 날’: ‘처라’는",
        ),
    ],
)
def test_a_table_or_example_that_cannot_be_run_is_told_at_its_place(
    clean: Path, old: str, new: str, line: str
) -> None:
    change(clean, TABLE, old, new)
    done = run(clean, "eligibility")
    assert done.code == 1
    assert f"{TABLE}:{line}" in done.out, done.out


def test_a_table_that_cannot_be_read_does_not_stop_the_others(told: Path) -> None:
    change(told, TABLE, "kind: exception", "kind: exception\nhits: 3")
    change(told, "scenarios/return.feature", "환불이다\n\n", "환불이다\n\n")
    done = run(told)
    assert done.code == 1
    assert f"{TABLE}:1:1 오류 table 문서를 읽을 수 없어 돌려 보지 못했습니다." in done.out
    assert "‘eligibility’라는 판정표가 없습니다." in done.out


def test_nothing_to_run_says_so(clean: Path) -> None:
    for path in [*(clean / "sops/exceptions").iterdir(), *(clean / "sops/escalations").iterdir()]:
        path.unlink()
    done = run(clean)
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "예시도 시나리오도 없습니다. 표에 examples를, scenarios 폴더에 .feature 파일을 쓰세요.\n"
    )


def test_scenarios_are_run_and_told_at_the_line_of_the_step(told: Path) -> None:
    done = run(told, "scenarios")
    assert done.code == 1
    assert (
        done.out
        == """\
실패 scenarios/return.feature  시나리오 1/2

scenarios/return.feature:12:5 오류 scenario ‘하루 지남’: 처리가 ‘환불’이어야 하는데 ‘불가’입니다.
  12 |     그러면 처리는 환불이다
     |     ^^^^^^^^^^^^^^^^^^^^^^
     = 규칙 ‘기한지남’(경과일 8일): 기한이 지났다. 경과일이 7일 이하라면 처리 환불.
"""
    )
    assert "Traceback" not in done.out + done.err


def test_a_feature_file_with_a_mistake_says_what_to_mend(told: Path) -> None:
    change(told, "scenarios/return.feature", "  시나리오: 하루", "  시나리오 하루")
    done = run(told, "return")
    assert done.code == 1
    assert "scenarios/return.feature:9:3 오류 scenario ‘시나리오’ 뒤에 ‘:’이 없습니다." in done.out


def test_a_feature_file_that_cannot_be_read_does_not_stop_the_others(told: Path) -> None:
    (told / "scenarios" / "gone.feature").symlink_to(told / "nowhere")
    (told / "scenarios" / "bytes.feature").write_bytes("기능: 가".encode("cp949"))
    done = run(told, "scenarios")
    assert done.code == 1
    assert "scenarios/gone.feature:1:1 오류 scenario 읽을 수 없습니다(" in done.out
    assert "scenarios/bytes.feature:1:1 오류 scenario UTF-8로 저장한 파일이 아닙니다." in done.out
    assert "‘하루 지남’: 처리가" in done.out


def test_files_folders_and_ids_choose_what_is_run(told: Path) -> None:
    for word in ("eligibility", TABLE, "sops/exceptions", "sops"):
        assert "eligibility" in [d["name"] for d in _json(told, word)["documents"]]
    assert [d["name"] for d in _json(told, "return")["documents"]] == ["return"]
    names = [d["name"] for d in _json(told, "scenarios", "eligibility")["documents"]]
    assert names == ["eligibility", "return"]
    inside = cscx("test", "scenarios/return.feature", *AS_OF, folder=told)
    assert inside.out.startswith("실패 scenarios/return.feature")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            ("eligibilty",),
            "오류: ‘eligibilty’에는 돌려 볼 것이 없습니다.\n  혹시 ‘eligibility’인가요?\n",
        ),
        (("sops/scripts",), "오류: ‘sops/scripts’에는 돌려 볼 것이 없습니다.\n"),
        (("--write",), "오류: --write 옵션은 --suggest 옵션과 함께 씁니다.\n"),
        (("--suggest", "--mutate"), "오류: --suggest, --mutate 가운데 하나만 쓰세요.\n"),
        (("--threshold", "101"), "오류: --threshold에는 0부터 100까지의 수를 씁니다.\n"),
        (("-f", "sarif"), "오류: --format에 ‘sarif’ 값은 쓸 수 없습니다.\n"),
        (("-f", "junit", "--mutate"), "오류: --format junit, --mutate 가운데 하나만 쓰세요.\n"),
    ],
)
def test_what_cannot_be_asked_ends_with_2(clean: Path, args: tuple[str, ...], message: str) -> None:
    done = run(clean, *args)
    assert done.code == 2
    assert done.err.startswith(message)


def _json(folder: Path, *args: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(run(folder, "-f", "json", *args).out)
    return found


def test_json_holds_every_case_and_the_coverage(failing: Path) -> None:
    report = json.loads(run(failing, "-f", "json", "eligibility").out)
    (table,) = report["documents"]
    assert [(c["name"], c["line"], c["passed"]) for c in table["cases"]] == [
        ("마지막 날", 26, True),
        ("마지막 날, 썼음", 29, True),
        ("하루 지남", 32, False),
    ]
    assert table["cases"][2]["finding"]["line"] == 34
    assert table["coverage"]["rules"] == {"tried": 2, "of": 3}
    assert report["summary"] == {
        "documents": 1,
        "cases": 3,
        "failed": 1,
        "problems": 0,
        "unconfirmed": 0,
    }


def test_junit_holds_a_suite_a_document_and_a_case_an_example(failing: Path) -> None:
    suites = ET.fromstring(run(failing, "-f", "junit", "eligibility").out)  # noqa: S314 - our own output
    (suite,) = suites
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == (
        "eligibility 반품 판정",
        "3",
        "1",
    )
    failed = [case.get("name") for case in suite if case.find("failure") is not None]
    assert failed == ["하루 지남"]


def test_annotations_name_file_and_line(failing: Path) -> None:
    done = run(failing, "-f", "github", "eligibility")
    assert done.out.startswith(f"::error file={TABLE},line=34,endLine=34,col=18,endColumn=19,")


def test_a_proposal_is_printed_and_written_once(failing: Path) -> None:
    proposed = """\
  - name: 기한지남, 반품기한을 하루 넘음
    given: {경과일: 8, 상품상태: 정상}
    expect: {처리: 불가}
    unconfirmed: true
"""
    before = (failing / TABLE).read_bytes()
    done = run(failing, "--suggest", "eligibility")
    assert (done.code, done.out) == (0, f"# {TABLE}\n{proposed}")
    assert (failing / TABLE).read_bytes() == before
    assert run(failing, "--suggest", "--write", "eligibility").code == 0
    assert (failing / TABLE).read_bytes() == before + proposed.encode()
    again = run(failing, "--suggest", "--write", "eligibility")
    assert (again.out, again.err) == ("", "빠진 예시가 없습니다.\n")


def test_a_proposal_counts_for_nothing_until_it_is_confirmed(failing: Path) -> None:
    run(failing, "--suggest", "--write", "eligibility")
    done = run(failing, "eligibility")
    assert "규칙 2/3, 경계 2/3 (66%) · 확인 안 된 예시 1개" in done.out
    assert "확인 안 된 예시는 답을 보고 unconfirmed 줄을 지우세요." in done.err
    assert run(failing, "--mutate", "eligibility").code == 1
    linted = cscx("lint", *AS_OF, folder=failing)
    assert "CS317 예시 ‘기한지남, 반품기한을 하루 넘음’의 답을 아직" in linted.out
    change(failing, TABLE, "    unconfirmed: true\n", "")
    assert "규칙 3/3, 경계 3/3 (100%)" in run(failing, "eligibility").out


def test_line_ends_marks_and_a_read_only_file_are_kept(failing: Path) -> None:
    file = failing / TABLE
    raw = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(raw)
    run(failing, "--suggest", "--write", "eligibility")
    written = file.read_bytes()
    assert written.startswith(raw)
    assert written.count(b"\n") == written.count(b"\r\n") == raw.count(b"\n") + 4


def test_examples_in_brackets_are_left_alone(clean: Path) -> None:
    text = (clean / TABLE).read_text(encoding="utf-8")
    head = text[: text.index("examples:")]
    file = clean / TABLE
    file.write_text(
        head + "examples: [{name: 가, given: {경과일: 1, 상품상태: 정상}, expect: {처리: 환불}}]\n",
        encoding="utf-8",
    )
    before = file.read_bytes()
    done = run(clean, "--suggest", "--write", "eligibility")
    assert done.code == 1
    assert f"{TABLE}에는 더하지 못했습니다." in done.err
    assert file.read_bytes() == before


def test_a_mistake_that_nothing_notices_is_shown_with_an_example_that_would(failing: Path) -> None:
    done = run(failing, "--mutate", "eligibility")
    assert done.code == 1
    assert (
        done.out
        == f"""\
{TABLE}: 실수 16개 가운데 15개를 알아챔(93%) · 예시 12, 증명 3
  ‘기한지남’ · 못 알아챈 실수 1개
    {TABLE}:23:16 ‘기한지남’의 ‘처리’ 값이 환불로 바뀜
      이 예시가 알아챕니다:
  - name: 기한지남
    given: {{경과일: 8, 상품상태: 정상}}
    expect: {{처리: 불가}}
"""
    )
    assert done.err.startswith("실수 16개 가운데 1개를 아무도 알아채지 못했습니다.")


def test_the_example_to_paste_notices_the_mistake(failing: Path) -> None:
    report = json.loads(run(failing, "--mutate", "-f", "json", "eligibility").out)
    ((survivor,),) = (each["survivors"] for each in report["documents"])
    given, expect = survivor["example"]["given"], survivor["example"]["expect"]
    with (failing / TABLE).open("a", encoding="utf-8") as file:
        file.write(f"  - name: 붙임\n    given: {json.dumps(given, ensure_ascii=False)}\n")
        file.write(f"    expect: {json.dumps(expect, ensure_ascii=False)}\n")
    done = run(failing, "--mutate", "eligibility")
    assert done.code == 0
    assert done.err == "실수 16개를 모두 알아챘습니다.\n"


DESK = "sops/escalations/desk.yaml"


def test_a_matrix_is_tried_by_rules_boundaries_and_whole_paths(clean: Path) -> None:
    done = run(clean, "desk")
    assert done.code == 0
    assert done.out.splitlines() == [
        f"통과 {DESK}  예시 2/2 · 규칙 2/2, 경계 0/0, 경로 0/2 (50%)",
        "     확인하지 않은 곳: ‘긴급’ 경로의 차례, ‘보통’ 경로의 차례",
    ]


def test_a_matrix_that_calls_somebody_else_is_told(clean: Path) -> None:
    change(
        clean, DESK, "expect: {call: 파트장, within: 10분}", "expect: {call: 파트장, within: 9분}"
    )
    done = run(clean, "desk")
    assert done.code == 1
    assert "‘한도 초과’: 기다리는 시간이 ‘9분’이어야 하는데 ‘10분’입니다." in done.out
    assert f"→ {DESK}:" in done.out


def test_a_mistake_in_a_path_is_noticed_by_an_example_of_the_whole_path(clean: Path) -> None:
    done = run(clean, "--mutate", "desk")
    assert done.code == 1
    assert "‘긴급’의 2단계가 파트장으로 바뀜" in done.out
    assert "  - name: 긴급 경로, 아무도 받지 않음\n" in done.out
    assert "    expect: {path: 긴급, calls: [파트장 5분, CS매니저 10분], repeat: 1}\n" in done.out
    run(clean, "--suggest", "--write", "desk")
    file = clean / DESK
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    unconfirmed: true\n", ""), encoding="utf-8")
    assert run(clean, "--mutate", "desk").code == 0
    assert "경로 2/2 (100%)" in run(clean, "desk").out


def test_a_matrix_whose_calendar_must_be_mended_says_where(clean: Path) -> None:
    change(clean, "sops/reference/calendar.yaml", "09:00-18:00", "09:00-09:00")
    done = run(clean, "desk")
    assert done.code == 1
    assert f"{DESK}:2:8 오류 matrix sops/reference/calendar.yaml을 먼저 고쳐야" in done.out
    suggested = run(clean, "--suggest", "desk")
    assert suggested.code == 1
    assert f"{DESK}은 고칠 곳이 있어 건너뛰었습니다." in suggested.err
    assert run(clean, "--mutate", "desk").code == 1


def test_every_step_is_listed_with_an_example(clean: Path) -> None:
    done = run(clean, "--steps")
    assert "만일 {판정표}로 판정하면" in done.out
    english = run(clean, "--steps", "--lang", "en")
    assert "When {table} decides" in english.out
    listed = json.loads(run(clean, "--steps", "-f", "json").out)["steps"]
    assert {each["kind"] for each in listed} == {"given", "when", "then"}


def test_the_reference_knowledge_base_passes_all_its_tests() -> None:
    done = run(CHECKOUT)
    assert done.code == 0, done.out
