"""Replace a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from typing import BinaryIO


def atomic_write(path: str | os.PathLike[str], content: bytes) -> None:
    """Write `content` to an existing or new file.

    The bytes go to a temporary file in the same folder, are flushed to disk and then take the
    file's place with its permissions; on any failure the file is as before. Raises OSError, also
    for a symbolic link: writing would change something elsewhere.
    """
    with replacing(path) as stream:
        stream.write(content)


@contextlib.contextmanager
def replacing(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """A stream whose bytes take the file's place when the block ends well, as atomic_write does."""
    target = os.fspath(path)
    folder = os.path.dirname(os.path.abspath(target))
    mode = 0o644
    with contextlib.suppress(FileNotFoundError):
        status = os.lstat(target)
        if stat.S_ISLNK(status.st_mode):
            raise OSError(errno.ELOOP, "a symbolic link is not written", target)
        mode = stat.S_IMODE(status.st_mode)
    try:
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=".cscx-")
    except OSError as error:  # named by the file that was asked for, not by the temporary one
        raise OSError(error.errno, error.strerror, target) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    _sync_folder(folder)


def _sync_folder(folder: str) -> None:
    """Make the new name last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
