"""The files that search needs on a site, below one folder: index, worker, and both in one script.

The script is for a copy opened straight from a disk, where a browser lets no page read files.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cscx.content.cache import Cache
from cscx.publish.finding.analyses import KeptAnalyses
from cscx.publish.finding.company import company_words
from cscx.publish.finding.entries import entries
from cscx.publish.island import island
from cscx.publish.keeping.recall import Recall
from cscx.publish.site import Site
from cscx.search.analysis import Analyser
from cscx.search.builder import build
from cscx.search.entry import Entry
from cscx.search.kiwi import KiwiAnalyser, KiwiMissingError
from cscx.search.script import worker_script
from cscx.search.stems import StemAnalyser

FOLDER = "assets/search"
WORKER, EMBEDDED = "worker.js", "files.js"


class SearchFiles(NamedTuple):
    """Files by their path on the site; `analysed` is False where Kiwi was missing."""

    files: Mapping[str, bytes]
    analysed: bool


def search_files(
    site: Site, cache: Cache, others: Sequence[Entry] = (), recall: Recall | None = None
) -> SearchFiles:
    """Everything search needs for a site. `others` are pages that are not of the knowledge base.

    `recall` knows the entries of the last build.
    """
    found = [*entries(site, recall), *others]
    index, analysed = search_index(site, cache, found, KiwiAnalyser())
    worker = worker_script()
    files = {**index, WORKER: worker.encode(), EMBEDDED: _embedded(worker, index)}
    return SearchFiles({f"{FOLDER}/{name}": raw for name, raw in files.items()}, analysed)


def search_index(
    site: Site, cache: Cache, found: Sequence[Entry], analyser: Analyser
) -> tuple[dict[str, bytes], bool]:
    """The files of an index, and whether Kiwi was there to make it."""
    kept = KeptAnalyses(cache)
    try:
        # No name is kept whole: 단순변심 has to find 단순 변심, and the other way round.
        index, analysed = _index(site, found, analyser, kept), True
    except KiwiMissingError:
        index, analysed = _index(site, found, StemAnalyser(), kept), False
    kept.save()
    return index, analysed


def _index(
    site: Site, found: Sequence[Entry], analyser: Analyser, kept: KeptAnalyses
) -> dict[str, bytes]:
    return build(found, analyser, company=company_words(site), kept=kept)


def _embedded(worker: str, index: Mapping[str, bytes]) -> bytes:
    """A classic script that brings the worker and the index with it."""
    files = {name: base64.b64encode(raw).decode() for name, raw in index.items()}
    carried = island({"worker": worker, "files": files})
    return f"globalThis.cxSearchFiles = {carried};\n".encode()
