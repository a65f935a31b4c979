"""Who may see what: the readers of documents, and what customers never see of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

Audience = Literal["agent", "lead", "back-office", "customer"]
AUDIENCES: tuple[Audience, ...] = ("agent", "lead", "back-office", "customer")
SEES: Mapping[str, frozenset[str]] = {
    "customer": frozenset({"customer"}),
    "agent": frozenset({"agent", "customer"}),
    "lead": frozenset({"lead", "agent", "customer"}),
    "back-office": frozenset({"back-office", "customer"}),
}
"""The documents each reader sees, by what their `audience` names."""
INSIDE_KINDS = frozenset({"track", "persona", "question"})
"""Kinds that customers never see."""
INSIDE_FIELDS = frozenset({"approvers", "limits", "never_say"})
"""What customers never see of any document, at its top."""
INSIDE_PARTS: Mapping[str, frozenset[str]] = {
    "sop": frozenset({"note", "handoff"}),
    "roles": frozenset({"reach"}),
}
"""What customers never see of a step, or of an item, by the kind of the document."""


def may_see(reader: str, audience: Iterable[str]) -> bool:
    """Whether a reader sees a document of an audience."""
    return not SEES[reader].isdisjoint(audience)


def is_inside(kind: str, path: tuple[str | int, ...]) -> bool:
    """Whether what stands at a path of a document is left out of a site for customers."""
    if path and path[0] in INSIDE_FIELDS:
        return True
    return len(path) > 2 and path[2] in INSIDE_PARTS.get(kind, ())  # noqa: PLR2004 - steps, 3, note
