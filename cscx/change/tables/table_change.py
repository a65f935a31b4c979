"""What became of the answers of a table, a matrix, or the branches of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cscx.change.changes import Part, Place, Subject
from cscx.change.tables.known import Failing
from cscx.content.document import Document
from cscx.messages import Text
from cscx.policy.compare.comparison import Comparison


@dataclass(frozen=True, slots=True)
class TableChange:
    """What became of the answers of a table or matrix.

    `own`: its document changed. `through`: what it uses that changed. `day`: from this day on, where
    it is a coming change; None for now. `comparison` None: a version has the mistake `problem`, at
    `place`; `was_broken` says that it is the earlier one, so that the change may have mended it.
    `part` is the step, where it is not a table but the branches of a step. `titles` are those of the
    scripts it answers with, by id. `failing` runs the examples of the new version; those that failed before are left out.
    """

    subject: Subject
    document: Document
    own: bool
    through: tuple[Subject, ...]
    day: date | None
    comparison: Comparison | None
    problem: Text | None = None
    place: Place | None = None
    was_broken: bool = False
    part: Part | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    failing: Callable[[], tuple[Failing, ...]] = field(default=tuple, compare=False)

    @property
    def decides_as_before(self) -> bool:
        """Whether it provably decides as before, by the outputs of both versions."""
        return self.comparison is not None and self.comparison.status == "same"

    @property
    def is_same(self) -> bool:
        """Whether it provably decides as before, by all its outputs."""
        found = self.comparison
        return found is not None and found.status == "same" and not found.left_out
