"""The bank: every item of a knowledge base, in one order, with what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from cscx.content.policies import Policies
from cscx.training.items import (
    before,
    boundary,
    case,
    escalate,
    handoff,
    law,
    next_action,
    numeric,
    order,
    say_dont,
    term,
    written,
)
from cscx.training.items.item import Item, digest
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.rejection import Reason

Maker = Callable[[Knowledge], Iterator[Item]]
"""Makes the items of a type."""
MAKERS: tuple[Maker, ...] = (
    boundary.make,
    case.make,
    next_action.make,
    before.make,
    order.make,
    escalate.make,
    handoff.make,
    say_dont.make,
    numeric.make,
    term.make,
    law.make,
    written.make,
)


class Bank(msgspec.Struct, frozen=True, dict=True):
    """Items by type and subject, each id once. `rejected` counts by (type, reason)."""

    items: tuple[Item, ...]
    rejected: Mapping[tuple[str, Reason], int] = {}

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by their id."""
        return {item.id: item for item in self.items}

    @cached_property
    def fingerprint(self) -> str:
        """Changes when an item comes, goes, or changes its meaning."""
        return digest([[item.id, item.fingerprint] for item in self.items])

    def about(self, subjects: frozenset[str]) -> Bank:
        """The items of some subjects or sources."""
        return Bank(
            tuple(
                item
                for item in self.items
                if item.subject in subjects
                or any(source.document in subjects for source in item.sources)
            )
        )


def bank_of(policies: Policies, only: frozenset[str] | None = None) -> Bank:
    """Every item that can be made from a knowledge base on its day.

    With `only`, those about documents of these ids: the same as `about`, made sooner.
    """
    knowledge = Knowledge(policies, only)
    found: dict[str, Item] = {}
    for make in MAKERS:
        for item in make(knowledge):
            found.setdefault(item.id, item)
    return Bank(tuple(found.values()), dict(knowledge.rejected.counts))


def item_data(item: Item) -> dict[str, Any]:
    """An item as JSON holds it."""
    return {"id": item.id, "fingerprint": item.fingerprint, **msgspec.to_builtins(item)}
