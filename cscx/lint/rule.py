"""What a rule is and what it yields.

A rule is one module: a docstring (see lint/explanation.py), messages, a `check` and a RULE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.source import Path
from cscx.diagnostic import Severity
from cscx.messages import Text
from cscx.settings import Settings


class Place(NamedTuple):
    """A place in a document: a value, its key, or a part of a text.

    `start`/`end` are offsets inside the value (or, with `on_key`, the key), in characters. With the
    empty path they are offsets in the text of the file, comments and keys included.
    """

    document: Document
    path: Path
    on_key: bool = False
    start: int | None = None
    end: int | None = None


class Note(NamedTuple):
    """Another place that belongs to a finding, and why."""

    place: Place
    message: Text


class Replacement(NamedTuple):
    """A safe mend: the whole scalar (or key) at the finding's place becomes `value`."""

    title: Text
    value: str


class Finding(NamedTuple):
    """What a rule found, before it has lines and columns."""

    place: Place
    message: Text
    hint: Text | None = None
    notes: tuple[Note, ...] = ()
    fix: Replacement | None = None


DocumentCheck = Callable[[Document, Settings], Iterator[Finding]]
CorpusCheck = Callable[[Corpus], Iterator[Finding]]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule of the linter.

    Exactly one of three holds: `document` looks at one document alone (its findings are cached with
    the file), `corpus` looks at everything, or neither: the loader or the schema finds it, and the
    rule gives it its name, weight and explanation. `fixable` says that at least some of its
    findings carry a fix.
    """

    code: str
    name: str
    severity: Severity
    document: DocumentCheck | None = None
    corpus: CorpusCheck | None = None
    kinds: tuple[str, ...] = ()
    fixable: bool = False
    explanation: str = ""


def part(place: Place, replacement: str) -> str:
    """The whole value at a place with its marked part replaced, for a Replacement."""
    if place.start is None:
        return replacement
    value = place.path[-1] if place.on_key else place.document.value_at(place.path)
    text = str(value)
    return text[: place.start] + replacement + text[place.end :]
