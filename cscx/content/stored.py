"""A value in the cache that holds as long as its stamp: by default until the tool itself changes."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from cscx.content.cache import Cache, tool_stamp

T = TypeVar("T")


class _Stamped(msgspec.Struct, frozen=True, array_like=True):
    stamp: bytes
    value: msgspec.Raw


class Stored(Generic[T]):
    """One value of type `of` under a name. What is damaged, or has another stamp, is not there."""

    def __init__(self, cache: Cache, name: str, of: type[T], stamp: bytes | None = None) -> None:
        self._cache, self._name, self._of, self._given = cache, name, of, stamp

    @property
    def _stamp(self) -> bytes:
        return tool_stamp() if self._given is None else self._given

    def read(self) -> T | None:
        """The value as it was written with this stamp, or None."""
        found = decoded(self._cache.read(self._name), _Stamped)
        if found is None or found.stamp != self._stamp:
            return None
        return decoded(found.value, self._of)

    def write(self, value: T) -> None:
        """Keep a value, where the cache keeps anything."""
        if self._cache.folder is not None:
            raw = msgspec.Raw(msgspec.msgpack.encode(value))
            self._cache.write(self._name, msgspec.msgpack.encode(_Stamped(self._stamp, raw)))


def decoded(blob: bytes | msgspec.Raw | None, of: type[T]) -> T | None:
    """A value from its bytes; None where there are none, or they are damaged."""
    if blob is None:
        return None
    try:
        return msgspec.msgpack.decode(blob, type=of)
    except msgspec.MsgspecError:
        return None
