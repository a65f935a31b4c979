"""`cscx train report`: results read, what is wrong with files told, the rest reported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec import structs

from cscx.cells import width
from cscx.training.results import read_results, results_text
from tests.cli.program import AS_OF, BASE, Result, cscx


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the results of two learners."""
    folder = tmp_path_factory.mktemp("results")
    for name, keys in (("a", "1\n" * 8), ("b", "2\n" * 8)):
        file = str(folder / f"{name}.json")
        args = ("quiz", "--seed", "1", "--count", "8", "--results", file, *AS_OF)
        assert cscx(*args, folder=BASE, stdin=keys).code == 0
    return folder


def _report(*args: str | Path, environment: dict[str, str] | None = None) -> Result:
    told = ("train", "report", *map(str, args), *AS_OF)
    return cscx(*told, folder=BASE, environment=environment)


@pytest.mark.parametrize("cells", [60, 80, 100])
def test_a_folder_is_reported_in_lines_that_fit(played: Path, cells: int) -> None:
    done = _report(played, environment={"COLUMNS": str(cells)})
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith("학습 결과\n2명, 답 16개. ")
    assert "약한 문서" in done.out
    assert "한 사람씩" in done.out
    assert max(map(width, done.out.splitlines())) <= cells


def test_columns_of_figures_end_at_the_same_cell(played: Path) -> None:
    lines = _report(played).out.splitlines()
    at = lines.index("어려운 문제")
    rows = [line for line in lines[at + 2 : at + 8] if line.endswith(("사람", "1", "2"))]
    assert len({width(row) for row in rows}) == 1


def test_a_learner_exported_twice_counts_once(played: Path, tmp_path: Path) -> None:
    copy = tmp_path / "again.json"
    copy.write_bytes((played / "a.json").read_bytes())
    done = _report(played / "a.json", copy)
    assert done.code == 0
    assert "1명, 답 8개." in done.out
    assert "여러 파일에 겹친 답 8개는 한 번만 셌습니다." in done.out
    same_file = _report(played / "a.json", played / "a.json")
    assert "겹친" not in same_file.out


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(played: Path, tmp_path: Path) -> None:
    text = (played / "a.json").read_text("utf-8")
    bad = {
        "edited": text.replace('"seconds":0', '"seconds":99'),
        "empty": "",
        "newer": text.replace('"version":1', '"version":7'),
        "cut": text[:200],
        "other": "[]",
    }
    for name, content in bad.items():
        (tmp_path / f"{name}.json").write_text(content, "utf-8")
    (tmp_path / "nothing").mkdir()
    done = _report(tmp_path, tmp_path / "nothing", tmp_path / "missing.json", played / "b.json")
    assert done.code == 1
    assert done.out.startswith("학습 결과\n1명, 답 8개. ")
    page = _report(tmp_path, "-f", "html", played / "b.json").out
    unread = "cut.json, edited.json, empty.json, newer.json, other.json"
    assert f"<p>읽지 못해 뺀 것 5개: {unread}</p>" in page
    assert str(tmp_path) not in page
    assert done.err.splitlines() == [
        f"{tmp_path / 'nothing'}: 폴더에 JSON 파일이 없습니다. 학습자가 내보낸 결과 파일을 이 폴더에 모으세요.",
        f"{tmp_path / 'missing.json'}: 그런 파일이나 폴더가 없습니다. 파일 이름과 권한을 보세요.",
        f"{tmp_path / 'cut.json'}: JSON이 아니거나 중간에 잘렸습니다. 학습 페이지에서 결과를 다시 내보내세요.",
        f"{tmp_path / 'edited.json'}: 내보낸 뒤에 바뀐 파일입니다. 합계(sum)가 내용과 맞지 않습니다. 손으로 고치지 않은 파일로 다시 내보내세요.",
        f"{tmp_path / 'empty.json'}: 빈 파일입니다. 학습 페이지에서 결과를 다시 내보내세요.",
        f"{tmp_path / 'newer.json'}: 더 새로운 cscx가 만든 결과 파일입니다(버전 7, 여기서는 1까지 읽습니다). cscx를 새 버전으로 올리세요.",
        f"{tmp_path / 'other.json'}: 학습 결과 파일이 아닙니다. 학습 페이지의 ‘결과 내보내기’나 cscx quiz --results로 만든 파일을 주세요.",
    ]


def test_nothing_that_can_be_read_is_told(tmp_path: Path) -> None:
    done = _report(tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"{tmp_path}: 폴더에 JSON 파일이 없습니다. 학습자가 내보낸 결과 파일을 이 폴더에 모으세요.\n"
        "오류: 읽을 수 있는 결과가 없습니다.\n"
        "  학습 페이지에서 내보낸 파일이나 cscx quiz --results로 만든 파일을 주세요.\n"
    )


def test_results_from_before_a_change_are_set_aside_and_counted(
    played: Path, tmp_path: Path
) -> None:
    before = read_results((played / "a.json").read_bytes())
    stale = (structs.replace(each, fingerprint="0" * 64) for each in before.attempts[:3])
    changed = structs.replace(before, attempts=(*stale, *before.attempts[3:]))
    (tmp_path / "r.json").write_text(results_text(changed), "utf-8")
    done = _report(tmp_path / "r.json")
    assert done.code == 0
    assert "1명, 답 5개." in done.out
    assert "기준이 바뀌어 뺀 답 3개: 문제의 뜻이 푼 뒤에 달라졌습니다." in done.out


def test_a_page_and_json_are_written_to_files(played: Path, tmp_path: Path) -> None:
    html, data = tmp_path / "r.html", tmp_path / "r.json"
    assert _report(played, "-f", "html", "-o", html).code == 0
    assert html.read_text("utf-8").startswith('<!doctype html>\n<html lang="ko">')
    assert _report(played, "-f", "json", "-o", data).code == 0
    found = json.loads(data.read_text("utf-8"))
    assert found["answers"] == 16
    assert len(found["learners"]) == 2


def test_it_speaks_english(played: Path) -> None:
    done = _report(played, "--lang", "en")
    assert done.out.startswith("Training results\n2 learners, 16 answers; ")
    assert "Weak documents" in done.out


def test_the_help_has_examples(tmp_path: Path) -> None:
    for name in ("export", "report"):
        korean = cscx("train", name, "--help", folder=tmp_path).out
        english = cscx("train", name, "--help", "--lang", "en", folder=tmp_path).out
        assert f"예:\n  $ cscx train {name}" in korean
        assert f"Examples:\n  $ cscx train {name}" in english
