"""Notice when files change, by looking: works on every disk, and needs nothing installed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

Files = dict[str, tuple[int, int]]
"""Size and time of every file, by path."""
INTERVAL = 0.2
"""Seconds between two looks; longer where one look takes long."""
_SETTLED = 0.05
_SHARE = 10


def files_now(paths: Iterable[Path]) -> Files:
    """The files at and below some paths as they are now; hidden ones left out."""
    found: Files = {}
    for path in paths:
        for name, stat in _below(str(path)):
            found[name] = (stat.st_size, stat.st_mtime_ns)
    return found


def _below(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        if not os.path.isdir(path):
            yield path, os.stat(path)
            return
        entries = list(os.scandir(path))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "#")) or entry.name.endswith("~"):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path)
            else:
                yield entry.path, entry.stat()
        except OSError:
            continue  # gone between two calls


def wait_for_change(
    paths: Iterable[Path],
    seen: Files,
    *,
    patience: float = float("inf"),
    sleep: Callable[[float], object] = time.sleep,
) -> Files | None:
    """Wait until files differ from `seen` and stay as they are for a moment; what they are then.

    None when nothing changed in `patience` seconds.
    """
    paths = list(paths)
    until = time.monotonic() + patience
    while True:
        began = time.perf_counter()
        now = files_now(paths)
        if now == seen and time.monotonic() > until:
            return None
        if now == seen:
            sleep(max(INTERVAL, _SHARE * (time.perf_counter() - began)))
            continue
        sleep(_SETTLED)  # an editor may write a file in several steps
        if files_now(paths) == now:
            return now
