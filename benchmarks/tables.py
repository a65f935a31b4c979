"""Proof of decision tables beside z3, in one run, compiling included.

Usage: python benchmarks/tables.py [--limit 60] [--only 2000]

Each family of tables is drawn from a fixed seed. Ours: compile, then gap, overlap and shadow proofs.
z3 answers the same three questions on the same boxes (overlap: any pair at all; gap: any hole;
shadow: every rule against those above it), stopping after `--limit` seconds a question. Both must
agree wherever both answer. Seconds are CPU seconds; machines are noisy, ratios are what to read.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import z3

from cscx.policy.proof.gaps import gaps
from cscx.policy.proof.shadows import shadows
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.cover import bits
from cscx.policy.tables.definition import (
    Hit,
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.table import Table

TOP = 1000
CHOICES = tuple(f"값{n}" for n in range(6))
TARGET = 3.0
Side = tuple[int, int] | frozenset[int]
Drawn = list[Side]


@dataclass(frozen=True)
class Family:
    """One kind of table: rules, inputs, whether its rules overlap, and the hit policy."""

    rules: int
    inputs: int
    overlapping: bool
    hole: bool = False

    @property
    def name(self) -> str:
        """What the printed line calls it."""
        kind = (
            "overlapping" if self.overlapping else "partition, a hole" if self.hole else "partition"
        )
        return f"{self.rules} × {self.inputs} {kind}"

    @property
    def hit(self) -> Hit:
        """Overlapping rules need an order."""
        return "first" if self.overlapping else "unique"


FAMILIES = tuple(
    Family(rules, inputs, overlapping, hole)
    for rules, inputs in ((20, 5), (200, 8), (2000, 8))
    for overlapping, hole in ((False, False), (False, True), (True, False))
)


def partition(count: int, inputs: int, rng: random.Random) -> list[Drawn]:
    """Boxes that part the whole space: one box, split again and again in a random column."""
    boxes: list[Drawn] = [[_domain(column) for column in range(inputs)]]
    while len(boxes) < count:
        box = boxes.pop(rng.randrange(len(boxes)))
        column = rng.randrange(inputs)
        halves = _split(box[column], rng)
        boxes += [[*box[:column], half, *box[column + 1 :]] for half in halves] if halves else [box]
    rng.shuffle(boxes)
    return boxes


def overlapping(count: int, inputs: int, rng: random.Random) -> list[Drawn]:
    """Boxes drawn one by one, each bound in at least three columns; they overlap heavily."""
    boxes: list[Drawn] = []
    while len(boxes) < count:
        box = [
            _domain(column) if rng.random() < 0.5 else _part(column, rng)
            for column in range(inputs)
        ]
        if sum(side != _domain(column) for column, side in enumerate(box)) >= min(3, inputs):
            boxes.append(box)
    return boxes


def _domain(column: int) -> Side:
    return (0, TOP) if column % 2 == 0 else frozenset(range(len(CHOICES)))


def _part(column: int, rng: random.Random) -> Side:
    if column % 2 == 0:
        low, high = sorted((rng.randint(0, TOP), rng.randint(0, TOP)))
        return low, high
    return frozenset(rng.sample(range(len(CHOICES)), rng.randint(1, len(CHOICES) - 1)))


def _split(side: Side, rng: random.Random) -> list[Side]:
    if isinstance(side, tuple):
        low, high = side
        if low == high:
            return []
        cut = rng.randint(low, high - 1)
        return [(low, cut), (cut + 1, high)]
    if len(side) == 1:
        return []
    members = sorted(side)
    rng.shuffle(members)
    cut = rng.randint(1, len(members) - 1)
    return [frozenset(members[:cut]), frozenset(members[cut:])]


def definition(family: Family, boxes: Sequence[Drawn]) -> TableDefinition:
    """The boxes as a table somebody could have written."""
    inputs = tuple(
        InputDefinition(f"수{column}", type="integer", minimum=0, maximum=TOP)
        if column % 2 == 0
        else InputDefinition(f"종류{column}", values=CHOICES)
        for column in range(family.inputs)
    )
    rules = tuple(
        RuleDefinition(
            f"R{index}",
            {
                item.name: cell
                for item, side in zip(inputs, box, strict=True)
                if (cell := _cell(side))
            },
            {"처리": "가" if index % 2 else "나"},
        )
        for index, box in enumerate(boxes)
    )
    return TableDefinition(
        "bench", inputs, (OutputDefinition("처리", values=("가", "나")),), rules, family.hit
    )


def _cell(side: Side) -> Any:
    if isinstance(side, tuple):
        return None if side == (0, TOP) else f"{side[0]}..{side[1]}"
    return None if len(side) == len(CHOICES) else [CHOICES[member] for member in sorted(side)]


class Peer:
    """The same questions asked of z3, over integers."""

    def __init__(self, boxes: Sequence[Drawn], inputs: int, limit: float) -> None:
        self.limit = int(limit * 1000)
        self.names = [z3.Int(f"x{column}") for column in range(inputs)]
        self.domain = [
            z3.And(x >= 0, x <= (TOP if k % 2 == 0 else len(CHOICES) - 1))
            for k, x in enumerate(self.names)
        ]
        self.rules = [self._box(box) for box in boxes]

    def _box(self, box: Drawn) -> Any:
        parts = []
        for column, side in enumerate(box):
            x = self.names[column]
            if side == _domain(column):
                continue
            if isinstance(side, tuple):
                parts += [x >= side[0], x <= side[1]]
            else:
                parts.append(z3.Or([x == member for member in sorted(side)]))
        return z3.And(parts)

    def _solver(self, left: float) -> Any:
        solver = z3.Solver()
        solver.set("timeout", max(1, int(left)))
        solver.add(self.domain)
        return solver

    def gap(self) -> bool | None:
        """Whether some point is in no rule; None when time ran out."""
        solver = self._solver(self.limit)
        solver.add([z3.Not(rule) for rule in self.rules])
        return _answer(solver.check())

    def overlap(self) -> bool | None:
        """Whether any two rules meet: more than one of them is true at once."""
        solver = self._solver(self.limit)
        solver.add(z3.PbGe([(rule, 1) for rule in self.rules], 2))
        return _answer(solver.check())

    def shadow(self) -> int | None:
        """How many rules are taken by those above them; None when time ran out before the last."""
        end = time.perf_counter() + self.limit / 1000
        solver = self._solver(self.limit)
        count = 0
        for rule in self.rules:
            left = (end - time.perf_counter()) * 1000
            if left <= 0:
                return None
            solver.set("timeout", max(1, int(left)))
            result = solver.check(rule)
            if result == z3.unknown:
                return None
            count += result == z3.unsat
            solver.add(z3.Not(rule))
        return count


def _answer(result: Any) -> bool | None:
    return None if result == z3.unknown else result == z3.sat


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of a piece of work, and its result."""
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def boxes_of(family: Family) -> list[Drawn]:
    """The boxes of a family, the same in every run."""
    rng = random.Random(family.rules * 31 + family.inputs)
    boxes = (overlapping if family.overlapping else partition)(family.rules, family.inputs, rng)
    if family.hole:
        boxes.pop(rng.randrange(len(boxes)))
    return boxes


def any_overlap(table: Table) -> bool:
    """The question z3 is asked, which says nothing of hit policies."""
    return any(table.cover.overlapping(index) & table.all_rows for index in bits(table.all_rows))


def run(family: Family, limit: float) -> bool:
    """Print one family; whether it is decided, in time, and as z3 says."""
    boxes = boxes_of(family)
    written = definition(family, boxes)
    compile_seconds, table = timed(lambda: compile_table(written))
    gap_seconds, found = timed(lambda: gaps(table, most=1))
    pair_seconds, pairs = timed(lambda: any_overlap(table))
    shadow_seconds, silent = timed(lambda: shadows(table)) if family.overlapping else (0.0, None)
    ours = {
        "gap": (gap_seconds, None if found.undecided else bool(found.regions)),
        "overlap": (pair_seconds, pairs),
    }
    if silent is not None:
        ours["shadow"] = (shadow_seconds, None if silent.undecided else len(silent.shadows))
    total = compile_seconds + sum(seconds for seconds, _ in ours.values())
    print(f"{family.name}: ours {total:.3f} s, {compile_seconds:.3f} of them compiling", flush=True)
    peer = Peer(boxes, family.inputs, limit)
    good = total <= TARGET and all(result is not None for _, result in ours.values())
    for question, (seconds, result) in ours.items():
        theirs, other = timed(getattr(peer, question))
        agrees = other is None or other == result
        good = good and agrees
        shown = (
            "no answer" if other is None else "agrees" if agrees else f"SAYS {other}, WE {result}"
        )
        ratio = theirs / seconds if seconds else float("inf")
        bound = "> " if other is None else ""
        print(
            f"    {question:8} {seconds:8.4f} s   z3 {theirs:8.3f} s  {shown:10} {bound}{ratio:,.1f}x",
            flush=True,
        )
    return good


def main() -> None:
    """Run the chosen families."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds z3 gets for a question")
    parser.add_argument("--only", type=int, help="only families of this many rules")
    options = parser.parse_args()
    chosen = [f for f in FAMILIES if options.only in (None, f.rules)]
    results = [run(family, options.limit) for family in chosen]
    print(f"{sum(results)} of {len(results)} families decided within {TARGET:.0f} s and as z3 says")
    if not all(results):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
