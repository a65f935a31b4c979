"""`cscx train`: the bank is checked and written."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, CHECKOUT, change, cscx, program

WHERE = [
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Seoul", "LANG": "ko_KR.UTF-8"},
    {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LANG": "C"},
]
QUESTION = """\
kind: question
title: 쓰지 않은 상품
status: active
owner: CS정책
about: [return]
level: apply
ask: 열어 보기만 한 상품은 어떻게 하는가?
options:
  - {text: 반품으로 받는다, correct: true, because: 쓰지 않았다}
  - {text: 받지 않는다, because: 기한 안이다}
  - {text: 위의 것 모두, because: 둘 다 할 수는 없다}
because: 쓰지 않았으면 받는다.
"""


def test_build_writes_the_bank_beside_the_site(clean: Path) -> None:
    done = cscx("train", "build", *AS_OF, folder=clean)
    assert done.code == 0
    data = json.loads((clean / "build/training/bank.json").read_text("utf-8"))
    assert data["version"] == 1
    assert {item["id"] for item in data["items"]} >= {q["item"] for q in data["form"]["questions"]}
    assert "build/training/bank.json: " in done.err


def test_the_same_documents_and_seed_give_the_same_bytes_anywhere(
    clean: Path, tmp_path: Path
) -> None:
    written = []
    for number, environment in enumerate(WHERE):
        file = tmp_path / f"{number}.json"
        args = ("train", "build", "--seed", "가", "--to", str(file), *AS_OF)
        assert program(*args, folder=clean, environment=environment).code == 0
        written.append(file.read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 1000


@pytest.mark.long
def test_the_reference_bank_is_the_same_anywhere(tmp_path: Path) -> None:
    written = []
    for number, environment in enumerate(WHERE):
        file = tmp_path / f"{number}.json"
        args = ("train", "build", "--to", str(file), *AS_OF)
        assert program(*args, folder=CHECKOUT, environment=environment).code == 0
        written.append(file.read_bytes())
    assert written[0] == written[1]


def test_another_seed_changes_the_form_alone(clean: Path, tmp_path: Path) -> None:
    items = []
    for seed in ("1", "2"):
        file = tmp_path / f"{seed}.json"
        cscx("train", "build", "--seed", seed, "--to", str(file), *AS_OF, folder=clean)
        items.append(json.loads(file.read_text("utf-8"))["items"])
    assert items[0] == items[1]


def test_check_prints_the_strategies_and_the_coverage(clean: Path) -> None:
    done = cscx("train", "check", *AS_OF, folder=clean)
    assert done.code == 0
    assert "오류가 없습니다." in done.out
    assert "가장 긴 답" in done.out
    assert "묻는 것: 판정표 규칙과 SOP 갈래" in done.out
    assert "통함" not in done.out


def test_check_as_json_names_code_place_and_item_and_fails_for_warnings_if_asked(
    clean: Path,
) -> None:
    question = QUESTION.replace("위의 것 모두", "고쳐 드린다").replace(
        "반품으로 받는다", "보기만 했으면 받는다"
    )
    (clean / "training/unused-item.yaml").write_text(question, encoding="utf-8")
    done = cscx("train", "check", "-f", "json", "--strict", *AS_OF, folder=clean)
    assert done.code == 1
    data = json.loads(done.out)
    assert data["passes"] is True
    assert {each["weight"] for each in data["findings"]} == {"warning"}
    (finding,) = [each for each in data["findings"] if each["code"] == "CLANG" and each["item"]]
    assert finding["path"] == "training/unused-item.yaml"
    assert (finding["line"], finding["column"]) == (7, 6)
    assert {"message", "hint", "item"} <= set(finding)
    assert {each["strategy"] for each in data["strategies"]} >= {"longest", "ranking"}


def test_a_small_bank_is_not_gated_by_guessing(clean: Path) -> None:
    done = cscx("train", "check", *AS_OF, folder=clean)
    assert done.code == 0
    assert "찍기 점수로 거르지 않습니다" in done.out


def test_a_table_with_a_mistake_is_left_out_and_the_rest_goes_on(clean: Path) -> None:
    table = next((clean / "sops/exceptions").glob("*.yaml"))
    text = table.read_text("utf-8")
    rule = text.index("when: {") + len("when: {")
    broken = text[:rule] + "없는입력: 아무거나, " + text[rule:]
    change(clean, str(table.relative_to(clean)), text, broken)
    after = cscx("train", "check", "-f", "json", *AS_OF, folder=clean)
    assert after.code == 0
    data = json.loads(after.out)
    assert data["items"] > 0
    assert "BROKEN" in {each["reason"] for each in data["rejected"]}


TABLE = "sops/exceptions/eligibility.yaml"
FLAWS = {
    "TABLE_GAP": (
        "when: {경과일: <fact:반품기한> 초과}",
        "when: {경과일: 9일 초과}",
        "‘eligibility’에 답이 없는 경우가 있습니다: 경과일 8일 이상 9일 이하.",
        12,
    ),
    "TABLE_OVERLAP": (
        "when: {경과일: <fact:반품기한> 이하, 상품상태: 정상}",
        "when: {경과일: <fact:반품기한> 이하}",
        "‘eligibility’의 규칙 ‘기한안’과 ‘기한안-사용’이 겹칩니다: ",
        17,
    ),
}


@pytest.mark.parametrize("code", FLAWS)
def test_cases_without_one_answer_are_not_asked_which_is_told_with_their_place(
    clean: Path, code: str
) -> None:
    old, new, said, line = FLAWS[code]
    change(clean, TABLE, old, new)
    done = cscx("train", "check", *AS_OF, folder=clean)
    assert done.code == 0
    (told,) = re.findall(rf"{code} \(경고 1\)\n  (.+)\n", done.out)
    assert told.startswith(f"{TABLE}:{line}:")
    assert said in told
    counted = re.search(r"그래서 사례 (\d+)개를 묻지 않습니다\.$", told)
    assert counted is not None
    assert int(counted[1]) > 0
    assert "묻는 것: " in done.out
    data = json.loads(cscx("train", "check", "-f", "json", *AS_OF, folder=clean).out)
    (finding,) = [each for each in data["findings"] if each["code"] == code]
    assert (finding["path"], finding["line"]) == (TABLE, line)
    assert cscx("train", "check", "--strict", *AS_OF, folder=clean).code == 1


def test_a_table_that_answers_every_case_has_no_gap(clean: Path) -> None:
    out = cscx("train", "check", *AS_OF, folder=clean).out
    assert not any(code in out for code in FLAWS)


def test_a_procedure_without_branches_gives_no_error(clean: Path) -> None:
    path = clean / "sops/procedures/plain.yaml"
    path.write_text(
        "kind: sop\ntitle: 인사\nsummary: 인사한다.\nstatus: active\nowner: CS정책\n"
        "effective: 2026-03-01\nreviewed: 2026-10-01\nreasons: []\n"
        "steps:\n  - id: 인사\n    do: 인사한다.\n    end: resolved\n",
        encoding="utf-8",
    )
    assert cscx("train", "check", *AS_OF, folder=clean).code == 0


def test_a_place_that_cannot_be_written_is_told(clean: Path) -> None:
    (clean / "file").write_text("", encoding="utf-8")
    done = cscx("train", "build", "--to", "file/bank.json", *AS_OF, folder=clean)
    assert done.code == 2
    assert done.err.startswith("오류: file/bank.json에 쓸 수 없습니다: ")
    absolute = clean / "file" / "bank.json"
    done = cscx("train", "build", "--to", str(absolute), *AS_OF, folder=clean / "sops")
    assert done.err.startswith(f"오류: {absolute}에 쓸 수 없습니다: ")


def test_the_help_lists_the_commands(tmp_path: Path) -> None:
    done = cscx("train", "--help", folder=tmp_path)
    listed = [line.split(maxsplit=1) for line in done.out.splitlines()]
    assert ["check", "문제와 문제 은행을 검사한다."] in listed
    assert ["build", "문제 은행을 파일로 만든다."] in listed
    for name in ("check", "build", "export", "report"):
        korean = cscx("train", name, "--help", folder=tmp_path).out
        english = cscx("train", name, "--help", "--lang", "en", folder=tmp_path).out
        assert "예:\n  $ cscx train" in korean
        assert "Examples:\n  $ cscx train" in english


def test_lint_shows_what_the_last_check_found_until_the_file_changes(clean: Path) -> None:
    file = clean / "training/unused-item.yaml"
    file.write_text(QUESTION, encoding="utf-8")
    assert cscx("lint", *AS_OF, folder=clean).code == 0  # it does not check questions itself
    assert cscx("train", "check", *AS_OF, folder=clean).code == 1
    for _ in range(2):  # the second run finds everything in the cache
        shown = cscx("lint", *AS_OF, folder=clean)
        assert shown.code == 1
        assert "training/unused-item.yaml:7:6 오류 CS811 ‘위의 것 모두’" in shown.out
    assert "CS811" not in cscx("lint", "--no-cache", *AS_OF, folder=clean).out
    file.write_text(QUESTION.replace("위의 것 모두", "고쳐 드린다"), encoding="utf-8")
    assert cscx("lint", *AS_OF, folder=clean).code == 0
    assert cscx("train", "check", *AS_OF, folder=clean).code == 0
    assert cscx("lint", *AS_OF, folder=clean).code == 0


def test_a_damaged_result_of_a_check_is_as_none(clean: Path) -> None:
    (clean / "training/unused-item.yaml").write_text(QUESTION, encoding="utf-8")
    cscx("train", "check", *AS_OF, folder=clean)
    (clean / ".cscx-cache/train-check.msgpack").write_bytes(b"\x93\x00")
    assert cscx("lint", *AS_OF, folder=clean).code == 0
