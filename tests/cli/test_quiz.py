"""`cscx quiz`: questions on the terminal and over a pipe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cscx.cli import quiz_play
from tests.cli.program import AS_OF, CHECKOUT, Result, cscx, program

RETURN = "return-change-of-mind"


def _quiz(*args: str, stdin: str, folder: Path = CHECKOUT) -> Result:
    return cscx("quiz", *args, *AS_OF, folder=folder, stdin=stdin)


def test_a_pipe_plays_a_quiz_to_its_end() -> None:
    done = _quiz(RETURN, "--seed", "가", "--count", "6", stdin="1\n" * 6)
    assert done.code == 0
    assert done.out.count("문제 ") >= 6
    assert done.out.count("근거: ") >= 6
    score = re.search(r"6문제 가운데 (\d)문제를 맞혔습니다\((\d+)점\)", done.out)
    assert score is not None
    assert int(score[2]) == int(score[1]) * 100 // 6
    assert done.out.count("맞습니다.\n") == int(score[1])


def test_the_same_seed_plays_the_same_questions() -> None:
    one, other = (_quiz(RETURN, "--seed", "나", "--count", "3", stdin="2\n" * 3) for _ in range(2))
    assert one.out == other.out
    assert _quiz(RETURN, "--seed", "다", "--count", "3", stdin="2\n" * 3).out != one.out


def test_the_right_key_is_told_after_a_wrong_one_and_the_source_has_a_line() -> None:
    wrong = _quiz(RETURN, "--seed", "가", "--count", "6", stdin="1\n" * 6)
    told = re.findall(r"정답은 (\d)번입니다: (.+)", wrong.out)
    assert told
    for place, key in told:
        assert f"  {place}  {key.split(' ')[0]}" in wrong.out
    assert re.search(r"근거: .+ › .+ \(sops/\w+/[\w-]+\.yaml:\d+\)", wrong.out)


def test_a_part_of_a_document_is_called_as_on_its_page() -> None:
    table = _quiz("coupon-restore", "--seed", "가", "--count", "30", stdin="1\n" * 30).out
    assert "› 맞는 규칙이 없으면 (" in table
    script = _quiz("coupon-restored", "--seed", "가", "--count", "9", stdin="1\n" * 9).out
    assert "› 이 말 대신 (" in script
    assert not re.search("› (otherwise|instead|do_not) ", table + script)


def test_q_and_the_end_of_input_keep_what_was_answered() -> None:
    for stdin in ("1\n1\nq\n", "1\n1\n"):
        done = _quiz(RETURN, "--seed", "가", "--count", "5", stdin=stdin)
        assert done.code == 0
        assert "3문제를 남기고 멈췄습니다." in done.out
        assert "2문제 가운데" in done.out


def test_an_interrupt_keeps_what_was_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["1", "1"])

    def read(_prompt: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(quiz_play, "_read", read)
    done = _quiz(RETURN, "--seed", "가", "--count", "5", stdin="")
    assert done.code == 0
    assert "2문제 가운데" in done.out
    assert "Traceback" not in done.out + done.err


def test_nothing_answered_is_told() -> None:
    done = _quiz(RETURN, "--count", "2", stdin="q\n")
    assert done.out.endswith("2문제를 남기고 멈췄습니다.\n푼 문제가 없습니다.\n")


def test_a_key_that_is_no_number_is_asked_again() -> None:
    done = _quiz(RETURN, "--seed", "가", "--count", "1", stdin="9\nㅋ\n1\n")
    assert done.out.count("1부터 3까지 누르세요.") == 2
    assert "1문제 가운데" in done.out


def test_a_track_and_a_role_choose_what_is_asked() -> None:
    done = _quiz("track-new-agent", "--count", "9", "--seed", "1", stdin="1\n" * 9)
    assert "9문제 가운데" in done.out
    done = _quiz("--role", "파트장", "--count", "3", "--seed", "1", stdin="1\n" * 3)
    assert "3문제 가운데" in done.out


def test_english_frames_what_is_said() -> None:
    done = _quiz(RETURN, "--lang", "en", "--seed", "1", "--count", "2", stdin="1\n1\n")
    assert "Question 1/2" in done.out
    assert re.search(r"\d of 2 right", done.out)


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    done = _quiz("return-change-of-mynd", stdin="")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "오류: ‘return-change-of-mynd’ 문서나 학습 과정은 없습니다.\n"
        "  혹시 ‘return-change-of-mind’인가요?\n"
    )


def test_an_unknown_role_is_told() -> None:
    done = _quiz("--role", "요리사", stdin="")
    assert done.code == 2
    assert "‘요리사’ 역할은 없습니다." in done.err


def test_a_document_that_nothing_asks_about_is_told(clean: Path) -> None:
    done = _quiz("track-nothing", stdin="", folder=clean)
    assert done.code == 2


@pytest.mark.parametrize("count", ["0", "-1", "501", "많이"])
def test_a_count_out_of_range_is_told_with_the_range(count: str) -> None:
    done = cscx("quiz", "--count", count, folder=CHECKOUT)
    assert (done.code, done.out) == (2, "")
    said = done.err.splitlines()[0]
    assert said.startswith("오류: --count에는 1부터 500까지의 수를 쓰세요. ")
    assert f"‘{count}’" in said


def test_a_bank_smaller_than_wanted_is_told_and_played() -> None:
    done = _quiz("cs-escalation", "--count", "90", "--seed", "1", stdin="q\n")
    assert done.code == 0
    assert re.search(r"90문제를 만들기에는 모자랍니다\. 있는 \d+문제로 만들었습니다\.", done.err)


def test_it_runs_as_a_program_of_its_own() -> None:
    done = program(
        "quiz", "delay-compensation", "--seed", "1", "--count", "2", *AS_OF,
        folder=CHECKOUT, stdin=b"1\nq\n",
    )  # fmt: skip
    assert done.code == 0
    assert "1문제 가운데" in done.out
