"""How scalars are written: where each character of a value stands, and what a new value looks like."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cscx.content.source import Node, load
from cscx.pattern import pattern

LINE_BREAK = pattern(r"\r\n?|\n")
_ESCAPE = pattern(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)")
_QUOTED_QUOTE = pattern("''")
# What JSON leaves as it is but YAML, or this tool, does not take inside double quotes.
_UNPRINTABLE = pattern("[\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")


def block_lines(text: str, node: Node, value: str) -> list[tuple[int, int]]:
    """The lines of block text: where each starts after its indentation, and where it ends.

    `value` is what the block reads as; its first line tells how deep the text is indented.
    """
    header = LINE_BREAK.search(text, node.start)
    if header is None:
        return []
    raw: list[tuple[int, int]] = []
    start = header.end()
    while start < node.end:
        found = LINE_BREAK.search(text, start, node.end)
        stop = found.start() if found else node.end
        raw.append((start, stop))
        start = found.end() if found else node.end
    indent = 0
    for (begin, end), line in zip(raw, value.split("\n"), strict=False):
        if line.strip(" "):
            written = text[begin:end]
            indent = (len(written) - len(written.lstrip(" "))) - (len(line) - len(line.lstrip(" ")))
            break
    return [(min(begin + indent, end), end) for begin, end in raw]


def character_places(text: str, node: Node, value: str) -> list[int] | None:
    """Where each character of a value stands in the text, and its end; None when they do not match.

    Quoted text counts an escape as the one character it means.
    """
    if node.style in ("|", ">"):
        places: list[int] = []
        for begin, end in block_lines(text, node, value):
            places += [*range(begin, end), end]
        return [*places, node.end] if len(places) >= len(value) else None
    if node.style not in ("'", '"'):
        return list(range(node.start, node.end + 1))
    return _quoted_places(text, node.start + 1, node.end - 1, node.style)


def _quoted_places(text: str, start: int, end: int, quote: str) -> list[int]:
    pattern = _ESCAPE if quote == '"' else _QUOTED_QUOTE
    places: list[int] = []
    at = start
    for found in pattern.finditer(text, start, end):
        places += range(at, found.start())
        places.append(found.start())
        at = found.end()
    return [*places, *range(at, end + 1)]


def key_places(text: str, node: Node) -> list[int]:
    """Where each character of a key stands, and its end."""
    quote = text[node.key_start]
    if quote in "'\"":
        return _quoted_places(text, node.key_start + 1, node.key_end - 1, quote)
    return list(range(node.key_start, node.key_end + 1))


def forms(value: str, style: str | None, *, in_flow: bool) -> Iterator[str]:
    """One-line ways to write a text, the one most like the present style first."""
    one_line = "\n" not in value
    if style == "'" and one_line:
        yield single_quoted(value)
    if style == '"':
        yield double_quoted(value)
    if one_line and reads_plain(value, in_flow=in_flow):
        yield value
    yield double_quoted(value)


def single_quoted(value: str) -> str:
    """In single quotes."""
    return "'" + value.replace("'", "''") + "'"


def double_quoted(value: str) -> str:
    """In double quotes, with escapes where YAML needs them."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def reads_plain(value: str, *, in_flow: bool) -> bool:
    """Whether a text without quotes is read as exactly itself."""
    if not value or value != value.strip() or "\n" in value or "\r" in value:
        return False
    text = f"[{value}]\n" if in_flow else f"k: {value}\n"
    loaded = load(text.encode("utf-8", "replace"))
    if any(problem.code not in ("CS006", "CS031") for problem in loaded.problems):
        return False
    return loaded.value == ([value] if in_flow else {"k": value})
