"""Random edits that change no meaning: another hand, another order, another file."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from tests.change.brute.drafts import Draft, Make, written
from tests.change.brute.language import read_yaml

_ORDERED: Final = frozenset({"outputs"})


def _keys(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Three documents as another hand would write them: keys in another order, all in flow style."""
    paths = draw.sample(list(draft.texts), 3)
    return {path: written(_shuffled(draft.at(path), draw, "")) for path in paths}


def _shuffled(value: Any, draw: random.Random, key: str) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        if key not in _ORDERED:
            draw.shuffle(keys)
        keys.sort(key=lambda each: each != "kind")
        return {each: _shuffled(value[each], draw, each) for each in keys}
    if isinstance(value, list):
        return [_shuffled(each, draw, key) for each in value]
    return value


_PLAIN = re.compile(
    r"^( *(?:- )?[^\s:#\"'\[{|>-][^:#\"'\n]*: )([가-힣][^#\"'\n]*[^#\"'\n:\s])$", re.MULTILINE
)


def _quotes(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Values in quotes that need none."""
    path = draw.choice(list(draft.texts))
    mark = draw.choice(["'", '"'])

    def quoted(found: re.Match[str]) -> str:
        plain = "\\" in found[2] or draw.random() < 0.4
        return found[0] if plain else f"{found[1]}{mark}{found[2]}{mark}"

    lines = [
        line if inside else _PLAIN.sub(quoted, line)
        for line, inside in _outside_blocks(draft.texts[path])
    ]
    return {path: "\n".join(lines) + "\n"}


def _comments(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Comments and empty lines between entries, comments gone."""
    path = draw.choice(list(draft.texts))
    lines: list[str] = []
    for line in _outside_blocks(draft.texts[path]):
        text, inside = line
        if not inside and re.match(r" *(?:- )?[^\s:#\"'\[{]+: ", text) and draw.random() < 0.3:
            indent = len(text) - len(text.lstrip())
            lines += [" " * indent + "# 검토 뒤에 고칠 것", ""]
        lines.append(text)
    return {path: "\n".join(lines) + "\n"}


def _outside_blocks(text: str) -> Iterator[tuple[str, bool]]:
    """The lines of a document, and whether each stands inside a text of several lines."""
    block = -1
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if block >= 0 and (not line.strip() or indent > block):
            yield line, True
            continue
        block = indent if re.search(r"[|>][+-]?\s*$", line) else -1
        yield line, False


def _folded(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A text of several lines broken at other places."""
    path = draw.choice(draft.kind("script", "sop", "notices", "persona"))
    lines: list[str] = []
    for line, inside in _outside_blocks(draft.texts[path]):
        spaces = [found.start() for found in re.finditer(r"(?<=[가-힣.,]) (?=[가-힣])", line)]
        if not inside or not spaces or draw.random() < 0.5:
            lines.append(line)
            continue
        at = draw.choice(spaces)
        indent = len(line) - len(line.lstrip())
        lines += [line[:at], " " * indent + line[at + 1 :]]
    return {path: "\n".join(lines) + "\n"}


_NO_ORDER: Final = frozenset(
    {"approvers", "audience", "search", "reasons", "channels", "like", "avoid", "needs", "send"}
)


def _list_order(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Lists of names whose order says nothing, conditions among them."""
    path = draw.choice(list(draft.texts))
    _reorder(draft.at(path), draw, "", in_when=False)
    return draft.files()


def _reorder(value: Any, draw: random.Random, key: str, *, in_when: bool) -> None:
    if isinstance(value, dict):
        for name, below in value.items():
            _reorder(below, draw, name, in_when=in_when or name == "when")
    elif isinstance(value, list):
        if not any(isinstance(each, dict | list) for each in value):
            if in_when or key in _NO_ORDER:
                draw.shuffle(value)
        else:
            if key in ("examples", "limits"):
                draw.shuffle(value)
            for each in value:
                _reorder(each, draw, key, in_when=in_when)


_DEFAULTS: Final = {
    "sop": {"audience": ["agent"], "approvers": ["CS매니저"], "review_every": "6개월"},
    "script": {"audience": ["agent"], "review_every": "6개월"},
    "exception": {"hit": "unique", "audience": ["agent"], "approvers": ["CS매니저"]},
    "escalation": {"audience": ["agent"], "review_every": "6개월"},
}


def _defaults(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Defaults written out."""
    path = draw.choice(draft.kind(*_DEFAULTS))
    data = draft.at(path)
    for key, value in _DEFAULTS[data["kind"]].items():
        data.setdefault(key, value)
    for step in data.get("steps", ()):
        step.setdefault("role", "상담사")
        step.setdefault("stage", "handle")
    for each in data.get("paths", {}).values():
        each.setdefault("repeat", 1)
    for output in data.get("outputs", {}).values():
        output.setdefault("optional", False)
    return draft.files()


def _moved_item(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """An item in another file of its kind."""
    kind = draw.choice(["facts", "inputs", "roles", "terms", "reasons"])
    paths = draft.kind(kind)
    if len(paths) < 2:
        return None
    one, other = draw.sample(paths, 2)
    items = draft.at(one)["items"]
    if len(items) < 2:
        return None
    name = draw.choice(list(items))
    target = draft.at(other)["items"]
    entries = list(target.items())
    entries.insert(draw.randint(0, len(entries)), (name, items.pop(name)))
    draft.at(other)["items"] = dict(entries)
    return draft.files()


def _moved_file(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """A document in another folder."""
    path = draw.choice(draft.kind("sop", "script", "exception", "escalation"))
    place = PurePosixPath(path)
    return {path: "", str(place.parent / "옮김" / place.name): draft.texts[path]}


def _there_and_back(draft: Draft, draw: random.Random) -> Mapping[str, str]:
    """Two edits that cancel each other, with what rewriting left behind."""
    path = draw.choice(draft.kind("exception", "facts", "inputs"))
    data = draft.at(path)
    for key in ("rules", "items"):
        if key in data:
            entries = list(data[key]) if key == "rules" else list(data[key].items())
            taken = entries.pop(draw.randrange(len(entries)))
            if key == "rules":
                at = [json.dumps(e) for e in read_yaml(draft.texts[path])[key]].index(
                    json.dumps(taken)
                )
                data[key] = [*entries[:at], taken, *entries[at:]]
            else:
                data[key] = dict([*entries, taken])
    return {path: written(data)}


SILENT: Final[Mapping[str, Make]] = {
    "keys": _keys, "quotes": _quotes, "comments": _comments, "folded text": _folded,
    "order of a list": _list_order, "defaults": _defaults, "moved item": _moved_item,
    "moved file": _moved_file, "there and back": _there_and_back,
}  # fmt: skip
