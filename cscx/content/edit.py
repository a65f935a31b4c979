"""Verified edits of a file's text: applied only when the result reads as exactly what was wanted.

Files are never dumped: what an edit does not touch stays as its author wrote it, to the byte.
Values are compared strictly by type and order of keys.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from cscx.content.scalars import LINE_BREAK, block_lines, double_quoted, forms
from cscx.content.source import Loaded, Node, Path, Value, load, positions
from cscx.content.writing import atomic_write
from cscx.diagnostic import Edit

BOM = b"\xef\xbb\xbf"


class EditRefusedError(Exception):
    """No edit leads safely to what was wanted; the file is as before."""


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made. Raises EditRefusedError when two of them overlap."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at or edit.end > len(text):
            raise EditRefusedError
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def same(left: Any, right: Any) -> bool:
    """Equal in value, type and order of keys: 1, 1.0, True and "1" all differ."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(left == right)


def verified(text: str, edits: Sequence[Edit], expected: Value) -> str:
    """The edited text of a file that parses, when it reads as `expected` and no problem is new."""
    new = apply(text, edits)
    before, after = _read(text), _read(new)
    if after.masked or not same(after.value, expected) or _codes(after) - _codes(before):
        raise EditRefusedError
    return new


def mended(text: str, edits: Sequence[Edit], code: str) -> str:
    """The edited text, when fewer problems of `code` are left than before and none is new."""
    new = apply(text, edits)
    before, after = _codes(_read(text)), _codes(_read(new))
    if after[code] >= before[code] or after - before:
        raise EditRefusedError
    return new


def set_scalar(text: str, path: Path, value: str) -> Edit:
    """The edit that makes the scalar at a path read `value`."""
    nodes = positions(text)
    node = nodes.get(path)
    loaded = _read(text)
    current = value_at(loaded.value, path)
    if node is None or isinstance(current, (dict, list)):
        raise EditRefusedError
    expected = with_value(loaded.value, path, value)
    for edit in scalar_edits(text, nodes, path, current, value):
        try:
            verified(text, [edit], expected)
        except EditRefusedError:
            continue
        return edit
    raise EditRefusedError


def rename_key(text: str, path: Path, name: str) -> Edit:
    """The edit that gives the key at a path another name, in its place."""
    nodes = positions(text)
    node = nodes.get(path)
    if node is None or node.key_start < 0:
        raise EditRefusedError
    expected = with_key(_read(text).value, path, name)
    for written in key_forms(text, nodes, path, name):
        edit = Edit(node.key_start, node.key_end, written)
        try:
            verified(text, [edit], expected)
        except EditRefusedError:
            continue
        return edit
    raise EditRefusedError


def insert_entry(text: str, path: Path, value: str) -> Edit:
    """The edit that adds the entry `path[-1]: value` at the end of the block mapping above it."""
    nodes = positions(text)
    parent, name = nodes.get(path[:-1]), path[-1]
    loaded = _read(text)
    group = value_at(loaded.value, path[:-1])
    if parent is None or parent.flow or not isinstance(group, dict) or not group or name in group:
        raise EditRefusedError
    first = nodes[(*path[:-1], next(iter(group)))]
    column = first.key_start - line_start(text, first.key_start)
    end = parent.end
    if text[end - 1 : end] not in ("\n", "\r"):
        found = LINE_BREAK.search(text, end)
        end = found.start() if found else len(text)
    newline = _newline(text)
    expected = with_value(loaded.value, path, value)
    for key in forms(str(name), None, in_flow=False):
        for written in forms(value, None, in_flow=False):
            entry = f"{' ' * column}{key}: {written}"
            fresh = text[end - 1 : end] in ("\n", "\r")
            edit = Edit(end, end, f"{entry}{newline}" if fresh else f"{newline}{entry}")
            try:
                verified(text, [edit], expected)
            except EditRefusedError:
                continue
            return edit
    raise EditRefusedError


def delete_entry(text: str, path: Path) -> Edit:
    """The edit that deletes the lines of a block entry; comments above and below it stay."""
    nodes = positions(text)
    node = nodes.get(path)
    loaded = _read(text)
    if node is None or node.key_start < 0 or any(nodes[path[:i]].flow for i in range(len(path))):
        raise EditRefusedError
    start = line_start(text, node.key_start)
    if text[start : node.key_start].strip():
        raise EditRefusedError
    last = max(node.end, node.key_end + 1)
    if text[last - 1 : last] in ("\n", "\r"):
        end = last
    else:
        found = LINE_BREAK.search(text, last)
        end = found.end() if found else len(text)
    edit = Edit(start, end, "")
    verified(text, [edit], without(loaded.value, path))
    return edit


def scalar_edits(
    text: str, nodes: dict[Path, Node], path: Path, current: Any, value: str
) -> Iterator[Edit]:
    """The edits that may write `value` at a path, the least intrusive first; not yet verified."""
    node = nodes[path]
    in_flow = any(nodes[path[:length]].flow for length in range(len(path)))
    if node.style in ("|", ">"):
        yield from _block_edits(text, node, str(current), value)
        return
    blank = (
        " " if node.start == node.end and text[node.start - 1 : node.start] in (":", "-") else ""
    )
    for written in forms(value, node.style, in_flow=in_flow):
        yield Edit(node.start, node.end, blank + written)


def key_forms(text: str, nodes: dict[Path, Node], path: Path, name: str) -> Iterator[str]:
    """How a key may be written in the place of the one at a path."""
    node = nodes[path]
    quote = text[node.key_start]
    in_flow = any(nodes[path[:length]].flow for length in range(len(path)))
    yield from forms(name, quote if quote in "'\"" else None, in_flow=in_flow)


def value_at(value: Any, path: Path) -> Any:
    """The value at a path; raises EditRefusedError when there is none."""
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            raise EditRefusedError from None
    return value


def with_value(value: Any, path: Path, new: Value) -> Any:
    """A copy with another value at a path; a key that is not there yet is added."""
    if not path:
        return new
    head, rest = path[0], path[1:]
    if isinstance(value, list):
        return [with_value(item, rest, new) if i == head else item for i, item in enumerate(value)]
    copy = dict(value)
    copy[str(head)] = with_value(value.get(head), rest, new)
    return copy


def with_key(value: Any, path: Path, name: str) -> Any:
    """A copy with another name for the key at a path; the order stays."""
    head, rest = path[0], path[1:]
    if isinstance(value, list):
        return [with_key(item, rest, name) if i == head else item for i, item in enumerate(value)]
    if not rest:
        if name in value and name != head:
            raise EditRefusedError
        return {name if key == head else key: below for key, below in value.items()}
    return {
        key: with_key(below, rest, name) if key == head else below for key, below in value.items()
    }


def without(value: Any, path: Path) -> Any:
    """A copy without the entry at a path."""
    head, rest = path[0], path[1:]
    if isinstance(value, list):
        return [without(item, rest) if i == head else item for i, item in enumerate(value)]
    if not rest:
        return {key: below for key, below in value.items() if key != head}
    return {key: without(below, rest) if key == head else below for key, below in value.items()}


def encoded(raw: bytes, new_text: str) -> bytes:
    """The bytes of a file's new text, with the byte-order mark the file had."""
    return (BOM if raw.startswith(BOM) else b"") + new_text.encode()


def line_start(text: str, index: int) -> int:
    """Where the line of a character starts."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _block_edits(text: str, node: Node, current: str, value: str) -> Iterator[Edit]:
    """Block text keeps its header and every line that stays the same."""
    lines = block_lines(text, node, current)
    newline = _newline(text)
    tail = newline if text[node.end - 1 : node.end] in ("\n", "\r") else ""
    if lines and value.strip("\n"):
        old, new = current.split("\n"), value.split("\n")
        if len(old) == len(new):
            yield from _line_edits(text, lines, old, new)
        start = line_start(text, lines[0][0])
        indent = " " * next((a - line_start(text, a) for a, b in lines if a < b), 0)
        written = [indent + line if line else "" for line in value.rstrip("\n").split("\n")]
        yield Edit(start, node.end, newline.join(written) + tail)
    yield Edit(node.start, node.end, double_quoted(value) + tail)


def _line_edits(
    text: str, lines: list[tuple[int, int]], old: list[str], new: list[str]
) -> Iterator[Edit]:
    changed = [i for i, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    if not changed or changed[-1] >= len(lines):
        return
    first = at = lines[changed[0]][0]
    pieces = []
    for i in changed:
        pieces += [text[at : lines[i][0]], new[i]]
        at = lines[i][1]
    yield Edit(first, at, "".join(pieces))


def _newline(text: str) -> str:
    found = LINE_BREAK.search(text)
    return found[0] if found else "\n"


def _read(text: str) -> Loaded:
    return load(text.encode("utf-8", "replace"))


def _codes(loaded: Loaded) -> Counter[str]:
    return Counter(problem.code for problem in loaded.problems)


__all__ = [
    "EditRefusedError",
    "apply",
    "atomic_write",
    "delete_entry",
    "encoded",
    "insert_entry",
    "mended",
    "rename_key",
    "same",
    "set_scalar",
    "verified",
]
