"""Putting the case of an item to the engine again."""

from __future__ import annotations

from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain
from cscx.training.items.item import Item


class UnsettledError(Exception):
    """The stated facts do not settle one answer."""


def settled(chain: Chain, item: Item) -> Decision:
    """What a table says of an item's case.

    Raises UnsettledError where it is still open, or nothing or too much fits; ProblemError for a
    value that is none any more.
    """
    decision = decide(chain, item.case)
    if decision.status not in ANSWERED:
        raise UnsettledError
    return decision
