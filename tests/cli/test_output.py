"""Progress is for people who wait at a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from cscx.cli import output
from cscx.cli.output import StatusLine


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _progress(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(output, "_PATIENCE", patience)
    with StatusLine(lambda done, total: f"{done}/{total}") as progress:
        for done in range(1, 4):
            progress(done, 3)
            progress(done, 3)
    return stream.getvalue()


def test_a_terminal_shows_one_line_that_is_wiped_at_last(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = _progress(monkeypatch, _Terminal(), 0)
    assert shown == "".join(f"\r\033[K{text}" for text in ("1/3", "2/3", "3/3", ""))


def test_what_is_done_at_once_shows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _progress(monkeypatch, _Terminal(), 60) == ""


def test_a_log_file_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _progress(monkeypatch, io.StringIO(), 0) == ""
