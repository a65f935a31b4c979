"""One version of a knowledge base as the comparison reads it: its words, its facts, its positions."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from cscx.change.changes import Place
from cscx.change.words import NO, YES, listed
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.filled import parts
from cscx.content.references import IN_TEXT
from cscx.content.source import Node, Path, positions_of
from cscx.content.tables import facts_of
from cscx.messages import LANGUAGES, Text, same
from cscx.policy.tables.definition import ByTier


class _Printed(NamedTuple):
    text: str


class Version:
    """What a version calls things, and where they stand."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._facts = facts_of(corpus.items("fact"), corpus.as_of)
        self._positions: dict[str, dict[Path, Node]] = {}
        self._read_whole: set[str] = set()

    def title(self, kind: str, name: str) -> str:
        """What people call something: its title, its label, else its name."""
        entry = self.corpus.find(kind, name)
        body = None if entry is None else entry.body
        own = getattr(body, "title", None) or getattr(body, "label", None)
        return str(own) if own else name

    def fact(self, name: str) -> str:
        """The value of a fact as a text prints it."""
        value = self._facts(name)
        if isinstance(value, ByTier):
            return "·".join(f"{tier} {text}" for tier, text in value.values.items())
        return value or name

    def prose(self, text: str) -> str:
        """A text as it reads: references as what they print, the particle after them put right."""
        if "<" not in text:
            return text

        def shown(kind: str, name: str) -> _Printed:
            return _Printed(self.fact(name) if kind == "fact" else self.title(kind, name))

        return "".join(p if isinstance(p, str) else p.text for p in parts(text, shown))

    def named(self, value: Any) -> Text:
        """A value in one line, its facts by name and value: 반품기한(7일) 이하, return-window (7 days)."""
        if isinstance(value, Mapping):
            return listed(
                Text(*(f"{key} {below.to(to)}" for to in LANGUAGES))
                for key, below in ((key, self.named(below)) for key, below in value.items())
            )
        if isinstance(value, list):
            return listed(self.named(below) for below in value)
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, int | float):
            return same(f"{value:,}")
        text = str(value)
        if "<" not in text:
            return same(text)
        return Text(*(self._called(text, gap) for gap in ("", " ")))

    def _called(self, text: str, gap: str) -> str:
        """A text with what it refers to by name; `gap` stands before a value in brackets."""

        def name(found: re.Match[str]) -> str:
            kind, name = found[1], found[2]
            if kind != "fact":
                return self.title(kind, name)
            value = self.fact(name)
            return name if value == name else f"{name}{gap}({value})"

        return IN_TEXT.sub(name, text)

    def find(self, document: Document, paths: Collection[Path]) -> None:
        """Find several places of a document at once, which takes less than one after the other."""
        known = self._positions.get(document.path, {})
        if document.path not in self._read_whole and any(path not in known for path in paths):
            found = positions_of(document.text, paths)
            self._positions[document.path] = {**known, **found}
            if any(path not in found for path in paths):
                self._read_whole.add(document.path)

    def place(self, document: Document, path: Path) -> Place:
        """Where a path stands; where its nearest part does, if it was filled in."""
        self.find(document, (path,))
        known = self._positions[document.path]
        while path and path not in known:
            path = path[:-1]
        node = known.get(path)
        if node is None:
            return Place(document.path, 1, 1)
        start = node.key_start if node.key_start >= 0 else node.start
        line = document.text.count("\n", 0, start) + 1
        return Place(document.path, line, start - document.text.rfind("\n", 0, start))


def written(value: str | Mapping[str, str]) -> dict[str, str]:
    """A fact's value by tier; under "" where it is the same for all."""
    if isinstance(value, str):
        return {"": value}
    return {tier: text for tier, text in value.items() if tier != "by"}


def shown(value: str | Mapping[str, str]) -> str:
    """A fact's value in one line."""
    if isinstance(value, str):
        return value
    return "·".join(f"{tier} {text}" for tier, text in written(value).items())


__all__ = ["Version", "shown", "written"]
