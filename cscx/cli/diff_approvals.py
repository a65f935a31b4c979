"""Who has to approve what `cscx diff` found: reads the approvals, and the documents that ask for one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from cscx.change.approvals.consent import (
    Consents,
    Moved,
    Name,
    decided_otherwise,
    given,
    moved,
    needed,
    renamed,
)
from cscx.change.diff import Diff
from cscx.content.kinds.header import Header
from cscx.content.reviews import reviews_of
from cscx.content.two_versions import Both, TwoVersions
from cscx.text import nfc


def consents_of(found: Diff, both: Both, versions: TwoVersions, as_of: date) -> Consents | None:
    """Who has to approve; None where nothing changed, approvals neither. Raises GitError.

    Where no approvals are kept, none becomes suspect: then documents that changed themselves count,
    those that use facts and other items, which have no approvers of their own, and tables that decide otherwise.
    """
    before, after = versions.approvals()
    signed = [path for path in {*before, *after} if before.get(path) != after.get(path)]
    if not found.changes and not signed:
        return None
    moved_ = moved(found.changes, both.before, both.after)
    if not after:
        moved_ = frozenset(name for name in moved_ if not _asks_itself(name, both))
    using = [each.path for each in versions.holding()(name for _, name in moved_)] if moved_ else []
    deciding = decided_otherwise(found.changes, both.before, both.after)
    paths = {*versions.touched, *using, *deciding, *versions.paths_of(map(_id, signed))}
    corpus = versions.around(paths, as_of, reviews_of(_of(paths, after)))
    called = renamed(found.changes)
    signed_ = frozenset((*map(_id, signed), *(name for _, name in called if after)))
    tables = None if after else {t.subject.name for t in found.tables if not t.is_same}
    all_ = Moved(moved_, versions.touched, signed_, tables)
    made = Consents(
        tuple(needed(all_, found.changes, both.before, corpus)),
        tuple(given(before, after, corpus, called)),
        adopted=bool(after),
        corpus=corpus,
    )
    return made if made.needed or made.given else None


def _asks_itself(name: Name, both: Both) -> bool:
    """Whether something has approvers of its own; facts and other items have those who use them."""
    found = both.after.find(*name) or both.before.find(*name)
    return found is not None and isinstance(found.body, Header)


def _of(paths: set[str], approvals: Mapping[str, bytes | None]) -> Mapping[str, bytes | None]:
    """The approvals of some documents: to read those of all would take longer than the comparison."""
    wanted = {_id(path) for path in paths}
    return {path: raw for path, raw in approvals.items() if _id(path) in wanted}


def _id(path: str) -> str:
    return nfc(PurePosixPath(path).stem)
