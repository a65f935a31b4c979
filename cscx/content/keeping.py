"""Read a knowledge base again and again, each file anew only when its bytes changed.

Between runs the values of sound files are kept in the cache folder; in one process whole documents are.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from cscx.content import files
from cscx.content.cache import Cache, digest
from cscx.content.corpus import Corpus
from cscx.content.document import Document, build, restore
from cscx.content.loading import document_of
from cscx.content.public_holidays import HolidayBook
from cscx.content.source import Loaded
from cscx.content.stored import Stored
from cscx.settings import Settings

_NAME = "documents.msgpack"


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The values of a file that was read without any problem, and the digest of its bytes."""

    digest: bytes
    data: msgspec.Raw


class Reader:
    """Reads the corpora of one folder. `cache` keeps what was read between runs."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self._root, self.cache = root, cache
        self._documents: dict[str, tuple[bytes, Document]] = {}
        self._store = Stored(cache, _NAME, dict[str, _Kept])
        self._kept = self._store.read() or {}
        self._changed = False

    def read(self, settings: Settings, *, as_of: date) -> Corpus:
        """The knowledge base as it stands on disk now."""
        found: dict[str, tuple[bytes, Document]] = {}
        for file in files.find(self._root, settings.content):
            raw, refused = files.read(file)
            if refused is not None:
                found[file.path] = b"", build(file.path, Loaded("", None, (refused,)))
                continue
            found[file.path] = self._document(file.path, raw)
        self._documents = found
        self._keep()
        holidays = HolidayBook(self.cache)
        return Corpus((document for _, document in found.values()), settings, as_of, holidays)

    def _document(self, path: str, raw: bytes) -> tuple[bytes, Document]:
        name = digest(raw)
        known = self._documents.get(path)
        if known is not None and known[0] == name:
            return known
        kept = self._kept.get(path)
        if kept is not None and kept.digest == name:
            data = msgspec.msgpack.decode(kept.data)
            return name, restore(path, raw.decode("utf-8-sig"), data)
        document = document_of(path, raw)
        self._changed = True
        if document.body is not None and not document.problems and not document.masked:
            self._kept[path] = _Kept(name, msgspec.Raw(msgspec.msgpack.encode(document.data)))
        return name, document

    def _keep(self) -> None:
        gone = self._kept.keys() - self._documents.keys()
        for path in gone:
            del self._kept[path]
        if self._changed or gone:
            self._store.write(self._kept)
            self._changed = False
