"""`cscx drill`: a conversation on the terminal and over a pipe, and what a user can get wrong."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cscx.cells import width
from cscx.cli import drill_play
from cscx.cli.drill_play import Player
from cscx.cli.output import Printing
from cscx.content.loading import read_corpus
from cscx.settings import load
from cscx.training.drills.drill import CRITICAL, DONE, Drill
from cscx.training.results import Results, results_text
from tests.cli.program import AS_OF, CHECKOUT, Result, cscx
from tests.training.drills import sample

ABUSE = "abusive-customer"
RETURN = "return-change-of-mind"


def _drill(*args: str, stdin: str = "", folder: Path = CHECKOUT) -> Result:
    return cscx("drill", *args, *AS_OF, folder=folder, stdin=stdin)


def test_a_pipe_plays_a_drill_to_its_end_and_looks_back() -> None:
    done = _drill(ABUSE, "--seed", "가", stdin="1\n2\n3\n1\n2\n" * 12)
    assert done.code == 0
    assert "고객(" in done.out
    assert "돌아보기" in done.out
    total = re.search(r"  (\d+)점\(100점 만점, 통과 80점\)", done.out)
    assert total is not None
    parts = [int(part) for part in re.findall(r"[■□]{10}  (\d+)/\d+", done.out)]
    assert len(parts) == 4
    assert int(total[1]) in (sum(parts), 0)
    assert "같은 드릴 다시 하기: cscx drill abusive-customer --drill " in done.out


def test_the_same_seed_plays_the_same_drill() -> None:
    one, other = (_drill(ABUSE, "--seed", "나", stdin="1\nq\n") for _ in range(2))
    assert one.out == other.out


def test_an_error_tells_why_with_a_line_and_comes_back_without_that_choice() -> None:
    done = _drill(ABUSE, "--seed", "가", stdin="1\n1\n1\n1\nq\n")
    assert "다시 고르세요." in done.out
    assert re.search(r"근거: .+ › .+ \(sops/\w+/[\w-]+\.yaml:\d+\)", done.out)
    assert re.search(r"아닙니다: [^.]+\.", done.out)


def test_q_and_the_end_of_input_leave_with_the_score_so_far() -> None:
    for stdin in ("1\nq\n", "1\n"):
        done = _drill(ABUSE, "--seed", "가", stdin=stdin)
        assert done.code == 0
        assert re.search(r"\d+번을 남기고 멈췄습니다. 여기까지의 점수입니다.", done.out)
        assert "돌아보기" in done.out
    assert "고른 것이 없습니다." in _drill(ABUSE, stdin="q\n").out


def test_an_interrupt_leaves_with_the_score_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["1"])

    def read(_prompt: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(drill_play, "_read", read)
    done = _drill(ABUSE)
    assert done.code == 0
    assert "번을 남기고 멈췄습니다." in done.out


def test_another_key_is_asked_again() -> None:
    done = _drill(ABUSE, "--seed", "가", stdin="9\n가\n\n1\nq\n")
    assert len(re.findall(r"1부터 [34]까지 누르세요\.", done.out)) == 3


@pytest.mark.parametrize("cells", [44, 80])
def test_lines_fit_the_terminal(cells: int) -> None:
    narrow = {"COLUMNS": str(cells)}
    listed = cscx("drill", ABUSE, "--list", *AS_OF, folder=CHECKOUT, environment=narrow)
    assert all(width(line) <= cells for line in listed.out.splitlines()[:-1])
    played = cscx("drill", ABUSE, *AS_OF, folder=CHECKOUT, environment=narrow, stdin="1\n2\n" * 20)
    told = [line for line in played.out.splitlines() if "근거:" not in line and "cscx" not in line]
    assert all(width(line) <= cells for line in told)


def test_the_list_shows_every_drill_and_json_all_of_it() -> None:
    listed = _drill(ABUSE, "--list")
    data = json.loads(_drill(ABUSE, "--list", "-f", "json").out)
    assert data["sop"] == ABUSE
    assert all(each["id"] in listed.out for each in data["drills"])
    assert listed.out.startswith(f"폭언·성희롱·장시간 통화 대응: 드릴 {len(data['drills'])}개\n")
    assert set(data["drills"][0]) == {
        "id", "fingerprint", "title", "customer", "persona", "mood", "turns", "ways", "rules", "end",
    }  # fmt: skip
    chosen = data["drills"][1]
    played = _drill(ABUSE, "--drill", chosen["id"][:6], stdin="q\n")
    assert chosen["title"] in played.out


def test_the_list_without_a_procedure_names_those_to_practise(clean: Path) -> None:
    listed = _drill("--list").out
    data = json.loads(_drill("--list", "-f", "json").out)["sops"]
    assert listed.startswith(f"연습할 수 있는 절차 {len(data)}개\n")
    assert {"id": ABUSE, "title": "폭언·성희롱·장시간 통화 대응"} in data
    assert all(f"  {each['id']} " in listed for each in data)
    for file in (clean / "sops/procedures").iterdir():
        file.unlink()
    nothing = "  연습할 절차가 아직 없습니다. `cscx new sop ID`로 갈래가 있는 절차를 쓰세요.\n"
    for args in ((), ("nope",)):
        assert _drill(*args, folder=clean).err.endswith(nothing)
    assert _drill("--list", folder=clean).code == 2


def test_json_without_the_list_is_refused_and_nobody_plays() -> None:
    done = _drill(ABUSE, "-f", "json", stdin="1\n")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"오류: -f json은 --list와 함께 씁니다.\n  목록 보기: cscx drill {ABUSE} --list -f json\n"
    )


def test_the_look_back_lists_wrong_choices_in_the_order_they_were_chosen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def last_one(prompt: str) -> str:
        found = re.search(r"1~(\d)", prompt)
        assert found is not None
        return found[1]

    monkeypatch.setattr(drill_play, "_read", last_one)
    for seed in ("가", "나", "다"):
        done = cscx(
            "drill", RETURN, "--seed", seed, *AS_OF, folder=CHECKOUT, environment={"COLUMNS": "400"}
        )
        told = re.findall(r"(?:  \d  .+\n)*  \d  (.+)\n아닙니다: ", done.out)
        assert re.findall(r"내가 고른 것: (.+)", done.out) == told
        assert told


def test_a_persona_is_practised_with() -> None:
    done = _drill(RETURN, "--persona", "persona-impatient-vip", stdin="q\n")
    assert "드릴 · 단순 변심 반품 · 성격 급한 VIP" in done.out
    assert "고객(언짢음): “아니, 하루 지났다고 안 된다는 게 말이 돼요?”" in done.out


MISTAKES = {
    (): "오류: 어느 절차를 연습할지 쓰세요.\n  연습할 수 있는 절차: abusive-customer, account-change,",
    ("nope",): "오류: ‘nope’ 절차는 없습니다.\n  연습할 수 있는 절차: abusive-customer, account-change,",
    ("abusive-custmer",): "오류: ‘abusive-custmer’ 절차는 없습니다.\n  혹시 ‘abusive-customer’인가요?\n",
    ("return-eligibility",): "오류: ‘return-eligibility’는 절차가 아닙니다.\n  SOP의 id를 쓰세요.\n",
    (ABUSE, "--persona", "persona-impatient-vp"): (
        "오류: ‘persona-impatient-vp’ 고객은 없습니다.\n  혹시 ‘persona-impatient-vip’인가요?\n"
    ),
    (ABUSE, "--persona", "persona-impatient-vip"): (
        "오류: ‘persona-impatient-vip’ 고객의 사례는 ‘abusive-customer’ 절차로 오지 않습니다.\n"
        "  --persona 없이 연습하세요.\n"
    ),
    (ABUSE, "--drill", "zz"): (
        "오류: ‘zz’ 드릴은 없습니다.\n  id 보기: cscx drill abusive-customer --list\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("given", MISTAKES)
def test_a_mistake_is_told_with_what_to_do(given: tuple[str, ...]) -> None:
    done = _drill(*given)
    assert done.code == 2
    assert done.err.startswith(MISTAKES[given])


_STRAIGHT = """\
kind: sop
title: 곧은 길
summary: 듣고 적는다.
status: active
owner: CS정책
effective: 2026-03-01
reviewed: 2026-03-01
reasons: [반품.단순변심]

steps:
  - id: 듣기
    do: 듣는다.
    next: 적기

  - id: 적기
    do: 적는다.
    end: resolved
"""


def test_a_procedure_without_branches_says_so(clean: Path) -> None:
    (clean / "sops/procedures/straight.yaml").write_text(_STRAIGHT, "utf-8")
    done = _drill("straight", folder=clean)
    assert done.code == 2
    assert done.err == (
        "오류: ‘straight’ 절차에서는 드릴을 만들 수 없습니다: 갈래가 없어 고를 것이 없습니다.\n"
        "  cscx train check로 드릴이 있는 절차를 보세요.\n"
    )


def test_a_drill_played_to_its_end_goes_into_the_results_file(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    file.write_bytes(_results())
    for stdin, kept in (("1\nq\n", 0), ("1\n2\n3\n1\n2\n" * 12, 1)):
        done = _drill(ABUSE, "--seed", "가", "--results", str(file), stdin=stdin)
        assert done.code == 0
        told = f"결과를 {file}에 더했습니다." if kept else "결과 파일에는 더하지 않았습니다."
        assert told in done.err
        runs = json.loads(file.read_text("utf-8"))["drills"]
        assert len(runs) == kept
    assert runs[0]["turns"]
    assert set(runs[0]) == {
        "drill", "fingerprint", "at", "accuracy", "sequence", "script", "mood", "total", "critical",
        "turns",
    }  # fmt: skip


def _results() -> bytes:
    empty = Results(learner="수국-0001", bank="0" * 64, exported="2026-11-22T09:00:00+09:00")
    return results_text(empty).encode()


def test_a_damaged_results_file_is_told_before_anybody_plays(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    file.write_text("{", "utf-8")
    done = _drill(ABUSE, "--results", str(file), stdin="1\n")
    assert done.code == 2
    assert "JSON이 아니거나 중간에 잘렸습니다." in done.err
    assert "어떻게 할까요?" not in done.out
    assert file.read_text("utf-8") == "{"


def _played(one: Drill, *keys: str) -> None:
    """A drill of the tests on a terminal of one key a line; what is said goes to the output."""
    answers = iter(keys)
    corpus = read_corpus(CHECKOUT, load(CHECKOUT), as_of=date(2026, 11, 21))
    style = Printing("text", "ko", "never").style(sys.stdout)
    Player(corpus, style, "ko", lambda _prompt: next(answers)).play(one)


def test_the_look_back_shows_the_right_way_also_where_nobody_came(
    capsys: pytest.CaptureFixture[str],
) -> None:
    low = msgspec.structs.replace(sample.drill().customer, mood=-3)
    _played(sample.drill(customer=low), "1")
    told = capsys.readouterr().out
    assert "고객이 전화를 끊었습니다." in told
    assert [f"바른 길: 한다 {at}" in told for at in (1, 2, 3)] == [True] * 3
    assert "못 함\n     바른 길: 한다 2\n     근거: " in told
    assert "0점입니다" not in told


def test_a_total_of_nothing_beside_points_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    legal = sample.wrong("건너뛴다", "t2", critical=True, to=CRITICAL)
    choices = (legal, sample.key("한다 2", "t3"), sample.wrong("다", "t2"))
    turns = (sample.turn(1, "t2"), sample.turn(2, "t3", *choices), sample.turn(3, DONE))
    _played(sample.drill(turns=turns), "2", "1")
    told = capsys.readouterr().out
    assert "  0점(100점 만점" in told
    assert "부분 점수와 상관없이 0점입니다." in told


def test_a_single_choice_that_is_left_is_told_and_not_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _played(sample.drill(), "1", "2", "2", "2")
    told = capsys.readouterr().out
    assert "남은 하나가 바른 길입니다: 한다 1" in told
    assert told.count("다시 고르세요.") == 1
    assert told.count("맞음") == 2
