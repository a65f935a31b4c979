"""What was worked out of tables, kept between runs by a digest of all it depends on."""

from __future__ import annotations

from cscx.content.cache import Cache, digest
from cscx.content.stored import Stored

_NAME = "diff-tables.msgpack"
_MOST_KEPT = 12_000


class KeptAnswers:
    """Bytes by the digest of some parts. Without a cache it forgets everything at once."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache or Cache(None)
        self._store = Stored(self._cache, _NAME, dict[bytes, bytes])
        self._known = self._store.read() or {}
        self._used: dict[bytes, bytes] = {}
        self._changed = False

    @property
    def is_kept(self) -> bool:
        """Whether anything outlives this run, so that it is worth the trouble."""
        return self._cache.folder is not None

    def find(self, *parts: bytes) -> bytes | None:
        """What was kept for these parts, by this very version of the tool."""
        key = digest(*parts)
        found = self._known.get(key)
        if found is not None:
            self._used[key] = found
        return found

    def put(self, blob: bytes, *parts: bytes) -> None:
        """Remember something for these parts."""
        key = digest(*parts)
        self._known[key] = self._used[key] = blob
        self._changed = True

    def keep(self) -> None:
        """Write what this run used, and as much of the rest as there is room for."""
        if not self._changed:
            return
        for key, blob in self._known.items():
            if len(self._used) >= _MOST_KEPT:
                break
            self._used.setdefault(key, blob)
        self._store.write(self._used)
        self._changed = False
