"""Boundary items: a case at the very end of a condition, with the answer across it as a distractor."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.training.items.item import Item
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.table_items import BOUNDARY, table_items


def make(knowledge: Knowledge) -> Iterator[Item]:
    """Both sides of every boundary of every table in force."""
    return table_items(knowledge, BOUNDARY)
