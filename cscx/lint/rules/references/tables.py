"""The cells of decision tables and escalation matrices, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.inputs import Input
from cscx.content.source import Path
from cscx.lint.once import once
from cscx.pattern import pattern

_FORMULA_NAME = pattern(r"[^\s()+×÷*/,]+")


class Cell(NamedTuple):
    """One value of a table: the input or output it is about, and where it stands."""

    name: str
    value: Any
    path: Path


def conditions(document: Document) -> Iterator[Cell]:
    """Every condition of a table's rules and limits."""
    body = document.body
    for index, rule in enumerate(body.rules):
        for name, value in rule.when.items():
            yield Cell(name, value, ("rules", index, "when", name))
    for index, limit in enumerate(getattr(body, "limits", ())):
        for name, value in limit.when.items():
            yield Cell(name, value, ("limits", index, "when", name))


def given(document: Document) -> Iterator[Cell]:
    """Every input value of a table's examples, the time (`at`) left out."""
    for index, example in enumerate(document.body.examples):
        for name, value in example.given.items():
            if name != "at":
                yield Cell(name, value, ("examples", index, "given", name))


def answers(document: Document) -> Iterator[Cell]:
    """Every answer of an exception table: of rules, discretion, limits, the rest and examples."""
    body: ExceptionTable = document.body
    for index, rule in enumerate(body.rules):
        yield from _cells(rule.then, ("rules", index, "then"))
        for choice, other in enumerate(rule.or_):
            yield from _cells(other, ("rules", index, "or", choice))
    for index, limit in enumerate(body.limits):
        yield from _cells(limit.never, ("limits", index, "never"))
    if body.otherwise is not None:
        yield from _cells(body.otherwise.then, ("otherwise", "then"))
    for index, example in enumerate(body.examples):
        yield from _cells(example.expect, ("examples", index, "expect"))


def _cells(values: dict[str, Any], path: Path) -> Iterator[Cell]:
    for name, value in values.items():
        yield Cell(name, value, (*path, name))


def single_values(cell: Cell) -> Iterator[Cell]:
    """The single values a condition or answer names: those of lists, of not, has and all."""
    value, path = cell.value, cell.path
    if isinstance(value, dict):
        for word, below in value.items():
            yield from single_values(Cell(cell.name, below, (*path, word)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield Cell(cell.name, item, (*path, index))
    else:
        yield cell


def tables(corpus: Corpus) -> Iterator[Document]:
    """The exception tables and escalation matrices that fit their schema."""
    for document in corpus.documents:
        if isinstance(document.body, (ExceptionTable, Escalation)):
            yield document


@once
def inputs_by_name(corpus: Corpus) -> dict[str, Input]:
    """The shared inputs."""
    found: dict[str, Input] = corpus.items("input")
    return found


@once
def facts_by_name(corpus: Corpus) -> dict[str, Fact]:
    """The facts."""
    found: dict[str, Fact] = corpus.items("fact")
    return found


@once
def tables_by_id(corpus: Corpus) -> dict[str, Document]:
    """Tables and matrices by id."""
    return {document.id: document for document in tables(corpus)}


def formula_names(formula: str) -> list[str]:
    """The words of a formula that may be names of inputs."""
    return _FORMULA_NAME.findall(formula)


def with_sources(corpus: Corpus, names: list[str]) -> set[str]:
    """Inputs together with those they are computed from or chained to, all the way down."""
    known, tables_ = inputs_by_name(corpus), tables_by_id(corpus)
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        input_ = known.get(name)
        if input_ is None:
            continue
        if input_.is_:
            waiting.extend(word for word in formula_names(input_.is_) if word in known)
        if input_.from_:
            table = tables_.get(input_.from_.split(".")[0])
            if table is not None:
                waiting.extend(table.body.inputs)
    return found
