"""What else to read beside a document: found with the index of the site, so only what it publishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from cscx.content.corpus import Entry
from cscx.content.kinds.exception import ExceptionTable
from cscx.publish.addresses import address_of
from cscx.publish.finding.index import FOLDER
from cscx.publish.page import Page
from cscx.publish.site import Site
from cscx.search.related import Relations
from cscx.search.store import Store

KINDS = ("sop", "script", "exception")
"""Documents whose pages say what else to read."""
_FOUND = frozenset({*KINDS, "escalation"})
# With less in common two documents only share the company's way of speaking, and two tables the
# words of their inputs and outcomes.
_LIKENESS = {"exception": 0.25}
_USUAL_LIKENESS = 0.2


class Found(NamedTuple):
    """What a build made for search: its files, and what else to read beside each page, by its path."""

    files: Mapping[str, bytes]
    related: Mapping[str, tuple[tuple[str, str], ...]]


def found(pages: Mapping[str, Page], files: Mapping[str, bytes]) -> Found:
    """What the next build may show until its own search is ready."""
    return Found(files, {page.path: page.related for page in pages.values()})


def as_before(pages: Mapping[str, Page], before: Found) -> dict[str, Page]:
    """The pages by their names with what stood beside them in an earlier build."""
    return {
        name: msgspec.structs.replace(page, related=before.related.get(page.path, ()))
        for name, page in pages.items()
    }


def with_related(
    site: Site, pages: Mapping[str, Page], files: Mapping[str, bytes]
) -> dict[str, Page]:
    """The pages by their names, each with the documents near it that it does not link to anyway.

    `files` are those of the site's search, by their path.
    """
    relations = Relations(Store(lambda name: files[f"{FOLDER}/{name}"]))
    documents = {
        entry.name: entry for entry in site.corpus.entries.values() if entry.kind in _FOUND
    }
    by_path = {address_of(entry).path: entry for entry in documents.values() if entry.kind in KINDS}
    found = dict(pages)
    for name, page in pages.items():
        entry = by_path.get(page.path)
        if entry is not None:
            near = _near(site, relations, entry, documents)
            found[name] = msgspec.structs.replace(page, related=near)
    return found


def _near(
    site: Site, relations: Relations, entry: Entry, documents: Mapping[str, Entry]
) -> tuple[tuple[str, str], ...]:
    linked = set(_linked(site, entry))
    near = relations.related(entry.name, may=lambda id_: id_ in documents and id_ not in linked)
    limit = _LIKENESS.get(entry.kind, _USUAL_LIKENESS)
    return tuple((documents[each.id].kind, each.id) for each in near if each.likeness >= limit)


def _linked(site: Site, entry: Entry) -> Iterator[str]:
    """The documents that the page of an entry links to: named, naming it, given as an answer."""
    yield from (reference.name for reference in entry.document.references)
    yield from (use.document.id for use in site.links_to.get((entry.kind, entry.name), ()))
    if isinstance(entry.body, ExceptionTable):
        for rule in entry.body.rules:
            for answer in (rule.then, *rule.or_):
                yield from (value for value in answer.values() if isinstance(value, str))
