"""A question about a table in words: its phrasings, its answers, and why they are right or wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from cscx.messages import Text
from cscx.policy.language.values import ABSENT, Value
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.definition import RuleDefinition
from cscx.training.draw import Draw
from cscx.training.items.asked_case import AskedCase
from cscx.training.items.facets import Answer
from cscx.training.items.item import Edge, digest
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.ranges import range_of
from cscx.training.items.situations import Neighbour
from cscx.training.wording import call, questions, reasons
from cscx.training.wording.call import Told, share_a_word
from cscx.training.wording.reasons import Condition, exactly

_LINES = 3


@dataclass(frozen=True)
class TableWords:
    """The words of one asked case of a table."""

    knowledge: Knowledge
    table: str
    asked: AskedCase

    @cached_property
    def _case_shown(self) -> dict[str, str]:
        situation = self.asked.situation
        return {n: situation.fields[n].show(v).ko for n, v in situation.given.items()}

    def text(self, answer: Answer) -> Text:
        """An answer as an option."""
        return self.asked.facet.text(answer, self.knowledge.reading, self._case_shown)

    @cached_property
    def why(self) -> Text:
        """The reason, what a discretion allows, and the answer across the nearest boundary."""
        asked, because = self.asked, self._because
        if asked.discretion:
            said = reasons.ALLOWED(
                answers=self._joined(sorted(asked.allowed, key=asked.facet.code))
            )
            because = Text(because.ko + said.ko, because.en + said.en)
        nearest = asked.across or next(iter(asked.flips), None)
        if nearest is None:
            return because
        answers = sorted(asked.facet.answers(nearest.decision), key=asked.facet.code)
        lost = asked.facet.listed and asked.key not in answers
        said = reasons.BOUNDARY_LISTED if lost else reasons.BOUNDARY
        other = said(
            label=self.knowledge.reading.label(nearest.axis),
            value=self._other(nearest).over,
            key=self.text(asked.key),
            answer=self._joined(answers),
        )
        return Text(because.ko + other.ko, because.en + other.en)

    def _joined(self, answers: Sequence[Answer]) -> Text:
        """Several answers, told apart where each has a comma of its own."""
        texts = [self.text(answer) for answer in answers]
        mark = ", " if len(self.asked.facet.outputs) == 1 else " / "
        return Text(mark.join(t.ko for t in texts), mark.join(t.en for t in texts))

    @cached_property
    def edge(self) -> Edge | None:
        """The boundary the case lies at, where it is one of an amount and the answer is one."""
        near = self.asked.across
        if near is None or self.asked.facet.listed or self.asked.discretion:
            return None
        field, here = self.asked.situation.fields[near.axis], self.asked.situation.given[near.axis]
        if not (isinstance(here, int | Fraction) and isinstance(near.value, int | Fraction)):
            return None
        answers = sorted(self.asked.facet.answers(near.decision), key=self.asked.facet.code)
        label, above = self.knowledge.reading.label(near.axis), near.value > here
        return Edge(label, field.show(here), field.show(near.value), self._joined(answers), above)

    @property
    def _because(self) -> Text:
        reading, rules = self.knowledge.reading, self.asked.rules
        if not rules:
            otherwise = self.asked.situation.chain.table.definition.otherwise
            if otherwise is None or not otherwise.because:
                return reasons.OTHERWISE
            return reasons.OTHERWISE_BECAUSE(because=reasons.ended(reading.line(otherwise.because)))
        deciding = [rule for rule in rules if rule.id in self.asked.deciding]
        combined, several = self.asked.combined, self.asked.giving > 1
        said = [reasons.BY_RULE(rule=_named(deciding))]
        # What all rules agree on has its reason in none of them; the one that outdoes the rest has.
        outdone = several and len(deciding) == 1
        if combined not in ("max", "min") or outdone:
            said = [*self._reasons(deciding), *said]
        if several and combined in reasons.COMBINED:
            way = combined if combined not in ("max", "min") or self._outdoes else "same"
            said.append(reasons.COMBINED[way](output=self.asked.facet.outputs[0]))
        return reasons.joined(said)

    @property
    def _outdoes(self) -> bool:
        """Whether other rules that fit give less, or more, than what is collected."""
        return len(self.asked.deciding) < self.asked.giving

    def _reasons(self, rules: Sequence[RuleDefinition]) -> list[Text]:
        """Why each rule holds; of an amount that other rules compute alike how it is computed."""
        output, reading = self.asked.facet.outputs[0], self.knowledge.reading
        every = self.asked.situation.chain.table.definition.rules
        found = []
        for rule in rules:
            cell = str(rule.then.get(output) or "")
            alike = [each.id for each in every if str(each.then.get(output) or "") == cell]
            if cell.startswith("=") and len(alike) > 1:
                formula = reading.line(cell.lstrip("= "), self._case_shown)
                found.append(reasons.COMPUTED(output=output, formula=formula))
            elif rule.because:
                because = reading.line(rule.because, self._case_shown)
                found.append(reasons.BECAUSE(because=reasons.ended(because)))
        return list(dict.fromkeys(found))

    def not_this(self, answer: Answer) -> Text:
        """What the table gives where somebody takes a wrong answer for the right one."""
        if self.asked.facet.listed:
            return reasons.NOT_LISTED(answer=self.text(answer))
        return reasons.GIVES_INSTEAD(
            rule=self.asked.rule, key=self.text(self.asked.key), answer=self.text(answer)
        )

    def feedback(self, near: Neighbour | None) -> Text:
        """For a wrong answer the one change that would make it right, if there is one."""
        if near is None:
            computed = self.asked.situation.chain.computed_from
            said = reasons.NOT_HERE if computed else reasons.FARTHER
            return said(key=self.text(self.asked.key))
        return reasons.WOULD_BE(
            label=self.knowledge.reading.label(near.axis),
            value=self._other(near).when,
            now=self._value(near.axis, self.asked.situation.given[near.axis]),
        )

    def _value(self, name: str, value: Value) -> Text:
        """A value inside a sentence: an amount as it is, a word in quotes."""
        field = self.asked.situation.fields[name]
        shown = field.show(value)
        return shown if field.ordered else reasons.QUOTED(value=shown)

    def _other(self, near: Neighbour) -> Condition:
        """What would have to be so: the whole range that a value stands for, where all of it answers alike."""
        chain, value = self.asked.situation.chain, near.value
        alike = not self.asked.facet.computed and near.axis not in chain.computed_from
        if alike and isinstance(value, int | Fraction):
            found = range_of(chain.columns.get(near.axis, ()), value)
            if found is not None:
                return found
        return exactly(self._value(near.axis, value))

    @cached_property
    def stems(self) -> tuple[Text, ...]:
        """Three phrasings, and one for each persona whose case this is."""
        reading, situation, facet = self.knowledge.reading, self.asked.situation, self.asked.facet
        told = [
            Told(
                reading.label(name),
                situation.fields[name].show(situation.given[name]),
                reading.asked(name),
            )
            for name in situation.plain
        ]
        if self.asked.discretion:
            question = questions.allowed(facet.outputs, facet.approver)
        else:
            question = questions.asking(
                facet.outputs, facet.type, listed=facet.listed, by=facet.approver
            )
        title = reading.name("exception", self.table)
        spoken = call.persona_lines(self.knowledge.personas, situation.plain)
        plain = call.call(title, self._drawn_lines, told, question)
        return (*plain, *call.call(title, spoken, told, question)[: len(spoken)])

    @property
    def _drawn_lines(self) -> list[str]:
        """The lines in an order of their own for each case, so that not all begin alike."""
        seed = digest([self.table, self.asked.facet.name, self.asked.situation.plain])
        return Draw(seed).shuffled(self._lines)

    @property
    def _lines(self) -> list[str]:
        """What customers surely may say who come to a procedure that asks the table of such a case."""
        found: dict[str, None] = {}
        case = self.asked.situation.plain
        values = _values(self.asked.situation.chain)
        title = self.knowledge.reading.name("exception", self.table)
        sops = [
            sop
            for _, sop in self.knowledge.sops_deciding(self.table)
            if share_a_word(sop.title, title)
            and any(_agrees(s.with_, case) for s in sop.steps if s.decide == self.table)
        ]
        for sop in sops:
            for reason in sop.reasons:
                entry = self.knowledge.corpus.find("reason", reason)
                if entry is None or not call.fitting_lines([reason], case, values):
                    continue
                says = entry.body.says
                # Where several procedures ask the table, a question may be of another one's case.
                found.update(
                    dict.fromkeys(call.sayable_lines(says, case, values, asks=len(sops) == 1))
                )
                break
        return sorted(found, key=len)[:_LINES]


def _agrees(given: Mapping[str, Any], case: Mapping[str, Any]) -> bool:
    """Whether the constants that a step gives a table are those of a case."""
    return all(str(case.get(name, value)) == str(value) for name, value in given.items())


def _values(chain: Chain) -> Mapping[str, tuple[str, ...]]:
    """The values of each choice of a chain, absence left out."""
    return {
        name: tuple(value for value in field.values if value != ABSENT.value)
        for name, field in chain.sources.items()
    }


def _named(rules: Sequence[RuleDefinition]) -> str:
    """The rules by name, as they stand between quotes."""
    return "’, ‘".join(rule.id for rule in rules)
