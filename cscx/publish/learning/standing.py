"""What a change is told by: the values of facts and the meaning of rules, as a passed day remembers them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from cscx.content.kinds.exception import ExceptionTable, Rule
from cscx.content.kinds.facts import Fact
from cscx.content.tables import facts_of
from cscx.policy.tables.definition import ByTier
from cscx.publish.site import Site
from cscx.training.items.item import digest

_SHORT = 8


def facts(site: Site, places: Mapping[str, int]) -> list[list[Any]]:
    """Every fact in force that a document uses: [id, label, value, places of the documents]."""
    corpus = site.corpus
    users: dict[str, set[int]] = {}
    for document in corpus.documents:
        for reference in document.references:
            if reference.kind == "fact" and document.id in places:
                users.setdefault(reference.name, set()).add(places[document.id])
    named: Mapping[str, Fact] = corpus.items("fact")
    now = facts_of(named, corpus.as_of)
    found = []
    for name, used in users.items():
        held = now(name) if name in named else None
        if held is not None:
            label = named[name].label or name
            found.append([name, label, _value(held), sorted(used)])
    return sorted(found)


def _value(held: str | ByTier) -> str:
    if isinstance(held, str):
        return held
    return "·".join(f"{tier} {value}" for tier, value in held.values.items())


def rules(site: Site, places: Mapping[str, int]) -> list[list[Any]]:
    """The tables in force with their rules: [place, [[id, first digits of what it means]]].

    What a rule means is when it holds and what it gives; its reason may be reworded.
    """
    found = []
    for name in site.policies.in_force.holding(ExceptionTable):
        entry = site.corpus.find("exception", name)
        if entry is not None and name in places:
            found.append([places[name], [[rule.id, _meaning(rule)] for rule in entry.body.rules]])
    return found


def _meaning(rule: Rule) -> str:
    return digest(msgspec.to_builtins([rule.when, rule.then, rule.or_]))[:_SHORT]
