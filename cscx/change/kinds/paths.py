"""Changes of the paths of an escalation matrix and of their levels."""

from __future__ import annotations

from typing import Any

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit
from cscx.change.kinds.one import One, Told, place_of
from cscx.change.version import Version
from cscx.messages import same

_PATH, _LEVELS = 2, 3
"""How long paths are that lead to an escalation path, and to all of its levels."""


def paths(one: One, edit: Edit, told: Told) -> list[Change]:
    """A difference below `paths`."""
    where = place_of(edit)
    part = Part("path", str(where[1]) if len(where) >= _PATH else "")
    if len(where) == _PATH:
        base = one.base(edit, part)
        if edit.new is not None:
            text = same(levels_text(one.after, edit.new))
            return [to.PartAdded(**base, follows=None, says=text)]
        return [to.PartRemoved(**base, says=same(levels_text(one.before, edit.old)))]
    if len(where) <= _LEVELS or where[2] != "levels":
        return one.plain(edit, part, _PATH)
    number = int(where[3])
    if (part.name, number, edit.sort == "removed") in told:
        return []
    told.add((part.name, number, edit.sort == "removed"))
    sides = (one.before, one.was, edit.before), (one.after, one.now, edit.after)
    old, new = (
        None if at is None else _level(version, whole["paths"][part.name]["levels"][at[3]])
        for version, whole, at in sides
    )
    return [to.Level(**one.base(edit, part), number=number + 1, old=old, new=new)]


def levels_text(version: Version, path: Any) -> str:
    """Who a path calls, one after the other."""
    return " → ".join(_level(version, level) for level in path.get("levels", []))


def _level(version: Version, level: Any) -> str:
    return f"{level['call']}({version.named(level['within'])})"
