"""How strongly a reference ties what names something to it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from typing import Any, Final, NamedTuple

from cscx.change.changes import Part
from cscx.change.impact.calendar_ties import calendar_places
from cscx.change.impact.term_ties import term_places
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.source import Path
from cscx.policy.language.formula import inputs_named

Name = tuple[str, str]
"""What references call something: ("fact", "반품기한"), ("sop", "exchange")."""

TERM: Final = "term"
CALENDAR: Final[Name] = ("calendar", "")
"""The calendar, which nothing calls by its name."""
_PRINTED: Final = frozenset({"fact", "input"})
"""What a text says in its own words; of anything else it prints the title."""
_DECIDING: Final = frozenset({"fact", "input", "exception"})
_NAMES_ONLY: Final = frozenset(
    {"owner", "approvers", "not_for", "replies", "replaces", "needs", "sign_off"}
)
_HANDS_OVER: Final = "go_to"
"""The case goes on there and does not come back: nothing here rests on how."""
_RUN_LATER: Final = "examples"
"""Examples are no tie: they are run."""
_NAMED_BY_OUTPUTS: Final = frozenset({"script", "role"})
_PARTS: Final = {"steps": "step", "rules": "rule", "limits": "limit"}
_NAMED: Final = {"paths": "path", "text": "channel"}


class Tie(NamedTuple):
    """A reference from `path` of a document to `target`.

    `rests`: what it says or decides rests on the target; else it only mentions it. `carries`: it
    decides by the target, so that what rests on it may come out otherwise, too.
    """

    target: Name
    path: Path
    rests: bool
    carries: bool


def ties_of(
    document: Document,
    inputs: Collection[str],
    wanted: Container[Name],
    terms: Collection[str] = (),
) -> Iterator[Tie]:
    """Every tie of a document to something wanted, in the order written.

    `inputs` are all names of inputs, `terms` the wanted ones, which texts use without referring to them.
    """
    texts: frozenset[Path] | None = None
    for each in document.references:
        kind, name = each.kind, each.name
        if kind == "exception.output":
            kind, name = "exception", name.partition(".")[0]
        if (kind, name) not in wanted or each.path[0] == _RUN_LATER:
            continue
        if each.in_text and texts is None:
            texts = frozenset(text.path for text in document.texts)
        if each.in_text and texts is not None and each.path in texts:
            yield Tie((kind, name), each.path, kind in _PRINTED, carries=False)
            continue
        rests = str(each.path[0]) not in _NAMES_ONLY and each.path[-1] != _HANDS_OVER
        yield Tie((kind, name), each.path, rests, rests and _decides(kind, each.path))
    for tie in (*_formulas(document, inputs), *_said(document)):
        if tie.target in wanted:
            yield tie
    yield from _unnamed(document, wanted, terms)


def _unnamed(document: Document, wanted: Container[Name], terms: Collection[str]) -> Iterator[Tie]:
    """What nothing refers to: terms, which texts just use, and the calendar."""
    for name, path in term_places(document, terms) if terms else ():
        yield Tie((TERM, name), path, rests=False, carries=False)
    if CALENDAR in wanted:
        for path, rests, carries in calendar_places(document):
            yield Tie(CALENDAR, path, rests, carries)


def _decides(kind: str, path: Path) -> bool:
    """Whether what stands at a path decides by something: conditions, branches, calls."""
    keys = {key for key in path if isinstance(key, str)}
    if kind == "sop" and (path[0] == "first" or "call" in keys):
        return True
    if kind not in _DECIDING or path[0] in ("case", "reveals"):
        return False
    return keys.isdisjoint({"collect", "handoff", "within", "if_missing"})


def _formulas(document: Document, inputs: Collection[str]) -> Iterator[Tie]:
    """The inputs that computed inputs are computed from."""
    if document.kind is None or document.kind.item != "input" or document.body is None:
        return
    items: dict[str, Input] = document.body.items
    for name, item in items.items():
        for used in inputs_named(item.is_, inputs) if item.is_ else ():
            yield Tie(("input", used), ("items", name, "is"), rests=True, carries=True)


def _said(document: Document) -> Iterator[Tie]:
    """The scripts that a table has said, and the roles it asks: outputs of those types hold their names."""
    table = document.body
    if not isinstance(table, ExceptionTable):
        return
    kinds = {name: o.type for name, o in table.outputs.items() if o.type in _NAMED_BY_OUTPUTS}
    for path, then in _outcomes(table):
        for name in [each for each in kinds if each in then]:
            values = then[name] if isinstance(then[name], list) else [then[name]]
            for value in values:
                yield Tie((str(kinds[name]), str(value)), (*path, name), rests=True, carries=False)


def _outcomes(table: ExceptionTable) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What a table answers, and what it must never answer."""
    for at, rule in enumerate(table.rules):
        yield ("rules", at, "then"), rule.then
        for other, then in enumerate(rule.or_):
            yield ("rules", at, "or", other), then
    for at, limit in enumerate(table.limits):
        yield ("limits", at, "never"), limit.never
    if table.otherwise is not None:
        yield ("otherwise", "then"), table.otherwise.then


def node_of(document: Document, path: Path) -> Name:
    """What a path of a document belongs to: an item of a list, or the document."""
    kind = document.kind
    assert kind is not None  # noqa: S101 - only read documents name anything
    if kind.item and len(path) > 1 and path[0] == "items":
        return kind.item, str(path[1])
    return kind.name, document.id


def part_of(document: Document, path: Path) -> Part | None:
    """The step, rule, limit, path, channel or day that a path leads into."""
    if len(path) < 2:  # noqa: PLR2004 - a key and what is below it
        return None
    key, at = path[0], path[1]
    if key == "days" and isinstance(at, int):
        return Part("day", str(at + 1))
    if key in _NAMED and isinstance(at, str):
        return Part(_NAMED[key], at)
    if key in _PARTS and isinstance(at, int):
        entry = document.value_at(path[:2])
        name = entry.get("id") if isinstance(entry, dict) else None
        return Part(_PARTS[key], str(name or at + 1))
    return None
