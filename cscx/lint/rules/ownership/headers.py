"""Documents with a header, and the versions that follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.lint.rules.references.meaning import documents_by_id, replacements
from cscx.worktime import parse_date

ACTIVE = "active"


def headers(corpus: Corpus) -> Iterator[tuple[Document, Header]]:
    """Every SOP, script, exception table and escalation matrix that fits its schema."""
    for document in corpus.documents:
        if isinstance(document.body, Header):
            yield document, document.body


class Version(NamedTuple):
    """A document and the one that replaces it, with the days that join them.

    `ends` is the last day of the old one, None where it says none and so holds until the new one
    begins.
    """

    old: Document
    new: Document
    began: date
    ends: date | None
    begins: date


def versions(corpus: Corpus) -> Iterator[Version]:
    """Every pair of versions whose dates exist."""
    known = documents_by_id(corpus)
    for name, entries in replacements(corpus).items():
        entry = known.get(name)
        if entry is None or not isinstance(entry.body, Header):
            continue
        began = parse_date(entry.body.effective)
        for new in entries:
            if not isinstance(new.body, Header) or new.document is entry.document:
                continue
            begins = parse_date(new.body.effective)
            if began is not None and begins is not None:
                ends = parse_date(entry.body.until)
                yield Version(entry.document, new.document, began, ends, begins)
