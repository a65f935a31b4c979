"""What the processes of one test run make together, once."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cscx.publish.engine import Options, build

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 21)


def reference_site(factory: pytest.TempPathFactory) -> Path:
    """The site of the reference knowledge base on a fixed day."""
    folder = made_once(
        factory, "site", lambda folder: build(ROOT, Options(to=folder / "site", as_of=AS_OF))
    )
    return folder / "site"


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
