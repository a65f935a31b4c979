"""Entries and their analyses to the files of an index. The same input makes the same bytes.

`index.json` names all others; their names carry a hash of what is in them, so that a browser may
keep each for ever. What one search needs is small: postings lie in shards of neighbouring terms,
texts in shards of neighbouring entries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from hashlib import sha256
from typing import Any

from cscx.search.analysis import Analyser, Analysis, analyse, counted
from cscx.search.conjugation import other_forms
from cscx.search.endings import COMMON, FILLERS
from cscx.search.entry import Entry, Part, Words
from cscx.search.fields import BIGRAM, SATURATION, STEPS, fields
from cscx.search.hangul import is_syllable
from cscx.search.lexicon import lexicon
from cscx.search.lexicon import packed as packed_lexicon
from cscx.search.postings import LONGEST_TOKEN, postings
from cscx.search.shards import packed_json, term_shards, text_shards
from cscx.search.words import composed

FORMAT = 1
INDEX = "index.json"
_DIGEST = 10


def build(
    entries: Sequence[Entry],
    analyser: Analyser,
    *,
    company: Words | None = None,
    kept: MutableMapping[str, Analysis] | None = None,
) -> dict[str, bytes]:
    """The files of an index, by name. `kept` holds analyses from one build to the next.

    Raises kiwi.KiwiMissingError when a text must be analysed and Kiwi is not there.
    """
    clean = [_composed(entry) for entry in entries]
    texts = [text for entry in clean for field in fields(entry) for text in field]
    analyses = analyse(texts, analyser, kept)
    held = postings(clean, analyses)
    files: dict[str, bytes] = {}
    head: dict[str, Any] = {
        "format": FORMAT,
        "entries": len(clean),
        "ranking": [SATURATION * STEPS, BIGRAM],
        "alike": (company or Words()).alike,
        "apart": (company or Words()).apart,
        "fillers": sorted(FILLERS),
    }
    head["lexicon"] = _add(files, "lexicon", "bin", _lexicon(texts, analyses))
    head["list"] = _add(files, "list", "json", _list(clean))
    head["terms"] = _add_shards(files, "terms", "bin", term_shards(*held))
    head["texts"] = _add_shards(files, "texts", "json", text_shards(clean))
    return {INDEX: packed_json(head), **files}


def _composed(entry: Entry) -> Entry:
    """The entry with every text in composed form, as the query will be."""
    return Entry(
        id=composed(entry.id),
        address=entry.address,
        title=composed(entry.title),
        kind=entry.kind,
        status=entry.status,
        reasons=entry.reasons,
        channels=entry.channels,
        search=tuple(map(composed, entry.search)),
        says=tuple(map(composed, entry.says)),
        parts=tuple(Part(p.anchor, composed(p.title), composed(p.text)) for p in entry.parts),
        copy=tuple((channel, composed(text)) for channel, text in entry.copy),
        boost=entry.boost,
    )


def _lexicon(texts: Iterable[str], analyses: Mapping[str, Analysis]) -> bytes:
    written, endings = counted(analyses[text] for text in texts)
    others = Counter(
        token
        for text in texts
        for token in analyses[text].tokens
        if not is_syllable(token[0]) and not token.isdecimal() and len(token) <= LONGEST_TOKEN
    )
    for pair in [pair for pair in written if len(pair[0]) > LONGEST_TOKEN]:
        del written[pair]
    unwritten = other_forms(written)
    seen = {ending: count for ending, count in endings.items() if count > 1}
    endings_known = dict.fromkeys(COMMON, 1) | seen
    return packed_lexicon(lexicon(written, others, endings_known, unwritten))


def _list(entries: Sequence[Entry]) -> bytes:
    """What ranking and filters need of every entry, column by column."""
    names: dict[str, list[str]] = {}

    def numbered(facet: str, values: Iterable[str]) -> list[int]:
        known = names[facet]
        return [known.index(value) for value in values]

    for facet in ("kind", "status", "reasons", "channels"):
        found = (getattr(entry, facet) for entry in entries)
        flat = {v for value in found for v in ((value,) if isinstance(value, str) else value)}
        names[facet] = sorted(flat)
    return packed_json(
        {
            "names": names,
            "id": [entry.id for entry in entries],
            "title": [entry.title for entry in entries],
            "kind": [numbered("kind", [entry.kind])[0] for entry in entries],
            "status": [numbered("status", [entry.status])[0] for entry in entries],
            "reasons": [numbered("reasons", entry.reasons) for entry in entries],
            "channels": [numbered("channels", entry.channels) for entry in entries],
            "boost": [entry.boost for entry in entries],
        }
    )


def _add(files: dict[str, bytes], name: str, ending: str, raw: bytes) -> str:
    full = f"{name}-{sha256(raw).hexdigest()[:_DIGEST]}.{ending}"
    files[full] = raw
    return full


def _add_shards(
    files: dict[str, bytes], folder: str, ending: str, shards: Iterable[tuple[Any, bytes]]
) -> list[list[Any]]:
    """[first, file] of every shard. Two shards of the same bytes are one file."""
    table = []
    for first, raw in shards:
        name = f"{folder}/{sha256(raw).hexdigest()[:_DIGEST]}.{ending}"
        files[name] = raw
        table.append([first, name])
    return table
