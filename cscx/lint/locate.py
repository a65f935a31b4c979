"""From a place in the data to lines and columns of the file, exactly."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from cscx.content.document import Document
from cscx.content.source import Node, Path, positions
from cscx.diagnostic import Edit, Span
from cscx.lint.rule import Place

_LINE_END = re.compile(r"\r\n?|\n")


class FileMap:
    """The positions of one document, found when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    @cached_property
    def _nodes(self) -> dict[Path, Node]:
        return positions(self.text)

    def span(self, start: int, end: int) -> Span:
        """Lines and columns of a region of the text."""
        return Span(*self._line_column(start), *self._line_column(max(start, end)))

    def region(self, place: Place) -> tuple[int, int]:
        """The characters [start, end) of a place; of the nearest place above when it has none."""
        if not place.path and place.start is not None and place.end is not None:
            return place.start, place.end
        node, path = self._node(place.path)
        if path != place.path:
            return (node.key_start, node.key_end) if node.key_start >= 0 else self._head(node)
        if place.on_key and node.key_start >= 0:
            if place.start is None or place.end is None:
                return node.key_start, node.key_end
            shift = 1 if self.text[node.key_start] in "\"'" else 0
            return node.key_start + shift + place.start, node.key_start + shift + place.end
        if place.start is not None and place.end is not None:
            return self._inside(node, place)
        if isinstance(self.document.value_at(path), (dict, list)) and not node.flow:
            return (node.key_start, node.key_end) if node.key_start >= 0 else self._head(node)
        return self._trimmed(node)

    def edit(self, place: Place, value: str) -> Edit | None:
        """The text edit that makes the scalar or key at a place read `value`, if it is plain text.

        Block text keeps its lines; quotes are added where plain text would not do (the editor
        verifies the result and refuses what does not lead there).
        """
        node, path = self._node(place.path)
        if path != place.path:
            return None
        if place.on_key:
            return Edit(node.key_start, node.key_end, value) if node.key_start >= 0 else None
        if node.style in ("|", ">"):
            return self._block_edit(node, value)
        quote = node.style or ""
        escaped = value.replace("'", "''") if quote == "'" else value
        if quote == '"':
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        return Edit(node.start, node.end, f"{quote}{escaped}{quote}")

    def _node(self, path: Path) -> tuple[Node, Path]:
        while path and path not in self._nodes:
            path = path[:-1]
        return self._nodes.get(path, Node(-1, -1, 0, 0, None, flow=False)), path

    def _head(self, node: Node) -> tuple[int, int]:
        """The first line of a block: the whole would underline half a file."""
        line_end = _LINE_END.search(self.text, node.start)
        return node.start, line_end.start() if line_end else len(self.text)

    def _trimmed(self, node: Node) -> tuple[int, int]:
        if node.style in ("|", ">"):
            return self._first_content_line(node)
        return node.start, node.end

    def _first_content_line(self, node: Node) -> tuple[int, int]:
        lines = self._block_lines(node)
        return (lines[0][0], lines[0][1]) if lines else (node.start, node.start + 1)

    def _block_lines(self, node: Node) -> list[tuple[int, int]]:
        """The content lines of block text: where each starts after its indentation, and ends."""
        header = _LINE_END.search(self.text, node.start)
        if header is None:
            return []
        body_end = node.end
        raw: list[tuple[int, int]] = []
        start = header.end()
        while start < body_end:
            line_end = _LINE_END.search(self.text, start)
            stop = line_end.start() if line_end else len(self.text)
            raw.append((start, min(stop, body_end) if stop > body_end else stop))
            if line_end is None:
                break
            start = line_end.end()
        indents = [
            len(self.text[a:b]) - len(self.text[a:b].lstrip(" ")) for a, b in raw if a < b
        ]
        indent = min(indents, default=0)
        return [(min(a + indent, b), b) for a, b in raw]

    def _inside(self, node: Node, place: Place) -> tuple[int, int]:
        start, end = place.start or 0, place.end or 0
        if node.style in ("|", ">"):
            return self._inside_block(node, start, end)
        if node.style in ("'", '"'):
            body = self.text[node.start + 1 : node.end - 1]
            value = str(self.document.value_at(place.path))
            if body == value:
                return node.start + 1 + start, node.start + 1 + end
            return node.start, node.end
        return node.start + start, node.start + end

    def _inside_block(self, node: Node, start: int, end: int) -> tuple[int, int]:
        place = 0
        first = None
        for line_start, line_end in self._block_lines(node):
            length = line_end - line_start
            if first is None and start <= place + length:
                first = line_start + start - place
            if first is not None and end <= place + length:
                return first, line_start + end - place
            place += length + 1
        return self._first_content_line(node) if first is None else (first, first + 1)

    def _block_edit(self, node: Node, value: str) -> Edit | None:
        lines = self._block_lines(node)
        new = value.rstrip("\n").split("\n")
        while lines and lines[-1][0] == lines[-1][1]:
            lines.pop()
        if len(new) != len(lines):
            return None
        changed = [
            (a, b, text) for (a, b), text in zip(lines, new, strict=True) if self.text[a:b] != text
        ]
        if not changed:
            return None
        start, end = changed[0][0], changed[-1][1]
        pieces, at = [], start
        for a, b, text in changed:
            pieces.append(self.text[at:a] + text)
            at = b
        return Edit(start, end, "".join(pieces))

    def _line_column(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index) - 1
        return line + 1, index - self._starts[line] + 1
