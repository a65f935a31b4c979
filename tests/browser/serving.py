"""A web server that can go away, come back at the same address, and fall silent."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path
from typing import Any


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


class Patient(http.server.ThreadingHTTPServer):
    """Says nothing of a browser that left before it was answered."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Server:
    """Serves a folder; `asked` are the paths it was asked for since it was last started."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._port = folder, 0
        self._silent = threading.Event()
        self._heard = threading.Event()
        self.asked: list[str] = []
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/"

    def start(self) -> None:
        self.asked.clear()
        handler = functools.partial(self._handler(), directory=str(self._folder))
        self._server = Patient(("127.0.0.1", self._port), handler)
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._heard.set()
        self._server.shutdown()
        self._server.server_close()

    def fall_silent(self) -> None:
        """Take requests and answer none, until it is stopped."""
        self._silent.set()

    def _handler(self) -> type[Quiet]:
        outer = self

        class Handler(Quiet):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                if outer._silent.is_set():
                    outer._heard.wait()
                    return
                super().do_GET()

        return Handler
