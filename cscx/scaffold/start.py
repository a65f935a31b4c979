"""The first knowledge base of a company: small, whole, clean and ready to build."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import NamedTuple

from cscx import __version__
from cscx.messages import Language, Text

# Names that packaging tools would treat as their own.
_RENAMED = {
    "_gitignore": ".gitignore",
    "_vscode": ".vscode",
    "_github": ".github",
    "_gitlab": ".gitlab",
    "_gitlab-ci.yml": ".gitlab-ci.yml",
    "_pre-commit-config.yaml": ".pre-commit-config.yaml",
}
_COMPANY = Text("우리 회사", "Our company")


class StartFile(NamedTuple):
    """A file to write: its path with forward slashes, and its text."""

    path: str
    text: str


def start_files(company: str | None, language: Language, today: date) -> list[StartFile]:
    """Every file of the first knowledge base, its dates set to `today`."""
    name = company or _COMPANY.to(language)
    words = {
        "company": name,
        "company_yaml": json.dumps(name, ensure_ascii=False),
        "today": today.isoformat(),
        "version": __version__,
    }
    folder = files("cscx.scaffold") / "start" / language
    return [
        StartFile(path, Template(text).safe_substitute(words)) for path, text in _texts(folder, "")
    ]


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = prefix + _RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _texts(entry, f"{path}/")
        else:
            yield path, entry.read_text(encoding="utf-8")
