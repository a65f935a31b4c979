"""Which version of a document holds on a day: a later one replaces an earlier one from its date on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.worktime import parse_date

_DAY = timedelta(days=1)


class Period(NamedTuple):
    """From the first day to the last, both included; no last day: until further notice."""

    begins: date
    ends: date | None

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.begins <= day and (self.ends is None or day <= self.ends)


class InForce:
    """The versions of a knowledge base's documents."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._holding: dict[type[Header], tuple[str, ...]] = {}

    @cached_property
    def _replaced_by(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = defaultdict(list)
        for entry in self._corpus.entries.values():
            if not entry.path and isinstance(entry.body, Header) and entry.body.replaces:
                found[entry.body.replaces].append(entry.document)
        return found

    def period(self, document: Document) -> Period | None:
        """When a document holds; None when its dates do not exist or its kind has none.

        A document without `until` ends on the day before an active one that replaces it begins.
        """
        body = document.body
        begins = parse_date(body.effective) if isinstance(body, Header) else None
        if begins is None:
            return None
        if body.until is not None:
            return Period(begins, parse_date(body.until))
        later = [
            begin - _DAY
            for other in self._replaced_by.get(document.id, ())
            if _is_active(other) and (begin := parse_date(other.body.effective)) is not None
        ]
        later = [day for day in later if day >= begins]
        return Period(begins, min(later, default=None))

    def holding(self, body: type[Header]) -> tuple[str, ...]:
        """The ids of the documents of a kind that hold on the day of the corpus, in file order.

        Those are active, readable, and not replaced by another.
        """
        if body not in self._holding:
            self._holding[body] = self._found_holding(body)
        return self._holding[body]

    def _found_holding(self, body: type[Header]) -> tuple[str, ...]:
        day = self._corpus.as_of
        return tuple(
            document.id
            for document, each in self._corpus.of(body)
            if document.is_usable
            and each.status == "active"
            and self.on(document.id, day) is document
            and (period := self.period(document)) is not None
            and period.holds(day)
        )

    def versions(self, name: str) -> list[Document]:
        """The document of an id and those that replace it, however many steps away."""
        entry = self._corpus.find("document", name)
        found = [entry.document] if entry is not None else []
        for document in found:
            found += [d for d in self._replaced_by.get(document.id, ()) if d not in found]
        return found

    def on(self, name: str, day: date) -> Document | None:
        """The version of a document that holds on a day; the document of that id when none does."""
        versions = self.versions(name)
        holding = [
            (period.begins, at)
            for at, document in enumerate(versions)
            if (at == 0 or _is_active(document))
            and (period := self.period(document)) is not None
            and period.holds(day)
        ]
        if holding:
            return versions[max(holding)[1]]
        return versions[0] if versions else None


def _is_active(document: Document) -> bool:
    return isinstance(document.body, Header) and document.body.status == "active"
