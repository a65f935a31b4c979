"""Where in the files of the knowledge base an entry and each of its parts is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.script import Script
from cscx.content.kinds.sop import Sop
from cscx.content.source import Path
from cscx.publish.addresses import anchor, quoted
from cscx.publish.site import Site


class Source(msgspec.Struct, frozen=True, array_like=True):
    """A file by its path below the root, the value an entry is made of, and that of each anchor."""

    path: str
    value: Path
    anchors: dict[str, Path]


def sources(site: Site) -> dict[str, Source]:
    """The source of every entry by its id."""
    found = {
        _id(kind, name, path): Source(
            document.path, path, {quoted(place): value for place, value in _places(body)}
        )
        for (kind, name), (_, _, document, path, body) in site.corpus.entries.items()
    }
    return {stone.id: Source(stone.path, (), {}) for stone in site.shown.retired} | found


def _id(kind: str, name: str, path: Path) -> str:
    """As the entry of a document or of an item is called."""
    return f"{kind}:{name}" if path else name


def _places(body: Any) -> Iterator[tuple[str, Path]]:
    reader = _READERS.get(type(body))
    return reader(body) if reader is not None else iter(())


def _in_sop(sop: Sop) -> Iterator[tuple[str, Path]]:
    yield from ((anchor(step.id), ("steps", at)) for at, step in enumerate(sop.steps))
    yield from (("cx-done", ("done_when",)), ("cx-donot", ("do_not",)))


def _in_script(script: Script) -> Iterator[tuple[str, Path]]:
    yield from ((f"cx-ch-{anchor(name)}", ("text", name)) for name in script.text)
    yield from (("cx-instead", ("instead",)), ("cx-replies", ("replies",)))


def _in_table(table: ExceptionTable) -> Iterator[tuple[str, Path]]:
    yield from ((anchor(rule.id), ("rules", at)) for at, rule in enumerate(table.rules))
    yield from (("cx-otherwise", ("otherwise",)), ("cx-limits", ("limits",)))


def _in_matrix(matrix: Escalation) -> Iterator[tuple[str, Path]]:
    yield from ((anchor(name), ("paths", name)) for name in matrix.paths)
    for at, rule in enumerate(matrix.rules):
        name = f"{rule.id}-rule" if rule.id in matrix.paths else rule.id
        yield anchor(name), ("rules", at)
    yield from (("cx-send", ("send",)), ("cx-told", ("say",)))


_READERS: dict[type, Callable[[Any], Iterator[tuple[str, Path]]]] = {
    Sop: _in_sop,
    Script: _in_script,
    ExceptionTable: _in_table,
    Escalation: _in_matrix,
}
