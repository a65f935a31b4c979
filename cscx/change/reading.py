"""From two versions of a document or item to its changes in the words of their kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from cscx.change.changes import Change, PartAdded, PartMoved, PartRemoved, Subject, Way
from cscx.change.edits import Edit, edits
from cscx.change.filled import values_of
from cscx.change.kinds.details import item_details
from cscx.change.kinds.facts import fact, on_day
from cscx.change.kinds.one import One, Told, place_of
from cscx.change.kinds.overview import overview
from cscx.change.kinds.paths import paths
from cscx.change.kinds.rules import rules
from cscx.change.kinds.splits import with_splits
from cscx.change.kinds.spoken import spoken
from cscx.change.kinds.steps import steps
from cscx.change.renames.following import Renamed, document_followed, followed
from cscx.change.version import Version
from cscx.content.document import Document
from cscx.content.schema import Field, field_of
from cscx.content.source import Path
from cscx.messages import Text

Reader = Callable[[One, Edit, Told], list[Change]]

_READERS: Final[Mapping[tuple[str, str], Reader]] = {
    ("sop", "steps"): steps,
    ("exception", "rules"): rules,
    ("exception", "limits"): rules,
    ("exception", "examples"): rules,
    ("escalation", "rules"): rules,
    ("escalation", "examples"): rules,
    ("escalation", "paths"): paths,
    ("script", "text"): spoken,
}
_RULED: Final = frozenset({"exception", "escalation"})
_LOCAL: Final = (("step", "steps"),)
"""Words for names that only their own document uses, and where they are defined."""


class Reading:
    """Reads what changed between two versions of something."""

    def __init__(self, before: Version, after: Version, renamed: Renamed) -> None:
        self._versions, self._renamed = (before, after), renamed

    def document(self, subject: Subject, old: Document, new: Document) -> list[Change]:
        """What changed in a document, by its place in the new one; items of a list left out."""
        field = field_of(new.kind.name if new.kind else "")
        was, now = self._values(old, new)
        for key in ("items", "kind"):
            was.pop(key, None)
            now.pop(key, None)
        kind = new.kind.name if new.kind else ""
        was = self._by_new_names(lambda r, value: document_followed(kind, value, r), was, now)
        values = field, was, now
        return _changes(One(self._versions, subject, (old, new), values))

    def item(
        self, subject: Subject, old: Document, new: Document, names: tuple[str, str]
    ) -> list[Change]:
        """What changed in an item of a list, called `names` in the two versions."""
        field = field_of(new.kind.name if new.kind else "").properties["items"].at(names[1])
        was, now = self._values(old, new)
        said = was["items"][names[0]], now["items"][names[1]]
        if subject.kind == "fact":
            before, after = (version.corpus.as_of for version in self._versions)
            said = on_day(said[0], before), on_day(said[1], after)
        was = self._by_new_names(lambda r, value: followed(field, value, r), *said)
        values = field, was, said[1]
        paths_ = ("items", names[0]), ("items", names[1])
        return _changes(One(self._versions, subject, (old, new), values, paths_))

    def _by_new_names(self, follow: Callable[[Renamed, Any], Any], was: Any, now: Any) -> Any:
        """The old values by new names; where the new values keep an old name, it has not changed there."""
        if not self._renamed or follow(self._renamed, now) == now:
            return follow(self._renamed, was)
        every = self._renamed.items()
        return follow({key: new for key, new in every if follow({key: new}, now) == now}, was)

    def new(self, subject: Subject, document: Document, path: Path, said: str) -> tuple[Text, ...]:
        """What a new document, or a new item at a path, says beyond the line `said`."""
        after = self._versions[1]
        field = field_of(document.kind.name if document.kind else "")
        values = values_of(document, after.corpus.settings)
        if not path:
            return overview(after, values)
        item = values["items"][path[1]]
        one = One(self._versions, subject, (document, document), (field.find(path), {}, item))
        return item_details(one, said)

    def _values(self, old: Document, new: Document) -> tuple[dict[str, Any], dict[str, Any]]:
        before, after = self._versions
        return values_of(old, before.corpus.settings), values_of(new, after.corpus.settings)


def _changes(one: One) -> list[Change]:
    one.was = _with_local_names(one.field, one.was, one.now)
    found: list[Change] = []
    told: Told = set()
    for edit in edits(one.field, one.was, one.now):
        if one.subject.kind == "fact":
            found += fact(one, edit, told)
            continue
        path = place_of(edit)
        read = _READERS.get((one.subject.kind, str(path[0]) if path else ""))
        found += read(one, edit, told) if read is not None else one.plain(edit)
    if one.subject.kind in _RULED:
        found = with_splits(one, found)
    return sorted(_with_order(found), key=_by_place)


def _with_order(found: list[Change]) -> list[Change]:
    """Moved steps marked where the procedure runs as before: a step says itself where it leads."""
    flow = any(
        isinstance(each, Way | PartAdded | PartRemoved)
        or (isinstance(each, PartMoved) and None in (each.follows, each.followed))
        for each in found
    )
    return [
        msgspec.structs.replace(each, order_only=True)
        if isinstance(each, PartMoved) and each.part and each.part.kind == "step" and not flow
        else each
        for each in found
    ]


def _with_local_names(field: Field | None, was: Any, now: Any) -> Any:
    """The old values with steps called as they are now, so that ways to them have not changed."""
    called: dict[tuple[str, str], str] = {}
    for word, key in _LOCAL:
        if key in was and key in now:
            for edit in edits(field, {key: was[key]}, {key: now[key]}):
                if edit.sort == "renamed":
                    called[word, edit.old["id"]] = edit.new["id"]
    return followed(field, was, called)


def _by_place(change: Change) -> tuple[str, int, int]:
    place = change.after or change.before
    return (place.path, place.line, place.column) if place is not None else ("", 0, 0)
