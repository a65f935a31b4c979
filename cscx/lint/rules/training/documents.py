"""The documents that training names, and whether agents see them."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.content.corpus import Corpus, Entry
from cscx.content.kinds.header import Header
from cscx.content.source import Path
from cscx.messages import Text

STATUS_NAMES = {
    "draft": Text("작성 중", "a draft"),
    "review": Text("검토 중", "under review"),
}


class Documents:
    """Documents by id. The corpus looks ids up one by one; training names many."""

    def __init__(self, corpus: Corpus) -> None:
        self._by_id: dict[str, Entry] = {}
        for entry in corpus.definitions:
            if not entry.path:
                self._by_id.setdefault(entry.name, entry)

    def find(self, name: str) -> Entry | None:
        """The document of an id, of any kind."""
        return self._by_id.get(name)

    def status(self, name: str) -> str:
        """The status of a document, empty where it is unknown or has none."""
        entry = self.find(name)
        return entry.body.status if entry and isinstance(entry.body, Header) else ""


def named(names: list[str], path: Path) -> Iterator[tuple[str, Path]]:
    """Each name of a list with its own path."""
    for number, name in enumerate(names):
        yield name, (*path, number)
