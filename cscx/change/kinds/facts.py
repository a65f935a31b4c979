"""Changes of a fact: its value by tier, and what is planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """What is planned, by tier where both values have the same tiers."""
    old, new = one.was.get("next"), one.now.get("next")
    values = [each["value"] if each else None for each in (old, new)]
    tiers = list(_planned_tiers(one.now["value"], *values, together=_day(old) == _day(new)))

    def value(of: Any, tier: str) -> str | None:
        return None if of is None else written(of)[tier] if tier else shown(of)

    return [
        to.FactPlan(
            **one.base(_of_plan(edit, tier, old=old is not None, new=new is not None)),
            now=value(one.now["value"], tier) or "",
            old=value(values[0], tier),
            new=value(values[1], tier),
            old_from=_day(old),
            new_from=_day(new),
            tier=tier or None,
        )
        for tier in tiers or [""]
    ]


def _planned_tiers(now: Any, old: Any, new: Any, *, together: bool) -> Iterator[str]:
    """The tiers of which something else is planned; none where values have no tiers, or not the same ones.

    `together`: both plans hold from the same day, so that what differs is their values.
    """
    sides = [each for each in (now, old, new) if each is not None]
    if isinstance(now, str) or len({_tiers_of(each) for each in sides}) > 1:
        return
    plans = [written(each) for each in (old, new) if each is not None]
    for tier, text in written(now).items():
        if (
            plans[0][tier] != plans[-1][tier]
            if together
            else any(plan[tier] != text for plan in plans)
        ):
            yield tier


def _tiers_of(value: Any) -> tuple[str, ...]:
    """The input and the tiers by which a value differs."""
    return () if isinstance(value, str) else (value["by"], *sorted(written(value)))


def _day(plan: Any) -> str | None:
    return plan["effective"] if plan else None


def _of_plan(edit: Edit, tier: str, *, old: bool, new: bool) -> Edit:
    path: Path = ("next", "value", tier) if tier else ("next",)
    return edit._replace(before=path if old else None, after=path if new else None)
