"""The index that `cscx search` asks: kept beside the knowledge base, made anew when a file changed.

A search reads the files of the knowledge base only as bytes. Kiwi is loaded when an index is made and
a text in it was never analysed, by this or by a build; never to read a query.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cscx.content import files
from cscx.content.cache import FOLDER, Cache, digest, tool_stamp
from cscx.content.stored import Stored
from cscx.settings import Settings

if TYPE_CHECKING:
    from cscx.publish.audience import Audience
    from cscx.search.kiwi import Morpheme

_NAME = "search-index-{audience}.msgpack"
Value = tuple[str | int, ...]
Analysing = Callable[[int], None]


class Written(msgspec.Struct, frozen=True, array_like=True):
    """As sources.Source: a file, the value an entry is made of, and that of each of its anchors."""

    path: str
    value: Value
    anchors: dict[str, Value]


class KeptIndex(msgspec.Struct, frozen=True, array_like=True):
    """An index with what a terminal needs beside it."""

    files: dict[str, bytes]
    sources: dict[str, Written]
    called: dict[str, dict[str, str]]
    """What a kind and a status are called on the site, by the word of the files: sop → 절차."""
    unread: tuple[str, ...]
    """Files that could not be read and are not in the index."""
    analysed: bool
    """False where Kiwi was missing."""


def index_of(
    root: Path,
    settings: Settings,
    *,
    audience: Audience,
    drafts: bool,
    as_of: date,
    analysing: Analysing,
) -> KeptIndex:
    """The index of a knowledge base as it stands. `analysing` is told how many texts are new."""
    cache = Cache(root / FOLDER)
    key = _key(root, settings, f"{audience} {drafts} {as_of.isoformat()}")
    name = _NAME.format(audience=f"{audience}-drafts" if drafts else audience)
    store = Stored(cache, name, KeptIndex, key)
    kept = store.read()
    if kept is not None:
        return kept
    made = _made(root, settings, audience, drafts, as_of, cache, analysing)
    store.write(made)
    return made


def _key(root: Path, settings: Settings, asked: str) -> bytes:
    parts = [tool_stamp(), msgspec.json.encode(settings, order="sorted"), asked.encode()]
    for file in files.find(root, settings.content):
        raw, refused = files.read(file)
        parts += [file.path.encode(), raw, refused.message.en.encode() if refused else b""]
    return digest(*parts)


def _made(
    root: Path,
    settings: Settings,
    audience: Audience,
    drafts: bool,  # noqa: FBT001 - the same
    as_of: date,
    cache: Cache,
    analysing: Analysing,
) -> KeptIndex:
    # Reading a knowledge base takes far longer than a search that finds its index as it left it.
    from cscx.content.loading import read_corpus  # noqa: PLC0415
    from cscx.publish.audience import published  # noqa: PLC0415
    from cscx.publish.finding.entries import entries  # noqa: PLC0415
    from cscx.publish.finding.index import search_index  # noqa: PLC0415
    from cscx.publish.finding.sources import sources  # noqa: PLC0415
    from cscx.publish.site import Site  # noqa: PLC0415

    corpus = read_corpus(root, settings, as_of=as_of)
    site = Site(shown=published(corpus, audience, drafts=drafts), audience=audience)
    found = entries(site)
    index, analysed = search_index(site, cache, found, _Announced(analysing))
    view = site.at("")
    kinds = {kind: view.kind_title(kind) for kind, _ in site.corpus.entries}
    statuses = {
        word: site.words[f"status_{word}"] for word in ("draft", "review", "active", "retired")
    }
    return KeptIndex(
        files=dict(index),
        sources={
            id_: Written(each.path, each.value, each.anchors) for id_, each in sources(site).items()
        },
        called={"kind": kinds, "status": statuses},
        unread=tuple(site.shown.unread),
        analysed=analysed,
    )


class _Announced:
    """Kiwi, which tells how many texts it is about to analyse."""

    def __init__(self, analysing: Analysing) -> None:
        from cscx.search.kiwi import KiwiAnalyser  # noqa: PLC0415 - not needed by a kept index

        self._kiwi = KiwiAnalyser()
        self._analysing = analysing

    @property
    def version(self) -> str:
        return self._kiwi.version

    def morphemes(self, texts: Sequence[str]) -> list[list[Morpheme]]:
        self._analysing(len(texts))
        return self._kiwi.morphemes(texts)


def places(text: str) -> Mapping[Value, int]:
    """The line of every value in the text of a file, from 1; the whole file is ()."""
    from cscx.content.source import positions  # noqa: PLC0415 - only where hits are shown

    starts = {path: node.key_start if node.key_start >= 0 else node.start
              for path, node in positions(text).items()}  # fmt: skip
    return {path: text.count("\n", 0, start) + 1 for path, start in starts.items()}
