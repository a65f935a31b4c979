"""Search wherever a site lies: below a folder, without folders, and on a disk."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import reader
from tests.browser.serving import Quiet
from tests.browser.shops import built, shop

pytestmark = pytest.mark.browser
FLAT = "use_directory_urls: false\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("places")


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder / "www"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def root(folder: Path) -> Path:
    """Sites side by side: with folders and without."""
    source = shop(folder)
    built(source, folder / "www" / "어느 곳" / "kb")
    built(source, folder / "www" / "flat", FLAT)
    return folder / "www"


@pytest.fixture
def page(chromium: Any, root: Path) -> Iterator[Any]:  # noqa: ARG001 - the sites it opens
    with reader(chromium, 1440, 900) as opened:
        yield opened


def search(page: Any) -> None:
    page.locator("body").press("/")
    page.locator(".cx-search__input").fill("반품할래요")
    page.locator('.cx-search[data-for="반품할래요"]').wait_for()


def opened_first(page: Any, url: str) -> None:
    """The first hit of what a customer says is opened with Enter."""
    search(page)
    page.keyboard.press("Enter")
    page.wait_for_url(url)
    assert page.locator("h1").text_content() == "반품"


@pytest.mark.parametrize(
    "start", ["", "scripts/return-yes/", "reference/facts/", "guide/", "roles/물류/"]
)
def test_below_a_folder_every_page_searches_and_leads_on(
    page: Any, served: str, start: str
) -> None:
    page.goto(f"{served}어느 곳/kb/{start}")
    opened_first(page, f"{served}%EC%96%B4%EB%8A%90%20%EA%B3%B3/kb/procedures/return/")


def test_a_hand_written_page_is_found(page: Any, served: str) -> None:
    page.goto(f"{served}어느 곳/kb/")
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("guide")
    page.locator(".cx-hit").first.click()
    page.wait_for_url("**/kb/guide/")


@pytest.mark.parametrize("start", ["index.html", "scripts/return-yes.html"])
def test_pages_that_are_files_are_found_as_files(page: Any, served: str, start: str) -> None:
    page.goto(f"{served}flat/{start}")
    opened_first(page, f"{served}flat/procedures/return.html")


@pytest.mark.parametrize(
    ("site", "start", "end"),
    [
        ("어느 곳/kb", "index.html", "procedures/return/index.html"),
        ("어느 곳/kb", "scripts/return-yes/index.html", "procedures/return/index.html"),
        ("flat", "scripts/return-yes.html", "procedures/return.html"),
    ],
)
def test_a_copy_on_a_disk_searches(page: Any, root: Path, site: str, start: str, end: str) -> None:
    page.goto((root / site / start).as_uri())
    opened_first(page, (root / site / end).as_uri())


def test_a_copy_on_a_disk_without_its_index_says_so(page: Any, root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(root / "flat", copy)
    (copy / "assets/search/files.js").unlink()
    page.goto((copy / "index.html").as_uri())
    page.keyboard.press("/")
    page.locator(".cx-search__input").fill("반품")
    assert "검색을 열지 못했습니다." in page.locator(".cx-search [role=alert]").text_content()
    shutil.copy(root / "flat/assets/search/files.js", copy / "assets/search/files.js")
    page.get_by_role("button", name="다시 시도").click()
    page.locator(".cx-hit").first.wait_for()
