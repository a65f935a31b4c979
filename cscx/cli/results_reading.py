"""Read results files and folders of them; what cannot be read is told and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cscx.messages import Text
from cscx.training.results import Results, ResultsError, read_results

_ENDING = ".json"
_CANNOT_READ = Text("읽을 수 없습니다({reason}).", "It cannot be read ({reason}).")
_LOOK = Text("파일 이름과 권한을 보세요.", "Look at the file's name and permissions.")
_NONE = Text("폴더에 JSON 파일이 없습니다.", "There is no JSON file in the folder.")
_PUT = Text(
    "학습자가 내보낸 결과 파일을 이 폴더에 모으세요.", "Collect the learners' results files in it."
)
_MISSING = Text("그런 파일이나 폴더가 없습니다.", "There is no such file or folder.")


class Unread(NamedTuple):
    """A file that was left out: why, and what to do."""

    path: str
    text: Text
    hint: Text


class Found(NamedTuple):
    """The results that were read, and what was left out."""

    results: tuple[Results, ...]
    unread: tuple[Unread, ...]


def read_all(paths: Iterable[Path]) -> Found:
    """The results in files and, below folders, in every JSON file."""
    results: list[Results] = []
    unread: list[Unread] = []
    for path in dict.fromkeys(each for given in paths for each in _files(given, unread)):
        try:
            results.append(read_results(path.read_bytes()))
        except OSError as error:
            reason = error.strerror or str(error)
            unread.append(Unread(str(path), _CANNOT_READ(reason=reason), _LOOK))
        except ResultsError as error:
            unread.append(Unread(str(path), error.text, error.hint))
    return Found(tuple(results), tuple(unread))


def _files(given: Path, unread: list[Unread]) -> Iterator[Path]:
    if not given.is_dir():
        if os.path.lexists(given):
            yield given
        else:
            unread.append(Unread(str(given), _MISSING, _LOOK))
        return
    found = sorted(each for each in given.rglob(f"*{_ENDING}") if each.is_file())
    if not found:
        unread.append(Unread(str(given), _NONE, _PUT))
    yield from found
