"""The pages of the last build into one folder: which of them still hold, and what the new ones saw."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from cscx.content.cache import Cache
from cscx.content.stored import decoded
from cscx.publish.keeping.looks import Answers, Look
from cscx.publish.keeping.made_from import UnknownPartError, digest_of
from cscx.publish.keeping.watched import Looks, watched
from cscx.publish.page import Page
from cscx.publish.render import render


class Lying(NamedTuple):
    """A file as it lies in a folder: as long as both are the same, it is what was written."""

    size: int
    time: int


class Listed(NamedTuple):
    """A page as the list of files names it: a digest that leaves its stamp out, and its size with it."""

    fingerprint: str
    size: int
    stamped: bool

    def with_stamp(self, longer: int) -> Listed:
        """The page with a stamp that is so many bytes longer."""
        return self._replace(size=self.size + longer) if self.stamped else self


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """`looks` are places in the list of all looks of the build."""

    made_from: bytes
    looks: list[int]
    lying: Lying
    listed: Listed


class _Store(msgspec.Struct, frozen=True, array_like=True):
    recipe: bytes
    stamp: str
    looks: list[Look]
    answers: list[bytes]
    kept: dict[str, Kept]


_NO_PAGES = _Store(b"", "", [], [], {})


class Keeper:
    """Keeps the pages of one folder from build to build, under `name` in the cache."""

    def __init__(self, cache: Cache, name: str) -> None:
        self._cache, self._name = cache, name
        self._last = decoded(cache.read(name), _Store) or _NO_PAGES
        self._recipe = b""
        self._made_from: dict[str, bytes] = {}
        self._looks: dict[str, Looks] = {}
        self.held: dict[str, Kept] = {}

    @property
    def stamp(self) -> str:
        """The stamp that the pages of the last build carry."""
        return self._last.stamp

    @property
    def made(self) -> list[str]:
        """The pages made in this build, by path."""
        return list(self._looks)

    def begin(
        self,
        answers: Answers,
        pages: Iterable[Page],
        recipe: bytes | None,
        lying: Callable[[str], Lying | None],
    ) -> None:
        """Find the pages that hold in a new build: `held`. `answers` are those of its site.

        `recipe` is the digest of all that every page is made from; None when there is none, so that
        no page can hold or be kept. `lying` tells of a page how its file lies in the folder.
        """
        self._answers = answers
        self._recipe = recipe or b""
        self._made_from, self._looks, self.held = {}, {}, {}
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
            self.held = dict(self._holding(lying))

    def _holding(self, lying: Callable[[str], Lying | None]) -> Iterable[tuple[str, Kept]]:
        last = self._last
        changed = {
            place
            for place, (look, answer) in enumerate(zip(last.looks, last.answers, strict=True))
            if self._answers(look) != answer
        }
        for path, kept in last.kept.items():
            same = self._made_from.get(path) == kept.made_from
            if same and changed.isdisjoint(kept.looks) and lying(path) == kept.lying:
                yield path, kept

    def render(self, page: Page) -> str:
        """Make a page, noting what its model looks at."""
        looks = Looks()
        html = render(watched(self._answers.site, looks), page)
        self._looks[page.path] = looks
        return html

    def finish(
        self, lying: Callable[[str], Lying | None], listed: Mapping[str, Listed], stamp: str
    ) -> None:
        """Keep what holds now: the pages that held, and those made, which `listed` describes."""
        places: dict[Look, int] = {}
        kept: dict[str, Kept] = {}

        def keep(path: str, made_from: bytes, looks: Iterable[Look], entry: Listed) -> None:
            here = lying(path)
            if here is not None:
                taken = [places.setdefault(look, len(places)) for look in looks]
                kept[path] = Kept(made_from, taken, here, entry._replace(size=here.size))

        for path, held in self.held.items():
            keep(path, held.made_from, (self._last.looks[at] for at in held.looks), held.listed)
        for path, looks in self._looks.items():
            if looks.keepable and path in self._made_from:
                keep(path, self._made_from[path], looks.taken, listed[path])
        answers = [self._answers(look) for look in places]
        self._last = _Store(self._recipe, stamp, list(places), answers, kept)
        self._cache.write(self._name, msgspec.msgpack.encode(self._last))
