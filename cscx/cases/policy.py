"""What answers the cases of a file: a table that decides them, or a procedure they are taken through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from cscx.cases.answers import AnswerCells, Cells, Show
from cscx.messages import Language
from cscx.policy.batch.columns import Column
from cscx.policy.batch.decide import Batch
from cscx.policy.language.values import Field
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.fingerprint import fingerprint


class Policy(Protocol):
    """A policy as it stands for some days. Equal days share one."""

    @property
    def fingerprint(self) -> str:
        """What it is, so that an answer can be checked years later."""
        ...

    @property
    def fields(self) -> Mapping[str, Field]:
        """The inputs of a case by name."""
        ...

    def headings(self) -> list[str]:
        """The headings of the added columns."""
        ...

    def invalid(self, problem: str) -> Cells:
        """The added cells of a row that could not be read."""
        ...

    def answers(self, columns: Mapping[str, Column], count: int) -> Sequence[Cells]:
        """The added cells of so many cases; inputs without a column are unknown."""
        ...


class TablePolicy:
    """A decision table with all it depends on; `show` writes its outputs otherwise than plain."""

    def __init__(
        self,
        chain: Chain,
        nobody_knows: Sequence[str],
        language: Language,
        show: Show | None = None,
    ) -> None:
        self.fingerprint = fingerprint(chain)
        self.fields: Mapping[str, Field] = all_fields(chain)
        self._batch = Batch(chain, nobody_knows)
        self._cells = AnswerCells(chain, self.fingerprint, language, show)

    def headings(self) -> list[str]:
        """Status, outputs, other allowed answers, rules, policy, problem."""
        return self._cells.headings()

    def invalid(self, problem: str) -> Cells:
        """The cells of a row that could not be read."""
        return self._cells.invalid(problem)

    def answers(self, columns: Mapping[str, Column], count: int) -> Sequence[Cells]:
        """The cells of each case, decided many at once."""
        return self._cells.of(self._batch.decide(columns, count))
