"""Put a built site in its folder: all of it, or nothing.

A build writes what is new into a folder beside the site. Only when all of it is there are the files moved
over, each at once; what no longer belongs is deleted last. Files that stay are not touched, so a large
site is not copied for a small change, and a build that fails or is stopped leaves the last one whole.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from types import FrameType

from cscx.content.cache import digest
from cscx.publish.keeping.keeper import Lying

try:
    import fcntl
except ImportError:  # Windows: two builds into one folder are up to whoever starts them
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def only_build(site: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Be the only build into a folder; calls `waiting` once where another one has to end first."""
    name = digest(os.fsencode(site.resolve())).hex()
    path = Path(tempfile.gettempdir(), f"cscx-{_user()}-{name}.lock")
    with path.open("w") as lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


class Delivery:
    """Files on their way to a site's folder. Close it whether or not they arrived."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.fresh = self._beside()

    def _beside(self) -> Path:
        """An empty folder on the same disk; inside the site where its own parent cannot be written."""
        name = f".{self.site.name}-new"
        for folder in (self.site.parent / name, self.site / ".cscx-new"):
            shutil.rmtree(folder, ignore_errors=True)
            try:
                folder.mkdir(parents=True)
            except OSError:
                continue
            if not self.site.exists() or folder.stat().st_dev == self.site.stat().st_dev:
                return folder
            folder.rmdir()
        self.site.mkdir(parents=True, exist_ok=True)
        folder.mkdir()  # says why it cannot be made
        return folder

    def close(self) -> None:
        """Throw away what did not arrive."""
        shutil.rmtree(self.fresh, ignore_errors=True)

    def lying(self, path: str) -> Lying | None:
        """How a file lies in the site now."""
        try:
            stat = (self.site / path).stat()
        except OSError:
            return None
        return Lying(stat.st_size, stat.st_mtime_ns)

    def replace(self, path: str, old: bytes, new: bytes) -> None:
        """Send a file of the site again, with `new` for the last `old` in it."""
        before, found, after = (self.site / path).read_bytes().rpartition(old)
        if old and found:
            fresh = self.fresh / path
            fresh.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(before + new + after)

    def deliver(self, staying: Collection[str]) -> None:
        """Move every new file into the site and delete all others but `staying` and hidden ones.

        Paths are relative, with forward slashes. A new file that is the same as the old one leaves
        it as it is. An interruption waits until the site is whole again.
        """
        new = sorted(_files(self.fresh))
        here = set(_files(self.site)) if self.site.exists() else set()
        moving = [path for path in new if path not in here or not self._same(path)]
        gone = here.difference(new, staying)
        with _uninterrupted():
            self._make_room(moving, gone)
            for path in moving:
                os.replace(self.fresh / path, self.site / path)
            for path in gone:
                _delete(self.site, path)

    def _same(self, path: str) -> bool:
        return filecmp.cmp(self.fresh / path, self.site / path, shallow=False)

    def _make_room(self, moving: list[str], gone: set[str]) -> None:
        """Folders for what comes. A file that stands where a folder has to be goes first."""
        for folder in sorted({os.path.dirname(path) for path in moving}):
            parts = folder.split("/")
            for length in range(1, len(parts) + 1):
                above = "/".join(parts[:length])
                if above in gone:
                    (self.site / above).unlink()
                    gone.remove(above)
            (self.site / folder).mkdir(parents=True, exist_ok=True)
        for path in moving:
            if (self.site / path).is_dir():
                shutil.rmtree(self.site / path)
                gone.difference_update([old for old in gone if old.startswith(f"{path}/")])


def _files(folder: Path) -> Iterator[str]:
    """Every file below a folder; what is hidden at its top is not ours, as for MkDocs."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(folder / below) as entries:
            for entry in entries:
                if not below and entry.name.startswith("."):
                    continue
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    yield path


def _delete(site: Path, path: str) -> None:
    """Delete a file, and the folders that are empty without it."""
    (site / path).unlink(missing_ok=True)
    folder = os.path.dirname(path)
    while folder:
        try:
            (site / folder).rmdir()
        except OSError:
            return
        folder = os.path.dirname(folder)


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl+C and a polite kill wait for the end of the block."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked: list[int] = []

    def later(number: int, _frame: FrameType | None) -> None:
        asked.append(number)

    before = {number: signal.signal(number, later) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for asked_for in asked:
            signal.raise_signal(asked_for)
