"""Changes of the paths of an escalation matrix and of their levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit
from cscx.change.kinds.one import One, Told, place_of
from cscx.change.version import Version
from cscx.messages import Text

_LEVEL: Final = Text("{role}({time})", "{role} ({time})")
_PATH, _LEVELS = 2, 3
"""How long paths are that lead to an escalation path, and to all of its levels."""


def paths(one: One, edit: Edit, told: Told) -> list[Change]:
    """A difference below `paths`."""
    where = place_of(edit)
    part = Part("path", str(where[1]) if len(where) >= _PATH else "")
    if len(where) == _PATH:
        base = one.base(edit, part)
        if edit.new is not None:
            text = levels_text(one.after, edit.new)
            return [to.PartAdded(**base, follows=None, says=text)]
        return [to.PartRemoved(**base, says=levels_text(one.before, edit.old))]
    if edit.sort == "moved":
        title = one.title(where, _PATH, "new")
        orders = _order(one.before, edit.old), _order(one.after, edit.new)
        return [to.Value(**one.base(edit, part), title=title, old=orders[0], new=orders[1])]
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


def levels_text(version: Version, path: Any) -> Text:
    """Who a path calls, one after the other."""
    return _order(version, path.get("levels", []))


def _order(version: Version, levels: Sequence[Any]) -> Text:
    every = [_level(version, level) for level in levels]
    return Text(" → ".join(t.ko for t in every), " → ".join(t.en for t in every))


def _level(version: Version, level: Any) -> Text:
    return _LEVEL(role=level["call"], time=version.named(level["within"]))
