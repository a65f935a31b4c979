"""Two versions of a knowledge base, of which only what a comparison needs is parsed.

That is: what changed, the lists, the tables that depend on it through any number of others, and what
changed documents refer to. In a knowledge base of thousands of documents these are a few dozen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

import msgspec

from cscx.content.cache import Cache, digest
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.holding import Holding
from cscx.content.kinds import all_kinds
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.papers import Paper
from cscx.content.parses import Parses
from cscx.content.public_holidays import HolidayBook
from cscx.content.reviews import Reviews
from cscx.content.unread import MODULE, Unread, why_unread, without_stop
from cscx.content.version_files import VersionFiles
from cscx.content.written_names import answers_of, asks_for, may_hold, needs
from cscx.settings import Settings
from cscx.text import jamo, nfc

_KIND: Final = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[\"']?kind[\"']?[ \t]*:[ \t]*[\"']?([a-z]+)",
    re.MULTILINE,
)
_TABLES: Final = frozenset({"exception", "escalation"})
_BY_WORD: Final = b"by"
_BY: Final = re.compile(rb"[\s{,\"']by[\"']?[ \t]*:")
_BEFORE, _AFTER = 0, 1


class Both(NamedTuple):
    """The two corpora, and what of the changed files could not be read."""

    before: Corpus
    after: Corpus
    unread: tuple[Unread, ...]
    changed: int


class TwoVersions:
    """Reads two versions. Documents that are equal in both are the same object in both corpora.

    `cache` keeps what was parsed; `progress` is told how many documents of about how many are.
    """

    def __init__(
        self,
        before: VersionFiles,
        after: VersionFiles,
        cache: Cache | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._sides = before, after
        self._cache = cache or Cache(None)
        self._parses = Parses(self._cache)
        self._progress = progress
        self._documents: dict[tuple[str, str], Document] = {}
        self._raw: dict[str, bytes] = {}
        self._kinds: dict[str, str] = {}
        self._deciding: dict[str, bool] = {}

    @cached_property
    def changed(self) -> tuple[str, ...]:
        """The files that are not equal in both versions."""
        before, after = (side.ids for side in self._sides)
        return tuple(
            path for path in sorted({*before, *after}) if before.get(path) != after.get(path)
        )

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """The files that may say something else: all of them where defaults of documents changed."""
        before, after = self._sides
        if before.settings.defaults == after.settings.defaults:
            return self.changed
        return tuple(sorted({*before.ids, *after.ids}))

    def read(self, as_of: date) -> Both:
        """Both corpora on a day."""
        wanted: dict[str, None] = dict.fromkeys(self.changed)
        if wanted:
            self._read_all()
            wanted.update(dict.fromkeys(self._of_kinds(_lists())))
            wanted.update(dict.fromkeys(self._matrices()))
            wanted.update(dict.fromkeys(self._moved_tables(wanted)))
            wanted.update(dict.fromkeys(self._before_tables(wanted)))
            wanted.update(dict.fromkeys(self._referred(list(wanted))))
        if self.touched is not self.changed:
            self._read_all()
            wanted.update(dict.fromkeys(self.touched))
        before, after = (
            Corpus(self._parsed(side, wanted), side.settings, as_of, HolidayBook(self._cache))
            for side in self._sides
        )
        self._parses.keep()
        return Both(before, after, tuple(self._unread()), len(self.changed))

    def lines_with(self, fact: str) -> Iterator[tuple[str, int, str]]:
        """Every line of the new version that names a fact: path, number from 1, and the line."""
        needle = f"<fact:{fact}>"
        for path in sorted(self._sides[_AFTER].ids):
            raw = self._bytes(self._sides[_AFTER], path)
            if needle.encode() not in raw:
                continue
            for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
                if needle in line:
                    yield path, number, line.strip()

    def holding(self) -> Holding:
        """The documents of the new version by the names they hold."""
        self._read_all()
        side = self._sides[_AFTER]
        raw = {path: self._bytes(side, path) for path in side.ids}
        return Holding(raw, lambda path: self._document(side, path))

    def keep(self) -> None:
        """Keep what was parsed since, such as what `holding` was asked for."""
        self._parses.keep()

    def papers(self, version: int = _AFTER) -> Iterator[Paper]:
        """The pages and scenarios of a version, by default the new one. Raises GitError."""
        return self._sides[version].papers()

    def whole(self, as_of: date) -> tuple[Corpus, Corpus]:
        """Both versions with every document; what is equal in both is parsed once."""
        self._read_all()
        before, after = (
            Corpus(self._parsed(side, side.ids), side.settings, as_of, HolidayBook(self._cache))
            for side in self._sides
        )
        self._parses.keep()
        return before, after

    def some(self, paths: Iterable[str], as_of: date) -> tuple[Corpus, Corpus]:
        """Both versions with what changed, the lists, and some other documents."""
        self._read_all()
        wanted = dict.fromkeys((*self.changed, *self._of_kinds(_lists()), *paths))
        before, after = (
            Corpus(self._parsed(side, wanted), side.settings, as_of, HolidayBook(self._cache))
            for side in self._sides
        )
        return before, after

    @property
    def identity(self) -> bytes:
        """What both versions are, in a digest: their settings and every document."""
        return digest(
            *(
                part.encode()
                for side in self._sides
                for part in (
                    msgspec.json.encode(side.settings, order="sorted").decode(),
                    *(f"{path}\0{blob}" for path, blob in sorted(side.ids.items())),
                    "",
                )
            )
        )

    def approvals(self) -> tuple[Mapping[str, bytes | None], Mapping[str, bytes | None]]:
        """The files of approvals of both versions by path. Raises GitError."""
        before, after = (side.approvals() for side in self._sides)
        return before, after

    def beside(self, named: Callable[[Settings], str]) -> tuple[bytes | None, bytes | None]:
        """What a file beside the documents holds in both versions, by the path their settings name. Raises GitError."""
        before, after = (side.beside(named(side.settings)) for side in self._sides)
        return before, after

    def around(self, paths: Iterable[str], as_of: date, reviews: Reviews) -> Corpus:
        """The new version with what changed, some other documents, and all that those with approvals rest on."""
        self._read_all()
        side = self._sides[_AFTER]
        wanted = dict.fromkeys((*self.changed, *self._of_kinds(_lists()), *paths))
        by_id = {_stem(path): path for path in side.ids}
        signed = frozenset(reviews.documents)
        for path in [each for each in wanted if _stem(each) in signed and each in side.ids]:
            names = (reference.name for reference in self._document(side, path).references)
            wanted.update(dict.fromkeys(by_id[name] for name in names if name in by_id))
        wanted.update(dict.fromkeys(self._before_tables(wanted)))
        holidays = HolidayBook(self._cache)
        return Corpus(self._parsed(side, wanted), side.settings, as_of, holidays, reviews)

    def paths_of(self, documents: Iterable[str]) -> Iterator[str]:
        """Where documents of the new version stand, by their ids."""
        wanted = frozenset(documents)
        return (path for path in self._sides[_AFTER].ids if _stem(path) in wanted)

    def _read_all(self) -> None:
        """The bytes of everything, each once: looking for a name in them costs less than parsing."""
        for side in reversed(self._sides):
            paths = [path for path, each in side.ids.items() if each not in self._raw]
            for path, raw in side.read(paths).items():
                self._raw[side.ids[path]] = raw

    def _bytes(self, side: VersionFiles, path: str) -> bytes:
        return self._raw[side.ids[path]]

    def _of_kinds(self, kinds: frozenset[str]) -> Iterator[str]:
        for side in self._sides:
            for path in side.ids:
                if self._kind(side, path) in kinds:
                    yield path

    def _kind(self, side: VersionFiles, path: str) -> str:
        blob = side.ids[path]
        if blob not in self._kinds:
            found = _KIND.search(self._raw[blob])
            self._kinds[blob] = found[1].decode() if found else ""
        return self._kinds[blob]

    def _parsed(self, side: VersionFiles, paths: Iterable[str]) -> list[Document]:
        return [self._document(side, path) for path in paths if path in side.ids]

    def _document(self, side: VersionFiles, path: str) -> Document:
        key = path, side.ids[path]
        if key not in self._documents:
            self._documents[key] = self._parses.document(*key, self._bytes(side, path))
            if self._progress is not None:
                self._progress(len(self._documents), 2 * len(self.changed))
        return self._documents[key]

    def _items(self, side: VersionFiles) -> dict[tuple[str, str], Any]:
        """Every fact and input of a version as it is written, of the files that can be read."""
        found: dict[tuple[str, str], Any] = {}
        for path in side.ids:
            if self._kind(side, path) not in ("facts", "inputs"):
                continue
            document = self._document(side, path)
            items = (document.data or {}).get("items") if document.kind else None
            if document.kind is not None and isinstance(items, dict):
                found.update({(document.kind.item, name): item for name, item in items.items()})
        return found

    def _matrices(self) -> Iterator[str]:
        """Every matrix, where roles or the calendar changed: each calls by them."""
        changed = [
            (side, path) for side in self._sides for path in self.changed if path in side.ids
        ]
        if any(self._kind(*each) in ("roles", "calendar") for each in changed):
            yield from self._of_kinds(frozenset({"escalation"}))

    def _moved_tables(self, wanted: Mapping[str, None]) -> Iterator[str]:
        """The tables that depend, through any number of inputs and tables, on what changed."""
        items = [self._items(side) for side in self._sides]
        names = {
            name
            for word, name in {*items[0], *items[1]}
            if items[0].get((word, name)) != items[1].get((word, name))
        }
        tables = {_stem(path) for path in wanted if self._is_table(path)}
        found: dict[str, None] = {}
        while True:
            names |= {
                name
                for side in items
                for (word, name), item in side.items()
                if word == "input" and needs(item, names, tables)
            }
            more = [path for path in self._naming(names) if path not in found]
            if not more:
                return
            found.update(dict.fromkeys(more))
            tables |= {_stem(path) for path in more}
            yield from more

    def _is_table(self, path: str) -> bool:
        return any(path in side.ids and self._decides(side, path) for side in self._sides)

    def _decides(self, side: VersionFiles, path: str) -> bool:
        """Whether a file is a table or matrix, or an SOP that branches on an input."""
        blob = side.ids[path]
        if blob not in self._deciding:
            kind, raw = self._kind(side, path), self._raw[blob]
            branches = kind == "sop" and _BY_WORD in raw and _BY.search(raw) is not None
            self._deciding[blob] = branches or kind in _TABLES
        return self._deciding[blob]

    def _naming(self, names: Iterable[str]) -> list[str]:
        """What decides and holds one of some names."""
        forms = {form for name in names for form in (nfc(name).encode(), jamo(name).encode())}
        if not forms:
            return []
        pattern = re.compile(b"|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
        blobs = {
            blob
            for blob in {each: None for side in self._sides for each in side.ids.values()}
            if may_hold(self._raw[blob], forms, pattern)
        }
        return [
            path
            for side in self._sides
            for path, blob in side.ids.items()
            if blob in blobs and self._decides(side, path)
        ]

    def _referred(self, paths: Iterable[str]) -> Iterator[str]:
        """What documents that changed name and what tables answer, so that it can be called by its title."""
        changed = frozenset(self.changed)
        for side in self._sides:
            by_id = {_stem(path): path for path in side.ids}
            for document in self._parsed(side, paths):
                names = [r.name for r in document.references] if document.path in changed else []
                if isinstance(document.body, ExceptionTable):
                    names += answers_of(document.body)
                yield from (by_id[name] for name in names if name in by_id)

    def _before_tables(self, wanted: Mapping[str, None]) -> Iterator[str]:
        """The tables that inputs of wanted tables come from, and those before them."""
        for side in self._sides:
            by_id = {_stem(path): path for path in side.ids}
            items = self._items(side)
            sources = {
                name: item["from"].partition(".")[0]
                for (word, name), item in items.items()
                if word == "input" and isinstance(item, dict) and isinstance(item.get("from"), str)
            }
            waiting = [path for path in wanted if path in side.ids and self._is_table(path)]
            seen = set(waiting)
            while waiting:
                raw = self._bytes(side, waiting.pop()).decode("utf-8", "replace")
                for name, table in sources.items():
                    path = by_id.get(table)
                    if path is not None and path not in seen and asks_for(name, raw, items):
                        seen.add(path)
                        waiting.append(path)
                        yield path

    def _unread(self) -> Iterator[Unread]:
        for version, side in enumerate(self._sides):
            for path in self.changed:
                if path in side.ids:
                    document = self._document(side, path)
                    if path in side.refused:
                        yield Unread(path, version, without_stop(side.refused[path]))
                    elif not document.is_usable:
                        torn = path in side.torn
                        why, line = why_unread(document, self._bytes(side, path), torn)
                        yield Unread(path, version, why, line)
        before, after = (side.modules for side in self._sides)
        for path in sorted({*before, *after}):
            if before.get(path) != after.get(path):
                yield Unread(path, _AFTER if path in after else _BEFORE, MODULE)


def _lists() -> frozenset[str]:
    return frozenset(kind.name for kind in all_kinds().values() if kind.item) | {"calendar"}


def _stem(path: str) -> str:
    return nfc(path.rpartition("/")[2].rpartition(".")[0])
