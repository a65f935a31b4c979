"""What the policies say of an item now: asked again, whoever made it and when.

Items about a case are put to the engine. What is written in one place is made anew and compared.
"""

from __future__ import annotations

from functools import cached_property

from cscx.content.policies import Policies
from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.tables.chain import Chain
from cscx.training.bank import Bank, bank_of
from cscx.training.items import escalate, next_action
from cscx.training.items.facets import facets
from cscx.training.items.item import Item
from cscx.training.items.situations import SETTLED
from cscx.training.items.table_items import BOUNDARY, CASE


class UnsettledError(Exception):
    """The stated facts do not settle one answer."""


class Judge:
    """Asks the policies of a day."""

    def __init__(self, policies: Policies, fresh: Bank | None = None) -> None:
        self._policies = policies
        self._fresh = fresh

    @cached_property
    def fresh(self) -> Bank:
        """The bank that is made from the policies now."""
        return self._fresh or bank_of(self._policies)

    def answers(self, item: Item) -> frozenset[str] | None:
        """The codes that are right for an item; None when what it asks about is gone.

        Raises UnsettledError when its case does not settle an answer any more.
        """
        try:
            if item.type in (BOUNDARY, CASE):
                return self._of_table(item)
            if item.type == escalate.TYPE and not item.axis:
                return self._of_matrix(item)
            if item.type == next_action.TYPE and "answer" not in item.case and item.case:
                return self._of_branches(item)
        except (KeyError, ProblemError, TableError):
            return None
        made = self.fresh.by_id.get(item.id)
        return None if made is None else frozenset({made.key.code})

    def _decided(self, chain: Chain, item: Item) -> Decision:
        decision = decide(chain, item.case)
        if decision.status not in SETTLED:
            raise UnsettledError
        return decision

    def _of_table(self, item: Item) -> frozenset[str] | None:
        chain = self._policies.chain(item.subject)
        name = item.template.partition(":")[2]
        decision = self._decided(chain, item)
        facet = next((each for each in facets(chain.table) if each.name == name), None)
        if facet is None:
            return None
        return frozenset(facet.code(answer) for answer in facet.answers(decision))

    def _of_matrix(self, item: Item) -> frozenset[str]:
        decision = self._decided(self._policies.chain(item.subject), item)
        path = str(decision.answers[0].outcomes[0].values[0])
        return frozenset({escalate.first_call(self._policies.corpus, item.subject, path)})

    def _of_branches(self, item: Item) -> frozenset[str] | None:
        library = self._policies.library
        procedure = library.procedures[item.subject]
        at = procedure.at(item.template.partition(":")[2])
        if at is None:
            return None
        decision = self._decided(library.branches(item.subject, at), item)
        ways = list(procedure.steps[at].branches.values())
        return frozenset(
            ways[int(str(outcome.values[0]))] for outcome in decision.answers[0].outcomes
        )
