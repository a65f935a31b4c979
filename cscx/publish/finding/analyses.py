"""Analyses of texts from one build to the next, so that Kiwi is loaded only for a new text."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping

import msgspec

from cscx.content.cache import Cache
from cscx.content.stored import decoded
from cscx.search.analysis import Analysis

_NAME = "search-analyses"
_MOST = 64_000_000
"""Bytes kept for texts that this build did not ask for: those of another audience, or of yesterday."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(
    tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]
).decode


class KeptAnalyses(MutableMapping[str, Analysis]):
    """Analyses by the hash of their text, read from a cache. What is damaged there is not there."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known = decoded(cache.read(_NAME), dict[str, bytes]) or {}
        self._asked: set[str] = set()
        self._fresh = False

    def __getitem__(self, key: str) -> Analysis:
        try:
            found = Analysis(*_decode(self._known[key]))
        except msgspec.MsgspecError:
            raise KeyError(key) from None
        self._asked.add(key)
        return found

    def __setitem__(self, key: str, analysis: Analysis) -> None:
        self._known[key] = _encode(analysis)
        self._asked.add(key)
        self._fresh = True

    def __delitem__(self, key: str) -> None:
        del self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def save(self, most: int = _MOST) -> None:
        """Write what this build asked for, and as many of the others as `most` bytes allow, newest first."""
        if not self._fresh:
            return
        kept = {key: self._known[key] for key in self._known if key in self._asked}
        others: list[str] = []
        for key in reversed([key for key in self._known if key not in self._asked]):
            most -= len(self._known[key])
            if most < 0:
                break
            others.append(key)
        older = {key: self._known[key] for key in reversed(others)}
        self._cache.write(_NAME, msgspec.msgpack.encode({**older, **kept}))
        self._fresh = False
