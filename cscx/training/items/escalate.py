"""Whom to call: first, within how long, and next when nobody answers.

A settled case has one path, and a path one level at each turn. Distractors are calls of other paths;
a role of the same path, or a stand-in of the right one, is never asked against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation, EscalationPath, Level
from cscx.content.kinds.roles import Role
from cscx.messages import Text, same
from cscx.policy.language.problem import TableError
from cscx.training.items.item import Item, Option, Proof, Source
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.options import complete
from cscx.training.items.rejection import Reason
from cscx.training.items.settling import settled
from cscx.training.items.situations import Situation, situations
from cscx.training.wording import lists as say
from cscx.training.wording.reading import Reading

TYPE = "escalate"
_FACT = Text("- {label}: {value}", "- {label}: {value}")


def make(knowledge: Knowledge) -> Iterator[Item]:
    """Two questions for each case of each matrix in force: who first, and who next."""
    for document, matrix in knowledge.asked(Escalation):
        try:
            chain = knowledge.policies.chain(document.id)
            found = list(situations(chain))
        except TableError:
            knowledge.rejected.add(TYPE, Reason.BROKEN)
            continue
        for situation in found:
            asked = _Asked(knowledge, document, matrix, situation)
            yield from (item for item in (asked.first(), asked.next()) if item is not None)


def answers(knowledge: Knowledge, item: Item) -> frozenset[str] | None:
    """Who is called now at the turn that is asked for; None when the matrix or the turn is gone."""
    matrix = knowledge.in_force(item.subject, Escalation)
    if matrix is None:
        return None
    decision = settled(knowledge.policies.chain(item.subject), item)
    levels = matrix.paths[_path_of(decision.answers[0].outcomes[0].values)].levels
    if not item.axis:
        return frozenset({code_of(levels[0], knowledge.reading)})
    return frozenset({level.call for level in levels[1:2]})


def code_of(level: Level, reading: Reading) -> str:
    """A call's meaning: the role and its deadline as a value."""
    return f"{level.call} {reading.line(level.within)}"


@dataclass(frozen=True)
class _Asked:
    """A case of a matrix."""

    knowledge: Knowledge
    document: Document
    matrix: Escalation
    situation: Situation

    @cached_property
    def _path(self) -> str:
        return _path_of(self.situation.decision.answers[0].outcomes[0].values)

    @cached_property
    def _levels(self) -> list[Level]:
        path: EscalationPath = self.matrix.paths[self._path]
        return path.levels

    def first(self) -> Item | None:
        """Who is called first, and within how long."""
        own = self._levels[0]
        why = self._why
        right = Option(self._code(own), self._call(own), "right", Proof(self._rule, why), why)
        wrong = []
        for name, path in self._others:
            level = path.levels[0]
            if self._code(level) == right.code:
                continue
            feedback = say.CALL_OTHER(path=name, own=self._path)
            text = self._call(level)
            wrong.append(Option(self._code(level), text, "wrong", Proof(self._rule, why), feedback))
        wrong = list({option.code: option for option in wrong}.values())
        options = complete(TYPE, right, wrong, self.knowledge.rejected)
        stems = say.fill(say.CALL_FIRST, facts=self._facts)
        return None if options is None else self._item("escalate:first", "", stems, options)

    def next(self) -> Item | None:
        """Who is called when the first does not answer."""
        if len(self._levels) < 2:  # noqa: PLR2004 - nobody is next
            self.knowledge.rejected.add(TYPE, Reason.NO_ANSWER)
            return None
        own, then = self._levels[:2]
        why = self._why
        right = Option(then.call, same(self._role(then.call)), "right", Proof(self._rule, why), why)
        barred = {level.call for level in self._levels} | self._stand_ins(then.call)
        wrong: dict[str, Option] = {}
        for _, path in self._others:
            for level in path.levels:
                if level.call in barred:
                    self.knowledge.rejected.add(TYPE, Reason.ALSO_RIGHT)
                    continue
                text = same(self._role(level.call))
                wrong.setdefault(
                    level.call,
                    Option(level.call, text, "wrong", Proof(self._rule, why), say.CALL_ALSO),
                )
        options = complete(TYPE, right, wrong.values(), self.knowledge.rejected)
        within = self.knowledge.reading.line(own.within)
        role = self._role(own.call)
        stems = say.fill(say.CALL_NEXT, facts=self._facts, role=role, within=within)
        if options is None:
            return None
        return self._item("escalate:next", say.NO_ANSWER, stems, options)

    @cached_property
    def _others(self) -> list[tuple[str, EscalationPath]]:
        """The other paths, those of cases one fact away first."""
        near = [
            _path_of(each.decision.answers[0].outcomes[0].values)
            for each in self.situation.neighbours
        ]
        names = dict.fromkeys((*near, *self.matrix.paths))
        return [(name, self.matrix.paths[name]) for name in names if name != self._path]

    def _stand_ins(self, role: str) -> set[str]:
        entry = self.knowledge.corpus.find("role", role)
        body = entry.body if entry is not None else None
        return {body.backup} if isinstance(body, Role) and body.backup else set()

    def _role(self, name: str) -> str:
        return self.knowledge.reading.name("role", name)

    def _call(self, level: Level) -> Text:
        within = self.knowledge.reading.line(level.within)
        return say.CALLED(role=self._role(level.call), within=within)

    def _code(self, level: Level) -> str:
        return code_of(level, self.knowledge.reading)

    @cached_property
    def _rule(self) -> str:
        return self.situation.decision.rules[0] if self.situation.decision.rules else "otherwise"

    @cached_property
    def _why(self) -> Text:
        reading = self.knowledge.reading
        rule = next((rule for rule in self.matrix.rules if rule.id == self._rule), None)
        because = reading.line(rule.because).rstrip(".") if rule and rule.because else self._rule
        levels = " → ".join(
            f"{self._role(each.call)} {reading.line(each.within)}" for each in self._levels
        )
        return say.CALL_WHY(because=because, path=self._path, levels=levels)

    @cached_property
    def _facts(self) -> Text:
        reading = self.knowledge.reading
        told = []
        for name in self.situation.plain:
            value = self.situation.fields[name].show(self.situation.given[name])
            severity = self.matrix.severities.get(value.ko)
            if severity is not None:
                value = say.SEVERITY(
                    name=value, title=severity.title, text=reading.line(severity.text)
                )
            told.append(_FACT(label=reading.label(name), value=value))
        return say.joined(told, "\n")

    def _item(
        self, template: str, axis: str, stems: tuple[Text, ...], options: tuple[Option, ...]
    ) -> Item:
        ids = [rule.id for rule in self.matrix.rules]
        path = ("rules", ids.index(self._rule)) if self._rule in ids else ()
        tracks = self.knowledge.tracks_of(self.document.id)
        return Item(
            type=TYPE,
            template=template,
            subject=self.document.id,
            axis=axis,
            case=self.situation.plain,
            level="decide",
            space=f"{self.document.id}:{template}",
            stems=stems,
            options=options,
            why=self._why,
            sources=(Source(self.document.id, self._rule, path),),
            depends_on=(f"escalation:{self.document.id}", *self.knowledge.facts_in(self.document)),
            tracks=tracks,
            roles=self.knowledge.roles_of(tracks),
        )


def _path_of(values: tuple[object, ...]) -> str:
    return str(values[0])
