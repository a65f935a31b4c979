"""What running the tests of a knowledge base comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cscx.diagnostic import Diagnostic
from cscx.messages import Text

What = Literal["table", "matrix", "feature"]


@dataclass(frozen=True, slots=True)
class Case:
    """One example or scenario, at a line of its file. It passed when it has no finding."""

    name: str
    line: int
    finding: Diagnostic | None = None
    confirmed: bool = True

    @property
    def passed(self) -> bool:
        """Whether it came out as expected."""
        return self.finding is None


@dataclass(frozen=True, slots=True)
class Covered:
    """How many rules, boundaries and paths confirmed examples try, and where the others are.

    Only matrices have paths.
    """

    rules: int
    rules_of: int
    boundaries: int
    boundaries_of: int
    missing: tuple[Text, ...] = ()
    paths: int = 0
    paths_of: int = 0

    @property
    def done(self) -> int:
        """What is tried."""
        return self.rules + self.boundaries + self.paths

    @property
    def total(self) -> int:
        """What there is to try."""
        return self.rules_of + self.boundaries_of + self.paths_of

    @property
    def percent(self) -> int:
        """Rounded down, so that 100 means all of it."""
        return 100 if not self.total else self.done * 100 // self.total


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """The tests of one document or feature file. `problems` are what is not about one case."""

    path: str
    name: str
    title: str
    what: What
    cases: tuple[Case, ...]
    covered: Covered | None = None
    problems: tuple[Diagnostic, ...] = field(default=())

    @property
    def failed(self) -> int:
        """How many cases did not come out."""
        return sum(not case.passed for case in self.cases)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything to tell, in the order of the file."""
        found = [case.finding for case in self.cases if case.finding is not None]
        return tuple(sorted([*self.problems, *found], key=lambda each: each.sort_key))


@dataclass(frozen=True, slots=True)
class Results:
    """The tests of a knowledge base."""

    documents: tuple[DocumentResult, ...]

    @property
    def cases(self) -> int:
        """How many examples and scenarios were run."""
        return sum(len(each.cases) for each in self.documents)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Everything to tell, in the order of the files."""
        return tuple(finding for each in self.documents for finding in each.findings)
