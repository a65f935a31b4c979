"""`cscx quiz --results`: answers go into a file, which loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from cscx.cli import results_file
from cscx.training.results import Results, read_results, results_text
from tests.cli.program import AS_OF, CHECKOUT, Result, cscx

ONE = "delay-compensation"


def _quiz(file: Path, stdin: str, *args: str) -> Result:
    given = ("quiz", ONE, "--seed", "가", "--count", "3", "--results", str(file), *args, *AS_OF)
    return cscx(*given, folder=CHECKOUT, stdin=stdin)


def _read(file: Path) -> Results:
    return read_results(file.read_bytes())


def test_answers_go_into_a_new_file_under_a_drawn_name(tmp_path: Path) -> None:
    done = _quiz(tmp_path / "r.json", "1\n1\n1\n")
    assert done.code == 0
    assert done.err == f"답을 {tmp_path / 'r.json'}에 더했습니다.\n"
    found = _read(tmp_path / "r.json")
    assert len(found.attempts) == 3
    assert {answer.form for answer in found.attempts} == {"가"}
    assert f"3문제 가운데 {sum(a.correct for a in found.attempts)}문제" in done.out


def test_a_second_session_is_added_and_the_name_kept(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    _quiz(file, "1\n2\n3\n")
    before = _read(file)
    _quiz(file, "1\nq\n", "--seed", "나")
    after = _read(file)
    assert after.learner == before.learner
    assert set(after.attempts) > set(before.attempts)
    assert len(after.attempts) == 4


def test_an_edited_file_is_told_before_the_first_question_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    _quiz(file, "1\n1\n1\n")
    edited = file.read_text("utf-8").replace('"seconds":0', '"seconds":1')
    file.write_text(edited, "utf-8")
    done = _quiz(file, "1\n1\n1\n")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"오류: {file}: 내보낸 뒤에 바뀐 파일입니다. 합계(sum)가 내용과 맞지 않습니다.\n"
        "  손으로 고치지 않은 파일로 다시 내보내세요. 있던 것은 그대로 두었습니다.\n"
    )
    assert file.read_text("utf-8") == edited


def test_another_file_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "bank.json"
    file.write_text(json.dumps({"items": []}), "utf-8")
    done = _quiz(file, "1\n")
    assert done.code == 2
    assert "학습 결과 파일이 아닙니다." in done.err
    assert json.loads(file.read_text("utf-8")) == {"items": []}


def test_a_place_that_cannot_be_written_is_told_before_the_first_question(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = _quiz(tmp_path / "file/r.json", "1\n")
    assert (done.code, done.out) == (2, "")
    assert f"오류: {tmp_path / 'file/r.json'}: 읽을 수 없습니다: " in done.err
    assert _quiz(tmp_path / "new/folder/r.json", "1\n").code == 0


def test_answers_survive_a_disk_that_is_full_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []
    write = results_file.atomic_write

    def sometimes(path: Path, content: bytes) -> None:
        calls.append(len(content))
        if len(calls) in (2, 4):
            raise OSError(28, "No space left on device", str(path))
        write(path, content)

    monkeypatch.setattr(results_file, "atomic_write", sometimes)
    done = _quiz(tmp_path / "r.json", "1\n1\n1\n")
    assert done.code == 0
    assert len(_read(tmp_path / "r.json").attempts) == 3
    assert len(calls) == 5


def test_an_interrupted_quiz_keeps_every_answer_given(tmp_path: Path) -> None:
    _quiz(tmp_path / "r.json", "1\n1\n")
    assert len(_read(tmp_path / "r.json").attempts) == 2


def test_only_what_is_due_is_asked_again(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    _quiz(file, "1\n1\n1\n")
    held = _read(file)
    today = [replace(each, at="2026-11-21T09:00:00+09:00") for each in held.attempts]
    file.write_text(results_text(replace(held, attempts=tuple(today))), "utf-8")
    fresh = _quiz(file, "", "--due")
    assert (fresh.code, fresh.out, fresh.err) == (0, "", "오늘 복습할 문제가 없습니다.\n")
    old = [replace(each, at="2026-01-05T09:00:00+09:00") for each in held.attempts[:2]]
    file.write_text(results_text(replace(held, attempts=tuple(old))), "utf-8")
    again = _quiz(file, "1\n1\n", "--due")
    assert "문제 1/2" in again.out
    assert len(_read(file).attempts) == 4


def test_what_is_due_is_asked_for_the_day_that_counts_as_today(tmp_path: Path) -> None:
    file = tmp_path / "r.json"
    _quiz(file, "1\n1\n1\n")
    held = _read(file)
    answers = tuple(replace(each, at="2026-11-21T09:00:00+09:00") for each in held.attempts)
    file.write_text(results_text(replace(held, attempts=answers)), "utf-8")
    assert _quiz(file, "", "--due").err == "오늘 복습할 문제가 없습니다.\n"
    given = ("quiz", ONE, "--due", "--results", str(file), "--as-of", "2027-06-01")
    later = cscx(*given, folder=CHECKOUT, stdin="q\n")
    assert "문제 1/3" in later.out


def test_what_is_due_is_not_known_from_a_file_that_is_not_there(tmp_path: Path) -> None:
    done = _quiz(tmp_path / "no/r.json", "", "--due")
    assert (done.code, done.out) == (2, "")
    assert f"오류: {tmp_path / 'no/r.json'}: 그런 파일이 없습니다.\n" in done.err
    assert not (tmp_path / "no").exists()


def test_what_is_due_is_not_known_without_a_results_file() -> None:
    done = cscx("quiz", ONE, "--due", *AS_OF, folder=CHECKOUT)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "오류: --due는 결과 파일이 있어야 압니다.\n  --results FILE로 결과 파일을 주세요.\n"
    )
