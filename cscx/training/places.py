"""Where a source stands in its file, for findings and for `근거`."""

from __future__ import annotations

from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.source import positions
from cscx.training.items.item import Item, Source
from cscx.training.items.written import TYPE as WRITTEN


class Place(NamedTuple):
    """A file with line and column, both from 1; 1, 1 where only the file is known."""

    path: str
    line: int
    column: int


def source_to_mend(item: Item) -> Source | None:
    """Where an item can be mended: its first source, or the question its author wrote."""
    if item.type == WRITTEN:
        return Source(item.subject, "", ("ask",))
    return item.sources[0] if item.sources else None


class Places:
    """Places of a corpus; each file is read for positions once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[tuple[str, tuple[str | int, ...]], Place] = {}

    def of_item(self, item: Item) -> Place | None:
        """Where an item can be mended, in its file."""
        source = source_to_mend(item)
        return self.of(source) if source is not None else None

    def of(self, source: Source) -> Place | None:
        """Where a source stands; None when its document is gone."""
        key = (source.document, source.path)
        if key not in self._known:
            entry = self._corpus.find("document", source.document)
            document = (
                entry.document
                if entry is not None
                else next((d for d in self._corpus.documents if d.id == source.document), None)
            )
            if document is None:
                return None
            nodes = positions(document.text)
            for path, node in nodes.items():
                before = document.text[: node.start]
                line = before.count("\n") + 1
                column = node.start - (before.rfind("\n") + 1) + 1
                self._known[source.document, path] = Place(document.path, line, column)
            self._known.setdefault(key, Place(document.path, 1, 1))
        return self._known[key]
