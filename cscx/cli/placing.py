"""Put files on disk, each whole or not at all; a new one never over an existing one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cscx.cli.errors import Failure, cannot_write
from cscx.content.writing import atomic_write
from cscx.messages import Text

_EXISTS = Text("{name} 파일이 이미 있습니다.", "{name} exists already.")
_CANNOT_WRITE = Text("{name}에 쓸 수 없습니다: {reason}", "Cannot write {name}: {reason}")


def place(folder: Path, name: str, text: str) -> None:
    """Write one new file below a folder. Raises Failure."""
    target = folder / name
    if os.path.lexists(target):
        raise Failure(_EXISTS(name=name))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(target, text.encode())
    except OSError as error:
        raise Failure(_CANNOT_WRITE(name=name, reason=error.strerror or str(error))) from None


def put(file: Path, text: str) -> None:
    """Write one file, also over what stands there. Raises Failure."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(file, text.encode())
    except OSError as error:
        raise cannot_write(error) from None


def existing(folder: Path, names: Iterable[str]) -> list[str]:
    """Which of some files are there already."""
    return [name for name in names if os.path.lexists(folder / name)]
