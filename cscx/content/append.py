"""Add entries to the end of a block list, each entry a mapping with one line a key.

The rest of the file stays as its author wrote it, to the byte; an edit that does not lead to exactly
the wanted values is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cscx.content.edit import EditRefusedError, line_start, verified
from cscx.content.scalars import LINE_BREAK, forms
from cscx.content.source import load, positions
from cscx.diagnostic import Edit

Entry = Mapping[str, Any]


def appended(text: str, key: str, entries: Sequence[Entry]) -> str:
    """The text of a file whose list at the top-level `key` has the entries too.

    A key that is not there yet is added at the end. Raises EditRefusedError when the list is
    written in brackets or the file does not read as wanted afterwards.
    """
    loaded = load(text.encode("utf-8", "replace"))
    if loaded.masked or not isinstance(loaded.value, dict):
        raise EditRefusedError
    present = loaded.value.get(key)
    if present is not None and not (isinstance(present, list) and present):
        raise EditRefusedError
    wanted = {**loaded.value, key: [*(present or []), *(dict(entry) for entry in entries)]}
    newline = found[0] if (found := LINE_BREAK.search(text)) else "\n"
    if present is None:
        at, indent, lines = len(text), "  ", [f"{key}:"]
    else:
        nodes = positions(text)
        if nodes[(key,)].flow:
            raise EditRefusedError
        first, last = nodes[key, 0], nodes[key, len(present) - 1]
        start = line_start(text, first.start)
        indent = text[start : first.start].partition("-")[0]
        at, lines = _end_of_line(text, last.end), []
    for entry in entries:
        lines += entry_lines(entry, indent)
    fresh = not text[:at] or text[at - 1] in "\r\n"
    body = newline.join(lines)
    edit = Edit(at, at, f"{body}{newline}" if fresh else f"{newline}{body}")
    return verified(text, [edit], wanted)


def entry_lines(entry: Entry, indent: str = "") -> list[str]:
    """An entry as lines of YAML: `- name: …`, then its other keys, values on one line."""
    lines = [f"{key}: {written(value)}" for key, value in entry.items()]
    return [f"{indent}{'- ' if index == 0 else '  '}{line}" for index, line in enumerate(lines)]


def written(value: Any, *, in_flow: bool = False) -> str:
    """A value on one line, as somebody would write it by hand."""
    if isinstance(value, Mapping):
        parts = (
            f"{written(str(k), in_flow=True)}: {written(v, in_flow=True)}" for k, v in value.items()
        )
        return "{" + ", ".join(parts) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(item, in_flow=True) for item in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return next(forms(value, None, in_flow=in_flow))
    return str(value)


def _end_of_line(text: str, at: int) -> int:
    """After the line that an entry ends in; a comment beside it belongs to it."""
    if text[at - 1 : at] in ("\n", "\r"):
        return at
    found = LINE_BREAK.search(text, at)
    return found.end() if found else len(text)
