"""Entries of a list that have a name: steps, rules, limits and examples, added, gone, moved or renamed."""

from __future__ import annotations

from typing import Any, Final

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit
from cscx.change.kinds.details import details
from cscx.change.kinds.one import One, name_of, place_of, side_of
from cscx.change.kinds.ways import way
from cscx.change.kinds.written import column_names, conditions_text, outcomes_text
from cscx.change.version import Version
from cscx.change.words import MATRIX
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
    path, side = place_of(edit), side_of(edit)
    kind, index = KINDS[str(path[0])], int(path[1])
    name = name_of(one.values(side)[path[0]][index], index)
    return Part(kind, name, _label(one, edit) if kind == "limit" else None)


def _label(one: One, edit: Edit) -> Text:
    """The cases of a limit: before the change, if it was there."""
    at = edit.before or place_of(edit)
    version, whole = (one.after, one.now) if edit.before is None else (one.before, one.was)
    entries = whole.get(at[0], [])
    if int(at[1]) >= len(entries):
        return _EVERY
    return _cases(version, entries[int(at[1])])


def _cases(version: Version, entry: Any) -> Text:
    """The cases that a rule or limit is for."""
    return conditions_text(version, entry["when"]) if "when" in entry else _EVERY


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
        says = _gist(one, one.after, edit.new)
        more = details(one, place_of(edit), part.kind, edit.new)
        return [to.PartAdded(**base, follows=follows, says=says, details=more)]
    if edit.sort == "removed":
        return [to.PartRemoved(**base, says=_gist(one, one.before, edit.old))]
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


def _gist(one: One, version: Version, entry: Any) -> Text:
    """What an entry says in one line."""
    said = entry.get("do") or entry.get("ask") or entry.get("check")
    if said:
        return same(version.prose(said))
    if "decide" in entry:
        return _DECIDES(title=version.title("exception", entry["decide"]))
    if "then" in entry:
        then = outcomes_text(version, column_names(one.subject.kind, entry["then"]))
        return _RULE(when=_cases(version, entry), then=then)
    if "never" in entry:
        never = conditions_text(version, entry["never"])
        return _LIMIT(when=_cases(version, entry), never=never)
    if "given" in entry:
        given = outcomes_text(version, column_names(one.subject.kind, entry["given"]))
        return _RULE(when=given, then=_expected(one, version, entry.get("expect", {})))
    return way(version, entry) or same("")


def _expected(one: One, version: Version, cells: Any) -> Text:
    """What an example has to come to, in a matrix by the schema's own keys."""
    if one.subject.kind != MATRIX:
        return outcomes_text(version, cells)
    return one.text(version, ("examples", 0, "expect"), cells) or same("")
