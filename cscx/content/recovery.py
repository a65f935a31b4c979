"""Read on after an error of the YAML parser: cover as little as lets it go on, and try again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

from cscx.content.problems import Cover, covered
from cscx.pattern import pattern

_MOST_ERRORS = 20
_MOST_CHARACTERS = 1_500_000  # read in all attempts together: keeps a hostile file from hanging
_FURTHEST = 50  # lines above that still belong to the same group
_KEYED = pattern(r"(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)(?P<key>[^\s:#][^:#]*:[ ]+)?(?P<value>.*)")
_BREAK = pattern(r"\r\n?|\n")


class Recovered(NamedTuple):
    """Where each error was met, and the covers under which the text can be read."""

    errors: list[MarkedYAMLError]
    covers: list[Cover]
    readable: bool


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def recover(
    text: str, error: MarkedYAMLError, attempt: Callable[[str], MarkedYAMLError | None]
) -> Recovered:
    """Cover one spot after another until `attempt` meets no error any more.

    Of several covers for one error the one that lets the parser come furthest is taken, the
    smallest first.
    """
    errors: list[MarkedYAMLError] = [error]
    covers: list[Cover] = []
    spent = 0
    met: MarkedYAMLError | None = error
    while met is not None and len(covers) < _MOST_ERRORS:
        best: tuple[int, Cover, MarkedYAMLError | None] | None = None
        for cover in _candidates(text, met):
            spent += len(text)
            if spent > _MOST_CHARACTERS:
                return Recovered(errors, [], readable=False)
            after = attempt(covered(text, [cover]))
            reached = len(text) + 1 if after is None else _index(after)
            if best is None or reached > best[0]:
                best = (reached, cover, after)
            if after is None:
                break
        if best is None:
            break
        reached, cover, after = best
        text = covered(text, [cover])
        covers.append(cover)
        if after is not None and reached > _index(met):
            errors.append(after)
        met = after
    return Recovered(errors, covers, readable=met is None)


def _index(error: MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return int(mark.index) if mark else 0


def _candidates(text: str, error: MarkedYAMLError) -> Iterator[Cover]:
    """Covers that may mend an error, from the smallest loss to the largest."""
    lines = _lines(text)
    at = _line_of(lines, min(_index(error), max(len(text) - 1, 0)))
    opened = _opened(text, error)
    if opened is not None:
        line = lines[_line_of(lines, opened)]
        yield _filled(opened, line.end)
    nearby = [number for number in (_context_line(lines, error), at, at - 1) if number >= 0]
    for number in dict.fromkeys(nearby):
        yield from _moved(lines, number)
    for number in dict.fromkeys(nearby):
        line = lines[number]
        found = _KEYED.fullmatch(line.text)
        if found and found["value"].strip() and (found["key"] or found["dashes"]):
            yield _filled(line.start + found.start("value"), line.end)
    for number in dict.fromkeys(nearby):
        line = lines[number]
        if line.text.strip():
            yield Cover(line.start, line.end, " " * (line.end - line.start))


def _moved(lines: list[_Line], number: int) -> Iterator[Cover]:
    """The line at the indentation of one of those above, when it has room to move."""
    line = lines[number]
    body = line.text.strip(" ")
    width = len(line.text)
    indent = width - len(line.text.lstrip(" "))
    if not body:
        return
    for wanted in _indentations(lines, number):
        if wanted < indent:
            yield Cover(line.start, line.end, (" " * wanted + body).ljust(width))
        elif wanted > indent and width - wanted > len(body.split(":")[0]) + 2:
            yield Cover(line.start, line.end, (" " * wanted + body).ljust(width)[:width])


def _indentations(lines: list[_Line], number: int) -> list[int]:
    """Where the lines above start; for a list item only where other items do."""
    item = lines[number].text.lstrip(" ").startswith("- ")
    found: set[int] = set()
    for line in reversed(lines[max(number - _FURTHEST, 0) : number]):
        keyed = _KEYED.fullmatch(line.text)
        if not line.text.strip() or keyed is None or (item and not keyed["dashes"]):
            continue
        found.update((keyed.end("indent"), keyed.end("dashes")))
    indent = len(lines[number].text) - len(lines[number].text.lstrip(" "))
    return sorted(found, key=lambda column: (abs(column - indent), -column))[:5]


def _opened(text: str, error: Any) -> int | None:
    """Where a bracket or quote was opened that is never closed."""
    mark = error.context_mark
    if mark is not None and mark.index < len(text) and text[mark.index] in "[{\"'":
        return int(mark.index)
    return None


def _context_line(lines: list[_Line], error: Any) -> int:
    mark = error.context_mark
    if mark is None or "simple key" not in str(error.context):
        return -1
    return _line_of(lines, mark.index)


def _filled(start: int, end: int) -> Cover:
    return Cover(start, end, "x" * (end - start))


def _lines(text: str) -> list[_Line]:
    lines, start = [], 0
    for found in _BREAK.finditer(text):
        lines.append(_Line(start, found.start(), text[start : found.start()]))
        start = found.end()
    lines.append(_Line(start, len(text), text[start:]))
    return lines


def _line_of(lines: list[_Line], index: int) -> int:
    low, high = 0, len(lines) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if lines[middle].start <= index:
            low = middle
        else:
            high = middle - 1
    return low
