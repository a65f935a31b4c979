"""Values made by looking at a site, kept between builds: such as what search finds of a document.

As a page, a value holds as long as everything its making looked at is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from cscx.content.cache import Cache
from cscx.content.stored import Stored
from cscx.publish.keeping.looks import Answers, Look
from cscx.publish.keeping.made_from import digest_of
from cscx.publish.keeping.watched import Looks, watched
from cscx.publish.site import Site

T = TypeVar("T")


class _Value(msgspec.Struct, frozen=True, array_like=True):
    """`looks` are places in the list of all looks."""

    made_from: bytes
    looks: list[int]
    value: msgspec.Raw


class _Store(msgspec.Struct, frozen=True, array_like=True):
    looks: list[Look]
    answers: list[bytes]
    values: dict[str, _Value]


class Recall:
    """The values of one sort for one site, under `name` in the cache.

    `recipe` is the digest of what all of them are made with: another one begins anew.
    """

    def __init__(self, cache: Cache, name: str, answers: Answers, recipe: bytes) -> None:
        self._answers = answers
        self._store = Stored(cache, name, _Store, recipe)
        self._last = self._store.read() or _Store([], [], {})
        pairs = zip(self._last.looks, self._last.answers, strict=True)
        self._changed = {at for at, (look, answer) in enumerate(pairs) if answers(look) != answer}
        self._now: dict[str, tuple[bytes, list[Look], msgspec.Raw]] = {}
        self._new = False

    def value(self, key: str, made_from: Any, make: Callable[[Site], T], of: type[T]) -> T:
        """The value of a key: as it was, or made from `made_from` and the site it is given.

        Raises made_from.UnknownPartError.
        """
        source = digest_of(made_from, self._answers.document)
        known = self._last.values.get(key)
        if (
            known is not None
            and known.made_from == source
            and self._changed.isdisjoint(known.looks)
        ):
            taken = [self._last.looks[place] for place in known.looks]
            self._now[key] = source, taken, known.value
            return msgspec.msgpack.decode(known.value, type=of)
        looks = Looks()
        made = make(watched(self._answers.site, looks))
        self._new = True
        if looks.keepable:
            raw = msgspec.Raw(msgspec.msgpack.encode(made, enc_hook=str))
            self._now[key] = source, list(looks.taken), raw
        return made

    def keep(self) -> None:
        """Keep the values of this build, where one is new or gone."""
        if not self._new and self._now.keys() == self._last.values.keys():
            return
        places: dict[Look, int] = {}
        values = {
            key: _Value(source, [places.setdefault(look, len(places)) for look in taken], raw)
            for key, (source, taken, raw) in self._now.items()
        }
        answers = [self._answers(look) for look in places]
        self._last = _Store(list(places), answers, values)
        self._store.write(self._last)
