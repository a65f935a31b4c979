"""What of a change is told to those who work by it; the rest is for those who review it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cscx.change.changes import Change, Wording
from cscx.change.tables.table_change import TableChange

_HOW_IT_IS_CHECKED: Final = frozenset({"settings", "silenced"})
_OF_REVIEWERS: Final = frozenset({"search", "examples"})
"""Search words, and what the examples of a table or a matrix expect."""
_REASONED: Final = frozenset({"rules", "limits"})


def for_agents(changes: Iterable[Change], tables: Sequence[TableChange]) -> list[Change]:
    """Changes without those of settings, checks, search words and examples.

    Why a rule says what it says is left out where the `tables` prove that it decides as before.
    """
    proved = {t.subject for t in tables if t.own and t.day is None and t.is_same}
    return [
        each
        for each in changes
        if each.subject.kind not in _HOW_IT_IS_CHECKED
        and each.key not in _OF_REVIEWERS
        and not (each.subject in proved and each.key in _REASONED and isinstance(each, Wording))
    ]
