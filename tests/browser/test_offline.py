"""Reading without a network, and never an old page that looks current."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cscx.publish.engine import Options, build
from tests.browser.reading import eventually
from tests.browser.serving import Server
from tests.publish.knowledge import SHOP

pytestmark = pytest.mark.browser

BUILT = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
SOP = "procedures/return/"
SCRIPT = "scripts/return-yes/"
KEPT = """async ([site, built]) => {
  for (const name of await caches.keys()) {
    const done = await (await caches.open(name)).match(new URL("offline.done", site));
    if (done && await done.text() === built) return true;
  }
  return false;
}"""


class Shop:
    """A small knowledge base, its site, and the server of that site."""

    def __init__(self, folder: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.site, self._environment = folder / "shop", folder / "site", monkeypatch
        shutil.copytree(SHOP, self.root)
        shutil.copytree(made, self.site)
        self.server = Server(self.site)

    def publish(self, moment: datetime, **changes: tuple[str, str]) -> None:
        """Change texts of files and build the site as of a moment."""
        for name, (before, after) in changes.items():
            file = next(self.root.rglob(f"{name}.*"))
            text = file.read_text("utf-8")
            assert before in text
            file.write_text(text.replace(before, after), "utf-8")
        self._environment.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
        shutil.rmtree(self.site, ignore_errors=True)
        build(self.root, Options(to=self.site))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shop, built once."""
    to = tmp_path_factory.mktemp("offline") / "site"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", str(int(BUILT.timestamp())))
        return build(SHOP, Options(to=to)).folder


@pytest.fixture
def shop(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shop]:
    opened = Shop(tmp_path, made, monkeypatch)
    yield opened
    opened.server.stop()


Reader = Callable[[datetime], Any]


@pytest.fixture
def reader(chromium: Any) -> Iterator[Reader]:
    """A page whose clock runs from a moment on."""
    contexts = []

    def opened(now: datetime) -> Any:
        context = chromium.new_context(
            locale="ko-KR", viewport={"width": 360, "height": 800}, bypass_csp=True
        )  # the waiting of these tests is a script of theirs in the page
        context.clock.install(time=now)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


def keep(page: Any, shop: Shop, built: datetime = BUILT) -> None:
    """Open the home page and stay until the browser has kept the site."""
    page.goto(shop.server.address)
    wait_until_kept(page, shop, built)


def wait_until_kept(page: Any, shop: Shop, built: datetime) -> None:
    for _ in range(200):
        page.clock.run_for(1000)
        if page.evaluate(KEPT, [shop.server.address, f"{built:%Y-%m-%dT%H:%M:%SZ}"]):
            return
    pytest.fail("the browser has not kept the site")


def said(page: Any) -> str:
    """What stands above the page about its age and the network."""
    return str(page.inner_text(".cx-fresh")).strip()


def test_a_quiz_never_opened_is_played_when_the_server_is_gone(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    shop.server.stop()
    page.goto(shop.server.address + "learn/quiz/#document=return&count=1")
    page.locator("form.cx-quiz").wait_for()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    assert page.locator(".cx-feedback__head").count() == 1


def test_pages_never_opened_are_there_when_the_server_is_gone(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT + timedelta(hours=1))
    keep(page, shop)
    shop.server.stop()
    page.goto(shop.server.address + SOP)
    page.wait_for_selector(".cx-offline")
    assert page.inner_text("h1") == "반품"
    assert page.inner_text(".cx-offline").startswith("오프라인 2026. 11. 21. 09:00 화면")
    shop.server.start()
    page.reload()
    page.wait_for_selector(".cx-offline", state="detached")


def test_a_page_that_was_not_kept_says_so_and_can_be_tried_again(
    shop: Shop, reader: Reader
) -> None:
    page = reader(BUILT)
    keep(page, shop)
    shop.server.stop()
    page.goto(shop.server.address + "procedures/new-one/")
    assert page.inner_text("h1") == "오프라인이라 열 수 없습니다"
    there = page.get_attribute("[data-cx-retry]", "href")
    assert there == shop.server.address + "procedures/new-one/"


def test_a_silent_server_is_not_waited_for(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    shop.server.fall_silent()
    page.goto(shop.server.address + SOP, wait_until="domcontentloaded")
    assert page.inner_text("h1") == "반품"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(days=6, hours=23), ""),
        (timedelta(days=7), "이 화면은 7일 전 것입니다."),
        (timedelta(days=40), "이 화면은 40일 전 것입니다."),
        (timedelta(days=-2), "이 컴퓨터의 시계가 화면을 만든 때보다 늦습니다."),
    ],
)
def test_a_page_older_than_the_limit_says_so_by_the_clock_of_its_reader(
    shop: Shop, reader: Reader, age: timedelta, words: str
) -> None:
    page = reader(BUILT + age)
    page.goto(shop.server.address + SOP)
    assert page.inner_text("[data-cx-age]").startswith(words)
    assert page.locator(".cx-old").count() == bool(words)


def test_a_page_that_becomes_old_while_it_is_open_says_so_when_it_is_seen_again(
    shop: Shop, reader: Reader
) -> None:
    page = reader(BUILT)
    page.goto(shop.server.address + SOP)
    assert page.locator(".cx-old").count() == 0
    page.clock.set_fixed_time(BUILT + timedelta(days=8))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.inner_text(".cx-old").startswith("이 화면은 8일 전 것입니다.")


def test_a_kept_page_is_old_by_its_own_stamp_even_when_scripts_are_new(
    shop: Shop, reader: Reader
) -> None:
    page = reader(BUILT + timedelta(days=8))
    page.goto(shop.server.address + SOP)
    keep(page, shop)
    file = shop.site / SOP / "index.html"
    old = file.read_text("utf-8")
    shop.publish(BUILT + timedelta(days=8), facts=("7일", "8일"))
    new = file.read_text("utf-8")
    file.write_text(old, "utf-8")  # what a cache on the way would give
    page.goto(shop.server.address + SOP)
    assert page.inner_text(".cx-old").startswith("이 화면은 8일 전 것입니다.")
    page.wait_for_selector(".cx-newer")
    assert "2026. 11. 29. 09:00에 새로 만든 화면이 있습니다." in page.inner_text(".cx-newer")
    file.write_text(new, "utf-8")
    os.utime(file, (4e9, 4e9))  # later than the old file, which was written just now
    with page.expect_navigation():
        page.click(".cx-newer button")
    assert page.locator(".cx-old").count() == 0
    assert "8일" in page.inner_text(".cx-answer__line")


def test_only_what_changed_is_fetched_again_and_the_rest_gets_the_new_stamp(
    shop: Shop, reader: Reader
) -> None:
    page = reader(BUILT)
    keep(page, shop)
    later = BUILT + timedelta(days=3)
    shop.publish(later, **{"return-yes": ("받았어요", "접수했어요")})
    shop.server.asked.clear()
    page.goto(shop.server.address + "guide/")
    wait_until_kept(page, shop, later)
    assert f"/{SCRIPT}" in shop.server.asked
    assert "/roles/" not in shop.server.asked
    shop.server.stop()
    page.goto(shop.server.address + "roles/")
    page.wait_for_selector(".cx-offline")
    assert "2026. 11. 24. 09:00 화면" in said(page)
    page.goto(shop.server.address + SCRIPT)
    assert "접수했어요" in page.text_content("article")


def test_a_page_that_left_the_site_leaves_the_browser(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    later = BUILT + timedelta(days=1)
    shop.publish(later, guide=("# 안내\n", "# 안내\n\n새 글\n"))
    shutil.rmtree(shop.site / "guide")
    listed = (shop.site / "offline.json").read_text("utf-8")
    (shop.site / "offline.json").write_text(listed.replace('"guide/":', '"gone/":'), "utf-8")
    page.reload()
    wait_until_kept(page, shop, later)
    shop.server.stop()
    page.goto(shop.server.address + "guide/")
    assert page.inner_text("h1") == "오프라인이라 열 수 없습니다"


def test_a_reader_can_have_everything_removed_and_kept_again(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    page.click("[data-cx-keep]")
    assert page.text_content("[data-cx-keep]") == "오프라인 저장 꺼짐"
    eventually(page, "async () => (await caches.keys()).length === 0")
    page.reload()
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    page.click("[data-cx-keep]")
    eventually(page, "Boolean(navigator.serviceWorker.controller)")


def test_a_site_that_is_no_longer_kept_clears_what_it_left(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    shop.publish(BUILT + timedelta(days=1), cscx=("[site]", "[site]\noffline = false"))
    page.reload()
    assert page.locator("[data-cx-keep]").count() == 0
    eventually(page, "async () => (await caches.keys()).length === 0")


def test_what_only_a_copy_on_a_disk_reads_is_not_kept(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    assert page.evaluate("fetch('/assets/search/files.js').then((found) => found.ok)")
    kept = page.evaluate(
        "async () => (await (await caches.open((await caches.keys())[0])).keys()).map((one) => one.url)"
    )
    assert any(address.endswith("/assets/search/index.json") for address in kept)
    assert not any(address.endswith("/files.js") for address in kept)


def test_search_and_tables_work_without_the_server(shop: Shop, reader: Reader) -> None:
    page = reader(BUILT)
    keep(page, shop)
    shop.server.stop()
    page.goto(shop.server.address + "roles/")
    page.keyboard.press("/")
    page.keyboard.type("반품 접수")
    page.clock.run_for(2000)
    page.locator(".cx-hit", has_text="반품 접수 안내").first.click()
    page.wait_for_url("**/return-yes/**")
    page.goto(shop.server.address + "exceptions/return-rule/")
    page.wait_for_selector("[data-cx-wizard].is-live")
