"""A small web server for one folder: it lets open pages know when there is a newer site, or a problem.

A page that is served gets a script of ours (assets/preview/) that waits for news and loads the page again.
The files in the folder stay as they are.
"""

from __future__ import annotations

import http.server
import io
import json
import os
import threading
import urllib.parse
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

_ASSETS = Path(__file__).parent.parent / "assets" / "preview"
_OURS = "/.cscx/"
_SCRIPT = f'<link rel="stylesheet" href="{_OURS}preview.css"><script src="{_OURS}preview.js" data-round="%d" defer></script></body>'
_PATIENCE = 25.0
"""Seconds that a page waits for an answer before it asks again."""


class News:
    """What open pages wait for: the number of the site that is shown, and what is wrong with a later one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.round, self.problem = 1, ""

    def tell(self, problem: str = "") -> None:
        """A new site is there, or the next one has a problem."""
        with self._changed:
            if not problem:
                self.round += 1
            self.problem = problem
            self._changed.notify_all()

    def after(self, seen: int, problem: str) -> tuple[int, str]:
        """Wait until there is something a page does not know; gives what is known after a while, too."""
        with self._changed:
            self._changed.wait_for(
                lambda: self.round != seen or self.problem != problem, timeout=_PATIENCE
            )
            return self.round, self.problem


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder at an address until it is shut down. Port 0 takes a free one."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], folder: Path, news: News) -> None:
        super().__init__(address, partial(_Handler, directory=str(folder)))
        self.news = news

    @property
    def url(self) -> str:
        """Where it is looked at."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}/"


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == f"{_OURS}news":
            self._answer_news(urllib.parse.parse_qs(query))
        else:
            super().do_GET()

    def _answer_news(self, asked: dict[str, list[str]]) -> None:
        seen, problem = asked.get("round", ["0"])[0], asked.get("problem", [""])[0]
        current, wrong = self.server.news.after(int(seen) if seen.isdigit() else 0, problem)
        body = json.dumps({"round": current, "problem": wrong}, ensure_ascii=False).encode()
        self._send(HTTPStatus.OK, body, "application/json")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        del self.headers["If-Modified-Since"]  # it counts whole seconds; two edits fit in one
        path = self._file()
        if path is None:
            return super().send_head()
        missing = not path.is_file()
        page = Path(self.directory, "404.html") if missing else path
        if not page.is_file():
            return super().send_head()
        status = HTTPStatus.NOT_FOUND if missing else HTTPStatus.OK
        self._send(status, self._told(page.read_bytes()), "text/html; charset=utf-8")
        return None

    def _file(self) -> Path | None:
        """The page that is asked for; None for what the folder's own server answers as it is."""
        if self.path.startswith(_OURS):
            return None
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            asked = urllib.parse.urlsplit(self.path).path
            return path / "index.html" if asked.endswith("/") else None
        return path if path.suffix == ".html" or not path.exists() else None

    def _told(self, page: bytes) -> bytes:
        script = (_SCRIPT % self.server.news.round).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + after if end else page

    def _send(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def translate_path(self, path: str) -> str:
        """Files of ours stand beside the site's."""
        plain = urllib.parse.urlsplit(path).path
        if plain.startswith(_OURS):
            return os.path.join(_ASSETS, os.path.basename(plain))
        return super().translate_path(path)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Nobody reads a log of every file a page loads."""
