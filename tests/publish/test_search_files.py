from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from cscx.content.cache import Cache
from cscx.publish.engine import Options, build
from cscx.publish.finding.analyses import KeptAnalyses
from cscx.publish.finding.dialog import dialog_model
from cscx.publish.finding.handwritten import page_entry
from cscx.publish.finding.index import FOLDER, search_files
from cscx.search.analysis import Analysis
from cscx.search.engine import Search
from cscx.search.kiwi import KiwiAnalyser, KiwiMissingError
from tests.publish.knowledge import TODAY, site


def searched(files: dict[str, bytes], query: str) -> list[str]:
    found = Search(lambda name: files[f"{FOLDER}/{name}"]).search(query)
    return [hit.id for hit in found.hits]


def without_kiwi(monkeypatch: pytest.MonkeyPatch) -> None:
    """No Kiwi on this machine."""

    def missing(_self: KiwiAnalyser) -> str:
        raise KiwiMissingError

    monkeypatch.setattr(KiwiAnalyser, "version", property(missing))


def unloadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever analyses a text fails."""

    def loaded(_self: KiwiAnalyser) -> None:
        raise AssertionError

    monkeypatch.setattr(KiwiAnalyser, "_kiwi", property(loaded))


def test_a_second_build_loads_no_kiwi_and_makes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = search_files(site(), Cache(tmp_path / "kept"))
    unloadable(monkeypatch)
    assert search_files(site(), Cache(tmp_path / "kept")) == first


def test_a_new_text_is_analysed_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    search_files(site(), Cache(tmp_path))
    asked: list[str] = []
    original = KiwiAnalyser.morphemes
    monkeypatch.setattr(
        KiwiAnalyser,
        "morphemes",
        lambda self, texts: asked.extend(texts) or original(self, texts),
    )
    roles = """\
        kind: roles
        items:
          상담사: {duties: 상담한다, reach: 큐 1000}
          파트장: {duties: 재량 한도를 정한다, reach: 내선 1100, hours: 영업시간}
          물류: {duties: 회수한다}
          정책: {duties: 기준을 쓴다}
    """
    search_files(site({"sops/reference/roles.yaml": roles}), Cache(tmp_path))
    assert asked == ["재량 한도를 정한다. 내선 1100 영업시간."]


@pytest.mark.parametrize("damage", [b"", b"\x00broken", b"[1, 2]", b'{"a": 7}'])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: bytes) -> None:
    first = search_files(site(), Cache(tmp_path))
    Cache(tmp_path).write("search-analyses", damage)
    assert search_files(site(), Cache(tmp_path)) == first
    (tmp_path / "search-analyses").write_bytes(damage)
    assert search_files(site(), Cache(tmp_path)) == first


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1,2,3]", b"\x93\x90\x91\x01\x90", b"\xff", 7])
def test_one_damaged_analysis_is_made_anew(tmp_path: Path, damage: object) -> None:
    first = search_files(site(), Cache(tmp_path))
    known = msgspec.msgpack.decode(Cache(tmp_path).read("search-analyses") or b"")
    broken = {
        key: damage if number == 0 else raw for number, (key, raw) in enumerate(known.items())
    }
    Cache(tmp_path).write("search-analyses", msgspec.msgpack.encode(broken))
    assert search_files(site(), Cache(tmp_path)) == first


def test_analyses_that_nobody_asks_for_are_kept_up_to_a_size_newest_last(tmp_path: Path) -> None:
    kept = KeptAnalyses(Cache(tmp_path))
    for name in ("old", "newer", "newest"):
        kept[name] = Analysis((name * 10,), (), ())
    kept.save()
    again = KeptAnalyses(Cache(tmp_path))
    again["fresh"] = Analysis((), (), ())
    again.save(most=130)
    assert list(KeptAnalyses(Cache(tmp_path))) == ["newer", "newest", "fresh"]


def test_without_kiwi_search_works_less_exactly_and_the_build_says_so(
    analysed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    without_kiwi(monkeypatch)
    made = search_files(site(), Cache(None))
    assert not made.analysed
    assert searched(dict(made.files), "반품하고 싶은데요")[0] == "return"
    build(analysed, Options(to=tmp_path / "site", as_of=TODAY))
    assert "pip install kiwipiepy" in caplog.text


def test_no_module_of_kiwi_is_read_when_nothing_is_new(analysed: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from cscx.publish.engine import Options, build;"
        f"build(Path({str(analysed)!r}), Options(to=Path({str(tmp_path / 'site')!r}),"
        " as_of=date(2026, 11, 21)));"
        "print('kiwipiepy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_copy_on_a_disk_carries_worker_and_index_in_one_script(tmp_path: Path) -> None:
    files = search_files(site(), Cache(tmp_path)).files
    script = files[f"{FOLDER}/files.js"].decode()
    carried = json.loads(script.removeprefix("globalThis.cxSearchFiles = ").removesuffix(";\n"))
    assert carried["worker"].encode() == files[f"{FOLDER}/worker.js"]
    index = {f"{FOLDER}/{name}": base64.b64decode(raw) for name, raw in carried["files"].items()}
    assert {**index} == {
        name: raw for name, raw in files.items() if not name.endswith(("/files.js", "/worker.js"))
    }


def test_only_the_first_file_keeps_its_name_when_its_content_changes(tmp_path: Path) -> None:
    files = search_files(site(), Cache(tmp_path)).files
    named = [name for name in files if not any(c.isdigit() for c in name.rsplit("/", 1)[-1])]
    assert sorted(named) == [f"{FOLDER}/{name}" for name in ("files.js", "index.json", "worker.js")]


def test_a_page_that_somebody_wrote_is_found_by_its_words() -> None:
    text = (
        "---\ntitle: 도움말\n---\n\n# 이 사이트를 쓰는 법\n\n**답변 카드**에 `한 줄` 답이 있다.\n"
    )
    made = page_entry("help/", text, kind="도움말", name="help")
    assert (made.id, made.address, made.title) == ("page:help", "help/", "도움말")
    assert made.parts[0].text == "이 사이트를 쓰는 법 답변 카드에 한 줄 답이 있다."
    assert page_entry("a/", "# 제목 #\n글", kind="도움말", name="a").title == "제목"
    assert page_entry("a/", "글", kind="도움말", name="a").title == "a"


def test_hand_written_pages_are_in_the_index_of_a_build(analysed: Path, tmp_path: Path) -> None:
    folder = build(analysed, Options(to=tmp_path / "site", as_of=TODAY)).folder
    listed = next((folder / FOLDER).glob("list-*.json")).read_text("utf-8")
    assert any(id_.startswith("page:") for id_ in json.loads(listed)["id"])


def test_the_dialog_knows_which_entries_a_notice_touches() -> None:
    notice = dialog_model(site())["notices"][0]
    assert notice["id"] == "notice:배송지연"
    assert notice["starts"] == "2026-11-20T00:00:00+09:00"
    assert notice["ends"] == "2026-11-22T23:59:59+09:00"
    assert {"return", "reason:반품.변심"} <= set(notice["touches"])
    assert notice["address"] == "reference/notices/#배송지연"
