"""Entries of a list that have a name: steps, rules, limits and examples, added, gone, moved or renamed."""

from __future__ import annotations

from typing import Any, Final

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit
from cscx.change.kinds.details import details
from cscx.change.kinds.one import One, name_of, place_of, side_of
from cscx.change.kinds.ways import way
from cscx.change.kinds.written import conditions_text, outcomes_text
from cscx.change.version import Version
from cscx.content.source import Path
from cscx.messages import Text, same

KINDS: Final = {"steps": "step", "rules": "rule", "limits": "limit", "examples": "example"}
_NO_ORDER: Final = frozenset({"example", "limit"})

_DECIDES = Text("‘{title}’{title:으로/로} 판정한다", "decides by '{title}'")
_RULE = Text("{when} → {then}", "{when} → {then}")
_EVERY = Text("모든 경우", "every case")
_LIMIT = Text("{when} → {never} 금지", "{when} → never {never}")


def part_of(one: One, edit: Edit) -> Part:
    """The entry a difference is in."""
    path = place_of(edit)
    entry = one.values(side_of(edit))[path[0]][path[1]]
    return Part(KINDS[str(path[0])], name_of(entry, int(path[1])))


def each_entry(edit: Edit) -> list[Edit]:
    """A difference of a whole list as one of each of its entries."""
    entries = edit.new if edit.new is not None else edit.old
    found = []
    for index, entry in enumerate(entries):
        before = None if edit.before is None else (*edit.before, index)
        after = None if edit.after is None else (*edit.after, index)
        old, new = (entry, None) if after is None else (None, entry)
        found.append(Edit(edit.sort, before, after, old, new))
    return found


def whole_part(one: One, edit: Edit) -> list[Change]:
    """An entry that came, went, moved or has another name."""
    part = part_of(one, edit)
    base = one.base(edit, part)
    if edit.sort == "added":
        follows = _behind(one.now, edit.after)
        says = _gist(one.after, edit.new)
        more = details(one, place_of(edit), part.kind, edit.new)
        return [to.PartAdded(**base, follows=follows, says=says, details=more)]
    if edit.sort == "removed":
        return [to.PartRemoved(**base, says=_gist(one.before, edit.old))]
    if edit.sort == "renamed":
        return [to.Renamed(**base, old=name_of(edit.old, 0), new=name_of(edit.new, 0))]
    if part.kind in _NO_ORDER:
        return []
    follows, followed = _behind(one.now, edit.after), _behind(one.was, edit.before)
    return [to.PartMoved(**base, follows=follows, followed=followed)]


def _behind(values: Any, path: Path | None) -> str | None:
    """The entry before a place."""
    if path is None or not path[1]:
        return None
    at = int(path[1]) - 1
    return name_of(values[path[0]][at], at)


def _gist(version: Version, entry: Any) -> Text:
    """What an entry says in one line."""
    said = entry.get("do") or entry.get("ask") or entry.get("check")
    if said:
        return same(version.prose(said))
    if "decide" in entry:
        return _DECIDES(title=version.title("exception", entry["decide"]))
    when = conditions_text(version, entry["when"]) if "when" in entry else _EVERY
    if "then" in entry:
        return _RULE(when=when, then=outcomes_text(version, entry["then"]))
    if "never" in entry:
        return _LIMIT(when=when, never=conditions_text(version, entry["never"]))
    if "given" in entry:
        given, expect = (outcomes_text(version, entry.get(key, {})) for key in ("given", "expect"))
        return _RULE(when=given, then=expect)
    return way(version, entry) or same("")
