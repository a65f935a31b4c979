"""The whole knowledge base in memory: documents by id, list items by name, references both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from cscx.content.document import Document
from cscx.content.kinds import kind_of_item
from cscx.content.public_holidays import HolidaySource, public_holidays
from cscx.content.references import Reference
from cscx.content.reviews import NO_REVIEWS, Reviews
from cscx.content.source import Path
from cscx.settings import Settings

T = TypeVar("T")


class Entry(NamedTuple):
    """Something that can be referred to: a document, or an item of a list.

    `path` is where it is defined in its document; () for a whole document. `body` is its typed
    form, None when the file does not fit its schema.
    """

    kind: str
    name: str
    document: Document
    path: Path
    body: Any


class Use(NamedTuple):
    """A reference together with the document that makes it."""

    document: Document
    reference: Reference


class Corpus:
    """Everything of one knowledge base. Built once from its documents; never changed."""

    def __init__(
        self,
        documents: Iterable[Document],
        settings: Settings,
        as_of: date,
        holidays: HolidaySource = public_holidays,
        reviews: Reviews = NO_REVIEWS,
        code_owners: str | None = None,
    ) -> None:
        self.documents = tuple(sorted(documents, key=lambda document: document.path))
        self.settings = settings
        self.as_of = as_of
        self.holidays = holidays
        self.reviews = reviews.among({document.id for document in self.documents})
        self.code_owners = code_owners

    @cached_property
    def entries(self) -> dict[tuple[str, str], Entry]:
        """Every definition by (word, name), such as ("fact", "반품기한"); the first one counts."""
        found: dict[tuple[str, str], Entry] = {}
        for entry in self.definitions:
            found.setdefault((entry.kind, entry.name), entry)
        return found

    @cached_property
    def definitions(self) -> tuple[Entry, ...]:
        """Every definition in file order, names defined twice among them."""
        return tuple(entry for document in self.documents for entry in _defined(document))

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The names of each word: `names["fact"]`."""
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, name in self.entries:
            by_kind[kind].append(name)
        return {kind: tuple(names) for kind, names in by_kind.items()}

    @cached_property
    def uses(self) -> dict[tuple[str, str], tuple[Use, ...]]:
        """Who refers to what: all references to (word, name)."""
        found: dict[tuple[str, str], list[Use]] = defaultdict(list)
        for document in self.documents:
            for reference in document.references:
                found[reference.kind, reference.name].append(Use(document, reference))
        return {key: tuple(uses) for key, uses in found.items()}

    @cached_property
    def _documents_by_id(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self.entries.values():
            if not entry.path:
                found.setdefault(entry.name, entry)
        return found

    def find(self, kind: str, name: str) -> Entry | None:
        """What `<kind:name>` means, None when nothing of that name is defined.

        `document` finds a document of any kind by its id.
        """
        if kind == "document":
            return self._documents_by_id.get(name)
        return self.entries.get((kind, name))

    def uses_of(self, entry: Entry) -> tuple[Use, ...]:
        """Every reference to a definition."""
        uses = self.uses.get((entry.kind, entry.name), ())
        return uses if entry.path else (*uses, *self.uses.get(("document", entry.name), ()))

    def of(self, body: type[T]) -> Iterator[tuple[Document, T]]:
        """The documents whose typed body is of a kind's class, with it."""
        for document in self.documents:
            if isinstance(document.body, body):
                yield document, document.body

    def items(self, word: str) -> dict[str, Any]:
        """The typed items of a list kind by name: `items("input")`; those of unfit files left out."""
        return {
            entry.name: entry.body
            for entry in self.entries.values()
            if entry.kind == word and entry.body is not None
        }


def _defined(document: Document) -> Iterator[Entry]:
    kind = document.kind
    if kind is None or document.data is None:
        return
    if not kind.item:
        yield Entry(kind.name, document.id, document, (), document.body)
        return
    items = document.data.get("items")
    if isinstance(items, dict):
        for name in items:
            body = document.body.items[name] if document.body is not None else None
            yield Entry(kind.item, name, document, ("items", name), body)


def is_reference_word(word: str) -> bool:
    """Whether `<word:…>` means anything."""
    return kind_of_item(word) is not None
