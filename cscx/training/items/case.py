"""Case items: a case inside a rule, with the answers of rules one fact away as distractors."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.training.items.item import Item
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.table_items import CASE, table_items


def make(knowledge: Knowledge) -> Iterator[Item]:
    """A question for every example of every table in force that lies at no boundary."""
    return table_items(knowledge, CASE)
