"""Changes of a fact: its value by tier, and what is planned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cscx.change import changes as to
from cscx.change.changes import Change
from cscx.change.edits import Edit
from cscx.change.kinds.one import One, Told, place_of
from cscx.change.version import shown, written
from cscx.content.source import Path


def on_day(values: Mapping[str, Any], day: date) -> dict[str, Any]:
    """A fact's values as they stand on a day: a planned value that has come is its value."""
    held = dict(values)
    coming = held.get("next")
    if coming is not None and coming["effective"] <= day.isoformat():
        held |= held.pop("next")
    return held


def fact(one: One, edit: Edit, told: Told) -> list[Change]:
    """A difference of a fact; its value is told once, with the day it holds from."""
    key = place_of(edit)[0]
    if key == "effective" and one.was["value"] != one.now["value"]:
        return []
    read = {"value": _value, "next": _plan}.get(str(key))
    if read is None:
        return one.plain(edit)
    if (key,) in told:
        return []
    told.add((key,))
    return read(one, edit)


def _value(one: One, edit: Edit) -> list[Change]:
    values = one.was["value"], one.now["value"]
    old, new = (written(value) for value in values)
    if set(old) != set(new):
        old, new = {"": shown(one.was["value"])}, {"": shown(one.now["value"])}
    dated = one.was["effective"] != one.now["effective"]
    return [
        *_by(one, *values),
        *(
            to.FactValue(
                **one.base(_of_tier(edit, tier)),
                old=old[tier],
                new=new[tier],
                tier=tier or None,
                effective=one.now["effective"] if dated else "",
            )
            for tier in new
            if old[tier] != new[tier]
        ),
    ]


def _by(one: One, old: str | Mapping[str, str], new: str | Mapping[str, str]) -> list[Change]:
    """Another input by which the value differs."""
    if isinstance(old, str) or isinstance(new, str) or old["by"] == new["by"]:
        return []
    path: Path = ("value", "by")
    return one.plain(Edit("changed", path, path, old["by"], new["by"]))


def _of_tier(edit: Edit, tier: str) -> Edit:
    path: Path = ("value", tier) if tier else ("value",)
    return edit._replace(before=path, after=path)


def _plan(one: One, edit: Edit) -> list[Change]:
    old, new = one.was.get("next"), one.now.get("next")
    places = edit._replace(before=("next",) if old else None, after=("next",) if new else None)
    return [
        to.FactPlan(
            **one.base(places),
            now=shown(one.now["value"]),
            old=shown(old["value"]) if old else None,
            new=shown(new["value"]) if new else None,
            old_from=old["effective"] if old else None,
            new_from=new["effective"] if new else None,
        )
    ]
