"""What the policies say of an item now: asked again, whoever made it and when."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cscx.content.policies import Policies
from cscx.policy.language.problem import ProblemError, TableError
from cscx.training.items import (
    before,
    escalate,
    handoff,
    law,
    next_action,
    numeric,
    order,
    say_dont,
    table_items,
    term,
    written,
)
from cscx.training.items.item import Item
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.settling import UnsettledError

_ANSWERS: Mapping[str, Callable[[Knowledge, Item], frozenset[str] | None]] = {
    table_items.BOUNDARY: table_items.answers,
    table_items.CASE: table_items.answers,
    next_action.TYPE: next_action.answers,
    before.TYPE: before.answers,
    order.TYPE: order.answers,
    escalate.TYPE: escalate.answers,
    handoff.TYPE: handoff.answers,
    say_dont.TYPE: say_dont.answers,
    numeric.TYPE: numeric.answers,
    term.TYPE: term.answers,
    law.TYPE: law.answers,
    written.TYPE: written.answers,
}


class Judge:
    """Asks the policies of a day."""

    def __init__(self, policies: Policies) -> None:
        self._knowledge = Knowledge(policies)

    def answers(self, item: Item) -> frozenset[str] | None:
        """The codes that are right for an item; None when what it asks about is gone.

        Raises UnsettledError when its case does not settle an answer any more.
        """
        try:
            return _ANSWERS[item.type](self._knowledge, item)
        except (KeyError, ProblemError, TableError):
            return None


__all__ = ["Judge", "UnsettledError"]
