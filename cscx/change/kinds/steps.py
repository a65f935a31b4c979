"""Changes of the steps of an SOP."""

from __future__ import annotations

from typing import Any

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit, edits
from cscx.change.kinds.one import One, Side, Told, name_of, place_of, side_of
from cscx.change.kinds.parts import each_entry, part_of, whole_part
from cscx.change.kinds.ways import WAYS, to_step, way
from cscx.change.words import ELSE
from cscx.content.source import Path

_STEPS = "steps"
_ENTRY, _KEY, _BELOW = 2, 3, 4
"""How long paths are that lead to a step, to one of its keys, to what stands below."""


def steps(one: One, edit: Edit, told: Told) -> list[Change]:
    """A difference below `steps`."""
    path = place_of(edit)
    if len(path) < _ENTRY:
        return [change for each in each_entry(edit) for change in steps(one, each, told)]
    if len(path) == _ENTRY:
        return whole_part(one, edit)
    part = part_of(one, edit)
    if path[2] in WAYS:
        found = _way(one, edit, part)
        if found.old != found.new:  # else two ways on in one version, of which one counts
            new = ("way", part.name) not in told
            told.add(("way", part.name))
            return [found] if new else []
    if path[2] == "branches":
        return _branches(one, edit, part)
    return one.plain(edit, part, _ENTRY)


def _way(one: One, edit: Edit, part: Part) -> to.Way:
    """Where the step leads, whichever of its keys says so in each version."""
    mine = int(place_of(edit)[1])
    at = {side_of(edit): mine, _other(side_of(edit)): _same_step(one, edit)}
    places: dict[Side, Path | None] = {}
    found: dict[Side, Any] = {}
    for side in ("old", "new"):
        index = at[side]
        step = {} if index is None else one.values(side)[_STEPS][index]
        key = next((key for key in WAYS if key in step), None)
        places[side] = None if index is None else (_STEPS, index, key) if key else (_STEPS, index)
        found[side] = step
    return to.Way(
        **one.base(edit._replace(before=places["old"], after=places["new"]), part),
        answer=None,
        old=way(one.before, found["old"]),
        new=way(one.after, found["new"]),
    )


def _other(side: Side) -> Side:
    return "old" if side == "new" else "new"


def _same_step(one: One, edit: Edit) -> int | None:
    """The step of an edit in the other version, by its name or by the one it was renamed to."""
    side = side_of(edit)
    known = edit.before if side == "new" else edit.after
    if known is not None:
        return int(known[1])
    name = name_of(one.values(side)[_STEPS][place_of(edit)[1]], 0)
    both = {_STEPS: one.was[_STEPS]}, {_STEPS: one.now[_STEPS]}
    called = {
        (name_of(e.old, 0), name_of(e.new, 0))
        for e in edits(one.field, *both)
        if e.sort == "renamed"
    }
    names = {name}
    for old, new in called:
        if name == (old if side == "old" else new):
            names = {new if side == "old" else old}
    entries = one.values(_other(side))[_STEPS]
    return next((i for i, each in enumerate(entries) if name_of(each, i) in names), None)


def _branches(one: One, edit: Edit, part: Part) -> list[Change]:
    path = place_of(edit)
    if len(path) >= _BELOW:
        return [_branch(one, edit, part, str(path[3]), (edit.old, edit.new))]
    old, new = edit.old or {}, edit.new or {}
    return [
        _branch(one, edit, part, answer, (old.get(answer), new.get(answer)))
        for answer in dict.fromkeys((*old, *new))
    ]


def _branch(
    one: One, edit: Edit, part: Part, answer: str, targets: tuple[str | None, str | None]
) -> Change:
    said = ELSE if answer == "else" else one.after.named(answer)
    old, new = (to_step(target) for target in targets)
    return to.Way(**one.base(edit, part), answer=said, old=old, new=new)
