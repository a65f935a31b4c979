"""Questions about a settled case of a table. Used by the boundary and the case items.

The key is what the engine answers. A distractor is an answer that the engine, asked about the very
same case, does not give: the outputs of a settled case have one value each, and what a discretion
or a list allows is never a distractor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.messages import Text
from cscx.policy.language.problem import TableError
from cscx.policy.language.values import ABSENT, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import RuleDefinition
from cscx.training.draw import Draw
from cscx.training.items.facets import Answer, Facet, facets
from cscx.training.items.item import Item, Option, Proof, Source, digest
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.items.settling import settled
from cscx.training.items.situations import Neighbour, Situation
from cscx.training.wording import call, questions, reasons
from cscx.training.wording.call import Told, share_a_word

BOUNDARY, CASE = "boundary", "case"
_LINES = 3


def table_items(knowledge: Knowledge, wanted: str) -> Iterator[Item]:
    """The items of one type, boundary or case, of every table in force."""
    for name, (document, _) in knowledge.tables.items():
        try:
            found = knowledge.situations(name)
            asked = facets(knowledge.policies.chain(name).table)
        except TableError:
            knowledge.rejected.add(wanted, Reason.BROKEN)
            continue
        for situation in found:
            for facet in asked:
                item = _Question(knowledge, document, situation, facet).item(wanted)
                if item is not None:
                    yield item


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """The codes that are right for an item now; None when its table or outputs are gone."""
    if item.subject not in knowledge.tables:
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
    """One facet asked of one situation."""

    knowledge: Knowledge
    document: Document
    situation: Situation
    facet: Facet

    def item(self, wanted: str) -> Item | None:
        """The item; None when it is of the other type or cannot be asked."""
        across = min((each for each in self._flips if each.across), key=self._aside, default=None)
        type_ = BOUNDARY if across is not None else CASE
        first = self.facet.outputs[0] == next(iter(self.situation.chain.table.outputs))
        if type_ != wanted or (type_ == CASE and not first):
            return None
        allowed, rejected = self._allowed, self.knowledge.rejected
        if not allowed:
            rejected.add(type_, Reason.NO_ANSWER)
            return None
        if len(allowed) > 1 and not self.facet.listed:
            rejected.add(type_, Reason.DISCRETION)
            return None
        key = self._key(across)
        why = self._why(key, across)
        options = complete(type_, self._right(key, why), self._wrong(key), rejected)
        if options is None:
            return None
        tracks = self.knowledge.tracks_of(self._table, *self._users)
        return Item(
            type=type_,
            template=f"{type_}:{self.facet.name}",
            subject=self._table,
            axis=across.axis if across is not None else "",
            case=self.situation.plain,
            level="decide",
            space=f"{self._table}:{self.facet.name}",
            stems=self._stems,
            options=options,
            why=why,
            sources=self._sources(key),
            depends_on=self._depends_on,
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
            rising=self._rising(key, options),
        )

    @property
    def _table(self) -> str:
        return self.document.id

    @property
    def _corpus(self) -> Corpus:
        return self.knowledge.corpus

    @cached_property
    def _users(self) -> tuple[str, ...]:
        """The procedures that decide by the table."""
        titles = {id(sop) for sop in self.knowledge.sops_by_table.get(self._table, ())}
        return tuple(d.id for d in self._corpus.documents if id(d.body) in titles)

    @cached_property
    def _allowed(self) -> frozenset[Answer]:
        return self.facet.answers(self.situation.decision)

    @cached_property
    def _flips(self) -> tuple[Neighbour, ...]:
        """The cases one fact away whose answer is another."""
        return tuple(
            each
            for each in self.situation.neighbours
            if (other := self.facet.answers(each.decision)) and other != self._allowed
        )

    def _aside(self, neighbour: Neighbour) -> int:
        """How many outputs differ on the other side: a boundary of the asked output alone is plainest."""
        here = self.situation.decision.answers[0].outcomes[0].values
        there = neighbour.decision.answers[0].outcomes[0].values
        return sum(one != other for one, other in zip(here, there, strict=True))

    def _key(self, across: Neighbour | None) -> Answer:
        """The one answer; of a list the member that the nearest boundary takes away, else the first."""
        allowed = self._allowed
        if len(allowed) == 1:
            return next(iter(allowed))
        order = {answer: at for at, answer in enumerate(self.facet.domain())}
        flips = [across] if across is not None else self._flips
        for each in flips:
            lost = allowed - self.facet.answers(each.decision)
            if lost:
                return min(lost, key=lambda answer: order.get(answer, len(order)))
        return min(allowed, key=lambda answer: order.get(answer, len(order)))

    @cached_property
    def _case_shown(self) -> dict[str, str]:
        fields = self.situation.fields
        return {n: fields[n].show(v).ko for n, v in self.situation.given.items()}

    def _text(self, answer: Answer) -> Text:
        return self.facet.text(answer, self.knowledge.reading, self._case_shown)

    @cached_property
    def _rule(self) -> str:
        return ", ".join(self.situation.decision.rules) or "otherwise"

    def _rising(self, key: Answer, options: tuple[Option, ...]) -> tuple[str, ...]:
        """The codes of the options by size, where they are amounts."""
        answers = {self.facet.code(answer): answer for answer in (key, *self._others)}
        sizes = {o.code: self.facet.size(answers[o.code]) for o in options}
        known = {code: size for code, size in sizes.items() if size is not None}
        return tuple(sorted(known, key=known.__getitem__)) if len(known) == len(sizes) else ()

    def _right(self, key: Answer, why: Text) -> Option:
        text = self._text(key)
        proof = Proof(self._rule, reasons.GIVES(rule=self._rule, answer=text))
        return Option(self.facet.code(key), text, "right", proof, why)

    @cached_property
    def _others(self) -> dict[Answer, Neighbour | None]:
        """Answers the case does not have: those one fact away, the nearest first, then the others."""
        found: dict[Answer, Neighbour | None] = {}
        for each in self._flips:
            for answer in sorted(self.facet.answers(each.decision), key=self.facet.code):
                found.setdefault(answer, each)
        for answer in self.facet.domain():
            found.setdefault(answer, None)
        return {answer: near for answer, near in found.items() if answer not in self._allowed}

    def _wrong(self, key: Answer) -> Iterator[Option]:
        for answer, near in self._others.items():
            yield self._distractor(answer, key, self._would_be(near) if near else None)

    def _distractor(self, answer: Answer, key: Answer, would_be: Text | None) -> Option:
        text, right = self._text(answer), self._text(key)
        if self.facet.listed:
            trace = reasons.NOT_LISTED(answer=text)
        else:
            trace = reasons.GIVES_INSTEAD(rule=self._rule, key=right, answer=text)
        computed = self.situation.chain.computed_from
        far = reasons.NOT_HERE if computed else reasons.FARTHER
        feedback = would_be or far(key=right)
        return Option(self.facet.code(answer), text, "wrong", Proof(self._rule, trace), feedback)

    def _would_be(self, neighbour: Neighbour) -> Text:
        return reasons.WOULD_BE(
            label=self.knowledge.reading.label(neighbour.axis),
            value=self._value(neighbour.axis, neighbour.value),
            now=self._value(neighbour.axis, self.situation.given[neighbour.axis]),
        )

    def _value(self, name: str, value: Value) -> Text:
        """A value inside a sentence: an amount as it is, a word in quotes."""
        field = self.situation.fields[name]
        shown = field.show(value)
        return shown if field.ordered else reasons.QUOTED(value=shown)

    def _giving(self, key: Answer) -> list[RuleDefinition]:
        """The rules that answer the case, of a list those that give it first."""
        definition = self.situation.chain.table.definition
        rules = {rule.id: rule for rule in definition.rules}
        found = [rules[name] for name in self.situation.decision.rules if name in rules]
        output, said = self.facet.outputs[0], self.facet.code(key)
        if not self.facet.listed:
            return sorted(found, key=lambda rule: output not in rule.then)
        return sorted(found, key=lambda rule: said not in _members(rule.then.get(output)))

    def _because(self, key: Answer) -> Text:
        reading, rules = self.knowledge.reading, self._giving(key)
        if not rules:
            otherwise = self.situation.chain.table.definition.otherwise
            if otherwise is None or not otherwise.because:
                return reasons.OTHERWISE
            return reasons.OTHERWISE_BECAUSE(because=reasons.ended(reading.line(otherwise.because)))
        rule = rules[0]
        if not rule.because:
            return reasons.BY_RULE(rule=rule.id)
        because = reasons.ended(reading.line(rule.because, self._case_shown))
        return reasons.BECAUSE(because=because, rule=rule.id)

    def _why(self, key: Answer, across: Neighbour | None) -> Text:
        """The reason, and the answer across the nearest boundary."""
        because = self._because(key)
        nearest = across or next(iter(self._flips), None)
        if nearest is None:
            return because
        answers = sorted(self.facet.answers(nearest.decision), key=self.facet.code)
        texts = [self._text(answer) for answer in answers]
        lost = self.facet.listed and key not in answers
        said = reasons.BOUNDARY_LISTED if lost else reasons.BOUNDARY
        other = said(
            label=self.knowledge.reading.label(nearest.axis),
            value=self._value(nearest.axis, nearest.value),
            key=self._text(key),
            answer=Text(", ".join(t.ko for t in texts), ", ".join(t.en for t in texts)),
        )
        return Text(because.ko + other.ko, because.en + other.en)

    @cached_property
    def _stems(self) -> tuple[Text, ...]:
        reading, fields = self.knowledge.reading, self.situation.fields
        told = [
            Told(
                reading.label(name),
                fields[name].show(self.situation.given[name]),
                reading.asked(name),
            )
            for name in self.situation.plain
        ]
        question = questions.asking(self.facet.outputs, self.facet.type, listed=self.facet.listed)
        title = reading.name("exception", self._table)
        case = self.situation.plain
        spoken = call.persona_lines(self.knowledge.personas, case)
        plain = call.call(title, self._drawn_lines, told, question)
        return (*plain, *call.call(title, spoken, told, question)[: len(spoken)])

    @property
    def _drawn_lines(self) -> list[str]:
        """The lines in an order of their own for each case, so that not all begin alike."""
        seed = digest([self._table, self.facet.name, self.situation.plain])
        return Draw(seed).shuffled(self._lines)

    @property
    def _lines(self) -> list[str]:
        """What customers say who come to a procedure that asks the table of such a case.

        The shortest ones: a long line tells a story that may not be the case's.
        """
        found: dict[str, None] = {}
        case, values = self.situation.plain, _values(self.situation.chain)
        for sop in self.knowledge.sops_by_table.get(self._table, ()):
            steps = [step for step in sop.steps if step.decide == self._table]
            apart = not share_a_word(
                sop.title, self.knowledge.reading.name("exception", self._table)
            )
            if apart or not any(_agrees(step.with_, case) for step in steps):
                continue
            for reason in sop.reasons:
                entry = self._corpus.find("reason", reason)
                if entry is None or not call.fitting_lines([reason], case, values):
                    continue
                found.update(dict.fromkeys(call.fitting_lines(entry.body.says, case, values)))
                break
        return sorted(found, key=len)[:_LINES]

    def _sources(self, key: Answer) -> tuple[Source, ...]:
        ids = [rule.id for rule in self.situation.chain.table.definition.rules]
        named = [rule.id for rule in self._giving(key)]
        if not named:
            return (Source(self._table, "otherwise", ("otherwise",)),)
        return tuple(Source(self._table, name, ("rules", ids.index(name))) for name in named)

    @cached_property
    def _depends_on(self) -> tuple[str, ...]:
        tables = [table.definition.name for table in self.situation.chain.tables]
        documents = [
            entry.document
            for name in tables
            if (entry := self._corpus.find("exception", name)) is not None
        ]
        facts = [fact for document in documents for fact in self.knowledge.facts_in(document)]
        return tuple(dict.fromkeys((*(f"exception:{name}" for name in tables), *facts)))


def _members(cell: Any) -> tuple[str, ...]:
    """What a rule adds to a list, as written."""
    return tuple(map(str, cell)) if isinstance(cell, list | tuple) else (str(cell),)


def _agrees(given: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    """Whether the constants that a step gives a table are those of a case."""
    return all(str(case.get(name, value)) == str(value) for name, value in given.items())


def _values(chain: Chain) -> Mapping[str, tuple[str, ...]]:
    """The values of each choice of a chain, absence left out."""
    return {
        name: tuple(value for value in field.values if value != ABSENT.value)
        for name, field in chain.sources.items()
    }
