from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PATIENCE = 40.0


class Running(NamedTuple):
    """A server that runs, the folder it serves, and what it has said so far."""

    process: subprocess.Popen[bytes]
    folder: Path
    address: str
    log: Path

    def page(self) -> str:
        with urllib.request.urlopen(self.address + "procedures/return/") as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def wait_for(self, text: str, where: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            found = self.log.read_text("utf-8") if where == "log" else self._quietly()
            if text in found:
                return
            time.sleep(0.2)
        pytest.fail(f"{text!r} did not come: {self.log.read_text('utf-8')}")

    def _quietly(self) -> str:
        try:
            return self.page()
        except OSError:
            return ""


@pytest.fixture
def running(analysed: Path, tmp_path: Path) -> Iterator[Running]:
    folder = tmp_path / "shop"
    shutil.copytree(analysed, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cscx", "serve", "--port", str(port), "--as-of", "2026-11-21"],
            cwd=folder, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        yield Running(process, folder, f"http://127.0.0.1:{port}/", log)
        process.terminate()
        process.wait(10)


def test_the_preview_follows_the_files_and_outlives_a_broken_one(running: Running) -> None:
    file = running.folder / "sops/procedures/return.yaml"
    text = file.read_text("utf-8")
    running.wait_for("받은 날을 묻는다.", "page")

    file.write_text(text.replace("받은 날을 묻는다.", "언제 받았는지 묻는다."), "utf-8")
    running.wait_for("언제 받았는지 묻는다.", "page")

    file.write_text(text.replace("steps:", "steps: ["), "utf-8")
    running.wait_for("마지막으로 성공한 화면을 그대로 둡니다.", "log")
    assert "sops/procedures/return.yaml" in running.log.read_text("utf-8")
    assert "언제 받았는지 묻는다." in running.page()

    file.write_text(text.replace("받은 날을 묻는다.", "며칠 됐는지 묻는다."), "utf-8")
    running.wait_for("며칠 됐는지 묻는다.", "page")
