"""Questions about a settled case of a table. Used by the boundary and the case items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.policy.language.problem import TableError
from cscx.training.items.asked_case import AskedCase
from cscx.training.items.facets import facets
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.items.settling import settled
from cscx.training.items.table_words import TableWords
from cscx.training.wording import reasons

BOUNDARY, CASE = "boundary", "case"


def table_items(knowledge: Knowledge, wanted: str) -> Iterator[Item]:
    """The items of one type, boundary or case, of every table in force."""
    for document, _ in knowledge.asked(ExceptionTable):
        try:
            found = knowledge.situations(document.id)
            asked = facets(knowledge.policies.chain(document.id).table)
        except TableError:
            knowledge.rejected.add(wanted, Reason.BROKEN)
            continue
        for situation in found:
            for facet in asked:
                item = _Question(knowledge, document, AskedCase(situation, facet)).item(wanted)
                if item is not None:
                    yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The codes that are right for an item now; None when its table or outputs are gone."""
    if knowledge.in_force(item.subject, ExceptionTable) is None:
        return None
    chain = knowledge.policies.chain(item.subject)
    decision = settled(chain, item)
    name = item.template.partition(":")[2]
    facet = next((each for each in facets(chain.table) if each.name == name), None)
    if facet is None:
        return None
    return frozenset(facet.code(answer) for answer in facet.answers(decision))


@dataclass(frozen=True)
class _Question:
    """One asked case of a table as an item."""

    knowledge: Knowledge
    document: Document
    asked: AskedCase

    def item(self, wanted: str) -> Item | None:
        """The item; None when it is of the other type or cannot be asked.

        A case at no boundary is asked for the first output alone.
        """
        asked, rejected = self.asked, self.knowledge.rejected
        type_ = BOUNDARY if asked.across is not None else CASE
        table = asked.situation.chain.table
        first = asked.facet.outputs[0] == next(iter(table.outputs))
        if type_ != wanted or (type_ == CASE and not first):
            return None
        if not asked.allowed:
            rejected.add(type_, Reason.NO_ANSWER)
            return None
        stems = self._words.stems
        options = complete(
            type_,
            self._right,
            self._wrong(),
            rejected,
            stems[0].ko,
            only_right=len(asked.allowed) == 1,
        )
        if options is None:
            return None
        tracks = self.knowledge.tracks_of(self.document.id, *self._users)
        return Item(
            type=type_,
            template=f"{type_}:{asked.facet.name}",
            subject=self.document.id,
            axis=asked.across.axis if asked.across is not None else "",
            case=asked.situation.plain,
            level="decide",
            space=f"{self.document.id}:{asked.facet.name}",
            stems=stems,
            options=options,
            why=self._words.why,
            sources=self._sources,
            depends_on=self._depends_on,
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
            rising=self._rising(options),
            edge=self._words.edge,
        )

    @cached_property
    def _words(self) -> TableWords:
        return TableWords(self.knowledge, self.document.id, self.asked)

    @property
    def _users(self) -> tuple[str, ...]:
        """The procedures that decide by the table."""
        return tuple(name for name, _ in self.knowledge.sops_deciding(self.document.id))

    @property
    def _right(self) -> Option:
        asked, text = self.asked, self._words.text(self.asked.key)
        proof = Proof(asked.rule, reasons.GIVES(rule=asked.rule, answer=text))
        return Option(asked.facet.code(asked.key), text, "right", proof, self._words.why)

    def _wrong(self) -> Iterator[Option]:
        for answer, near in self.asked.others.items():
            yield Option(
                self.asked.facet.code(answer),
                self._words.text(answer),
                "wrong",
                Proof(self.asked.rule, self._words.not_this(answer)),
                self._words.feedback(near),
            )

    def _rising(self, options: tuple[Option, ...]) -> tuple[str, ...]:
        """The codes of the options by size, where they are amounts."""
        facet = self.asked.facet
        answers = {facet.code(answer): answer for answer in (self.asked.key, *self.asked.others)}
        sizes = {option.code: facet.size(answers[option.code]) for option in options}
        known = {code: size for code, size in sizes.items() if size is not None}
        return tuple(sorted(known, key=known.__getitem__)) if len(known) == len(sizes) else ()

    @property
    def _sources(self) -> tuple[Source, ...]:
        ids = [rule.id for rule in self.asked.situation.chain.table.definition.rules]
        named = [rule.id for rule in self.asked.rules]
        if not named:
            return (Source(self.document.id, "otherwise", ("otherwise",)),)
        return tuple(Source(self.document.id, name, ("rules", ids.index(name))) for name in named)

    @property
    def _depends_on(self) -> tuple[str, ...]:
        """The table and those before it, with every fact they name."""
        tables = [table.definition.name for table in self.asked.situation.chain.tables]
        entries = [self.knowledge.corpus.find("exception", name) for name in tables]
        facts = [
            fact
            for entry in entries
            if entry is not None
            for fact in self.knowledge.facts_in(entry.document)
        ]
        return tuple(dict.fromkeys((*(f"exception:{name}" for name in tables), *facts)))
