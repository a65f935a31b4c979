from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from markupsafe import Markup

from cscx.publish.engine import Options, PublishError, build
from cscx.publish.frame.stamp import PLACE, PREVIEW_PLACE, moment, stamped, version_of
from cscx.settings import SettingsError, load
from tests.publish.knowledge import SHOP, site

FACTS = "sops/reference/facts.yaml"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A copy of the small knowledge base."""
    shutil.copytree(SHOP, tmp_path / "shop")
    return tmp_path / "shop"


def test_every_page_says_when_it_was_built_and_which_policies_it_shows(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    built = build(shop, Options(to=tmp_path / "site")).folder
    stamps = set()
    for file in built.rglob("*.html"):
        html = file.read_text("utf-8")
        assert PLACE not in html
        stamps.update(re.findall(r'<p class="cx-stamp".*?</p>', html))
        assert "cx-stamp" in html, file
    (stamp,) = stamps
    assert 'data-cx-built="2026-11-22T00:00:00Z"' in stamp
    assert 'data-cx-limit="168"' in stamp
    assert ">지식 기준일 2026. 11. 22. · <time " in stamp
    assert ">2026. 11. 22. 09:00에 만든 화면</time> · 정책 판 " in stamp


def test_the_day_of_a_site_is_the_day_of_its_moment_in_korea(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795275000")  # 2026-11-21 15:30 in London
    built = build(shop, Options(to=tmp_path / "site")).folder
    assert "지식 기준일 2026. 11. 22." in (built / "index.html").read_text("utf-8")


def test_the_same_content_has_the_same_version_on_another_day() -> None:
    today, tomorrow = site(as_of=date(2026, 11, 21)), site(as_of=date(2026, 11, 22))
    assert version_of(today.shown, "agent") == version_of(tomorrow.shown, "agent")


def test_a_changed_value_and_a_coming_value_that_has_come_make_another_version() -> None:
    facts = (SHOP / FACTS).read_text("utf-8")
    changed = {FACTS: facts.replace("7일", "8일")}
    assert changed[FACTS] != facts
    assert version_of(site().shown, "agent") != version_of(site(changed).shown, "agent")
    coming = {
        FACTS: "kind: facts\nitems:\n  반품기한:\n    value: 7일\n    effective: 2026-01-01\n"
        "    source: 정책\n    next: {value: 14일, effective: 2027-01-01}\n"
    }
    before, after = (site(coming, as_of=date(year, 1, 1)) for year in (2026, 2027))
    assert version_of(before.shown, "agent") != version_of(after.shown, "agent")


def test_the_commit_carries_a_plus_where_documents_were_changed_after_it(
    shop: Path, tmp_path: Path
) -> None:
    def git(*args: str) -> str:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.com", *args]
        return subprocess.run(
            command, cwd=shop, check=True, capture_output=True, text=True
        ).stdout.strip()

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    commit = git("rev-parse", "--short=10", "HEAD")
    for written, name in (("", commit), ("# 고침\n", f"{commit}+")):
        with (shop / FACTS).open("a", encoding="utf-8") as file:
            file.write(written)
        built = build(shop, Options(to=tmp_path / "site")).folder
        assert f'data-cx-commit="{name}"' in (built / "index.html").read_text("utf-8")


def test_without_git_the_stamp_names_no_commit(shop: Path, tmp_path: Path) -> None:
    built = build(shop, Options(to=tmp_path / "site")).folder
    assert 'data-cx-commit=""' in (built / "index.html").read_text("utf-8")


def test_a_page_gets_its_stamp_at_its_last_place() -> None:
    assert (
        stamped(f"{PREVIEW_PLACE}<p>{PLACE}</p>{PLACE}", Markup("지금"), Markup("나중"))
        == f"나중<p>{PLACE}</p>지금"
    )


def test_a_moment_that_is_no_number_is_refused_in_words(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert moment({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "어제")
    with pytest.raises(PublishError) as caught:
        build(shop)
    assert (
        "SOURCE_DATE_EPOCH는 1970년부터 센 초입니다. 지금은 ‘어제’입니다." in caught.value.text.ko
    )


@pytest.mark.parametrize(
    ("written", "hours"), [("12시간", 12), ("7일", 168), ("2주", 336), ("3 days", 72)]
)
def test_the_limit_is_written_as_people_write_it(shop: Path, written: str, hours: int) -> None:
    _limit(shop, written)
    assert load(shop).site.stale_hours == hours


@pytest.mark.parametrize("written", ["", "0일", "일주일", "7", "-1일", "7영업일"])
def test_a_limit_that_is_no_span_of_time_is_refused_in_words(shop: Path, written: str) -> None:
    _limit(shop, written)
    with pytest.raises(SettingsError) as caught:
        load(shop)
    assert caught.value.text.ko == (
        f"설정 cscx.toml의 site.stale-after에 ‘{written}’ 값은 쓸 수 없습니다."
        " 7일, 2주, 12시간처럼 쓰세요."
    )


def _limit(shop: Path, written: str) -> None:
    file = shop / "cscx.toml"
    file.write_text(f'{file.read_text("utf-8")}\nstale-after = "{written}"\n', "utf-8")


def test_a_site_of_a_coming_day_says_on_every_page_that_it_is_a_preview(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 2026-11-22 in Korea

    def pages(as_of: date) -> list[str]:
        built = build(shop, Options(to=tmp_path / "site", as_of=as_of)).folder
        return [file.read_text("utf-8") for file in built.rglob("*.html")]

    said = "2026. 12. 15. 기준 미리보기입니다."
    assert all(html.count(said) == 1 for html in pages(date(2026, 12, 15)))
    for day in (date(2026, 11, 22), date(2026, 11, 21)):
        today = pages(day)
        assert not any("cx-preview" in html for html in today)
