"""A drill: a customer, the turns of one case through a procedure, and what may be chosen at each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal

import msgspec

from cscx.messages import Text
from cscx.training.drills.errors import DECIDED
from cscx.training.items.item import Source, digest

VERSION = 1
"""Of ids and fingerprints: a change of what they are made of begins a new history."""
_ID_LENGTH = 12
LOWEST, HIGHEST = -3, 3
"""The ends of the mood."""
DONE, CRITICAL, HUNG_UP = "end:done", "end:critical", "end:hung-up"
ENDS = (DONE, CRITICAL, HUNG_UP)

Kind = Literal["step", "outcome", "role"]
Who = Literal["customer", "screen"]


class Line(msgspec.Struct, frozen=True, array_like=True):
    """Something said by the customer, or something that the screen shows."""

    who: Who
    text: Text


class Choice(msgspec.Struct, frozen=True):
    """What the trainee may do. `code` names its meaning; `error` is None for what is right.

    `spoken`: the text is said to the customer. `mood` is how far it moves the customer. `to` is the
    turn that follows: the same one after an error, an end after one that is critical.
    """

    code: str
    text: Text
    spoken: bool
    error: str | None
    feedback: Text
    source: Source
    mood: int
    critical: bool
    to: str

    @property
    def ok(self) -> bool:
        """Whether it is right."""
        return self.error is None


class Turn(msgspec.Struct, frozen=True):
    """A decision of the trainee.

    `id` is its place in the drill. `at` are the steps that the right choice does, as (procedure,
    step), `step` the one it is about, `name` what that is called. `before` is what happens first.
    `heard`: the customer is still there.
    """

    id: str
    kind: Kind
    step: tuple[str, str]
    name: str
    heard: bool
    at: tuple[tuple[str, str], ...]
    before: tuple[Line, ...]
    ask: Text
    choices: tuple[Choice, ...]

    @property
    def key(self) -> Choice:
        """The right choice."""
        return next(choice for choice in self.choices if choice.ok)


class Customer(msgspec.Struct, frozen=True):
    """Who calls: only words and mood, never the key.

    `low` are words at the bottom of the mood, `worse` after an error, `calm` when things go well.
    """

    persona: str | None
    title: Text
    mood: int
    low: tuple[Text, ...]
    worse: tuple[Text, ...]
    calm: tuple[Text, ...]


class Drill(msgspec.Struct, frozen=True, dict=True):
    """A case to play.

    `case` are the facts it was walked with, `unknown` what nobody knows. `ways` are the ways of
    procedures and `rules` the rules of tables that it comes by, as `procedure.step=answer` and
    `table.rule`; `path` is the whole walk. `last` is what is told when it is over, `end` how the
    procedure ends.
    """

    sop: str
    title: Text
    customer: Customer
    case: Mapping[str, Any]
    unknown: tuple[str, ...]
    turns: tuple[Turn, ...]
    path: tuple[tuple[str, str], ...]
    ways: tuple[str, ...]
    rules: tuple[str, ...]
    last: tuple[Line, ...]
    end: str

    @cached_property
    def id(self) -> str:
        """Twelve hex digits from the way taken, not from words or amounts: results survive both."""
        return drill_id(self.sop, self.customer.persona, self.ways, self.rules)

    @cached_property
    def fingerprint(self) -> str:
        """Changes when the case, the way or an answer of a table does.

        Which steps and phrases tempt is left out: that depends on how the documents are worded.
        """
        meaning = [
            [
                turn.step,
                sorted([c.code, c.error] for c in turn.choices if c.error in (None, *DECIDED)),
            ]
            for turn in self.turns
            if turn.kind != "step"
        ]
        return digest([VERSION, self.sop, self.case, self.unknown, self.path, self.end, meaning])

    @cached_property
    def wording(self) -> str:
        """Changes when anything that is shown does."""
        return digest(msgspec.to_builtins(self))

    def turn(self, id_: str) -> Turn | None:
        """The turn of an id."""
        return next((turn for turn in self.turns if turn.id == id_), None)


def drill_id(sop: str, persona: str | None, ways: tuple[str, ...], rules: tuple[str, ...]) -> str:
    """The id of a drill of some ways and rules."""
    return digest([VERSION, sop, persona, sorted(ways), sorted(rules)])[:_ID_LENGTH]
