"""What people write beside the documents: pages of the site and scenarios, as they stand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

from cscx.content.files import SCENARIOS, SITE
from cscx.gitobjects import contents, file_at, files_at

Sort = Literal["page", "scenario"]
_PAGES: Final = re.compile(rb"^docs_dir:[ \t]*['\"]?(?P<folder>[^'\"#\n]+)", re.MULTILINE)
_USUAL: Final = b"docs"
"""Where MkDocs looks for pages when it is not told."""
_MOST_BYTES: Final = 1_000_000


class Paper(NamedTuple):
    """A page or a feature file; `path` is relative to the root."""

    path: str
    sort: Sort
    text: str


def papers_in(root: Path) -> Iterator[Paper]:
    """Those of a folder. What cannot be read is passed over; links that lead out are not followed."""
    pages = pages_folder(root)
    base = os.path.realpath(root)
    for start in filter(None, (pages, SCENARIOS)):
        for folder, folders, files in os.walk(root / start):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(files):
                file = Path(folder, name)
                path = os.path.relpath(file, root).replace(os.sep, "/")
                sort = _sort(path, pages)
                inside = os.path.commonpath([os.path.realpath(file), base]) == base
                raw = _held(file) if sort and inside else None
                if sort and raw is not None:
                    yield Paper(path, sort, raw.decode("utf-8", "replace"))


def pages_folder(root: Path) -> str | None:
    """The folder of a knowledge base's pages, None where it has no site of its own."""
    config = _held(root / SITE)
    return None if config is None else _pages(config)


def papers_at(root: Path, commit: str) -> Iterator[Paper]:
    """Those of a commit. Raises GitError."""
    config = file_at(root, commit, SITE)
    pages = None if config is None else _pages(config)
    listed = files_at(root, commit, [each for each in (pages, SCENARIOS) if each])
    sorts = {
        p: s
        for p, f in listed.items()
        if not (f.link or f.module) and (s := _sort(p, pages)) is not None
    }
    held = contents(root, {path: listed[path].blob or "" for path in sorts})
    for path, sort in sorts.items():
        raw = held[path]
        if len(raw) <= _MOST_BYTES:
            yield Paper(path, sort, raw.decode("utf-8", "replace"))


def _held(file: Path) -> bytes | None:
    """What a file holds; None where it is too large, leads nowhere or may not be read."""
    try:
        return file.read_bytes() if file.stat().st_size <= _MOST_BYTES else None
    except OSError:
        return None


def _pages(config: bytes) -> str | None:
    """The folder of pages, where it lies below the root."""
    found = _PAGES.search(config)
    folder = (found["folder"] if found else _USUAL).decode("utf-8", "replace").strip().strip("/")
    return None if folder.startswith("..") or folder in ("", ".") else folder


def _sort(path: str, pages: str | None) -> Sort | None:
    if any(part.startswith(".") for part in path.split("/")):
        return None
    if pages is not None and path.startswith(f"{pages}/") and path.endswith(".md"):
        return "page"
    if path.startswith(f"{SCENARIOS}/") and path.endswith(".feature"):
        return "scenario"
    return None
