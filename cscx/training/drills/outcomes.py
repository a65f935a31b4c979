"""What a table says of the case: the right outcome, those across the nearest boundaries, and promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.language.values import Type
from cscx.training.drills import errors
from cscx.training.drills.candidate import Candidate
from cscx.training.drills.scene import Place, Scene
from cscx.training.items.asked_case import AskedCase
from cscx.training.items.facets import Answer, facets
from cscx.training.items.item import Source
from cscx.training.items.situations import Neighbour, situation
from cscx.training.items.table_words import TableWords
from cscx.training.wording import drills as say

_MOST = 4


@dataclass(frozen=True)
class Outcome:
    """A decision of a table in a walk, as the trainee has to make it."""

    scene: Scene
    place: Place
    asked: AskedCase

    @cached_property
    def _words(self) -> TableWords:
        return TableWords(self.scene.knowledge, self.place.step.decide or "", self.asked)

    @property
    def output(self) -> str:
        """What of the table's answer is asked for."""
        return ", ".join(self.asked.facet.outputs)

    @property
    def asks_who(self) -> bool:
        """Whether the answer is somebody's role alone."""
        return len(self.asked.facet.outputs) == 1 and self.asked.facet.type is Type.ROLE

    @property
    def why(self) -> Text:
        """Why it is so, and what lies across the nearest boundary."""
        return self._words.why

    @property
    def code(self) -> str:
        """The meaning of the right answer."""
        return f"outcome:{self.asked.facet.code(self.asked.key)}"

    @property
    def text(self) -> Text:
        """What is done about it."""
        return self._settled(self.asked.key, self._approver)

    @property
    def facts(self) -> Iterator[tuple[str, str, Text]]:
        """The facts of the case: name, label, value."""
        reading, found = self.scene.knowledge.reading, self.asked.situation
        for name in found.plain:
            yield name, reading.label(name), found.fields[name].show(found.given[name])

    @property
    def source(self) -> Source:
        """The rule that answers."""
        ids = [rule.id for rule in self.asked.situation.chain.table.definition.rules]
        rules = [rule for rule in self.asked.situation.decision.rules if rule in ids]
        table = self.place.step.decide or ""
        if not rules:
            return Source(table, "otherwise", ("otherwise",))
        return Source(table, rules[0], ("rules", ids.index(rules[0])))

    @cached_property
    def _approver(self) -> str | None:
        decided = self.place.stop.decided
        roles = decided.approvals if decided is not None else ()
        return next((role for role in roles if role != self._agent), None)

    @property
    def _agent(self) -> str:
        return self.place.stop.step.role

    def _settled(self, answer: Answer, approver: str | None) -> Text:
        text = self._words.text(answer)
        if approver is None or self._names_a_role:
            handled = self.asked.facet.outputs[0] == say.HANDLING
            said = say.OUTCOME if handled else say.OUTCOME_IS
            return said(output=self.asked.facet.outputs[0], answer=text)
        role = self.scene.knowledge.reading.name("role", approver)
        return say.APPROVED(role=role, answer=text)

    @property
    def _names_a_role(self) -> bool:
        outputs = self.asked.situation.chain.table.outputs
        return any(outputs[name].type == Type.ROLE for name in self.asked.facet.outputs)

    @property
    def _goes_up(self) -> bool:
        """Whether the answer itself is that somebody else decides."""
        target = self.place.sop.step(self.place.stop.to or "")
        return target is not None and target.escalate is not None

    def wrong(self) -> Iterator[Candidate]:
        """A promise where somebody has to approve first, then answers that the engine does not give."""
        if self._approver is not None and not self._names_a_role and not self._goes_up:
            role = self.scene.knowledge.reading.name("role", self._approver)
            yield Candidate(
                code=f"promise:{self.asked.facet.code(self.asked.key)}",
                error=errors.UNAPPROVED_PROMISE,
                said=None,
                done=say.PROMISED(answer=self._words.text(self.asked.key)),
                feedback=say.NO_PROMISE(role=role),
                source=self.source,
                critical=True,
            )
        for answer, near in list(self.asked.others.items())[:_MOST]:
            yield Candidate(
                code=f"outcome:{self.asked.facet.code(answer)}",
                error=errors.WRONG_OUTCOME,
                said=None,
                done=self._settled(answer, self._approver_of(near)),
                feedback=self._words.feedback(near),
                source=self.source,
            )

    def _approver_of(self, near: Neighbour | None) -> str | None:
        """Who has to approve another answer, in the case it would be right in."""
        if near is None:
            return None
        roles = _roles(self.asked, near.decision)
        return next((role for role in roles if role != self._agent), None)


def _roles(asked: AskedCase, decision: Decision) -> Iterator[str]:
    outputs = asked.situation.chain.table.outputs
    values = decision.answers[0].outcomes[0].values
    for field, value in zip(outputs.values(), values, strict=True):
        if field.type == Type.ROLE and isinstance(value, str):
            yield value


def outcome_at(scene: Scene, place: Place) -> Outcome | None:
    """The decision at a stop; None where it is a discretion, not settled, or has no other answers."""
    decided, table = place.stop.decided, place.step.decide
    if decided is None or table is None or decided.chosen or decided.assumed:
        return None
    chain = scene.knowledge.policies.chain(table)
    found = situation(chain, decided.decision.known)
    if found is None:
        return None
    wanted = place.step.output or next(iter(chain.table.outputs))
    facet = next((each for each in facets(chain.table) if wanted in each.outputs), None)
    if facet is None:
        return None
    asked = AskedCase(found, facet)
    if not asked.allowed or (len(asked.allowed) > 1 and not facet.listed):
        return None
    return Outcome(scene, place, asked)
