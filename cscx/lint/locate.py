"""From a place in the data to lines and columns of the file, exactly."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from cscx.content.document import Document
from cscx.content.edit import key_forms, scalar_edits
from cscx.content.scalars import LINE_BREAK, block_lines, character_places, key_places
from cscx.content.source import Node, Path, positions
from cscx.diagnostic import Edit, Span
from cscx.lint.rule import Place


class FileMap:
    """The positions of one document, found when first asked for."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]

    @cached_property
    def _nodes(self) -> dict[Path, Node]:
        return positions(self.text)

    def span(self, start: int, end: int) -> Span:
        """Lines and columns of a region of the text."""
        return Span(*self._line_column(start), *self._line_column(max(start, end)))

    def region(self, place: Place) -> tuple[int, int]:  # noqa: PLR0911 - one return a form of place
        """The characters [start, end) of a place; of the nearest place above when it has none."""
        if not place.path and place.start is not None and place.end is not None:
            return place.start, place.end
        node, path = self._node(place.path)
        if path != place.path or not path:
            return (node.key_start, node.key_end) if node.key_start >= 0 else self._head(node)
        if place.on_key and node.key_start >= 0:
            if place.start is None or place.end is None:
                return node.key_start, node.key_end
            places = key_places(self.text, node)
            return _between(places, place.start, place.end) or (node.key_start, node.key_end)
        if place.start is not None and place.end is not None:
            return self._inside(node, place)
        if node.start == node.end and node.key_start >= 0:
            return node.key_start, node.key_end
        if isinstance(self.document.value_at(path), (dict, list)) and not node.flow:
            return (node.key_start, node.key_end) if node.key_start >= 0 else self._head(node)
        return self._whole(node, self.document.value_at(path))

    def edit(self, place: Place, value: str) -> Edit | None:
        """The text edit that makes the scalar or key at a place read `value`.

        It is verified when it is applied (see content/edit.py).
        """
        node, path = self._node(place.path)
        if path != place.path:
            return None
        if place.on_key:
            if node.key_start < 0:
                return None
            written = next(key_forms(self.text, self._nodes, path, value))
            return Edit(node.key_start, node.key_end, written)
        current = self.document.value_at(path)
        return next(scalar_edits(self.text, self._nodes, path, current, value), None)

    def _node(self, path: Path) -> tuple[Node, Path]:
        while path and path not in self._nodes:
            path = path[:-1]
        return self._nodes.get(path, Node(-1, -1, 0, 0, None, flow=False)), path

    def _head(self, node: Node) -> tuple[int, int]:
        """The first line of a block: the whole would underline half a file."""
        line_end = LINE_BREAK.search(self.text, node.start)
        return node.start, line_end.start() if line_end else len(self.text)

    def _whole(self, node: Node, value: object) -> tuple[int, int]:
        if node.style in ("|", ">"):
            return self._first_content_line(node, str(value))
        return node.start, node.end

    def _first_content_line(self, node: Node, value: str) -> tuple[int, int]:
        for start, end in block_lines(self.text, node, value):
            if start < end:
                return start, end
        return node.start, node.start + 1

    def _inside(self, node: Node, place: Place) -> tuple[int, int]:
        value = str(self.document.value_at(place.path))
        places = character_places(self.text, node, value)
        end = place.end
        if (
            end
            and place.start is not None
            and end - 1 > place.start
            and value[end - 1 : end] == "\n"
        ):
            end -= 1
        return _between(places, place.start, end) or self._whole(node, value)

    def _line_column(self, index: int) -> tuple[int, int]:
        line = bisect_right(self._starts, index) - 1
        return line + 1, index - self._starts[line] + 1


def _between(
    places: list[int] | None, start: int | None, end: int | None
) -> tuple[int, int] | None:
    """The region of the characters [start, end) of a value whose characters stand at `places`."""
    if places is None or start is None or end is None or not 0 <= start <= end < len(places):
        return None
    return places[start], places[end]


def utf16_column(line: str, column: int) -> int:
    """A column counted in UTF-16 units from 1, as LSP (plus one) and SARIF want it.

    `line` is the line's text, `column` counts its characters from 1.
    """
    return column + sum(char > "\uffff" for char in line[: column - 1])
