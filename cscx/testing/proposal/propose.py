"""Proposals for a table: the missing examples, and the file's text with them in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cscx.content.append import Entry, appended
from cscx.content.edit import EditRefusedError
from cscx.content.loading import document_of
from cscx.messages import Language, Text
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.tables.chain import Chain
from cscx.policy.testing.matrix_table import table_of
from cscx.policy.testing.suggest import Suggestion, suggest
from cscx.policy.testing.suggest_matrix import suggest_matrix
from cscx.testing.proposal.naming import names_for

_WHOLE = Text("{path} 경로, 아무도 받지 않음", "{path}, nobody answers")


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


def propose_matrix(path: str, matrix: Matrix, first: date, language: Language) -> Proposal:
    """What is missing in a matrix, with who it calls now; cases take place from `first` on."""
    suggestions = suggest_matrix(matrix, first)
    chain = table_of(matrix)
    taken = [example.name for example in matrix.examples]
    named = [_WHOLE(path=each.expect["path"]).to(language) for each in suggestions]
    names = names_for(chain, [each.base for each in suggestions], (*taken, *named), language)
    entries = []
    for each, name, whole in zip(suggestions, names, named, strict=True):
        told = whole if each.whole and whole not in taken else name
        entries.append({"name": told, "given": dict(each.given), "expect": dict(each.expect)})
    marked = tuple({**entry, "unconfirmed": True} for entry in entries)
    return Proposal(path, matrix.name, marked)


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
