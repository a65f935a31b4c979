"""What a page can look at in a knowledge base, and a short digest of what it sees there.

A look is a question to the site, such as “what is <fact:반품기한>?”. A kept page holds as long as every
question its model asked still has the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple

import msgspec

from cscx.content.cache import digest
from cscx.content.corpus import Entry, Use
from cscx.content.document import Document
from cscx.content.kinds import all_kinds
from cscx.content.kinds.header import Header
from cscx.publish.site import Site

_NOTHING = b""


class Look(NamedTuple):
    """A question: what is asked, and of which kind and name where it is about one thing."""

    what: str
    kind: str = ""
    name: str = ""


EVERYTHING = Look("everything")
"""The whole content: the answer to any question nobody gave a narrower name."""


class Answers:
    """The digests of the answers one site gives, each made when first asked."""

    def __init__(self, site: Site) -> None:
        self._site = self.site = site
        self._known: dict[Look, bytes] = {}
        self._documents: dict[int, bytes] = {}
        self._ask: dict[str, Callable[[str, str], bytes]] = {
            "everything": lambda _kind, _name: self._everything,
            "day": lambda _kind, _name: site.as_of.isoformat().encode(),
            "documents": lambda _kind, _name: self._all(site.corpus.documents),
            "document": self._document_at,
            "entry": self._entry,
            "called": self._called,
            "names": self._names,
            "items": self._items,
            "kind": self._kind,
            "uses": self._uses,
            "users": self._users,
            "changed": self._changed,
            "glossary": self._glossary,
            "verdict": self._verdict,
            "chain": self._chain,
            "branches": self._branches,
            "logged": self._logged,
            "told": self._told,
            "holding": self._holding,
            "matrix": self._matrix,
            "part": self._part,
        }

    def __call__(self, look: Look) -> bytes:
        """The digest of the answer to a look."""
        known = self._known.get(look)
        if known is None:
            known = self._known[look] = self._ask[look.what](look.kind, look.name)
        return known

    def document(self, document: Document) -> bytes:
        """A digest of all that one document holds."""
        made = self._documents.get(id(document))
        if made is None:
            made = digest(
                document.path.encode(),
                document.text.encode(),
                msgspec.msgpack.encode(document.data),
            )
            self._documents[id(document)] = made
        return made

    def item(self, entry: Entry) -> bytes:
        """A digest of one entry: of an item of a list only that item."""
        if not entry.path:
            return digest(entry.kind.encode(), self.document(entry.document))
        value = entry.document.value_at(entry.path)
        return digest(
            entry.kind.encode(),
            entry.name.encode(),
            entry.document.path.encode(),
            b"" if entry.body is None else b"1",
            msgspec.msgpack.encode(value),
        )

    @cached_property
    def _everything(self) -> bytes:
        shown = self._site.shown
        hidden = sorted(f"{kind}:{name}" for kind, name in shown.hidden)
        return digest(
            self(Look("day")),
            self(Look("documents")),
            msgspec.msgpack.encode((shown.retired, hidden, shown.unread)),
            repr(sorted(self._site.changes.items())).encode(),
        )

    def _all(self, documents: Iterable[Document]) -> bytes:
        return digest(*map(self.document, documents))

    def _document_at(self, path: str, _name: str) -> bytes:
        return self._all(each for each in self._site.corpus.documents if each.path == path)

    def _entry(self, kind: str, name: str) -> bytes:
        entry = self._site.corpus.find(kind, name)
        return _NOTHING if entry is None else self.item(entry)

    def _called(self, kind: str, name: str) -> bytes:
        return msgspec.msgpack.encode(self._site.called(kind, name))

    def _part(self, name: str, where: str) -> bytes:
        """One part of what pages share. Whether it is there at all is an answer, too."""
        path, _, number = where.partition("\0")
        parts = self._site.shared_so_far(name, path)
        if int(number) >= len(parts):
            return _NOTHING
        return digest(msgspec.msgpack.encode(parts[int(number)], enc_hook=str))

    def _names(self, word: str, _name: str) -> bytes:
        return digest(*(name.encode() for name in self._site.corpus.names.get(word, ())))

    def _items(self, word: str, _name: str) -> bytes:
        entries = self._site.corpus.entries.values()
        return digest(*(self.item(entry) for entry in entries if entry.kind == word))

    def _kind(self, kind: str, _name: str) -> bytes:
        documents = self._site.corpus.documents
        return self._all(
            each for each in documents if each.kind is not None and each.kind.name == kind
        )

    def _uses(self, kind: str, name: str) -> bytes:
        return self._used(self._site.corpus.uses.get((kind, name), ()))

    def _users(self, kind: str, name: str) -> bytes:
        return self._used(self._site.links_to.get((kind, name), ()))

    def _used(self, uses: Iterable[Use]) -> bytes:
        return digest(
            *(
                part
                for use in uses
                for part in (
                    self.document(use.document),
                    repr(tuple(use.reference)).encode(),
                )
            )
        )

    def _changed(self, path: str, _name: str) -> bytes:
        return repr(self._site.changes.get(path)).encode()

    def _logged(self, _kind: str, _name: str) -> bytes:
        """Whether there is a change log that pages lead to."""
        return b"1" if self._site.logged else _NOTHING

    def _told(self, kind: str, name: str) -> bytes:
        """Whether the page of the change log tells a change of something."""
        return b"1" if self._site.is_told(kind, name) else _NOTHING

    def _glossary(self, _kind: str, _name: str) -> bytes:
        """Which words are marked in a text; what they mean is asked of each."""
        pattern = self._site.glossary.pattern
        return _NOTHING if pattern is None else pattern.pattern.encode()

    def _verdict(self, table: str, answer: str) -> bytes:
        output, _, value = answer.partition("\0")
        return self._site.outcomes.verdict(table, output, value).encode()

    def _chain(self, name: str, _name: str) -> bytes:
        """A table with every table that an input may come from; and all inputs and facts there are."""
        return digest(
            self(Look("entry", "exception", name)),
            self(Look("entry", "escalation", name)),
            *(self(Look("entry", "exception", source)) for source in self._sources),
            *(self(Look("entry", "escalation", source)) for source in self._sources),
            self(Look("items", "input")),
            self(Look("items", "fact")),
            self(Look("day")),
        )

    def _branches(self, procedure: str, _name: str) -> bytes:
        """What the steps of a procedure branch by, with all that its inputs may come from."""
        return digest(self(Look("entry", "sop", procedure)), self(Look("chain")))

    def _holding(self, kind: str, _name: str) -> bytes:
        """Which documents of a kind hold; what stands in each is asked of it. Of no kind: of all."""
        body = all_kinds()[kind].body if kind else Header
        assert issubclass(body, Header)  # noqa: S101 - others do not hold on a day
        return digest(*(name.encode() for name in self._site.policies.in_force.holding(body)))

    @cached_property
    def _sources(self) -> list[str]:
        inputs = self._site.corpus.items("input").values()
        return sorted({str(body.from_).partition(".")[0] for body in inputs if body.from_})

    def _matrix(self, name: str, _name: str) -> bytes:
        return digest(
            self(Look("chain", name)),
            self(Look("kind", "calendar")),
            self(Look("items", "role")),
        )
