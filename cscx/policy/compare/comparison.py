"""What became of a table: where two versions of it decide differently, with an example each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from cscx.messages import Text
from cscx.policy.compare.asked import Asked
from cscx.policy.compare.versions import (
    Change,
)
from cscx.policy.language.values import Value
from cscx.policy.proof.region import Condition
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.cover import Box
from cscx.policy.tables.table import Table

Status = Literal["same", "changed", "undecided", "incomparable"]


@dataclass(frozen=True, slots=True)
class Region:
    """Cases that changed in one way. `conditions` are empty for every case.

    `example` is one of them, a value for each input, decided differently by both versions; `was` and
    `now` are their answers to it, None where a version has no such case. `box` is the region over the
    columns of the comparison's `view`; None where cases were only tried. `asked` is the example of a
    matrix as `who` answers it in both versions; `when`: only at these times.
    """

    conditions: tuple[Condition, ...]
    example: Mapping[str, Value]
    was: tuple[Answer, ...] | None
    now: tuple[Answer, ...] | None
    box: Box | None = None
    asked: Asked | None = None
    when: Text | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One way in which answers changed.

    `cases` is how many of the kinds of cases it concerns, None where that is not known. `complete`:
    `regions` are all of them. `told` says what changed where that is no output: who stands in, and when.
    """

    change: Change
    regions: tuple[Region, ...]
    cases: int | None
    complete: bool = True
    told: Text | None = None


class Chains(Protocol):
    """Both versions of a table; compiled when asked for, where a comparison was kept."""

    @property
    def before(self) -> Chain:
        """The old one."""

    @property
    def after(self) -> Chain:
        """The new one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of a table.

    same: proved for every case. changed: `shifts` are all, where `complete`. undecided: none was found
    and none ruled out. incomparable: the input `reason` means something else now, or it
    is an output and no output is the same.
    `kinds` is how many kinds of cases the versions tell apart, None where that is not known; `view` a
    table without rules over the inputs of both, by which cases are placed. `left_out` are the outputs
    that only one version has and that are not compared, `scripts` those either version answers with. One that was kept has neither view nor boxes.
    `calls`: of a matrix, by whom it calls.
    """

    status: Status
    chains: Chains
    shifts: tuple[Shift, ...] = ()
    complete: bool = True
    kinds: int | None = None
    reason: str = ""
    view: Table | None = None
    alike: bool = True
    left_out: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    calls: bool = False

    @property
    def before(self) -> Chain:
        """The old version."""
        return self.chains.before

    @property
    def after(self) -> Chain:
        """The new version."""
        return self.chains.after
