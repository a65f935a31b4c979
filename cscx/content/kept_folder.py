"""A folder as it stands, its files parsed once and kept by the id of their contents."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from cscx.content.cache import Cache
from cscx.content.corpus import Corpus
from cscx.content.holding import Holding
from cscx.content.parses import Parses
from cscx.content.public_holidays import HolidayBook
from cscx.content.version_files import FolderFiles
from cscx.settings import Settings


class Kept(NamedTuple):
    """A whole knowledge base, and its documents by the names they hold."""

    corpus: Corpus
    holding: Holding


def read_kept(root: Path, settings: Settings, cache: Cache, as_of: date) -> Kept:
    """Every file of a knowledge base; what did not change since the last time is not parsed again."""
    files = FolderFiles(root, settings, in_git=False)
    parses = Parses(cache)
    raw = files.read(files.ids)
    documents = {path: parses.document(path, blob, raw[path]) for path, blob in files.ids.items()}
    parses.keep()
    corpus = Corpus(documents.values(), settings, as_of, HolidayBook(cache))
    return Kept(corpus, Holding(raw, documents.__getitem__))
