"""What the processes of one test run make together, once."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cscx.content.cache import FOLDER
from cscx.publish.engine import Options, build

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 21)


_LEARNED = ("*documents.msgpack", "drills-*", "questions-*", "search-*", "change-log.msgpack")
"""What a build keeps that holds in any folder."""


def reference_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the reference knowledge base on a fixed day."""
    return made_once(factory, "site", _make_site) / "site"


def reference_cache(factory: pytest.TempPathFactory) -> Path:
    """What the build of that site kept of texts, questions and drills."""
    return made_once(factory, "site", _make_site) / FOLDER


def _make_site(folder: Path) -> None:
    build(ROOT, Options(to=folder / "site", as_of=AS_OF))
    (folder / FOLDER).mkdir()
    for pattern in _LEARNED:
        for file in (ROOT / FOLDER).glob(pattern):
            shutil.copy(file, folder / FOLDER)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first process to ask has made; the others wait for it, then share it.

    Nobody changes what is in it.
    """
    worker = factory.getbasetemp()
    folder = (worker.parent if worker.name.startswith("popen-") else worker) / f"shared-{name}"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            make(folder)
            done.touch()
    return folder
