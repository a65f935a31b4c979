"""Every question of a site, as its player shows them, kept from build to build document by document.

The same items in the same order as `bank_of` gives them, so that a form drawn here is the terminal's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from cscx.content.kinds import kind_of_item
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.header import Header
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.publish.keeping.recall import Recall
from cscx.publish.learning.shown import Shown, shown
from cscx.publish.site import Site
from cscx.training.bank import MAKERS, Maker
from cscx.training.items import (
    before,
    boundary,
    case,
    escalate,
    law,
    next_action,
    order,
    say_dont,
)
from cscx.training.items.knowledge import Knowledge

_OF_DOCUMENTS: Mapping[type[Header], tuple[Maker, ...]] = {
    ExceptionTable: (boundary.make, case.make, law.make),
    Sop: (next_action.make, before.make, order.make, law.make),
    Escalation: (escalate.make,),
    Script: (say_dont.make,),
}
"""What is asked about one document of a kind, whatever the others of its kind say."""


class Made(msgspec.Struct, frozen=True, array_like=True):
    """The questions that one maker made, by its place among MAKERS."""

    maker: int
    items: tuple[Shown, ...]


class _MadeTogether(msgspec.Struct, frozen=True, array_like=True):
    made: tuple[Made, ...]


def questions(site: Site, recall: Recall | None = None) -> list[Shown]:
    """Every question of a site in the order of its bank, but those that name what it must not tell.

    `recall` knows those of the last build.
    """
    found: dict[str, Shown] = {}
    made = list(_made(site, recall))
    for place in range(len(MAKERS)):
        for each in made:
            if each.maker == place:
                for item in each.items:
                    found.setdefault(item.id, item)
    return _told(site, found.values())


def _told(site: Site, items: Iterable[Shown]) -> list[Shown]:
    """Without the questions that name a hidden document, which a document of the site may refer to."""
    hidden = [name for kind, name in site.shown.hidden if not _is_of_a_list(kind)]
    if not hidden:
        return list(items)
    names = "|".join(map(re.escape, hidden))
    naming = re.compile(rf"(?<![A-Za-z0-9-])(?:{names})(?![A-Za-z0-9-])")
    return [item for item in items if not naming.search(msgspec.json.encode(item).decode())]


def _is_of_a_list(kind: str) -> bool:
    found = kind_of_item(kind)
    return found is not None and bool(found.item)


def _made(site: Site, recall: Recall | None) -> Iterator[Made]:
    of_documents = {maker for makers in _OF_DOCUMENTS.values() for maker in makers}
    for kind, makers in _OF_DOCUMENTS.items():
        for name in site.policies.in_force.holding(kind):
            yield from _together(site, recall, name, makers)
    for maker in MAKERS:
        if maker not in of_documents:
            yield from _together(site, recall, None, (maker,))


def _together(
    site: Site, recall: Recall | None, name: str | None, makers: Sequence[Maker]
) -> tuple[Made, ...]:
    """What some makers ask about a document; about every one without a name."""
    places = [MAKERS.index(maker) for maker in makers]
    make = partial(_make, name=name, places=places)
    if recall is None:
        return make(site).made
    return recall.value(f"{name or ''} {places}", [name, places], make, _MadeTogether).made


def _make(site: Site, name: str | None, places: Sequence[int]) -> _MadeTogether:
    knowledge = Knowledge(site.policies, None if name is None else frozenset({name}))
    view = site.at("index")
    return _MadeTogether(
        tuple(
            Made(place, tuple(shown(view, item) for item in MAKERS[place](knowledge)))
            for place in places
        )
    )
