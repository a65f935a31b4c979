"""The pages of the last build into one folder: which of them still hold, and what the new ones saw."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from cscx.content.cache import Cache
from cscx.publish.keeping.looks import Answers, Look
from cscx.publish.keeping.made_from import UnknownPartError, digest_of
from cscx.publish.keeping.watched import Looks, watched
from cscx.publish.page import Page
from cscx.publish.render import render
from cscx.publish.site import Site


class Written(NamedTuple):
    """A page as it lies in the folder: its size and time there, and the bytes its stamp takes."""

    size: int
    time: int
    stamp: tuple[int, int] | None = None


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """`looks` are places in the list of all looks of the build."""

    made_from: bytes
    looks: list[int]
    written: Written


class _Store(msgspec.Struct, frozen=True, array_like=True):
    recipe: bytes
    looks: list[Look]
    answers: list[bytes]
    kept: dict[str, _Kept]


_NO_PAGES = _Store(b"", [], [], {})


class Keeper:
    """Keeps the pages of one folder from build to build, under `name` in the cache."""

    def __init__(self, cache: Cache, name: str) -> None:
        self._cache, self._name = cache, name
        self._last = _stored(cache, name)
        self._recipe = b""
        self._made_from: dict[str, bytes] = {}
        self._looks: dict[str, Looks] = {}
        self._held: dict[str, _Kept] = {}

    def begin(self, site: Site, pages: Iterable[Page], recipe: bytes | None) -> None:
        """Find the pages that hold in a new build.

        `recipe` is the digest of all that every page is made from; None when there is none, so that
        no page can hold or be kept.
        """
        self._site, self._answers = site, Answers(site)
        self._recipe = recipe or b""
        self._made_from, self._looks, self._held = {}, {}, {}
        if recipe is None:
            return
        for page in pages:
            try:
                self._made_from[page.path] = digest_of(
                    [getattr(page, field) for field in page.__struct_fields__],
                    self._answers.document,
                )
            except UnknownPartError:
                continue
        if self._last.recipe == recipe:
            self._held = dict(self._holding())

    def _holding(self) -> Iterable[tuple[str, _Kept]]:
        last = self._last
        changed = {
            place
            for place, (look, answer) in enumerate(zip(last.looks, last.answers, strict=True))
            if self._answers(look) != answer
        }
        for path, kept in last.kept.items():
            same = self._made_from.get(path) == kept.made_from
            if same and changed.isdisjoint(kept.looks):
                yield path, kept

    @property
    def held(self) -> dict[str, Written]:
        """The pages that need not be made again, by path, and how they were written."""
        return {path: kept.written for path, kept in self._held.items()}

    def drop(self, path: str) -> None:
        """Make a page anew although it holds: what lies in the folder is not what was written."""
        del self._held[path]

    def render(self, page: Page) -> str:
        """Make a page, noting what its model looks at."""
        looks = Looks()
        html = render(watched(self._site, looks), page)
        self._looks[page.path] = looks
        return html

    def finish(self, written: dict[str, Written]) -> None:
        """Keep what holds now: the pages made in this build and those held, as they were written."""
        places: dict[Look, int] = {}
        kept: dict[str, _Kept] = {}
        for path, held in self._held.items():
            taken = [self._last.looks[place] for place in held.looks]
            kept[path] = _Kept(held.made_from, _placed(taken, places), written[path])
        for path, looks in self._looks.items():
            if looks.keepable and path in self._made_from and path in written:
                kept[path] = _Kept(
                    self._made_from[path], _placed(looks.taken, places), written[path]
                )
        answers = [self._answers(look) for look in places]
        self._last = _Store(self._recipe, list(places), answers, kept)
        self._cache.write(self._name, msgspec.msgpack.encode(self._last))


def _placed(looks: Iterable[Look], places: dict[Look, int]) -> list[int]:
    return [places.setdefault(look, len(places)) for look in looks]


def _stored(cache: Cache, name: str) -> _Store:
    blob = cache.read(name)
    if blob is None:
        return _NO_PAGES
    try:
        return msgspec.msgpack.decode(blob, type=_Store)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return _NO_PAGES
