"""A told comparison held against what trying cases says, both ways."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.change.brute import told
from tests.change.brute.computing import Case
from tests.change.brute.grid import Grid, kinds_of
from tests.change.brute.kb import Kb, Unfit
from tests.change.brute.language import Test, Value
from tests.change.brute.tables import Answer, Table

Meant = frozenset[tuple[str, tuple[tuple[Any, ...], ...]]] | None
"""All that a version may answer by some outputs; None: it has no such case."""


@dataclass
class Tally:
    """How much was looked at."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, number: int = 1) -> None:
        self.counts[name] += number


class Pair:
    """Two versions of one table."""

    def __init__(self, before: Table, after: Table) -> None:
        self.before, self.after = before, after
        self.shared = [name for name in after.outputs if name in before.outputs]

    def meant(self, side: int, case: Case, outputs: list[str], *, written: bool = False) -> Meant:
        """What a version says of a case; with `written`, formulas as they are written."""
        table = (self.before, self.after)[side]
        if not table.exists(case):
            return None
        return frozenset(
            _projected(table, answer, outputs) for answer in _answers(table, case, written=written)
        )

    def differs(self, case: Case, *, written: bool = False) -> bool:
        """Whether the versions answer a case differently."""
        was, now = (self.meant(side, case, self.shared, written=written) for side in (0, 1))
        return was != now

    def differs_where(self, wholes: Iterable[Mapping[str, Any]]) -> bool:
        """Whether the rules answer differently where the tables' own inputs are so, whatever they follow from."""
        known = list(wholes)
        was, now = (
            frozenset(_projected(table, answer, self.shared) for answer in _by_rows(table, known))
            for table in (self.before, self.after)
        )
        return was != now

    def follows_alike(self, case: Case) -> bool:
        """Whether what follows from a case is the same in both versions."""
        both = [
            table.wholes(case) if table.exists(case) else None
            for table in (self.before, self.after)
        ]
        return both[0] == both[1]


def _answers(table: Table, case: Case, *, written: bool) -> list[Answer]:
    return _by_rows(table, table.wholes(case)) if written else table.answers(case)


def _by_rows(table: Table, wholes: Iterable[Mapping[str, Any]]) -> list[Answer]:
    """What the rules say where the table's own inputs are so."""
    found = []
    for whole in wholes:
        rows = (1 << len(table.rows)) - 1
        for name in table.own:
            rows &= table.fitting(name, whole[name])
        found.append(table.said(rows, None))
    return found or [("none", ())]


def _projected(table: Table, answer: Answer, outputs: list[str]) -> Answer:
    status, outcomes = answer
    if status != "decided":
        return status, ()
    places = [list(table.outputs).index(name) for name in outputs]
    return status, tuple(dict.fromkeys(tuple(o[at] for at in places) for o in outcomes))


class Region:
    """A told region: what it says of a case, and what is told of the cases in it."""

    def __init__(self, data: Mapping[str, Any], shift: Mapping[str, Any], pair: Pair) -> None:
        inputs = {
            name: item
            for side in (pair.before, pair.after)
            for table in side.all()
            for name, item in table.inputs.items()
        }
        self.shift = shift
        self.tests: dict[str, Test] = {
            name: told.condition(text, inputs[name]) for name, text in data["conditions"].items()
        }
        sources = {**pair.before.sources, **pair.after.sources}
        self.example = told.example(data["example"], sources)
        self.computed = told.computed(data["example"], inputs)
        self.derived = [name for name in self.tests if name not in sources]

    def holds(self, pair: Pair, case: Case) -> bool:
        """Whether a case lies in it, by what follows from the case too."""
        if not all(
            test(case[name]) for name, test in self.tests.items() if name not in self.derived
        ):
            return False
        if not self.derived:
            return True
        table = pair.after if pair.after.exists(case) else pair.before
        return any(
            all(self.tests[name](whole[name]) for name in self.derived)
            for whole in table.wholes(case)
        )


class Judge:
    """Compares tables of two versions by trying, and holds a told comparison against it."""

    def __init__(self, before: Kb, after: Kb, titles: Mapping[str, str], draw: random.Random, most: int) -> None:  # fmt: skip
        self.kbs, self.titles, self.draw, self.most = (before, after), titles, draw, most
        self.tally = Tally()

    def affected(self) -> Iterator[str]:
        """The tables and branching steps of both versions that may answer otherwise."""
        for name in self.kbs[0].tables:
            if name in self.kbs[1].tables and self._closure(0, name) != self._closure(1, name):
                yield name

    def _closure(self, side: int, name: str) -> Any:
        return self.kbs[side].closure(name)

    def pair(self, name: str) -> Pair | None:
        """Both versions of a table, None where one cannot be decided by."""
        try:
            return Pair(*(Table(kb, name) for kb in self.kbs))
        except (Unfit, ValueError, KeyError):
            return None

    def differing(self, pair: Pair, standing: Pair | None) -> tuple[Case | None, str, int]:
        """A case answered differently, how cases were taken, and how many were tried.

        `standing` is what stands just before: what differs there is no news, nor that other cases
        now lead to the same row.
        """
        cases, how = Grid(pair.before, pair.after).cases(self.most, self.draw)
        number = 0
        for case in cases:
            number += 1
            if pair.differs(case) and not (standing and _stands(standing, pair, case)):
                return case, how, number
        return None, how, number

    def hold(self, pair: Pair, data: Mapping[str, Any]) -> list[str]:
        """What is wrong with a told change of a table: nothing, if all is right."""
        wrong = [*self.examples(pair, data)]
        if not data["proved"]:
            self.tally.add("told in part")
            return wrong
        regions = [Region(r, s, pair) for s in _decided(data) for r in s["regions"]]
        grid = Grid(pair.before, pair.after)
        cases, how = grid.cases(self.most, self.draw)
        self.tally.add(f"tables held by {how}")
        for case in cases:
            self.tally.add("cases")
            said = self._place(pair, case, regions)
            if said:
                wrong.append(f"{said}: {_case(case)}")
                break
        return wrong + list(self._counted(pair, grid, data, regions))

    def _place(self, pair: Pair, case: Case, regions: list[Region]) -> str:
        inside = [region for region in regions if region.holds(pair, case)]
        if pair.differs(case) and not inside:
            return "answered differently, in no told region"
        if inside and not pair.differs(case, written=True) and pair.follows_alike(case):
            if (
                pair.meant(0, case, pair.shared) is None
                and pair.meant(1, case, pair.shared) is None
            ):
                return ""
            if len(pair.after.wholes(case)) > 1:
                return ""
            return "in a told region, answered alike"
        for region in inside if len(pair.after.wholes(case)) <= 1 else ():
            problem = self._says(pair, case, region.shift)
            if problem:
                return problem
        return ""

    def _says(self, pair: Pair, case: Case, shift: Mapping[str, Any]) -> str:
        """Whether a shift tells what both versions answer to a case."""
        every = list(pair.after.outputs)
        for names, texts in told.sides(shift["text"], list(shift["outputs"]), every).items():
            for side, text in enumerate(texts):
                meant = self._meant(pair, side, case, names)
                table = (pair.before, pair.after)[side]
                if not told.is_said(text, table, names, meant, self.titles):
                    return f"told as {text!r} by {names}, answered {meant!r}"
        return ""

    def _meant(self, pair: Pair, side: int, case: Case, names: tuple[str, ...]) -> Meant:
        return pair.meant(side, case, list(names))

    def examples(self, pair: Pair, data: Mapping[str, Any]) -> Iterator[str]:
        """What is wrong with the told examples."""
        for shift in _decided(data):
            for each in shift["regions"]:
                self.tally.add("examples")
                region = Region(each, shift, pair)
                case = dict(region.example)
                for name in {**pair.before.sources, **pair.after.sources}:
                    case.setdefault(name, None)
                for name, values in region.computed.items():
                    sides = (pair.before, pair.after)
                    made = tuple(table.wholes(case)[0][name] for table in sides)
                    if made != values:
                        yield f"{name} is computed as {made}: {each['example']}"
                if not pair.differs(case):
                    yield f"the example is answered alike: {each['example']}"
                elif not region.holds(pair, case) and data["proved"]:
                    yield f"the example lies outside its region: {each['example']}"
                elif not region.derived:
                    problem = self._says(pair, case, shift)
                    if problem:
                        yield f"{problem}: {each['example']}"

    def _counted(
        self, pair: Pair, grid: Grid, data: Mapping[str, Any], regions: list[Region]
    ) -> Iterator[str]:
        """Kinds, where they can be counted: no input follows from others."""
        if pair.before.derived or pair.after.derived or data["kinds"] is None:
            return
        self.tally.add("kinds counted")
        kinds = kinds_of(grid)
        if kinds != data["kinds"]:
            yield f"told {data['kinds']} kinds of cases, counted {kinds}"
        if grid.kinds > self.most:
            return
        found: Counter[int] = Counter()
        for case in grid.one_of_each():
            for shift in {id(r.shift) for r in regions if r.holds(pair, case)}:
                if (
                    pair.meant(0, case, pair.shared) is not None
                    or pair.meant(1, case, pair.shared) is not None
                ):
                    found[shift] += 1
        for shift in data["shifts"]:
            if shift["kinds"] is not None and shift["kinds"] != found[id(shift)]:
                yield f"told {shift['kinds']} kinds as {shift['text']}, counted {found[id(shift)]}"


def _stands(standing: Pair, pair: Pair, case: Case) -> bool:
    """Whether that a case is answered differently is told already."""
    if standing.differs(case):
        return True
    own = {tuple(table.own) for table in (pair.before, pair.after)}
    same_inputs = own == {tuple(t.own) for t in (standing.before, standing.after)} and len(own) == 1
    return same_inputs and standing.differs_where(pair.after.wholes(case))


def _case(case: Case) -> str:
    return ", ".join(f"{name}={_shown(value)}" for name, value in case.items())


def _shown(value: Value) -> str:
    return (
        "없음"
        if value is None
        else ("{" + ", ".join(sorted(value)) + "}" if isinstance(value, frozenset) else str(value))
    )


def _decided(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The shifts a table's answers show: whom a path calls, and at what times, `who` is asked elsewhere."""
    return [
        shift
        for shift in data["shifts"]
        if not any(name.startswith(("level ", "repeat", "stands ")) for name in shift["outputs"])
        and all(region["when"] is None for region in shift["regions"])
    ]
