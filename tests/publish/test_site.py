from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from cscx.publish.engine import Options, PublishError, build
from cscx.publish.frame import assets
from cscx.publish.frame.trim import trimmed
from tests.shared import ROOT


class Links(HTMLParser):
    """The ids of a page, and everything it points to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.to: list[str] = []
        self.loads: list[str] = []
        self.handlers: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name == "href" and value is not None and tag == "a":
                self.to.append(value)
            elif name in ("src", "href") and value is not None and tag != "a":
                self.loads.append(value)
            elif name.startswith("on"):
                self.handlers.append(name)


def pages(site: Path) -> dict[Path, Links]:
    return {file: Links(file.read_text(encoding="utf-8")) for file in site.rglob("*.html")}


def test_every_link_leads_to_a_page_and_to_a_place_on_it(built: Path) -> None:
    every = pages(built)
    broken = []
    for file, links in every.items():
        if file.name == "404.html":
            continue
        for target in links.to:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            there = file if not path else (file.parent / path).resolve()
            if there.is_dir():
                there = there / "index.html"
            place = unquote(parts.fragment)
            if "=" in place:  # facts for the script of that page: #항목=교환
                place = ""
            if there not in every or (place and place not in every[there].ids):
                broken.append((file.relative_to(built), target))
    assert broken == []


EMPTY = re.compile(r"<(section|dl|ul|ol|tbody|h[1-6]|a|button|details)\b([^>]*)>\s*</\1>")


def test_nothing_on_a_page_is_empty_but_what_a_script_fills(built: Path) -> None:
    empty = {
        str(file.relative_to(built)): found[0]
        for file in built.rglob("*.html")
        for found in EMPTY.finditer(file.read_text(encoding="utf-8"))
        if " data-" not in found[2]
    }
    assert empty == {}


def test_no_id_stands_twice_on_a_page(built: Path) -> None:
    twice = {
        str(file.relative_to(built)): sorted({i for i in links.ids if links.ids.count(i) > 1})
        for file, links in pages(built).items()
        if len(links.ids) != len(set(links.ids))
    }
    assert twice == {}


def test_nothing_is_loaded_from_elsewhere_and_no_handler_stands_in_the_markup(built: Path) -> None:
    for file, links in pages(built).items():
        loaded = [
            url
            for url in links.loads
            if urlsplit(url).scheme in ("http", "https") or url.startswith("//")
        ]
        assert loaded == [], file
        assert links.handlers == [], file


def test_no_yaml_is_published(built: Path) -> None:
    assert [*built.rglob("*.yaml"), *built.rglob("*.yml")] == []


@pytest.fixture
def shop(analysed: Path, tmp_path: Path) -> Path:
    """A copy of the small knowledge base."""
    shutil.copytree(analysed, tmp_path / "shop")
    return tmp_path / "shop"


AS_OF = date(2026, 11, 21)


@pytest.fixture
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds that carry the same moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")


@pytest.mark.usefixtures("one_moment")
def test_plain_mkdocs_builds_the_same_pages(shop: Path, tmp_path: Path) -> None:
    ours = build(shop, Options(to=tmp_path / "ours", as_of=AS_OF)).folder
    theirs = tmp_path / "theirs"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "CSCX_AS_OF": "2026-11-21"}
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(theirs)],
        cwd=shop, env=environment, check=True,
    )  # fmt: skip
    for file in ours.rglob("*.html"):
        assert file.read_text("utf-8") == (theirs / file.relative_to(ours)).read_text("utf-8")


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


@pytest.mark.usefixtures("one_moment")
def test_the_same_sources_at_the_same_moment_give_the_same_bytes(
    shop: Path, tmp_path: Path
) -> None:
    one = build(shop, Options(to=tmp_path / "one")).folder
    two = build(shop, Options(to=tmp_path / "two")).folder
    assert _bytes(one) == _bytes(two)


def test_edit_this_document_leads_to_its_file(shop: Path, tmp_path: Path) -> None:
    site = build(shop, Options(to=tmp_path / "site", as_of=AS_OF)).folder
    page = (site / "procedures/return/index.html").read_text("utf-8")
    assert 'href="https://git.example.com/shop/edit/main/sops/procedures/return.yaml"' in page


def test_the_repository_of_mkdocs_serves_where_the_settings_name_none(
    shop: Path, tmp_path: Path
) -> None:
    settings = shop / "cscx.toml"
    settings.write_text(settings.read_text("utf-8").split("[site]")[0], "utf-8")
    config = shop / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8") + "repo_url: https://git.example.com/a/b\nedit_uri: edit/main/\n",
        "utf-8",
    )
    site = build(shop, Options(to=tmp_path / "site", as_of=AS_OF)).folder
    page = (site / "procedures/return/index.html").read_text("utf-8")
    assert 'href="https://git.example.com/a/b/edit/main/sops/procedures/return.yaml"' in page


def test_pages_without_folders_link_to_files(shop: Path, tmp_path: Path) -> None:
    config = shop / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "use_directory_urls: false\n", "utf-8")
    site = build(shop, Options(to=tmp_path / "site", as_of=AS_OF)).folder
    page = (site / "scripts/return-yes.html").read_text("utf-8")
    assert 'href="../procedures/return.html"' in page


def test_an_english_knowledge_base_has_english_pages(shop: Path, tmp_path: Path) -> None:
    settings = shop / "cscx.toml"
    settings.write_text(settings.read_text("utf-8").replace('"ko"', '"en"'), "utf-8")
    site = build(shop, Options(to=tmp_path / "site", as_of=AS_OF)).folder
    page = (site / "procedures/return/index.html").read_text("utf-8")
    assert '<html lang="en"' in page
    assert "In one line" in page
    assert "진행" not in page


def test_a_missing_configuration_says_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "cscx.toml").write_text("format = 1\n", "utf-8")
    with pytest.raises(PublishError) as caught:
        build(tmp_path)
    assert caught.value.text.ko.startswith("mkdocs.yml이 없습니다.")


def test_a_leak_stops_a_build_for_customers(shop: Path, tmp_path: Path) -> None:
    file = shop / "sops/procedures/return.yaml"
    file.write_text(
        file.read_text("utf-8").replace("owner: 정책", "owner: 정책\naudience: [customer]"), "utf-8"
    )
    with pytest.raises(PublishError) as caught:
        build(shop, Options(to=tmp_path / "site", as_of=AS_OF, audience="customer"))
    assert "고객용 문서가 내부 문서를 가리킵니다" in caught.value.text.ko


BAD = "<img src=x onerror=alert(1)>"


def test_hostile_names_and_texts_reach_no_page_as_markup(shop: Path, tmp_path: Path) -> None:
    (shop / "sops/scripts/return-yes.yaml").write_text(
        f"""\
kind: script
title: '{BAD}'
summary: '"><script>alert(1)</script> {BAD}'
status: active
owner: 정책
effective: 2026-03-01
search: ['{BAD}']
slots: {{고객명: '{BAD}'}}
text:
  전화: |
    {BAD} [x](javascript:alert(1)) {{{{7*7}}}} {{고객명}} </template><script>alert(1)</script>
must_say: ['{BAD}']
never_say: ['"onmouseover="alert(1)']
instead:
  - {{not: '{BAD}', say: '{BAD}'}}
""",
        "utf-8",
    )
    (shop / "sops/reference/reasons.yaml").write_text(
        f"""\
kind: reasons
items:
  반품.변심:
    label: '{BAD}'
    says: ['{BAD}', '"><script>alert(1)</script>']
""",
        "utf-8",
    )
    site = build(shop, Options(to=tmp_path / "site", as_of=AS_OF)).folder
    for file, links in pages(site).items():
        assert links.handlers == [], file
        assert [url for url in links.to if url.startswith("javascript")] == [], file
        html = file.read_text("utf-8")
        assert "<img" not in html, file
        assert "<script>alert" not in html, file
    assert 'data-slot="7*7"' in (site / "scripts/return-yes/index.html").read_text("utf-8")


def test_top_level_names_of_the_joined_script_are_unique() -> None:
    top = re.compile(
        r"^(?:export )?(?:const|let|function|async function|class) (\w+)", re.MULTILINE
    )
    folder = Path(assets.__file__).parents[1] / "assets" / "js"
    files = [file for file in folder.glob("*.js") if not file.name.startswith("wizard")]
    names = Counter(name for file in files for name in top.findall(file.read_text("utf-8")))
    assert len(files) > 1
    assert [name for name, count in names.items() if count > 1] == []
    assert "import " not in assets.script({})
    assert "export " not in assets.script({})


def test_every_edit_link_leads_to_a_file_of_the_repository(built: Path) -> None:
    found = set()
    for page in built.rglob("*.html"):
        links = re.findall(r'href="(https://[^"]+/edit/main/[^"]+)"', page.read_text("utf-8"))
        found.update(link.split("/edit/main/")[1] for link in links)
    assert "sops/procedures/return-defect.yaml" in found
    assert "site/help.md" in found
    assert [path for path in found if not (ROOT / path).is_file()] == []


def test_the_calendar_is_called_by_its_kind_and_shows_its_days(built: Path) -> None:
    html = (built / "reference/calendar/index.html").read_text("utf-8")
    assert "<h1>달력</h1>" in html
    assert "창립기념일" in html
    assert "2026. 11. 27." in html


def test_a_persona_tells_its_mood_and_its_case_in_words(built: Path) -> None:
    html = (built / "personas/persona-worried-mother/index.html").read_text("utf-8")
    assert "화남" in html
    assert "24,000원" in html


def test_a_limit_says_who_may_not(built: Path) -> None:
    html = (built / "procedures/return-change-of-mind/index.html").read_text("utf-8")
    card = re.sub(r"<[^>]+>", "", html[html.index("cx-facts") :])
    assert "결제금액 30만원 초과: 상담사 불가 (전액환불, 부분환불)" in card


def test_every_icon_that_is_shown_is_drawn(built: Path) -> None:
    drawn = set(re.findall(r"^\.cx-i-(\w+) \{", assets.style(), re.MULTILINE))
    shown = re.findall(r'cx-i-(\w+)"', "".join(p.read_text("utf-8") for p in built.rglob("*.html")))
    assert set(shown) <= drawn
    assert "copy" in shown


def test_trimming_leaves_code_and_scripts_alone() -> None:
    html = "<p>\n\n  가\n</p>\n<pre>\n  나\n\n다</pre>\n\n<script>\n  1\n</script>\n<!-- x -->"
    assert trimmed(html) == "<p>\n가\n</p>\n<pre>\n  나\n\n다</pre>\n<script>\n  1\n</script>\n"
