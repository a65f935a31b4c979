"""Which language the tool speaks: `--lang`, else the knowledge base's, else the system's.

Decided before anything is parsed, so that help and usage errors speak it too. Light on purpose: no
regular expressions, no pathlib; the help page waits for it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Literal

Language = Literal["ko", "en"]

_FLAG = "--lang"
_MOST = 100_000


def choose(args: Sequence[str], folder: str, environment: Mapping[str, str]) -> Language:
    """The language for a command line started in a folder."""
    return asked(args) or _of_knowledge_base(folder) or _of_system(environment)


def here(args: Sequence[str]) -> Language:
    """The language for these arguments in the current folder and environment."""
    try:
        folder = os.getcwd()
    except FileNotFoundError:
        folder = os.sep
    return choose(args, folder, os.environ)


def asked(args: Sequence[str]) -> Language | None:
    """The language that the last `--lang` names, wherever it stands; None for none or a wrong one."""
    found = None
    for index, arg in enumerate(args):
        if arg == "--":
            break
        if arg == _FLAG:
            found = _known("".join(args[index + 1 : index + 2])) or found
        elif arg.startswith(f"{_FLAG}="):
            found = _known(arg[len(_FLAG) + 1 :]) or found
    return found


def _known(word: str) -> Language | None:
    return "ko" if word == "ko" else "en" if word == "en" else None


def _of_knowledge_base(folder: str) -> Language | None:
    while True:
        settings = _lines(folder, "cscx.toml", "")
        if settings is None:
            settings = _lines(folder, "pyproject.toml", "[tool.cscx]")
        if settings is not None:
            return _setting(settings)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _lines(folder: str, name: str, table: str) -> list[str] | None:
    """The lines before the first sub-table of a settings file, or of one of its tables."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as stream:
            lines = stream.read(_MOST).splitlines()
    except OSError:
        return None
    if table:
        heads = [line.strip() for line in lines]
        if table not in heads:
            return None
        lines = lines[heads.index(table) + 1 :]
    end = next((i for i, line in enumerate(lines) if line.startswith("[")), len(lines))
    return lines[:end]


def _setting(lines: list[str]) -> Language:
    """Korean is what settings without a language mean."""
    for line in lines:
        name, _, value = line.partition("=")
        if name.strip() == "language":
            return _known(value.partition("#")[0].strip().strip("\"'")) or "ko"
    return "ko"


def _of_system(environment: Mapping[str, str]) -> Language:
    """Korean unless the system names another language; `C` and nothing name none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "")
        if value:
            return "ko" if value.split(".")[0] in ("C", "POSIX") or value[:2] == "ko" else "en"
    return "ko"
