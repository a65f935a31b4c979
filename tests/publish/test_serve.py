from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cscx.publish.preview.server import News, Server
from cscx.publish.preview.watch import files_now, wait_for_change
from tests.publish.knowledge import SHOP

PATIENCE = 60.0


class Running(NamedTuple):
    """A server that runs, the folder it serves, and what it has said so far."""

    process: subprocess.Popen[bytes]
    folder: Path
    address: str
    log: Path
    temporary: Path

    def page(self, path: str = "procedures/return/") -> str:
        try:
            with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310 - our own server
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return f"{error.code} {error.read().decode()}"
        except OSError:
            return ""

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.said()
            if holds():
                return
            time.sleep(0.1)
        pytest.fail(f"{what} did not come: {self.said()}")

    def shows(self, text: str, path: str = "procedures/return/") -> None:
        self.wait_for(lambda: text in self.page(path), text)

    def tells(self, text: str) -> None:
        self.wait_for(lambda: text in self.said(), text)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    folder, temporary = tmp_path / "shop", tmp_path / "tmp"
    shutil.copytree(SHOP, folder)
    temporary.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    # A shell that runs the tests in the background lets them and their children ignore Ctrl+C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cscx", "serve", "--port", str(port), "--as-of", "2026-11-21"],
            cwd=folder, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)},
        )  # fmt: skip
        signal.signal(signal.SIGINT, before)
        yield Running(process, folder, f"http://127.0.0.1:{port}/", log, temporary)
        if process.poll() is None:
            process.terminate()
        process.wait(30)


def put(running: Running, path: str, old: str, new: str) -> None:
    file = running.folder / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


SOP = "sops/procedures/return.yaml"


def test_the_preview_follows_the_files_and_outlives_a_broken_one(running: Running) -> None:
    running.shows("받은 날을 묻는다.")
    put(running, SOP, "받은 날을 묻는다.", "언제 받았는지 묻는다.")
    running.shows("언제 받았는지 묻는다.")

    put(running, SOP, "steps:", "steps: [")
    running.tells("마지막으로 성공한 화면을 그대로 둡니다.")
    running.tells(f"{SOP}:")
    assert "언제 받았는지 묻는다." in running.page()
    news = json.loads(running.page(".cscx/news?round=0"))
    assert "읽을 수 없는 문서가 있습니다" in news["problem"]

    put(running, SOP, "steps: [", "steps:")
    put(running, SOP, "언제 받았는지 묻는다.", "며칠 됐는지 묻는다.")
    running.shows("며칠 됐는지 묻는다.")
    running.wait_for(
        lambda: json.loads(running.page(".cscx/news?round=0"))["problem"] == "", "good news"
    )


def test_new_deleted_and_hand_written_files_and_settings_are_seen(running: Running) -> None:
    running.shows("받은 날을 묻는다.")
    script = running.folder / "sops/scripts/return-yes.yaml"
    (running.folder / "sops/scripts/swap.yaml").write_bytes(
        script.read_bytes().replace("반품 접수 안내".encode(), "교환 안내".encode())
    )
    running.shows("교환 안내", "scripts/swap/")
    (running.folder / "sops/scripts/swap.yaml").unlink()
    running.shows("404", "scripts/swap/")
    (running.folder / "site/guide.md").write_text("# 새 안내\n\n새 글.\n", "utf-8")
    running.shows("새 글.", "guide/")
    put(running, "mkdocs.yml", "작은 가게", "큰 가게")
    running.shows("큰 가게")
    put(running, "cscx.toml", "edit/main", "edit/trunk")
    running.shows("edit/trunk/sops")
    put(running, "cscx.toml", "format = 1", "format = ")
    running.tells("cscx.toml")
    put(running, "cscx.toml", "format = ", "format = 1")
    put(running, SOP, "받은 날을 묻는다.", "언제 받았는지 묻는다.")
    running.shows("언제 받았는지 묻는다.")


def test_ctrl_c_ends_it_and_leaves_nothing_behind(running: Running) -> None:
    running.tells("에서 봅니다.")
    running.process.send_signal(signal.SIGINT)
    # Python itself ends by the signal when the interrupt came inside an `exec`, though it was caught.
    assert running.process.wait(PATIENCE) in {0, -signal.SIGINT}
    assert running.said().endswith("멈췄습니다.\n")
    assert "Traceback" not in running.said()
    assert [each.name for each in running.temporary.iterdir() if each.is_dir()] == []


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    shutil.copytree(SHOP, folder)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "cscx", "serve", "--port", str(port)],
            cwd=folder, capture_output=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    said = done.stderr.decode()
    assert f"127.0.0.1:{port}에서 열 수 없습니다" in said
    assert "Traceback" not in said


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_text("<body><p>가</p></body>", "utf-8")
    (site / "404.html").write_text("<body>없음</body>", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    import threading  # noqa: PLC0415 - for this fixture alone

    made = Server(("127.0.0.1", 0), site, News())
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def ask(server: Server, path: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(server.url + path) as answer:  # noqa: S310 - our own server
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode()


def test_a_page_is_served_with_our_script_from_our_own_address(server: Server) -> None:
    status, kind, page = ask(server, "a/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert '<script src="/.cscx/preview.js" data-round="1" defer></script></body>' in page
    assert not re.search(r"<script>|style=", page)
    assert ask(server, ".cscx/preview.js")[0] == 200
    assert ask(server, ".cscx/preview.css")[0] == 200
    assert ask(server, "a")[2] == page


def test_what_is_not_there_gets_the_page_for_that(server: Server) -> None:
    status, _, page = ask(server, "b/")
    assert status == 404
    assert "없음" in page


@pytest.mark.parametrize(
    "path",
    ["../secret.txt", "%2e%2e/secret.txt", ".cscx/../../secret.txt", ".cscx/%2e%2e/server.py"],
)
def test_nothing_outside_of_the_folder_is_served(server: Server, path: str) -> None:
    status, _, page = ask(server, path)
    assert status == 404
    assert "secret" not in page
    assert "class Server" not in page


def test_a_page_waits_until_there_is_news() -> None:
    news = News()
    assert news.after(0, "") == (1, "")
    news.tell("틀렸다")
    assert news.after(1, "") == (1, "틀렸다")
    news.tell()
    assert news.after(1, "틀렸다") == (2, "")


def test_a_change_is_seen_when_the_files_are_still_again(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("1", "utf-8")
    seen = files_now([tmp_path])
    looks: list[float] = []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) <= 2:
            file.write_text("1" * (len(looks) + 1), "utf-8")

    changed = wait_for_change([tmp_path], seen, sleep=sleep)
    assert changed is not None
    assert changed[str(file)][0] == 3
    assert changed == files_now([tmp_path])


def test_nobody_waits_longer_than_patience(tmp_path: Path) -> None:
    assert wait_for_change([tmp_path], files_now([tmp_path]), patience=-1) is None


def test_search_follows_the_pages(running: Running) -> None:
    running.shows("받은 날을 묻는다.")
    put(running, SOP, "받은 날을 묻는다.", "영수증 사진을 받는다.")
    running.shows("영수증 사진을 받는다.")

    def found() -> bool:
        head = json.loads(running.page("assets/search/index.json"))
        texts = (running.page(f"assets/search/{name}") for _, name in head["texts"])
        return any("영수증 사진을 받는다" in text for text in texts)

    running.wait_for(found, "the new sentence in the index")


def test_files_of_editors_and_hidden_ones_are_no_change(tmp_path: Path) -> None:
    for name in (".a.yaml.swp", "a.yaml~", "#a.yaml#", ".git/HEAD"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("", "utf-8")
    assert files_now([tmp_path, tmp_path / "not-there"]) == {}
