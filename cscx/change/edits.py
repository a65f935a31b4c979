"""Two documents as plain values → what was added, removed, moved, renamed or changed, by path.

Whatever differs is in some edit: what has no name of its own is told as a changed value.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final, Literal, NamedTuple

from cscx.change.renames.alike import renames
from cscx.content.schema import Field
from cscx.content.source import Path

Sort = Literal["added", "removed", "moved", "renamed", "changed"]

_NAMES: Final = ("id", "name", "not", "customer", "date")
"""The keys by which an entry of a list is known, the first that its schema has."""
IN_ORDER: Final = frozenset({"first", "values"})
"""Lists of names whose order means something: what is done first, which value ranks higher."""
_NO_ORDER: Final = frozenset({"limits"})
"""Lists of entries without a name that mean the same in any order."""


class Edit(NamedTuple):
    """One difference. `before` and `after` are where it stands in each version, None where it does not.

    `old` and `new` are values; for an entry that moved or was renamed the entry itself; for a list whose
    entries have no name and only stand in another order, the list.
    """

    sort: Sort
    before: Path | None
    after: Path | None
    old: Any
    new: Any


def edits(
    field: Field | None, old: Any, new: Any, before: Path = (), after: Path = ()
) -> Iterator[Edit]:
    """Every difference between two values at a place of a schema."""
    if old == new and not _ordered(field, old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _mappings(field, old, new, before, after)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _lists(field, old, new, before, after)
    elif old != new:
        yield Edit("changed", before, after, old, new)


def key_of(field: Field | None) -> str | None:
    """The key by which entries of a list are known; None where they have no name."""
    entry = field.items if field is not None else None
    return next((k for k in _NAMES if entry is not None and k in entry.properties), None)


def _ordered(field: Field | None, old: Any, new: Any) -> bool:
    """Whether equal mappings may differ by the order of their keys: the first output is the answer."""
    return (
        isinstance(old, dict)
        and isinstance(new, dict)
        and field is not None
        and "outputs" in field.properties
    )


def _mappings(
    field: Field | None, old: Mapping[str, Any], new: Mapping[str, Any], before: Path, after: Path
) -> Iterator[Edit]:
    for key in dict.fromkeys((*old, *new)):
        below = field.at(key) if field is not None else None
        here, there = (*before, key), (*after, key)
        if key not in new:
            yield Edit("removed", here, None, old[key], None)
        elif key not in old:
            yield Edit("added", None, there, None, new[key])
        else:
            yield from edits(below, old[key], new[key], here, there)
    if _ordered(field, old, new):
        was, now = (str(next(iter(side.get("outputs", {})), "")) for side in (old, new))
        if was != now and was in new["outputs"]:
            yield Edit("moved", (*before, "outputs", was), (*after, "outputs", now), was, now)


def _lists(
    field: Field | None, old: list[Any], new: list[Any], before: Path, after: Path
) -> Iterator[Edit]:
    if not any(isinstance(each, Mapping) for each in (*old, *new)):
        in_order = bool(after) and after[-1] in IN_ORDER
        if in_order or _bag(old) != _bag(new):
            yield Edit("changed", before, after, old, new)
        return
    key = key_of(field)
    if key is not None:
        names = [[each.get(key) for each in side] for side in (old, new)]
        if all(len(set(side)) == len(side) for side in names):
            yield from _named(field, (old, new), (names[0], names[1]), (before, after))
            return
    yield from _aligned(field, old, new, before, after)


def _named(
    field: Field | None,
    entries: tuple[list[Any], list[Any]],
    names: tuple[list[str], list[str]],
    paths: tuple[Path, Path],
) -> Iterator[Edit]:
    old, new = (dict(zip(n, e, strict=True)) for n, e in zip(names, entries, strict=True))
    at, to = ({name: i for i, name in enumerate(side)} for side in names)
    below = field.items if field is not None else None
    key = key_of(field)
    bare = [{name: _without(each, key) for name, each in side.items()} for side in (old, new)]
    called = renames(
        {name: bare[0][name] for name in old if name not in new},
        {name: bare[1][name] for name in new if name not in old},
    )
    same = {**{name: name for name in old if name in new}, **called}
    moved = _moved([to[same[name]] for name in names[0] if name in same])
    for name in names[0]:
        here = (*paths[0], at[name])
        if name not in same:
            yield Edit("removed", here, None, old[name], None)
            continue
        there = (*paths[1], to[same[name]])
        if name in called:
            yield Edit("renamed", here, there, old[name], new[called[name]])
        if to[same[name]] in moved:
            yield Edit("moved", here, there, old[name], new[same[name]])
        yield from edits(below, bare[0][name], bare[1][same[name]], here, there)
    for name in names[1]:
        if name not in same.values():
            yield Edit("added", None, (*paths[1], to[name]), None, new[name])


def _aligned(
    field: Field | None, old: list[Any], new: list[Any], before: Path, after: Path
) -> Iterator[Edit]:
    """Entries without a name, such as the levels of a path: told by their place."""
    keys = [[_canonical(_unordered(each, "")) for each in side] for side in (old, new)]
    if after and after[-1] in _NO_ORDER:
        yield from _unplaced(field, (old, new), keys, (before, after))
        return
    if Counter(keys[0]) == Counter(keys[1]):
        if keys[0] != keys[1]:
            yield Edit("moved", before, after, old, new)
        return
    below = field.items if field is not None else None
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for sort, one, one_end, other, other_end in matcher.get_opcodes():
        if sort == "equal":
            continue
        both = min(one_end - one, other_end - other)
        for step in range(both):
            paths = (*before, one + step), (*after, other + step)
            yield from edits(below, old[one + step], new[other + step], *paths)
        for index in range(one + both, one_end):
            yield Edit("removed", (*before, index), None, old[index], None)
        for index in range(other + both, other_end):
            yield Edit("added", None, (*after, index), None, new[index])


def _unplaced(
    field: Field | None,
    entries: tuple[list[Any], list[Any]],
    keys: Sequence[Sequence[str]],
    paths: tuple[Path, Path],
) -> Iterator[Edit]:
    """Entries that mean the same at any place: equal ones, then those that share most, then the rest."""
    old, new = entries
    free = list(range(len(new)))
    gone: list[int] = []
    for index, key in enumerate(keys[0]):
        same = next((each for each in free if keys[1][each] == key), None)
        if same is None:
            gone.append(index)
        else:
            free.remove(same)
    named = renames({str(i): old[i] for i in gone}, {str(i): new[i] for i in free})
    both = {int(one): int(other) for one, other in named.items()}
    left = [i for i in gone if i not in both], [i for i in free if i not in both.values()]
    both |= dict(zip(*left, strict=False))
    below = field.items if field is not None else None
    for one in gone:
        if one not in both:
            yield Edit("removed", (*paths[0], one), None, old[one], None)
            continue
        there = both[one]
        yield from edits(below, old[one], new[there], (*paths[0], one), (*paths[1], there))
    for other in free:
        if other not in both.values():
            yield Edit("added", None, (*paths[1], other), None, new[other])


def _moved(places: Sequence[int]) -> set[int]:
    """The places that have to move so that the others stand in order: as few as possible."""
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    best: dict[int, tuple[int, ...]] = {}
    for place in places:
        at = bisect_left(ends, place)
        chain = (*(chains[at - 1] if at else ()), place)
        if at == len(ends):
            ends.append(place)
            chains.append(chain)
        else:
            ends[at], chains[at] = place, chain
        best[place] = chain
    kept = set(chains[-1]) if chains else set()
    return {place for place in places if place not in kept}


def _bag(values: Sequence[Any]) -> Counter[str]:
    return Counter(_canonical(value) for value in values)


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _unordered(value: Any, key: str) -> Any:
    """A value with its lists of names in one order, where their order says nothing."""
    if isinstance(value, Mapping):
        return {name: _unordered(below, name) for name, below in value.items()}
    if not isinstance(value, list):
        return value
    if key in IN_ORDER or any(isinstance(each, Mapping) for each in value):
        return [_unordered(each, "") for each in value]
    return sorted(value, key=_canonical)


def _without(entry: Any, key: str | None) -> Any:
    return {name: value for name, value in entry.items() if name != key}
