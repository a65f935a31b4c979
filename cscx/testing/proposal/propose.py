"""Proposals for a table: the missing examples, and the file's text with them in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cscx.content.append import Entry, appended
from cscx.content.edit import EditRefusedError
from cscx.content.loading import document_of
from cscx.messages import Language
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.suggest import Suggestion, suggest
from cscx.testing.proposal.naming import names_for


@dataclass(frozen=True, slots=True)
class Proposal:
    """The examples proposed for one document, as they would stand in its list."""

    path: str
    name: str
    entries: tuple[Entry, ...]


def propose(path: str, chain: Chain, language: Language) -> Proposal:
    """What is missing in a table, with the answers it gives now."""
    entries = entries_of(chain, suggest(chain), language)
    return Proposal(path, chain.table.definition.name, entries)


def entries_of(
    chain: Chain, suggestions: Sequence[Suggestion], language: Language
) -> tuple[Entry, ...]:
    """Suggestions as examples that are still to be confirmed."""
    taken = [example.name for example in chain.table.definition.examples]
    names = names_for(chain, suggestions, taken, language)
    return tuple(
        entry_of(name, suggestion) for name, suggestion in zip(names, suggestions, strict=True)
    )


def entry_of(name: str, suggestion: Suggestion) -> dict[str, Any]:
    """One example, marked unconfirmed."""
    return {
        "name": name,
        "given": dict(suggestion.given),
        "expect": dict(suggestion.expect),
        "unconfirmed": True,
    }


def with_proposal(text: str, proposal: Proposal) -> str:
    """A document's text with the proposed examples at the end of its list.

    Raises EditRefusedError where they cannot be added without touching something else, or would
    not fit the schema.
    """
    new = appended(text, "examples", proposal.entries)
    if document_of(proposal.path, new.encode()).schema_problems:
        raise EditRefusedError
    return new
