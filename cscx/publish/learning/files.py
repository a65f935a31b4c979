"""The files of the player below one folder: a piece a document with its questions, and an index of all.

Each is a classic script, because a page opened from a disk may load scripts but read no file. The index
says which questions there are, what they mean now (their fingerprints) and where they stand, so that
what is due or changed is known before any piece is loaded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from cscx.content.kinds.header import Header
from cscx.content.kinds.track import Track
from cscx.publish.addresses import QUIZ, address_of, below_root
from cscx.publish.island import island
from cscx.publish.keeping.recall import Recall
from cscx.publish.learning.drills import NO_DRILLS, DrillFiles
from cscx.publish.learning.questions import questions
from cscx.publish.learning.shown import Shown
from cscx.publish.learning.standing import facts, rules
from cscx.publish.page import Page
from cscx.publish.site import Site, title_of
from cscx.publish.standing.learn import HOME, teaches
from cscx.training.items.item import digest
from cscx.training.scope import documents_of

FOLDER = "assets/training"
INDEX = "index.js"
_SHORT = 8
"""Digits of a fingerprint that the index tells a change by; an attempt keeps all of them."""


class Learning(msgspec.Struct, frozen=True):
    """What a build made to learn with: files by their path on the site, questions about each document.

    `counts` are by the id of a document, each with the tables, matrices and scripts it uses.
    """

    files: Mapping[str, bytes]
    counts: Mapping[str, int]
    total: int


NOTHING = Learning({}, {}, 0)


def learning(site: Site, recall: Recall | None = None, drills: DrillFiles = NO_DRILLS) -> Learning:
    """Everything the player of a site needs. Customers are taught nothing."""
    if not teaches(site):
        return NOTHING
    found = questions(site, recall)
    pieces: dict[str, list[Shown]] = {}
    for item in found:
        pieces.setdefault(home_of(item), []).append(item)
    raw = {name: _piece(name, items) for name, items in pieces.items()}
    scopes = _scopes(site)
    index = _index(site, found, {name: _hash(piece) for name, piece in raw.items()}, scopes)
    index["drills"] = drills.hashes
    files = {f"{FOLDER}/{name}.js": piece for name, piece in raw.items()}
    about = [_documents(item) for item in found]
    counts = {
        name: sum(not documents.isdisjoint(scope) for documents in about)
        for name, scope in scopes.items()
    }
    files |= {f"{FOLDER}/{INDEX}": _script("index", index), **drills.files}
    return Learning(files, counts, len(found))


def home_of(item: Shown) -> str:
    """The document whose piece an item stands in."""
    return item.sources[0].document


def _documents(item: Shown) -> frozenset[str]:
    return frozenset(source.document for source in item.sources)


def _scopes(site: Site) -> dict[str, frozenset[str]]:
    """What a quiz on each document is about."""
    return {
        entry.name: documents_of(site.corpus, entry.name) or frozenset()
        for entry in site.corpus.entries.values()
        if isinstance(entry.body, Header)
    }


def _piece(name: str, items: Sequence[Shown]) -> bytes:
    return _script(f"items/{name}", msgspec.to_builtins(items))


def _script(name: str, data: Any) -> bytes:
    return f"(globalThis.cxTraining ??= {{}})[{json.dumps(name)}] = {island(data)};\n".encode()


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:_SHORT]


def _index(
    site: Site,
    found: Sequence[Shown],
    hashes: Mapping[str, str],
    scopes: Mapping[str, frozenset[str]],
) -> dict[str, Any]:
    """The index; documents are told by their place in its list of them.

    documents: [id, title, address, hash of its piece or ""] · items, in the order of the bank: [id,
    first digits of the fingerprint, documents it is about, the first with its piece] · scopes: what a quiz
    about a document is about, where that is more than itself · facts, rules: see `standing` ·
    tracks: see `_track`.
    """
    named = dict.fromkeys(
        [*(source.document for item in found for source in item.sources), *scopes]
    )
    places = {name: at for at, name in enumerate(named)}
    return {
        "version": 1,
        "fingerprint": digest([[item.id, item.fingerprint] for item in found]),
        "documents": [[name, *_told(site, name), hashes.get(name, "")] for name in named],
        "items": [[item.id, item.fingerprint[:_SHORT], _places(item, places)] for item in found],
        "scopes": {
            name: sorted(places[each] for each in scope if each in places)
            for name, scope in scopes.items()
            if scope != {name}
        },
        "facts": facts(site, places),
        "rules": rules(site, places),
        "tracks": [
            _track(site, document.id, track, found, places)
            for document, track in site.corpus.of(Track)
        ],
    }


def _places(item: Shown, places: Mapping[str, int]) -> list[int]:
    return list(dict.fromkeys(places[source.document] for source in item.sources))


def _told(site: Site, name: str) -> tuple[str, str]:
    """The title and the address of a document; of a list those of its kind."""
    view = site.at("index")
    entry = site.corpus.find("document", name)
    if entry is not None:
        return title_of(entry), below_root(address_of(entry), folders=site.folders)
    kinds = {document.id: document.kind for document in site.corpus.documents}
    kind = kinds.get(name)
    return (view.kinds_title(kind) if kind is not None else name), ""


def _track(
    site: Site, name: str, track: Track, found: Sequence[Shown], places: Mapping[str, int]
) -> dict[str, Any]:
    """A track as the player knows it: what each day asks about, from how much on it is passed.

    The fingerprint of a day changes when a question of it comes, goes, or changes its meaning.
    """
    days = []
    for day in track.days:
        scopes = (documents_of(site.corpus, each) or frozenset() for each in day.learn)
        about = frozenset[str]().union(*scopes)
        asked = [item for item in found if not about.isdisjoint(_documents(item))]
        days.append(
            {
                "learn": sorted(places[each] for each in about if each in places),
                "pass": percent(day.pass_),
                "optional": day.optional,
                "fingerprint": digest([[item.id, item.fingerprint] for item in asked]),
            }
        )
    known = [each for each in track.needs if site.corpus.find("track", each) is not None]
    return {"id": name, "title": track.title, "needs": known, "days": days}


def with_quizzes(site: Site, pages: Mapping[str, Page], made: Learning) -> dict[str, Page]:
    """The pages by their names, each with the number of questions about it; the quiz itself with all."""
    by_path = {
        address_of(entry).path: made.counts.get(entry.name, 0)
        for entry in site.corpus.entries.values()
        if isinstance(entry.body, Header)
    }
    by_path |= dict.fromkeys((HOME, QUIZ), made.total)
    return {
        name: msgspec.structs.replace(page, quiz=by_path.get(page.path, 0))
        for name, page in pages.items()
    }


def percent(mark: str | None) -> int | None:
    """A pass mark as a number: 80% → 80. None without one."""
    return int(mark.rstrip("% ")) if mark is not None else None
