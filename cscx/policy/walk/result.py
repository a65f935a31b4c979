"""What a walk gives back: the steps taken, why each way was taken, what was said, and the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, Literal

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision
from cscx.policy.language.problem import Problem
from cscx.policy.language.values import Field, Value
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import Table
from cscx.policy.walk.definition import StepDefinition

Status = Literal["ended", "needs", "stuck", "broken", "invalid"]
Opened = Literal["start", "first", "call", "go_to", "missing"]
RESOLVED, REFUSED, ESCALATED, LOOP = "resolved", "refused", "escalated", "loop"


@dataclass(frozen=True, slots=True)
class Frame:
    """One run of a procedure within a walk.

    `parent` is the frame it returns to, None for the procedure that was asked for and what it goes
    on to. `stop` is the stop it was opened at, None for `start` and `first`; `at` counts the stops
    before it. `end` is how it ended; a frame left by go_to has the end of the one it went to.
    `missing` is the input it is to find out.
    """

    procedure: str
    opened: Opened
    parent: int | None
    depth: int
    stop: int | None
    at: int
    end: str | None = None
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class Collected:
    """An input that a step gathers, with its value where it is known."""

    name: str
    value: Text | None


@dataclass(frozen=True, slots=True)
class Change:
    """An input that a step changes; `before` is None where it was not known."""

    name: str
    before: Text | None
    after: Text


@dataclass(frozen=True, slots=True)
class Decided:
    """What a table said at a step.

    `answer` has one outcome: of a stated discretion, the one that was chosen. `decision.answers`
    then holds all that were allowed. `assumed` are inputs nobody knows, with their `if_unknown`.
    `key` is the table's id, None for the branches of a `by` step.
    """

    table: Table
    decision: Decision
    answer: Answer
    key: str | None
    assumed: Mapping[str, Text]

    @property
    def approvals(self) -> tuple[str, ...]:
        """The roles the answer names: approvals to get before the next step."""
        return self._of("role")

    @property
    def scripts(self) -> tuple[str, ...]:
        """The scripts the answer names: what is said."""
        return self._of("script")

    @property
    def chosen(self) -> bool:
        """Whether a person chose among several answers that were allowed."""
        return self.decision.status == "choice"

    def _of(self, kind: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for field, value in zip(
            self.table.outputs.values(), self.answer.outcomes[0].values, strict=True
        ):
            if field.type == kind:
                parts = value if isinstance(value, tuple) else (value,)
                found.update((part, None) for part in parts if isinstance(part, str))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Escalation:
    """A case handed to an escalation matrix, with the values the step gives it.

    `path` is the path the matrix chooses where what is known of the case settles it.
    """

    matrix: str
    given: Mapping[str, Any]
    path: str | None


@dataclass(frozen=True, slots=True)
class Stop:
    """One step taken. `frame` is the position of its frame in the walk.

    `answer` is the key of `branches` that was taken, None without branches. `otherwise` says that
    no key fitted and the procedure's `otherwise` was taken; `answered` is what was answered then.
    `to` is the next step, None where the case leaves the procedure here, or has not gone on yet.
    """

    frame: int
    step: StepDefinition
    collected: tuple[Collected, ...] = ()
    decided: Decided | None = None
    answered: str | None = None
    answer: str | None = None
    otherwise: bool = False
    changed: tuple[Change, ...] = ()
    escalation: Escalation | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """The next fact the walk cannot go on without.

    answer: an ask or check, named by its step, the answers are the field's values. input: of a
    table or of `by`. choice: one of the answers a table allows, named `table.output`.
    `others` says that an answer beside the listed ones has a way on, too. `chain` is the table that
    asks, `known` what is known of its inputs.
    """

    kind: Literal["answer", "input", "choice"]
    name: str
    field: Field
    procedure: str
    step: StepDefinition
    at_most: int | None = None
    others: bool = False
    chain: Chain | None = None
    known: Mapping[str, Value] = attribute(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a walk cannot go on: what is wrong with a given fact (`document` None) or a document."""

    document: str | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class Walk:
    """A case taken through a procedure.

    ended: `end` says how; loop where it came back to a step with nothing changed. needs: `need` is
    asked next. stuck: the policy has no way on for this case. broken: a document has a mistake.
    invalid: a given fact is none. `troubles` say what, of all three. `used` are the given names that the way depended on or gathered. `known` is what is known
    at the end, answers of tables as `table.output`.
    """

    procedure: str
    status: Status
    end: str | None
    stops: tuple[Stop, ...]
    frames: tuple[Frame, ...]
    need: Need | None
    troubles: tuple[Trouble, ...]
    used: frozenset[str]
    known: Mapping[str, Value]

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The path: (procedure, step) of every stop."""
        return tuple((self.frames[stop.frame].procedure, stop.step.id) for stop in self.stops)

    @property
    def open(self) -> tuple[int, ...]:
        """The frames that a walk which has not ended waits in, the innermost last."""
        left = {
            self.stops[frame.stop].frame
            for frame in self.frames
            if frame.opened == "go_to" and frame.stop is not None
        }
        return tuple(
            index
            for index, frame in enumerate(self.frames)
            if frame.end is None and index not in left
        )
