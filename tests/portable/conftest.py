"""The JavaScript engine as a program that answers line by line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import machine

HERE = Path(__file__).parent


class Twin:
    """Asks the JavaScript engine."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def __call__(self, what: str, **given: Any) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"what": what, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        assert "failed" not in answer, answer["failed"]
        return answer["is"]


def node() -> str:
    """The path of Node.js. Where it is missing, the tests fail in CI and are skipped elsewhere."""
    path = machine.node()
    if path is None and not machine.in_ci():
        pytest.skip("this machine lacks Node.js")
    assert path is not None, "Node.js is missing: python -m tests.machine --install"
    return path


@pytest.fixture(scope="session")
def twin() -> Iterator[Twin]:
    with subprocess.Popen(
        [node(), str(HERE / "twin.mjs")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        yield Twin(process)
        assert process.stdin is not None
        process.stdin.close()
