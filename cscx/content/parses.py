"""Parsed files by the id of their contents, kept between runs: what git holds never changes."""

from __future__ import annotations

import msgspec

from cscx.content.cache import Cache
from cscx.content.document import Document, restore
from cscx.content.loading import document_of
from cscx.content.stored import Stored

_NAME = "diff-documents.msgpack"
_MOST_KEPT = 12_000


class Parses:
    """Reads files; those without any problem are parsed once, however many runs ask."""

    def __init__(self, cache: Cache) -> None:
        self._store = Stored(cache, _NAME, dict[str, msgspec.Raw])
        self._kept = self._store.read() or {}
        self._used: dict[str, msgspec.Raw] = {}
        self._changed = False

    def document(self, path: str, blob: str, raw: bytes) -> Document:
        """The document a file holds; `blob` is the id of its contents."""
        kept = self._kept.get(blob)
        if kept is not None:
            self._used[blob] = kept
            return restore(path, raw.decode("utf-8-sig"), msgspec.msgpack.decode(kept))
        document = document_of(path, raw)
        if document.body is not None and not document.problems and not document.masked:
            self._used[blob] = msgspec.Raw(msgspec.msgpack.encode(document.data))
            self._changed = True
        return document

    def keep(self) -> None:
        """Keep what this run used, and as much of the rest as there is room for."""
        if not self._changed:
            return
        for blob, values in self._kept.items():
            if len(self._used) >= _MOST_KEPT:
                break
            self._used.setdefault(blob, values)
        self._store.write(self._used)
