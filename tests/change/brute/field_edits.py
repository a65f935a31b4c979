"""Random edits of any field of any kind: a value, a text, an entry added, gone or at another place."""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from tests.change.brute.drafts import Draft
from tests.change.brute.language import read_yaml

Path = tuple[str | int, ...]
PARTS: Final = {
    "steps": "step",
    "rules": "rule",
    "limits": "limit",
    "examples": "example",
    "paths": "path",
}
SORTS: Final = ("value", "value", "value", "gone", "new", "entry", "swap")
IN_ORDER: Final = frozenset({"steps", "levels", "first", "days"})
"""Lists whose order says something."""


class FieldEdit(NamedTuple):
    """One place of one file changed. `old` and `new` are what is there, None where nothing is."""

    sort: str
    file: str
    path: Path
    old: Any
    new: Any
    files: Mapping[str, str]

    @property
    def subject(self) -> str | None:
        """The item it is in; None for a document as a whole."""
        return str(self.path[1]) if self.path[0] == "items" else None

    @property
    def part(self) -> str | None:
        """The kind of the step, rule, example or path it is in."""
        return PARTS.get(str(self.path[0])) if len(self.path) > 1 else None


def edit(texts: Mapping[str, str], draw: random.Random, sort: str | None = None) -> FieldEdit:
    """An edit of a sort, or of any, somewhere."""
    index = _index(tuple(sorted(texts.items())))
    chosen = sort or draw.choice(SORTS)
    while True:
        places = index.lists if chosen == "swap" else index.leaves
        like = places[draw.choice(list(places))]
        file, path = draw.choice(like)
        draft = Draft(texts, draw)
        found = _made(chosen, draft, (file, path), index, like, draw)
        if found is not None and draft.files():
            return FieldEdit(chosen, file, found[0], found[1], found[2], draft.files())


class _Index(NamedTuple):
    """Places by kind and pattern: leaves, maps, and lists whose order says something."""

    leaves: Mapping[str, list[tuple[str, Path]]]
    maps: Mapping[str, list[tuple[str, Path]]]
    lists: Mapping[str, list[tuple[str, Path]]]


@cache
def _index(texts: tuple[tuple[str, str], ...]) -> _Index:
    index = _Index(defaultdict(list), defaultdict(list), defaultdict(list))
    for file, text in texts:
        data = read_yaml(text)
        kind = data["kind"]
        for path, value in _walk(data, ()):
            pattern = f"{kind} {pattern_of(path)}"
            if isinstance(value, dict):
                index.maps[pattern].append((file, path))
            elif not _is_entries(value):
                index.leaves[pattern].append((file, path))
            if isinstance(value, list) and len(value) > 1 and _has_order(path, data):
                index.lists[pattern].append((file, path))
    return index


def _has_order(path: Path, data: Any) -> bool:
    if path == ("rules",):
        return data.get("hit") in ("first", "collect")
    return bool(path) and path[-1] in IN_ORDER


def pattern_of(path: Path) -> str:
    """A path with names of the company and places left out: items/*/next/value."""
    named = {"items", "outputs", "paths", "slots", "text", "severities", "guide", "when", "then", "given",
             "expect", "never", "branches", "with", "sets", "hours", "value", "case", "nodes"}  # fmt: skip
    return "/".join(
        "*" if isinstance(key, int) or (at and path[at - 1] in named) else key
        for at, key in enumerate(path)
    )


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every map, list and leaf below a place, entries of a list of maps one by one."""
    if path != ("kind",):
        yield path, value
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _walk(below, (*path, key))
    elif _is_entries(value):
        for index, below in enumerate(value):
            yield from _walk(below, (*path, index))


def _is_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict) for each in value)


def at(data: Any, path: Path) -> Any:
    """What stands at a place."""
    for key in path:
        data = data[key]
    return data


def _made(  # noqa: PLR0911 - one return a sort reads best
    sort: str,
    draft: Draft,
    place: tuple[str, Path],
    index: _Index,
    like: list[tuple[str, Path]],
    draw: random.Random,
) -> tuple[Path, Any, Any] | None:
    """The place that changed, what was there and what is there."""
    file, path = place
    if not path:
        return None
    holder, key = at(draft.at(file), path[:-1]), path[-1]
    old = copy.deepcopy(holder[key])
    match sort:
        case "value":
            holder[key] = _other(old, draft, like, draw)
            return (path, old, holder[key]) if holder[key] != old else None
        case "gone" if isinstance(holder, dict) and len(holder) > 1:
            del holder[key]
            return path, old, None
        case "new" if isinstance(key, str) and isinstance(holder, dict):
            return _given(draft, place, old, index, draw)
        case "entry" if isinstance(old, list) and old:
            return _entry(holder, path, like, draft, draw)
        case "swap":
            at_ = draw.randrange(len(old) - 1)
            holder[key][at_ : at_ + 2] = [old[at_ + 1], old[at_]]
            return ((*path, at_), None, None) if old[at_] != old[at_ + 1] else None
    return None


def _given(draft: Draft, place: tuple[str, Path], value: Any, index: _Index, draw: random.Random) -> tuple[Path, Any, Any] | None:  # fmt: skip
    """A key that is given elsewhere, given here in the same file too."""
    file, path = place
    kind = read_yaml_of(draft, file)["kind"]
    maps = index.maps.get(f"{kind} {pattern_of(path[:-1])}", [])
    here = [
        each for other, each in maps if other == file and path[-1] not in at(draft.at(file), each)
    ]
    if not here:
        return None
    chosen = draw.choice(here)
    at(draft.at(file), chosen)[path[-1]] = value
    return (*chosen, path[-1]), None, value


def _entry(holder: Any, path: Path, like: list[tuple[str, Path]], draft: Draft, draw: random.Random) -> tuple[Path, Any, Any] | None:  # fmt: skip
    """An entry less in a list of names or sentences, or one more."""
    entries = holder[path[-1]]
    if draw.random() < 0.5 and len(entries) > 1:
        return path, entries.pop(draw.randrange(len(entries))), None
    new = _other(draw.choice(entries), draft, like, draw)
    if new in entries or isinstance(new, list):
        return None
    entries.insert(draw.randint(0, len(entries)), new)
    return path, None, new


def _other(old: Any, draft: Draft, like: list[tuple[str, Path]], draw: random.Random) -> Any:  # noqa: PLR0911 - one return a sort reads best
    """Another value for a place: one that stands at a like place elsewhere, or another text."""
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return old + draw.choice([1, 2, 5])
    if isinstance(old, list):
        if not old:
            return old
        return [*old[:-1], _other(old[-1], draft, like, draw)]
    if not isinstance(old, str):
        return old
    if re.search(r"[가-힣] [가-힣]", old) and not re.search("[|<>\n]", old) and draw.random() < 0.5:
        return f"{old} 다시"
    found = [
        at(read_yaml_of(draft, file), path) for file, path in draw.sample(like, min(len(like), 12))
    ]
    flat = [one for each in found for one in (each if isinstance(each, list) else [each])]
    others = [each for each in flat if isinstance(each, str) and each != old]
    return draw.choice(others) if others else old


def read_yaml_of(draft: Draft, file: str) -> Any:
    """A file as it was."""
    return read_yaml(draft.texts[file])
