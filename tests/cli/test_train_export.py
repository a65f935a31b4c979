"""`cscx train export`: files for other programs."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest

from tests.cli.program import AS_OF, BASE, CHECKOUT, Result, cscx, program
from tests.cli.test_train import WHERE

ONE = "delay-compensation"


def _export(*args: str, folder: Path = CHECKOUT) -> Result:
    return cscx("train", "export", *args, *AS_OF, folder=folder)


def test_a_document_is_written_where_it_is_wanted_and_told(tmp_path: Path) -> None:
    file = tmp_path / "new/x.csv"
    done = _export("csv", ONE, "--bom", "-o", str(file))
    assert done.code == 0
    assert done.err.endswith("문제(배송 지연 보상 판정)\n")
    with file.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert f"{len(rows)}문제" in done.err
    assert {row["document"] for row in rows} >= {ONE}


def test_without_a_place_it_goes_below_build(clean: Path) -> None:
    assert _export("gift", folder=clean).code == 0
    assert (clean / "build/training/all.gift").read_text("utf-8").startswith("$CATEGORY: cscx/")


def test_a_track_and_a_role_are_exported(tmp_path: Path) -> None:
    for what in ("track-new-agent", "상담사"):
        assert _export("gift", what, "-o", str(tmp_path / what)).code == 0
        assert (tmp_path / what).stat().st_size > 100_000


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gitf", ONE), "오류: FORMAT에 ‘gitf’ 값은 쓸 수 없습니다.\n  혹시 ‘gift’인가요?\n  도움말: cscx train export --help\n"),
        (("gift", "delay-compensatoin"), "오류: ‘delay-compensatoin’ 문서나 학습 과정은 없습니다.\n  혹시 ‘delay-compensation’인가요?\n"),
        (("gift", "persona-impatient-vip"), "오류: 여기에는 낼 문제가 없습니다.\n  갈래나 경계가 있는 SOP나 판정표를 고르세요. 까닭 보기: cscx train check\n"),
    ],
    ids=["format", "document", "nothing to ask"],
)  # fmt: skip
def test_what_cannot_be_exported_is_told(args: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = _export(*args, "-o", str(tmp_path / "x"))
    assert done.code == 2
    assert done.err == said
    assert not (tmp_path / "x").exists()


def test_a_knowledge_base_with_nothing_to_ask_is_told(tmp_path: Path) -> None:
    (tmp_path / "cscx.toml").write_bytes((BASE / "cscx.toml").read_bytes())
    for name in ("sops", "training"):
        (tmp_path / name).mkdir()
    done = _export("anki", folder=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("오류: 여기에는 낼 문제가 없습니다.\n")


def test_a_place_that_cannot_be_written_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("내 것", "utf-8")
    done = _export("csv", ONE, "-o", str(tmp_path / "file/x.csv"))
    assert done.code == 2
    assert done.err.startswith(f"오류: {tmp_path / 'file/x.csv'}에 쓸 수 없습니다: ")
    assert (tmp_path / "file").read_text("utf-8") == "내 것"


def test_a_folder_in_place_of_the_file_is_told_as_such(tmp_path: Path) -> None:
    done = _export("csv", ONE, "-o", str(tmp_path))
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"오류: --output: ‘{tmp_path}’은 폴더입니다.\n"
        "  파일 이름까지 쓰세요.\n  도움말: cscx train export --help\n"
    )


def test_a_bank_too_small_for_a_page_is_told_and_what_there_is_is_packed(tmp_path: Path) -> None:
    done = _export("scorm", "cs-escalation", "--count", "90", "-o", str(tmp_path / "x.zip"))
    assert done.code == 0
    told, written = done.err.splitlines()
    assert re.fullmatch(
        r"CS 에스컬레이션: 90문제를 만들기에는 모자랍니다\. 있는 \d+문제로 만들었습니다\.", told
    )
    assert re.search(r"x\.zip: \d+문제\(CS 에스컬레이션\)$", written)


@pytest.mark.parametrize("name", ["scorm", "anki"])
def test_an_archive_has_the_same_bytes_anywhere(name: str, clean: Path, tmp_path: Path) -> None:
    written = []
    for number, environment in enumerate(WHERE):
        file = tmp_path / str(number)
        args = ("train", "export", name, "-o", str(file), *AS_OF)
        assert (
            program(*args, folder=clean, environment={"LC_ALL": "C.UTF-8", **environment}).code == 0
        )
        written.append(file.read_bytes())
    assert written[0] == written[1]
    assert zipfile.is_zipfile(tmp_path / "0")
