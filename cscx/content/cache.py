"""What was learned from files, kept between runs; a damaged or foreign entry is a miss, never an error.

Two processes may read and write at once: a file is replaced whole, and the last one wins.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

import cscx

FOLDER = ".cscx-cache"
_DIGEST_SIZE = 16
_IGNORE_ALL = "# made by cscx; safe to delete\n*\n"


def digest(*parts: bytes) -> bytes:
    """A short hash of some bytes; the borders of the parts count."""
    hasher = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        hasher.update(len(part).to_bytes(8, "little"))
        hasher.update(part)
    return hasher.digest()


@cache
def tool_stamp() -> bytes:
    """Changes whenever the tool itself changes: its version and the files it is made of."""
    package = Path(cscx.__file__).parent
    parts = [cscx.__version__.encode()]
    for folder in (package, package.parent / "schemas"):
        parts.extend(_file_stamps(folder))
    return digest(*parts)


def _file_stamps(folder: Path) -> Iterable[bytes]:
    stack = [str(folder)] if folder.is_dir() else []
    while stack:
        with os.scandir(stack.pop()) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        stack.append(entry.path)
                elif entry.name.endswith((".py", ".json")):
                    stat = entry.stat()
                    yield f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns}".encode()


class Cache:
    """Named blobs in a folder beside the knowledge base. `folder` None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def read(self, name: str) -> bytes | None:
        """The blob of that name as it was written, or None."""
        if self.folder is None:
            return None
        try:
            raw = (self.folder / name).read_bytes()
        except OSError:
            return None
        check, blob = raw[:_DIGEST_SIZE], raw[_DIGEST_SIZE:]
        return blob if digest(blob) == check else None

    def write(self, name: str, blob: bytes) -> None:
        """Keep a blob. A folder that cannot be written is no reason to fail."""
        if self.folder is None:
            return
        with contextlib.suppress(OSError):
            self._prepare()
            temporary = self.folder / f".{name}-{os.getpid()}"
            try:
                temporary.write_bytes(digest(blob) + blob)
                os.replace(temporary, self.folder / name)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise

    def _prepare(self) -> None:
        assert self.folder is not None  # noqa: S101 - write() returns before
        self.folder.mkdir(exist_ok=True)
        ignore = self.folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text(_IGNORE_ALL, encoding="utf-8")
