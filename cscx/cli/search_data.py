"""The results of `cscx search` as data for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cscx.cli.search_found import Found
from cscx.search.engine import Results

FORMAT = 1


def search_data(
    words: str,
    filters: Mapping[str, Sequence[str]],
    results: Results,
    found: Sequence[Found],
    left_out: Sequence[str],
) -> dict[str, Any]:
    """`marked` texts are pieces, plain and marked in turn. `left_out`: files that cannot be read."""
    return {
        "format": FORMAT,
        "query": words,
        "filters": {facet: list(values) for facet, values in filters.items()},
        "hits": [_hit(each) for each in found],
        "corrections": [{"typed": typed, "read_as": meant} for typed, meant in results.corrections],
        "related": list(results.related),
        "weak": results.weak,
        "left_out": list(left_out),
    }


def _hit(found: Found) -> dict[str, Any]:
    hit = found.hit
    return {
        "id": hit.id,
        "title": "".join(hit.title),
        "kind": hit.kind,
        "status": hit.status,
        "reasons": list(hit.reasons),
        "channels": list(hit.channels),
        "place": "".join(hit.place),
        "path": found.path,
        "line": found.line,
        "address": hit.address,
        "text": "".join(hit.text),
        "marked": {"title": hit.title, "text": hit.text},
        "words": list(hit.words),
        "copy": [{"channel": channel, "sentence": said} for channel, said in hit.copy],
        "score": round(hit.score, 3),
    }
