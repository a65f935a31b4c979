"""Parsed files by the id of their contents, kept between runs: what git holds never changes."""

from __future__ import annotations

import msgspec

from cscx.content.cache import Cache, tool_stamp
from cscx.content.document import Document, restore
from cscx.content.loading import document_of

_NAME = "diff-documents.msgpack"
_MOST_KEPT = 12_000


class _Store(msgspec.Struct, frozen=True, array_like=True):
    stamp: bytes
    values: dict[str, msgspec.Raw]


class Parses:
    """Reads files; those without any problem are parsed once, however many runs ask."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._kept = _stored(cache)
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
        store = _Store(tool_stamp(), self._used)
        self._cache.write(_NAME, msgspec.msgpack.encode(store))


def _stored(cache: Cache) -> dict[str, msgspec.Raw]:
    blob = cache.read(_NAME)
    if blob is None:
        return {}
    try:
        store = msgspec.msgpack.decode(blob, type=_Store)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return {}
    return store.values if store.stamp == tool_stamp() else {}
