"""Every sort of change as a value of its own, with where it stands in both versions.

Struct tags are the words of the JSON form; docs/change.md describes them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cscx.change.marks import Mark
from cscx.messages import Text


class Place(msgspec.Struct, frozen=True):
    """Where something stands. Lines and columns count from 1 in code points."""

    path: str
    line: int
    column: int


class Subject(msgspec.Struct, frozen=True):
    """What a change is about: a document by its id, or an item of a list by its name.

    `kind` is the word of references: sop, script, fact …; `title` is what people call it.
    """

    kind: str
    name: str
    title: str


class Part(msgspec.Struct, frozen=True):
    """The part of a document a change is in; `kind` step, rule, limit, example or path.

    `label` is what people know it by where it has no name of its own: of a limit the cases it is for.
    """

    kind: str
    name: str
    label: Text | None = None


def _kebab(name: str) -> str:
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


class Change(msgspec.Struct, frozen=True, kw_only=True, tag_field="sort", tag=_kebab):
    """What all changes have. `before` and `after` are where it stands; None where it does not.

    `key` is the first key below the document or item that it is in; empty where that is not known.
    """

    subject: Subject
    before: Place | None
    after: Place | None
    part: Part | None = None
    key: str = ""


class Added(Change, frozen=True, kw_only=True):
    """A document or an item that is new; `says` is what it says in one line, `details` what it says beyond that."""

    says: str = ""
    details: tuple[Text, ...] = ()


class Succeeds(Change, frozen=True, kw_only=True):
    """A new document that takes the place of another from a day on: two versions of one thing.

    `old` is the id of the other, `title` what it is called. What differs between the two follows as changes.
    """

    old: str
    title: str
    since: str


class Removed(Change, frozen=True, kw_only=True):
    """A document or an item that is gone; `says` is what it said in one line."""

    says: str = ""


class Renamed(Change, frozen=True, kw_only=True):
    """A document, item, step, rule or path with another name; what refers to it is followed."""

    old: str
    new: str


class FactValue(Change, frozen=True, kw_only=True):
    """The value of a fact; `tier` is the one it is for. `effective` is the day it holds from."""

    old: str
    new: str
    tier: str | None = None
    effective: str = ""


class FactPlan(Change, frozen=True, kw_only=True):
    """The coming value of a fact; `now` is what holds until then. None: nothing was, or is, planned.

    `tier` is the one it is for.
    """

    now: str
    old: str | None
    new: str | None
    old_from: str | None
    new_from: str | None
    tier: str | None = None


class PartAdded(Change, frozen=True, kw_only=True):
    """A step, rule, limit or example that is new; `follows` is the one it stands behind.

    `says` is its first line, `details` the others: where it leads, who it hands over to, its script, its law.
    """

    follows: str | None
    says: Text
    details: tuple[Text, ...] = ()


class PartRemoved(Change, frozen=True, kw_only=True):
    """A step, rule, limit or example that is gone; `says` was its first line."""

    says: Text


class PartMoved(Change, frozen=True, kw_only=True):
    """A step or rule at another place; `follows` is the one before it, `followed` that of before.

    `order_only`: a step that only stands elsewhere on the page; where the steps lead stays the same.
    """

    follows: str | None
    followed: str | None
    order_only: bool = False


class Split(Change, frozen=True, kw_only=True):
    """A rule `old` that became the rules `into` by one input, of which each has some `values`."""

    old: str
    input: str
    into: tuple[str, ...]
    values: tuple[Text, ...]


class Way(Change, frozen=True, kw_only=True):
    """Where a step leads, by an answer or straight on; None: there was, or is, no such way."""

    answer: Text | None
    old: Text | None
    new: Text | None


class Cell(Change, frozen=True, kw_only=True):
    """A condition or an outcome of a rule. None: left out."""

    side: Literal["when", "then", "or"]
    name: str
    old: Text | None
    new: Text | None


class Level(Change, frozen=True, kw_only=True):
    """A level of an escalation path: who is called, within how long. None: there was, or is, none."""

    number: int
    old: Text | None
    new: Text | None


class Wording(Change, frozen=True, kw_only=True):
    """A text in other words; `channel` is the one it is said on."""

    title: Text
    marks: tuple[Mark, ...]
    channel: str | None = None


class Value(Change, frozen=True, kw_only=True):
    """Any other value. None: it was, or is, not given."""

    title: Text
    old: Text | None
    new: Text | None


class Flag(Change, frozen=True, kw_only=True):
    """A mark that something has, or no longer has: 없어도 됨. `of` is what has it, where it is not the part."""

    title: Text
    of: Text | None
    on: bool


class Members(Change, frozen=True, kw_only=True):
    """A list of names or sentences. Neither added nor removed: its order changed."""

    title: Text
    added: tuple[Text, ...]
    removed: tuple[Text, ...]
