"""The drills of a site as its player loads them: a classic script a procedure, kept from build to build.

Making drills walks many cases, so what was made holds as long as everything it was made from is the same:
the documents of the procedure and those it leads to, and the lists.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.kinds.persona import Persona
from cscx.content.kinds.sop import Sop
from cscx.publish.island import island
from cscx.publish.keeping.recall import Recall
from cscx.publish.learning.sources import source_link
from cscx.publish.practised import practised
from cscx.publish.site import Site
from cscx.training.drills.drills import drills_of
from cscx.training.drills.lean import lean
from cscx.training.items.item import Source

FOLDER = "assets/training/drills"
_SHORT = 8
_LED_TO = frozenset({"sop", "exception", "escalation", "script"})


class DrillFiles(msgspec.Struct, frozen=True):
    """Files by their path on the site; by procedure the first digits of its file's digest."""

    files: Mapping[str, bytes]
    hashes: Mapping[str, str]


NO_DRILLS = DrillFiles({}, {})


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The drills of one procedure as JSON, the sources they name by place, and why there are none.

    Where a source is shown differs with how a site is put together; the drills do not.
    """

    drills: str
    sources: tuple[Source, ...]
    why: str


def drill_files(site: Site, recall: Recall | None = None) -> DrillFiles:
    """The drills of every procedure in force. Customers practise nothing."""
    raw: dict[str, bytes] = {}
    for name in practised(site):
        make = partial(_made, site, name)
        if recall is None:
            kept = make(site)
        else:
            kept = recall.value(name, list(_made_from(site, name)), make, _Kept)
        raw[name] = _script(site, name, kept).encode()
    return DrillFiles(
        {f"{FOLDER}/{name}.js": script for name, script in raw.items()},
        {name: hashlib.sha256(script).hexdigest()[:_SHORT] for name, script in raw.items()},
    )


def _script(site: Site, name: str, kept: _Kept) -> str:
    """The file of a procedure. Where a source stands is said once, by its place in `sources`."""
    view = site.at("index")
    data: dict[str, Any] = {
        "sop": name,
        "why": kept.why,
        "sources": [msgspec.to_builtins(source_link(view, source)) for source in kept.sources],
    }
    whole = f'{str(island(data))[:-1]},"drills":{kept.drills}}}'
    return f"(globalThis.cxTraining ??= {{}})[{json.dumps(f'drills/{name}')}] = {whole};\n"


def _made(site: Site, name: str, _: Site) -> _Kept:
    made = drills_of(site.policies, frozenset({name}))
    places: dict[Source, int] = {}

    def place(source: Source) -> int:
        return places.setdefault(source, len(places))

    drills = [lean(drill, site.language, place) for drill in made.drills]
    why = made.left_out.get(name)
    return _Kept(
        str(island(drills)), tuple(places), why.value.to(site.language) if why is not None else ""
    )


def _made_from(site: Site, name: str) -> Iterator[Any]:
    """Everything the drills of a procedure depend on, for a digest."""
    corpus, policies = site.corpus, site.policies
    yield site.as_of
    yield name
    led_to = dict.fromkeys(_led_to(site, name))
    for document in led_to:
        yield document
        yield document.id in policies.in_force.holding(type(document.body))
    for document in corpus.documents:
        if not isinstance(document.body, Header) or isinstance(document.body, Persona):
            yield document
    for each in policies.in_force.holding(Sop):
        body = corpus.find("sop", each)
        if body is not None:
            steps = [(step.decide, step.with_) for step in body.body.steps if step.decide]
            yield [each, body.body.first, steps]


def _led_to(site: Site, name: str) -> Iterator[Document]:
    """The procedures a case may come to, the tables and matrices they ask, and the scripts they say."""
    scope = site.policies.library.scope(name)
    waiting = [("sop", each) for each in scope.procedures]
    seen = set(waiting)
    while waiting:
        kind, each = waiting.pop(0)
        entry = site.corpus.find(kind, each)
        if entry is None:
            continue
        yield entry.document
        if kind == "script":
            continue
        for reference in entry.document.references:
            key = (reference.kind, reference.name)
            if reference.kind in _LED_TO - {"sop"} and key not in seen:
                seen.add(key)
                waiting.append(key)
