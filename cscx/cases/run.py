"""Decide a whole file of cases: block by block, nothing lost, in bounded memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np

from cscx.cases.answers import INVALID, PREFIX, AnswerCells, Cells
from cscx.cases.cells import CellReader, day_of, pattern_of
from cscx.cases.mapping import CasesMap
from cscx.cases.problem import BadCell, CasesError
from cscx.cases.rows import Block, Source
from cscx.messages import Language, Text
from cscx.policy.batch.columns import Column
from cscx.policy.batch.decide import Batch
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.fingerprint import fingerprint
from cscx.text import closest

_ROWS: Final = 16_384
_MOST_TOLD: Final = 1_000

_MISSING = Text("{name}에 ‘{heading}’ 열이 없습니다.", "{name} has no column {heading}.")
_MEANT = Text("혹시 ‘{near}’인가요? 있는 열: {names}", "Did you mean {near}? Columns: {names}")
_COLUMNS = Text("있는 열: {names}", "Columns: {names}")
_NOTHING = Text(
    "{name}에 판정에 쓰는 입력과 이름이 같은 열이 없습니다.",
    "No column of {name} is called like an input of this decision.",
)
_WRITE_MAP = Text(
    "입력: {inputs}. `--write-map`으로 매핑 파일을 만들어 열과 입력을 이으세요.",
    "Inputs: {inputs}. Join columns and inputs in a mapping file; --write-map drafts one.",
)
_TAKEN = Text("{name}에 이미 ‘{heading}’ 열이 있습니다.", "{name} already has a column {heading}.")
_REMOVE = Text(
    "앞서 판정한 결과라면 cscx.로 시작하는 열을 지우세요.",
    "If these are earlier results, delete the columns that begin with cscx.",
)
_RAGGED = Text(
    "칸이 {found}개입니다. 첫 줄은 {wanted}개입니다",
    "{found} cells where the first line has {wanted}",
)
_NO_DAY = Text("‘{value}’{value:은/는} 판정할 날짜가 아닙니다", "“{value}” is no day to decide by")
_CELL = Text("{column}: {message}", "{column}: {message}")


@dataclass(slots=True)
class Summary:
    """What came of a run: how many rows of each status, what is wrong, which policies decided."""

    rows: int = 0
    statuses: Counter[str] = field(default_factory=Counter)
    bad: list[BadCell] = field(default_factory=list)
    more_bad: int = 0
    policies: dict[str, None] = field(default_factory=dict)

    @property
    def invalid(self) -> int:
        """How many rows could not be read."""
        return self.statuses[INVALID]


class _Policy:
    """A chain that stands for some days, ready to decide and to write."""

    def __init__(self, chain: Chain, nobody_knows: Sequence[str], language: Language) -> None:
        self.policy = fingerprint(chain)
        self.batch = Batch(chain, nobody_knows)
        self.cells = AnswerCells(chain, self.policy, language)


ChainOn = Callable[[date | None], Chain]
"""The chain as it stands on a day; None is the day of the whole run. Equal days may share one."""


class Run:
    """One file of cases over one table."""

    def __init__(
        self,
        source: Source,
        name: str,
        mapping: CasesMap,
        chain_on: ChainOn,
        language: Language,
    ) -> None:
        """Raises CasesError when the file and the mapping do not go together."""
        self._source, self._name, self._language = source, name, language
        self._mapping, self._chain_on = mapping, chain_on
        self._at = {heading: index for index, heading in enumerate(source.headings)}
        if not mapping.columns:
            inputs = ", ".join(all_fields(chain_on(None)))
            raise CasesError(_NOTHING(name=name), _WRITE_MAP(inputs=inputs))
        wanted = [one.column for one in mapping.columns]
        wanted += [mapping.as_of.column] if mapping.as_of is not None else []
        for heading in wanted:
            if heading not in self._at:
                raise self._missing(heading)
        self._policies: dict[int, _Policy] = {}
        self._days: dict[str, date | None] = {}
        first = self._policy(None)
        fields = all_fields(chain_on(None))
        self._readers = {
            one.input: (self._at[one.column], CellReader(fields[one.input], one))
            for one in mapping.columns
        }
        self.headings = [*source.headings, *first.cells.headings()]
        taken = next((h for h in source.headings if h in first.cells.headings()), None)
        if taken is not None or any(h.startswith(PREFIX) for h in source.headings):
            raise CasesError(_TAKEN(name=name, heading=taken or PREFIX), _REMOVE)
        self.summary = Summary()

    def rows(self) -> Iterator[list[list[Any]]]:
        """Blocks of finished rows: what was there, then what was decided."""
        for block in self._source.blocks(_ROWS):
            yield self._block(block)

    def _block(self, block: Block) -> list[list[Any]]:
        wide, count = len(self._source.headings), len(block.cells)
        bad: dict[int, list[BadCell]] = {}
        for row, cells in enumerate(block.cells):
            if len(cells) != wide:
                message = _RAGGED(found=len(cells), wanted=wide)
                bad[row] = [self._bad(block, row, "", message)]
        whole = [row for row in range(count) if row not in bad] if bad else None
        texts = block.cells if whole is None else [block.cells[row] for row in whole]
        place = range(count) if whole is None else whole
        columns, wrong = self._columns(texts)
        for heading, problems in wrong.items():
            for at, message in problems.items():
                row = place[at]
                bad.setdefault(row, []).append(self._bad(block, row, heading, message))
        days = self._days_of(block, place, bad)
        added = self._decided(columns, place, bad, days)
        for row, found in sorted(bad.items()):
            self._keep(found)
            added[row] = self._policy(None).cells.invalid(self._told(found))
        self.summary.rows += count
        for status, times in Counter(cells[0] for cells in added.values()).items():
            self.summary.statuses[_kind(status)] += times
        return [_with(raw, added[row], wide) for row, raw in enumerate(block.raw)]

    def _columns(
        self, texts: Sequence[Sequence[str]]
    ) -> tuple[dict[str, Column], dict[str, dict[int, Text]]]:
        """The inputs of some whole rows, and by heading what is wrong with which."""
        by_column = list(zip(*texts, strict=True)) if texts else []
        columns: dict[str, Column] = {}
        wrong: dict[str, dict[int, Text]] = {}
        for name, (at, reader) in self._readers.items():
            if not by_column:
                continue
            columns[name], problems = reader.read(by_column[at])
            if problems:
                heading = self._source.headings[at]
                wrong[heading] = {row: problem.text for row, problem in problems.items()}
        return columns, wrong

    def _decided(
        self,
        columns: Mapping[str, Column],
        place: Sequence[int],
        bad: Mapping[int, object],
        days: Mapping[int, date],
    ) -> dict[int, Cells]:
        """The added cells of each row that is not bad."""
        cells: dict[int, Cells] = {}
        by_day: dict[date | None, list[int]] = {}
        for at, row in enumerate(place):
            if row not in bad:
                by_day.setdefault(days.get(row), []).append(at)
        for day, chosen in by_day.items():
            policy = self._policy(day)
            own = columns
            if len(chosen) != len(place):
                rows = np.array(chosen, np.intp)
                own = {name: column.take(rows) for name, column in columns.items()}
            verdicts = policy.batch.decide(own, len(chosen))
            self.summary.policies.setdefault(policy.policy)
            cells.update(zip((place[at] for at in chosen), policy.cells.of(verdicts), strict=True))
        return cells

    def _days_of(
        self, block: Block, place: Sequence[int], bad: dict[int, list[BadCell]]
    ) -> dict[int, date]:
        """The day of each row, where a column says it; rows without a day are bad."""
        as_of = self._mapping.as_of
        if as_of is None:
            return {}
        at, pattern = self._at[as_of.column], pattern_of(as_of.date)
        days: dict[int, date] = {}
        for row in place:
            text = block.cells[row][at]
            if text not in self._days:
                self._days[text] = day_of(text, as_of.date, pattern)
            day = self._days[text]
            if day is None:
                message = _NO_DAY(value=text)
                bad.setdefault(row, []).append(self._bad(block, row, as_of.column, message))
            else:
                days[row] = day
        return days

    def _policy(self, day: date | None) -> _Policy:
        chain = self._chain_on(day)
        if id(chain) not in self._policies:
            nobody_knows = self._mapping.nobody_knows
            self._policies[id(chain)] = _Policy(chain, nobody_knows, self._language)
        return self._policies[id(chain)]

    def _bad(self, block: Block, row: int, heading: str, message: Text) -> BadCell:
        return BadCell(self.summary.rows + row + 1, block.lines[row], heading, message)

    def _keep(self, found: Sequence[BadCell]) -> None:
        room = max(0, _MOST_TOLD - len(self.summary.bad))
        self.summary.bad += found[:room]
        self.summary.more_bad += len(found[room:])

    def _told(self, found: Sequence[BadCell]) -> str:
        texts = [
            (_CELL(column=each.column, message=each.message) if each.column else each.message)
            for each in found
        ]
        return "; ".join(text.to(self._language) for text in texts)

    def _missing(self, heading: str) -> CasesError:
        names = ", ".join(self._source.headings)
        near = closest(heading, self._source.headings, cutoff=0.6)
        hint = _MEANT(near=near, names=names) if near else _COLUMNS(names=names)
        return CasesError(_MISSING(name=self._name, heading=heading), hint)


def _kind(status: str) -> str:
    """The kind of a status: `needs` whatever it needs."""
    return "needs" if status.startswith("needs ") else status


def _with(raw: Sequence[Any], added: Cells, wide: int) -> list[Any]:
    """A row with the added cells under their headings, whatever its own length."""
    if len(raw) == wide:
        return [*raw, *added]
    return [*raw[:wide], *("" for _ in range(wide - len(raw))), *added, *raw[wide:]]
