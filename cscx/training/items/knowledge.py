"""What items are made from: the documents in force, their policies, and who learns them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.header import Header
from cscx.content.kinds.persona import Persona
from cscx.content.kinds.sop import Sop
from cscx.content.kinds.track import Track
from cscx.content.policies import Policies
from cscx.policy.tables.chain import Chain, all_fields
from cscx.training.items.precedence import Precedence
from cscx.training.items.rejection import Rejected
from cscx.training.items.situations import Situation, situations
from cscx.training.wording.reading import Reading

T = TypeVar("T", bound=Header)


class Knowledge:
    """A corpus on its day, read for questions. Rejections of all item types are counted in it.

    With `only`, questions are asked about documents of these ids alone.
    """

    def __init__(self, policies: Policies, only: frozenset[str] | None = None) -> None:
        self.policies = policies
        self._only = only
        self.corpus: Corpus = policies.corpus
        self.reading = Reading(self.corpus)
        self.rejected = Rejected()
        self._situations: dict[str, tuple[Situation, ...]] = {}
        self._precedence: dict[str, Precedence] = {}

    def of(self, body: type[T]) -> Iterator[tuple[Document, T]]:
        """The documents of a kind that hold on the day: active, readable, not replaced."""
        return (self._document(name) for name in self.policies.in_force.holding(body))

    def is_asked(self, document: str) -> bool:
        """Whether questions about a document are wanted."""
        return self._only is None or document in self._only

    def asked(self, body: type[T]) -> Iterator[tuple[Document, T]]:
        """The documents of a kind that hold on the day and are asked about."""
        holding = self.policies.in_force.holding(body)
        return (self._document(name) for name in holding if self.is_asked(name))

    def in_force(self, name: str, body: type[T]) -> T | None:
        """The document of an id where it is of a kind and holds on the day."""
        holds = name in self.policies.in_force.holding(body)
        return self._document(name)[1] if holds else None

    def _document(self, name: str) -> tuple[Document, Any]:
        entry = self.corpus.find("document", name)
        assert entry is not None  # noqa: S101 - it holds
        return entry.document, entry.body

    def sops_deciding(self, table: str) -> tuple[tuple[str, Sop], ...]:
        """The procedures in force that decide by a table, with their ids."""
        return tuple(
            (name, sop)
            for name, sop in self._users("exception", table)
            if any(step.decide == table for step in sop.steps)
        )

    def sops_saying(self, script: str) -> tuple[str, ...]:
        """The ids of the procedures in force that say a script."""
        return tuple(
            name
            for name, sop in self._users("script", script)
            if any(step.say == script for step in sop.steps)
        )

    def precedence(self, sop: str) -> Precedence:
        """What must come before what in a procedure in force; worked out once. Raises KeyError."""
        if sop not in self._precedence:
            body = self.in_force(sop, Sop)
            if body is None:
                raise KeyError(sop)
            self._precedence[sop] = Precedence(body)
        return self._precedence[sop]

    def is_first(self, sop: str) -> bool:
        """Whether a procedure is one that others run before their first step."""
        return any(sop in each.first for _, each in self._users("sop", sop))

    def _users(self, kind: str, name: str) -> Iterator[tuple[str, Sop]]:
        """The procedures in force that name a document."""
        uses = self.corpus.uses.get((kind, name), ())
        users = {use.document.id: use.document.body for use in uses}
        for each in self.policies.in_force.holding(Sop):
            if each in users:
                yield each, users[each]

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        """The customers to practise with, in the order of their files."""
        return tuple(body for document, body in self.corpus.of(Persona) if document.is_usable)

    @cached_property
    def _tracks(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for document, track in self.corpus.of(Track):
            for day in track.days:
                for name in day.learn:
                    found.setdefault(name, {})[document.id] = None
        return {name: tuple(tracks) for name, tracks in found.items()}

    def situations(self, table: str) -> tuple[Situation, ...]:
        """The cases to ask about a table; worked out once. Raises TableError for a mistake in it."""
        if table not in self._situations:
            chain = self.policies.chain(table)
            spoken = self._cases_of_personas(table, chain)
            self._situations[table] = tuple(situations(chain, spoken))
        return self._situations[table]

    def _cases_of_personas(self, table: str, chain: Chain) -> Iterator[Mapping[str, Any]]:
        """What a table is asked when a persona calls who knows all of it.

        Procedures add the constants of their own.
        """
        inputs = all_fields(chain)
        constants = [
            step.with_
            for _, sop in self.sops_deciding(table)
            for step in sop.steps
            if step.decide == table
        ]
        for persona in self.personas:
            own = {name: value for name, value in persona.case.items() if name in inputs}
            yield from (
                {**own, **given} for given in constants if {*own, *given} >= set(chain.sources)
            )

    def tracks_of(self, *documents: str) -> tuple[str, ...]:
        """The tracks that teach any of some documents."""
        return tuple(
            dict.fromkeys(track for name in documents for track in self._tracks.get(name, ()))
        )

    def roles_of(self, tracks: tuple[str, ...]) -> tuple[str, ...]:
        """The roles that some tracks are for."""
        found = [self.corpus.find("track", track) for track in tracks]
        return tuple(dict.fromkeys(e.body.role for e in found if e is not None and e.body))

    def facts_in(self, document: Document) -> tuple[str, ...]:
        """The facts that a document names, as kind:name."""
        names = {each.name for each in document.references if each.kind == "fact"}
        return tuple(f"fact:{name}" for name in sorted(names))
