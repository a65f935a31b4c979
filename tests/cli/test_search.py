"""`cscx search`: what is found, where it is written, and everything one can get wrong in asking."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from cscx.content.cache import FOLDER
from cscx.search import kiwi
from tests.cli.program import Result, change, cscx, knowledge_base, program

RETURN = "sops/procedures/return.yaml"
ACCEPTED = "sops/scripts/accepted.yaml"


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with its index made; not to be changed."""
    root = knowledge_base(tmp_path_factory.mktemp("kb"))
    assert search(root, "반품").code == 0
    return root


@pytest.fixture
def own(searched: Path, tmp_path: Path) -> Path:
    """The same to be changed; its texts are analysed already."""
    return Path(shutil.copytree(searched, tmp_path / "own"))


def search(root: Path, *args: str, environment: dict[str, str] | None = None) -> Result:
    given = {"CSCX_AS_OF": "2026-11-21", **(environment or {})}
    return cscx("search", *args, folder=root, environment=given)


def failure(root: Path, *args: str) -> str:
    done = search(root, *args)
    assert done.code == 2
    return done.err


def test_a_hit_tells_what_it_is_and_the_line_where_it_is_written(searched: Path) -> None:
    done = search(searched, "접수", "안내", "-n", "1")
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0] == "1. 반품 접수 안내  스크립트 · 시행 중"
    path, _, line = lines[1].split()[0].partition(":")
    assert path == ACCEPTED
    assert "반품 접수" in "".join(
        (searched / path).read_text("utf-8").splitlines()[int(line) - 1 :]
    )


def test_a_hit_in_a_step_leads_to_the_line_of_the_step(searched: Path) -> None:
    data = json.loads(search(searched, "상위판단", "--kind", "sop", "--format", "json").out)
    hit = data["hits"][0]
    assert (hit["id"], hit["path"], hit["place"]) == ("return", RETURN, "상위판단")
    assert "상위판단" in (searched / RETURN).read_text("utf-8").splitlines()[hit["line"] - 1]


def test_paths_are_as_seen_from_where_one_stands(searched: Path) -> None:
    done = cscx(
        "search", "접수 안내", "-n", "1", folder=searched / "sops" / "scripts",
        environment={"CSCX_AS_OF": "2026-11-21"},
    )  # fmt: skip
    assert done.out.splitlines()[1].split()[0].startswith("accepted.yaml:")


def test_asked_words_are_bold_where_colours_are_wanted_and_plain_elsewhere(searched: Path) -> None:
    assert "\033[1m반품\033[0m" in search(searched, "반품", "--color", "always").out
    assert "\033" not in search(searched, "반품").out


@pytest.mark.parametrize("typed", ["qksvna", "반퓸"])
def test_what_was_understood_is_said(searched: Path, typed: str) -> None:
    assert search(searched, typed).out.splitlines()[0] == f"{typed} → 반품으로 찾았습니다."


def test_english_is_spoken_on_demand(searched: Path) -> None:
    assert "Looked for 반품 (qksvna)." in search(searched, "qksvna", "--lang", "en").out


def test_filters_take_the_words_of_the_site_and_of_the_files(searched: Path) -> None:
    def kinds(*args: str) -> set[str]:
        found = json.loads(search(searched, "반품", "--format", "json", *args).out)
        return {hit["kind"] for hit in found["hits"]}

    assert kinds("--kind", "script") == kinds("--kind", "스크립트") == {"스크립트"}
    assert kinds("--kind", "script", "--kind", "sop") == {"스크립트", "절차"}
    assert kinds("--kind", "sop", "--status", "active", "--reason", "반품") == {"절차"}
    assert kinds("--channel", "전화", "--kind", "script") == {"스크립트"}


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--kind", "절자", "혹시 ‘절차’인가요?"),
        ("--reason", "반퓸", "혹시 ‘반품’인가요?"),
        ("--channel", "팩스", "쓸 수 있는 값: "),
        ("--status", "시행증", "혹시 ‘시행 중’인가요?"),
        ("--audience", "agnt", "혹시 ‘agent’인가요?"),
    ],
)
def test_a_value_that_is_none_is_refused_with_what_was_meant(
    searched: Path, option: str, value: str, hint: str
) -> None:
    told = failure(searched, "반품", option, value)
    assert f"{option}에 ‘{value}’ 값은 쓸 수 없습니다." in told
    assert hint in told


@pytest.mark.parametrize("words", ["", " ", "\u00a0", "\x01\x1b", "\t\n"])
def test_empty_words_are_refused(searched: Path, words: str) -> None:
    assert failure(searched, words).startswith("오류: 찾을 말이 비었습니다.\n")


def test_a_folder_without_a_knowledge_base_is_told(tmp_path: Path) -> None:
    assert "여기에는 지식 베이스가 없습니다." in failure(tmp_path, "반품")


def test_nothing_found_ends_with_1_and_says_what_to_try(searched: Path) -> None:
    done = search(searched, "zzqqx")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "‘zzqqx’로 찾은 것이 없습니다.\n낱말을 줄이거나 고객이 쓰는 말로 바꿔 보세요.\n"
    )


def test_a_control_character_is_not_sent_back_to_the_terminal(searched: Path) -> None:
    done = search(searched, "zz\x1b[31mqqx")
    assert done.code == 1
    assert "\x1b" not in done.err


def test_a_knowledge_base_without_documents_says_so(tmp_path: Path) -> None:
    (tmp_path / "cscx.toml").write_text("format = 1\n", "utf-8")
    (tmp_path / "sops").mkdir()
    done = search(tmp_path, "환불")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("찾을 문서가 하나도 없습니다.\n초안과 검토 중인 문서까지")


def test_decomposed_hangul_is_read_as_composed(searched: Path) -> None:
    found = search(searched, unicodedata.normalize("NFD", "접수 안내"), "-n", "1")
    assert found.out == search(searched, "접수 안내", "-n", "1").out


def test_nothing_found_as_data_is_an_empty_list(searched: Path) -> None:
    done = search(searched, "zzqqx", "--format", "json")
    assert (done.code, json.loads(done.out)["hits"]) == (1, [])


def test_filters_that_leave_nothing_are_named_as_the_reason(searched: Path) -> None:
    done = search(searched, "accepted", "--kind", "에스컬레이션")
    assert done.code == 1
    assert "거르지 않으면 " in done.err
    assert "accepted" in done.err


def test_what_cannot_be_read_is_left_out_and_named(own: Path) -> None:
    change(own, RETURN, "kind: sop", "kind: [sop")
    done = search(own, "접수 안내")
    assert done.code == 0
    assert done.err == (f"읽을 수 없어 빠진 문서: {RETURN}. cscx lint가 고칠 곳을 알려 줍니다.\n")
    assert json.loads(search(own, "접수", "--format", "json").out)["left_out"] == [RETURN]


def test_the_second_search_reads_no_document_and_loads_no_kiwi(searched: Path) -> None:
    script = (
        "import sys; from cscx.cli import main\n"
        "try: main(['search', '반품', '--as-of', '2026-11-21'])\n"
        "finally: print([name for name in sys.modules if name in"
        " ('kiwipiepy', 'cscx.content.corpus', 'cscx.publish.site', 'mkdocs')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=searched, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr.decode().splitlines()[-1] == "[]"


def test_a_changed_document_is_found_by_its_new_words(own: Path) -> None:
    assert search(own, "두루미", "--kind", "script").code == 1
    change(own, ACCEPTED, "title: 반품 접수 안내", "title: 두루미 접수 안내")
    assert "두루미 접수 안내" in search(own, "두루미", "--kind", "script").out


def test_a_damaged_index_is_made_anew(own: Path) -> None:
    before = search(own, "반품").out
    for file in (own / FOLDER).glob("search-index*"):
        file.write_bytes(file.read_bytes()[:-7] + b"rubbish")
    assert search(own, "반품").out == before


def test_without_kiwi_it_searches_and_says_so(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_self: kiwi.KiwiAnalyser) -> str:
        raise kiwi.KiwiMissingError

    monkeypatch.setattr(kiwi.KiwiAnalyser, "version", property(missing))
    done = search(own, "반품")
    assert "반품 접수 안내" in done.out
    assert done.err == "형태소 분석기(kiwipiepy)가 없어 덜 정확하게 찾습니다.\n"


def test_a_customer_finds_nothing_internal(searched: Path) -> None:
    done = search(searched, "에스컬레이션 파트장", "--audience", "customer", "--format", "json")
    assert [h["kind"] for h in json.loads(done.out)["hits"] if h["kind"] == "에스컬레이션"] == []


def browser(tmp_path: Path) -> tuple[dict[str, str], Path]:
    """A browser that writes down what it is asked to open."""
    opened, run = tmp_path / "opened", tmp_path / "browser"
    run.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n')
    run.chmod(run.stat().st_mode | stat.S_IXUSR)
    return {"BROWSER": f"{run} %s"}, opened


def test_the_first_hit_is_opened_at_its_place(own: Path, tmp_path: Path) -> None:
    page = own / "build/site/procedures/return/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("")
    (own / "build/site/index.html").write_text("")
    (own / "mkdocs.yml").write_text("site_name: x\nsite_dir: build/site\n")
    environment, opened = browser(tmp_path)
    done = program(
        "search", "상위판단", "--kind", "sop", "--open", folder=own,
        environment={"CSCX_AS_OF": "2026-11-21", **environment},
    )  # fmt: skip
    assert done.code == 0
    assert "열었습니다: file://" in done.err
    assert opened.read_text() == f"{page.resolve().as_uri()}#%EC%83%81%EC%9C%84%ED%8C%90%EB%8B%A8"


def test_a_site_that_is_not_built_or_lacks_the_page_is_told(own: Path) -> None:
    told = failure(own, "상위판단", "--open", "--site", "out")
    assert told == (
        "오류: 만든 사이트가 out에 없습니다.\n"
        "  먼저 cscx build로 만드세요. 다른 곳에 만들었으면 --site로 알려 주세요.\n"
    )
    (own / "out").mkdir()
    (own / "out/index.html").write_text("")
    assert "화면이 out의 사이트에 없습니다." in failure(own, "상위판단", "--open", "--site", "out")
