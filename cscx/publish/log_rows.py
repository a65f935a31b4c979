"""What of the change log its page has room for, and where on it a document stands."""

from __future__ import annotations

from collections.abc import Iterator

from cscx.change.chronicle import ChangeLog, LogEntry, Told
from cscx.publish.addresses import anchor

_SUBJECTS = 6
"""Documents told of one commit."""
_ROWS = 40
"""Documents told on the page; older commits would make it heavy."""

Name = tuple[str, str]
"""Kind and name."""


def fitting(log: ChangeLog) -> Iterator[LogEntry]:
    """The newest entries that fit on the page, one at least."""
    rows = 0
    for each in log.entries:
        rows += len(shown(each))
        if rows > _ROWS and rows > len(shown(each)):
            return
        yield each


def shown(entry: LogEntry) -> tuple[Told, ...]:
    """What the page tells of a commit."""
    return entry.told[:_SUBJECTS]


def row_anchor(kind: str, name: str) -> str:
    """Where the newest change of something stands on the page of the change log."""
    return anchor(f"{kind}-{name}")


def on_page(log: ChangeLog | None) -> frozenset[Name]:
    """Of what the page tells a change."""
    entries = () if log is None else fitting(log)
    return frozenset((told.kind, told.name) for each in entries for told in shown(each))
