"""The worker in a real browser: over HTTP, and from a page opened straight from a disk."""

from __future__ import annotations

import base64
import functools
import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from cscx.search.script import worker_script
from tests.search.conftest import write

pytestmark = [pytest.mark.browser]

ASK = """async ([script, opening, query]) => {
  const files = opening.files && Object.fromEntries(Object.entries(opening.files).map(
    ([name, raw]) => [name, Uint8Array.from(atob(raw), (char) => char.charCodeAt(0))]));
  const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(address);
  const replies = [];
  return await new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      replies.push(data);
      if (data.type !== "ready") resolve(replies);
    };
    worker.postMessage(files ? { type: "open", files } : { type: "open", base: opening.base });
    if (query) worker.postMessage({ type: "search", id: 1, query });
  });
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a page and an index in a folder below it."""
    made = tmp_path_factory.mktemp("site")
    (made / "page.html").write_text("<!doctype html><title>검색</title>", encoding="utf-8")
    (made / "search").mkdir()
    write(files, made / "search")
    return made


@pytest.fixture
def page(chromium: Any) -> Iterator[Page]:
    opened = chromium.new_page()
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def ask(page: Page, opening: dict[str, Any], query: str = "") -> Any:
    return page.evaluate(ASK, [worker_script(), opening, query])


def test_a_site_answers_in_a_worker(page: Page, address: str) -> None:
    page.goto(f"{address}page.html")
    ready, found = ask(page, {"base": f"{address}search/"}, "ghksqnf")
    assert ready["entries"] == 23
    assert found["results"]["hits"][0]["id"] == "refund-card"
    assert found["results"]["hits"][0]["title"] == ["카드 결제 ", "환불", ""]


def test_a_copy_on_a_disk_answers_from_embedded_files(
    page: Page, folder: Path, files: dict[str, bytes]
) -> None:
    page.goto((folder / "page.html").as_uri())
    embedded = {name: base64.b64encode(raw).decode() for name, raw in files.items()}
    _, found = ask(page, json.loads(json.dumps({"files": embedded})), "배송조회가 안돼요")
    assert found["results"]["hits"][0]["id"] == "delivery-tracking"


def test_an_index_that_is_not_there_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}page.html")
    (failed,) = ask(page, {"base": f"{address}nowhere/"})
    assert failed["type"] == "failed"
    assert "404" in failed["reason"]
