"""Changes of the rules, limits and examples of a table or matrix, as they are written."""

from __future__ import annotations

from typing import Any, Literal

from cscx.change import changes as to
from cscx.change.changes import Change, Part
from cscx.change.edits import Edit
from cscx.change.kinds.one import One, Told, name_of, place_of
from cscx.change.kinds.parts import each_entry, part_of, whole_part
from cscx.change.kinds.written import condition_text
from cscx.change.version import Version
from cscx.messages import Text

_RULES = "rules"
_ENTRY, _KEY = 2, 3
Side = Literal["when", "then", "or"]


def rules(one: One, edit: Edit, told: Told) -> list[Change]:
    """A difference below `rules`, `limits` or `examples`."""
    path = place_of(edit)
    if len(path) < _ENTRY:
        return [change for each in each_entry(edit) for change in rules(one, each, told)]
    if len(path) == _ENTRY:
        return whole_part(one, edit)
    part = part_of(one, edit)
    if path[0] == _RULES and path[2] == "or":
        return _once(one, edit, part, told, "or", "")
    if path[0] == _RULES and path[2] in ("when", "then"):
        side: Side = "when" if path[2] == "when" else "then"
        if len(path) > _KEY:
            return _once(one, edit, part, told, side, str(path[3]))
        old, new = edit.old or {}, edit.new or {}
        return [
            _cell(one, edit, part, side, name, (old.get(name), new.get(name)))
            for name in dict.fromkeys((*old, *new))
        ]
    return one.plain(edit, part, _ENTRY)


def _once(one: One, edit: Edit, part: Part, told: Told, side: Side, name: str) -> list[Change]:
    """A cell, told whole and once however many of its parts differ."""
    if (side, part.name, name) in told:
        return []
    told.add((side, part.name, name))
    values = []
    for whole, path in ((one.was, edit.before), (one.now, edit.after)):
        rule = _rule(whole, part.name, path)
        found = rule.get(side)
        values.append(found if side == "or" or found is None else found.get(name))
    return [_cell(one, edit, part, side, name, (values[0], values[1]))]


def _rule(whole: Any, name: str, path: Any) -> Any:
    if path is not None:
        return whole[_RULES][path[1]]
    return next((r for i, r in enumerate(whole[_RULES]) if name_of(r, i) == name), {})


def _cell(
    one: One, edit: Edit, part: Part, side: Side, name: str, values: tuple[Any, Any]
) -> Change:
    old, new = values
    return to.Cell(
        **one.base(edit, part),
        side=side,
        name=name,
        old=_said(one.before, one.was, side, name, old),
        new=_said(one.after, one.now, side, name, new),
    )


def _said(version: Version, whole: Any, side: Side, name: str, value: Any) -> Text | None:
    """A cell in words; an output that is a script, by its title."""
    output = whole.get("outputs", {}).get(name, {})
    if isinstance(value, str) and output.get("type") == "script":
        title = version.title("script", value)
        return Text(f"‘{title}’", f"'{title}'")
    if value is None:
        return None
    return condition_text(version, value) if side == "when" else version.named(value)
