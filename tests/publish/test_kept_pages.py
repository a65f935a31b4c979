from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import cscx
from cscx.content import cache
from cscx.publish.engine import Built, Options, build
from cscx.publish.finding import index
from cscx.publish.keeping import recipe
from cscx.search.stems import StemAnalyser
from tests.publish.knowledge import SHOP

AS_OF = date(2026, 11, 21)
Change = Callable[[Path], object]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.setattr(index, "KiwiAnalyser", StemAnalyser)
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder)
    config = folder / "mkdocs.yml"
    config.write_text(
        "site_name: 작은 가게\ndocs_dir: site\ntheme: {name: cscx}\nplugins: [cscx]\n"
    )
    return folder


def again(shop: Path, *, as_of: date = AS_OF) -> Built:
    return build(shop, Options(as_of=as_of))


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def assert_as_if_fresh(shop: Path, tmp_path: Path, *, as_of: date = AS_OF) -> None:
    """The site is, byte for byte, what MkDocs' own build writes into an empty folder."""
    fresh = build(shop, Options(to=tmp_path / "fresh", as_of=as_of, use_cache=False)).folder
    ours, theirs = bytes_below(shop / "build/site"), bytes_below(fresh)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def edit(path: str, old: str, new: str) -> Change:
    def change(shop: Path) -> None:
        file = shop / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


def append(path: str, text: str) -> Change:
    return lambda shop: (shop / path).write_text((shop / path).read_text("utf-8") + text, "utf-8")


def rename(old: str, new: str) -> Change:
    def change(shop: Path) -> None:
        (shop / new).parent.mkdir(parents=True, exist_ok=True)
        (shop / old).rename(shop / new)

    return change


SOP = "sops/procedures/return.yaml"
NEW = """\
kind: script
title: 교환 안내
summary: <sop:return> 대신 바꿀 때.
status: active
owner: 정책
effective: 2026-03-01
text: {전화: 바꿔 드릴게요}
"""
CHANGES: dict[str, Change] = {
    "a sentence": edit(SOP, "받은 날을 묻는다.", "언제 받았는지 묻는다."),
    "a title": edit(SOP, "title: 반품", "title: 반품 받기"),
    "a fact": edit("sops/reference/facts.yaml", "value: 7일", "value: 8일"),
    "a label others show": edit(
        "sops/reference/facts.yaml", "label: 반품 기한", "label: 되돌릴 날"
    ),
    "a role": edit("sops/reference/roles.yaml", "내선 1100", "내선 1200"),
    "a reason's words": edit("sops/reference/reasons.yaml", "반품할래요", "무를래요"),
    "the order of a list": edit(
        "sops/reference/channels.yaml",
        "전화: {hours: 영업시간, read_aloud: 40초}\n  채팅: {hours: 항상, max_chars: 300}",
        "채팅: {hours: 항상, max_chars: 300}\n  전화: {hours: 영업시간, read_aloud: 40초}",
    ),
    "a notice over": edit("sops/reference/notices.yaml", "until: 2026-11-22", "until: 2026-11-20"),
    "a document put out of force": edit(SOP, "status: active", "status: retired"),
    "a document deleted": lambda shop: (shop / "sops/scripts/return-yes.yaml").unlink(),
    "a list deleted": lambda shop: (shop / "sops/reference/laws.yaml").unlink(),
    "a document added": lambda shop: (shop / "sops/scripts/swap.yaml").write_text(NEW, "utf-8"),
    "a document renamed": rename("sops/scripts/return-yes.yaml", "sops/scripts/return-ok.yaml"),
    "a document moved": rename(SOP, "sops/others/return.yaml"),
    "a document broken": edit(SOP, "steps:", "steps: ["),
    "a rule": edit("sops/exceptions/return-rule.yaml", "처리: 불가, 승인", "처리: 환불, 승인"),
    "an answer's way": edit(SOP, "불가: 거절", "불가: 기록"),
    "a comment": append(SOP, "# 메모\n"),
    "a hand-written page": append("site/guide.md", "\n더 쓴 글.\n"),
    "a hand-written title": edit("site/guide.md", "# ", "# 새 "),
    "a hand-written page added": lambda shop: (shop / "site/more.md").write_text("# 더\n", "utf-8"),
    "a hand-written page that replaces ours": lambda shop: (shop / "site/index.md").write_text(
        "# 처음\n[반품](procedures/return.md)\n", "utf-8"
    ),
    "a file beside the pages": lambda shop: (shop / "site/logo.svg").write_text("<svg/>", "utf-8"),
    "a setting": edit("cscx.toml", "edit/main", "edit/trunk"),
    "the language": edit("cscx.toml", '"ko"', '"en"'),
    "the name of the site": edit("mkdocs.yml", "작은 가게", "큰 가게"),
    "the address of the site": append("mkdocs.yml", "site_url: https://kb.example.com/\n"),
    "addresses without folders": append("mkdocs.yml", "use_directory_urls: false\n"),
    "the theme": edit("mkdocs.yml", "theme: {name: cscx}", "theme: {name: cscx, language: en}"),
    "a style of one's own": append("mkdocs.yml", "extra_css: [own.css]\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_site_built_again_is_as_if_it_were_built_fresh(
    change: Change, shop: Path, tmp_path: Path
) -> None:
    again(shop)
    change(shop)
    again(shop)
    assert_as_if_fresh(shop, tmp_path)


def test_changes_one_after_another_leave_nothing_behind(shop: Path, tmp_path: Path) -> None:
    again(shop)
    for name in ("a sentence", "a document added", "a fact", "a document deleted", "a role"):
        CHANGES[name](shop)
        again(shop)
    assert_as_if_fresh(shop, tmp_path)


def test_another_day_changes_what_the_day_decides(shop: Path, tmp_path: Path) -> None:
    again(shop)
    home = (shop / "build/site/index.html").read_text("utf-8")
    assert "배송이 늦습니다" in home
    later = date(2027, 1, 2)
    again(shop, as_of=later)
    assert "배송이 늦습니다" not in (shop / "build/site/index.html").read_text("utf-8")
    assert_as_if_fresh(shop, tmp_path, as_of=later)


def test_another_audience_keeps_nothing_of_the_one_before(shop: Path, tmp_path: Path) -> None:
    again(shop)
    build(shop, Options(as_of=AS_OF, audience="customer"))
    options = Options(to=tmp_path / "fresh", as_of=AS_OF, audience="customer", use_cache=False)
    assert bytes_below(shop / "build/site") == bytes_below(build(shop, options).folder)


def test_templates_of_the_company_count(shop: Path, tmp_path: Path) -> None:
    edit("mkdocs.yml", "{name: cscx}", "{name: cscx, custom_dir: look}")(shop)
    (shop / "look/cx").mkdir(parents=True)
    footer = shop / "look/cx/footer.html"
    footer.write_text("<footer>하나</footer>", "utf-8")
    again(shop)
    assert again(shop).made == 0
    footer.write_text("<footer>둘</footer>", "utf-8")
    again(shop)
    assert_as_if_fresh(shop, tmp_path)
    footer.write_text("<footer>{{ pages | length }}</footer>", "utf-8")
    again(shop)
    assert again(shop).made > 0


def test_a_new_version_of_the_tool_makes_every_page_anew(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = again(shop).made
    assert again(shop).made == 0
    monkeypatch.setattr(cscx, "__version__", "9.9.9")
    cache.tool_stamp.cache_clear()
    try:
        assert again(shop).made == every
    finally:
        monkeypatch.undo()
        cache.tool_stamp.cache_clear()


def test_a_new_version_of_what_renders_makes_every_page_anew(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = again(shop).made
    monkeypatch.setattr(recipe, "_version", lambda _name: "9.9.9")
    recipe._tool.cache_clear()
    try:
        assert again(shop).made == every
    finally:
        recipe._tool.cache_clear()


def test_other_plugins_see_every_page(shop: Path) -> None:
    every = again(shop).made
    edit("mkdocs.yml", "[cscx]", "[cscx, material/search]")(shop)
    assert again(shop).made == every
    assert again(shop).made == every


def test_a_page_that_someone_changed_or_deleted_in_the_site_is_mended(
    shop: Path, tmp_path: Path
) -> None:
    again(shop)
    site = shop / "build/site"
    (site / "procedures/return/index.html").write_text("kaputt", "utf-8")
    (site / "scripts/return-yes/index.html").unlink()
    assert again(shop).made == 2
    assert_as_if_fresh(shop, tmp_path)


def test_a_damaged_cache_is_no_cache(shop: Path, tmp_path: Path) -> None:
    every = again(shop).made
    for blob in (shop / ".cscx-cache").glob("*.msgpack"):
        blob.write_bytes(blob.read_bytes()[:-7])
    assert again(shop).made == every
    assert_as_if_fresh(shop, tmp_path)


def test_a_new_stamp_is_put_into_pages_that_hold(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(shop)
    before = bytes_below(shop / "build/site")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert again(shop).made == 0
    after = bytes_below(shop / "build/site")
    assert b"2026-11-22T00:00:00Z" in after["procedures/return/index.html"]
    assert before["procedures/return/index.html"] != after["procedures/return/index.html"]
    assert_as_if_fresh(shop, tmp_path)


def test_a_copy_for_a_disk_is_kept_by_itself(shop: Path, tmp_path: Path) -> None:
    again(shop)
    copy = Options(to=shop / "build/offline", as_of=AS_OF, copy=True)
    build(shop, copy)
    CHANGES["a sentence"](shop)
    again(shop)
    build(shop, copy)
    assert_as_if_fresh(shop, tmp_path)
    fresh = Options(to=tmp_path / "copy", as_of=AS_OF, copy=True, use_cache=False)
    assert bytes_below(shop / "build/offline") == bytes_below(build(shop, fresh).folder)


def test_only_pages_that_look_at_a_change_are_made_again(shop: Path) -> None:
    every = again(shop).made
    edit("sops/reference/channels.yaml", "max_chars: 300", "max_chars: 200")(shop)
    assert 0 < again(shop).made < every / 2
    CHANGES["a role"](shop)
    assert 0 < again(shop).made < every / 2
