"""Documents as plain values that an edit changes, and how they are written again."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from tests.change.brute.language import read_yaml


class Edit(NamedTuple):
    """Some files after an edit, by path. `sort` is the kind of edit, `what` says it."""

    sort: str
    what: str
    files: Mapping[str, str]


class Draft:
    """A knowledge base in which documents are changed as plain values."""

    def __init__(self, texts: Mapping[str, str], draw: random.Random) -> None:
        self.texts, self.draw = texts, draw
        self._changed: dict[str, Any] = {}
        self.paths = {PurePosixPath(path).stem: path for path in texts}

    def at(self, path: str) -> Any:
        """The values of a file, to be changed."""
        if path not in self._changed:
            self._changed[path] = copy.deepcopy(_parsed(self.texts[path]))
        return self._changed[path]

    def document(self, name: str) -> Any:
        return self.at(self.paths[name])

    def kind(self, *kinds: str) -> list[str]:
        """The paths of files of some kinds."""
        return [path for path in self.texts if _parsed(self.texts[path])["kind"] in kinds]

    def item(self, kind: str, name: str) -> Any:
        """An item of a list, to be changed."""
        for path in self.kind(kind):
            if name in _parsed(self.texts[path])["items"]:
                return self.at(path)["items"][name]
        raise KeyError(name)

    def names(self, kind: str) -> list[str]:
        return [name for path in self.kind(kind) for name in _parsed(self.texts[path])["items"]]

    def files(self) -> dict[str, str]:
        """The texts of the files that have changed."""
        return {
            path: written(data)
            for path, data in self._changed.items()
            if json.dumps(data) != json.dumps(_parsed(self.texts[path]))
        }


_KNOWN: dict[str, Any] = {}


Make = Callable[[Draft, random.Random], Mapping[str, str] | None]
"""Makes an edit: the files that changed, by path, a file that is gone as an empty text; None where it cannot."""


def _parsed(text: str) -> Any:
    if text not in _KNOWN:
        _KNOWN[text] = read_yaml(text)
    return _KNOWN[text]


def written(data: Mapping[str, Any]) -> str:
    """A document as YAML that a program would write."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in data.items()]
    return "\n".join(lines) + "\n"
