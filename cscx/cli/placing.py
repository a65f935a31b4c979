"""Put new files on disk: never over an existing one, each whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cscx.cli.errors import Failure
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


def existing(folder: Path, names: Iterable[str]) -> list[str]:
    """Which of some files are there already."""
    return [name for name in names if os.path.lexists(folder / name)]
