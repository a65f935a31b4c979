"""What `cscx search` found, with the place in the files where each hit is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from cscx.publish.finding.kept_index import KeptIndex, Value, places
from cscx.search.engine import Hit, Results


class Found(NamedTuple):
    """A hit and its source: a path as the user would type it, and the line; None when unknown."""

    hit: Hit
    path: str | None
    line: int | None


def with_sources(
    results: Results, index: KeptIndex, root: Path, shown: Callable[[str], str]
) -> list[Found]:
    """The hits with their sources. A file that is gone since has no line."""
    texts: dict[str, Mapping[Value, int]] = {}
    return [_found(hit, index, root, shown, texts) for hit in results.hits]


def _found(
    hit: Hit,
    index: KeptIndex,
    root: Path,
    shown: Callable[[str], str],
    texts: dict[str, Mapping[Value, int]],
) -> Found:
    source = index.sources.get(hit.id)
    if source is None:
        return Found(hit, None, None)
    if source.path not in texts:
        texts[source.path] = _lines(root / source.path)
    lines = texts[source.path]
    anchor = hit.address.partition("#")[2]
    line = lines.get(source.anchors.get(anchor, source.value), lines.get(source.value))
    return Found(hit, shown(source.path), line)


def _lines(file: Path) -> Mapping[Value, int]:
    try:
        return places(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return {}
