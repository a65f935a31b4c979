"""Results files: written, read, joined, and what is told of one that is not as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cscx.training.pseudonym import PLANTS, pseudonym
from cscx.training.results import (
    Answer,
    DrillRun,
    Pass,
    Results,
    ResultsError,
    Turn,
    read_results,
    results_text,
    sum_of,
)

VECTORS = Path(__file__).parents[1] / "vectors/results.json"


def answer(
    item: str = "0123456789ab", at: str = "2026-11-22T10:00:00+09:00", **more: Any
) -> Answer:
    given = {
        "fingerprint": "a" * 64, "code": "불가", "correct": False, "seconds": 7, "form": "가", **more,
    }  # fmt: skip
    return Answer(item=item, at=at, **given)


def results(*answers: Answer, **more: Any) -> Results:
    given = {"learner": "산수유-4821", "bank": "b" * 64, "exported": "2026-11-22T10:00:00Z", **more}
    return Results(attempts=answers, **given)


RUN = DrillRun(
    drill="return-1", fingerprint="c" * 64, at="2026-11-22T11:00:00Z", accuracy=50, sequence=20,
    script=15, mood=8, total=93, critical=None,
    turns=(Turn(step="return.확인", choice="ask", error=None), Turn(step="return.끝", choice="x", error="SKIPPED")),
)  # fmt: skip
PASS = Pass(track="new-agent", day=1, at="2026-11-22T12:00:00Z", percent=85, fingerprint="d" * 64)


def test_what_was_written_is_read_back() -> None:
    whole = results(answer(form='따옴표 " \\ \n 😀 \u2028'), drills=(RUN,), passes=(PASS,))
    assert read_results(results_text(whole).encode()) == whole


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_results(b"\xef\xbb\xbf" + results_text(results()).encode()) == results()


def test_the_sum_of_every_vector_is_the_shared_one() -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    assert len(vectors) >= 3
    for vector in vectors:
        assert sum_of(vector["results"]) == vector["sum"]
        text = json.dumps({**vector["results"], "sum": vector["sum"]}, ensure_ascii=False)
        assert read_results(text.encode()).learner == vector["results"]["learner"]


def _edited(old: str, new: str) -> bytes:
    text = results_text(results(answer()))
    assert old in text
    return text.replace(old, new).encode()


def _summed(**changed: Any) -> bytes:
    data = {**json.loads(results_text(results(answer()))), **changed}
    return json.dumps({**data, "sum": sum_of(data)}).encode()


@pytest.mark.parametrize(
    ("content", "said", "hint"),
    [
        (b" \n", "빈 파일입니다.", "학습 페이지에서 결과를 다시 내보내세요."),
        (b'{"format":"cscx-res', "JSON이 아니거나 중간에 잘렸습니다.", "학습 페이지에서 결과를 다시 내보내세요."),
        (b"\xff\xfe\x00", "JSON이 아니거나 중간에 잘렸습니다.", "학습 페이지에서 결과를 다시 내보내세요."),
        (b"[" * 100_000, "JSON이 아니거나 중간에 잘렸습니다.", "학습 페이지에서 결과를 다시 내보내세요."),
        (
            b'{"version":1,"items":[]}',
            "학습 결과 파일이 아닙니다.",
            "학습 페이지의 ‘결과 내보내기’나 cscx quiz --results로 만든 파일을 주세요.",
        ),
        (
            _summed(version=2),
            "더 새로운 cscx가 만든 결과 파일입니다(버전 2, 여기서는 1까지 읽습니다).",
            "cscx를 새 버전으로 올리세요.",
        ),
        (_summed(version="1"), "결과 파일의 버전 ‘1’을 모릅니다.", "학습 페이지에서 결과를 다시 내보내세요."),
        (
            _edited('"correct":false', '"correct":true'),
            "내보낸 뒤에 바뀐 파일입니다. 합계(sum)가 내용과 맞지 않습니다.",
            "손으로 고치지 않은 파일로 다시 내보내세요.",
        ),
        (
            _edited('"가"', '"\\ud800"'),
            "내보낸 뒤에 바뀐 파일입니다. 합계(sum)가 내용과 맞지 않습니다.",
            "손으로 고치지 않은 파일로 다시 내보내세요.",
        ),
        (
            _summed(attempts=[{"item": 1}]),
            "결과 파일의 모양이 아닙니다: Expected `str`, got `int` - at `$.attempts[0].item`",
            "학습 페이지에서 결과를 다시 내보내세요.",
        ),
    ],
    ids=["empty", "cut off", "bytes", "deep", "a bank", "newer", "odd version", "edited", "half a letter", "misshapen"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told_of(content: bytes, said: str, hint: str) -> None:
    with pytest.raises(ResultsError) as caught:
        read_results(content)
    assert (caught.value.text.ko, caught.value.hint.ko) == (said, hint)


@pytest.mark.parametrize(
    "changed", [{"exported": "2026-13-01T00:00:00Z"}, {"learner": ""}, {"bank": "B" * 64}]
)
def test_a_value_that_cannot_be_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ResultsError, match="This is not how results look"):
        read_results(_summed(**changed))


def test_two_exports_of_one_learner_count_each_attempt_once_in_the_order_of_time() -> None:
    first, second, third = (
        answer(at=at)
        for at in ("2026-11-22T10:00:00+09:00", "2026-11-22T01:30:00Z", "2026-11-22T11:00:00+09:00")
    )
    older = results(first, second, drills=(RUN,), passes=(PASS,))
    newer = results(
        third, second, first, drills=(RUN,), exported="2026-11-22T21:00:00+09:00", bank="e" * 64
    )
    whole = older.joined([newer])
    assert whole.attempts == (first, second, third)
    assert (whole.drills, whole.passes) == ((RUN,), (PASS,))
    assert (whole.bank, whole.exported) == ("e" * 64, "2026-11-22T21:00:00+09:00")


def test_a_pseudonym_is_a_plant_and_four_digits() -> None:
    assert pseudonym(lambda _: 0, "ko") == "산수유-0000"
    assert pseudonym(lambda bound: bound - 1, "en") == "persimmon-9999"
    assert len({plant.ko for plant in PLANTS}) == len({plant.en for plant in PLANTS}) == len(PLANTS)


def test_the_text_has_one_attempt_a_line() -> None:
    lines = results_text(results(answer(), answer(item="ba9876543210"))).splitlines()
    attempts = [line for line in lines if line.startswith('{"at"')]
    assert len(attempts) == 2
    assert msgspec.json.decode(attempts[0].rstrip(","))["item"] == "0123456789ab"
