"""Decisions a second: of tables by columns, and of whole CSV files from reading to writing.

Usage: python benchmarks/decide.py [--cases 524288] [--rows 500000]

Evaluation alone: tables of 200 rules over 8 inputs, drawn as in benchmarks/tables.py, under every
hit policy, from typed columns to verdicts; some cases are compared with the reference evaluator
each time. Figures are per CPU-second of one core and, measured by the clock, of two threads; on a
machine that others use too, only the first says what the code can do.
End to end: `cscx decide --cases` as a program over the reference knowledge base, with start-up.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np

from cscx.policy.batch.columns import Coded, Column, Numbered
from cscx.policy.batch.decide import Batch
from cscx.policy.batch.verdicts import STATUSES
from cscx.policy.decision.evaluate import decide_known
from cscx.policy.tables.definition import HITS, Hit, OutputDefinition, TableDefinition
from cscx.policy.tables.linker import link
from tables import CHOICES, TOP, Family, boxes_of, definition

CHECKOUT = Path(__file__).parents[1]
TARGET = 1_000_000
COMPARED = 200
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
Columns = Mapping[str, Column]


def written(family: Family, hit: Hit) -> TableDefinition:
    """The table of a family under a hit policy; one that collects lists, sums and counts."""
    table = replace(definition(family, boxes_of(family)), hit=hit)
    if hit != "collect":
        return table
    outputs = (
        *table.outputs,
        OutputDefinition("점수", type="integer", collect="sum"),
        OutputDefinition("건수", type="integer", collect="count"),
    )
    rules = tuple(
        replace(rule, then={**rule.then, "점수": number % 7, "건수": 1})
        for number, rule in enumerate(table.rules)
    )
    return replace(table, outputs=outputs, rules=rules)


def blocks(table: TableDefinition, size: int, cases: int) -> list[Columns]:
    """Random cases as typed columns."""
    rng = np.random.default_rng(7)
    known = np.zeros(size, np.uint8)
    return [
        {
            item.name: Coded(CHOICES, rng.integers(0, len(CHOICES), size).astype(np.int32))
            if item.values
            else Numbered(rng.integers(0, TOP + 1, size), 1, known)
            for item in table.inputs
        }
        for _ in range(max(1, cases // size))
    ]


def same(batch: Batch, columns: Columns, size: int) -> bool:
    """Whether some cases come out as the reference evaluator decides them."""
    verdicts = batch.decide(columns, size)
    for row in range(0, size, max(1, size // COMPARED)):
        case = {name: column.value(row) for name, column in columns.items()}
        wanted = decide_known(batch.chain, case)  # type: ignore[arg-type]
        if STATUSES[verdicts.statuses[row]] != wanted.status:
            return False
        if wanted.status == "decided" and wanted.answer is not None:
            found = tuple(verdicts.outputs[name].value(row) for name in batch.chain.table.outputs)
            if found != wanted.answer.outcomes[0].values:
                return False
    return True


def evaluation(family: Family, hit: Hit, cases: int) -> float:
    """Print one table; its decisions a CPU-second of one core, 0 when one is wrong."""
    table = written(family, hit)
    start = time.process_time()
    batch = Batch(link({table.name: table}, table.name))
    compiling = time.process_time() - start
    size = batch.block
    given = blocks(table, size, cases)
    right = same(batch, given[0], size)
    start = time.process_time()
    for columns in given:
        batch.decide(columns, size)
    one = len(given) * size / (time.process_time() - start)
    with ThreadPoolExecutor(2) as pool:
        start = time.perf_counter()
        list(pool.map(lambda columns: batch.decide(columns, size), given))
        two = len(given) * size / (time.perf_counter() - start)
    print(
        f"  {family.name:22} {hit:9} compile {compiling:5.2f} s"
        f"  {one / 1e6:5.2f} M a CPU-second, two threads {two / 1e6:5.2f} M a second"
        f"  {'as the reference' if right else 'NOT AS THE REFERENCE'}",
        flush=True,
    )
    return one if right else 0.0


def many_rules(rules: int) -> None:
    """Print what a very large table takes."""
    for overlapping in (False, True):
        evaluation(Family(rules, 8, overlapping), "first", 1)


WORDS: tuple[Sequence[str] | None, ...] = (
    ("반품", "교환"),
    None,
    ("정상", "개봉", "사용흔적"),
    ("제한 없음", "고지·동의 받음", "고지 안 함"),
    ("일반", "골드", "VIP"),
    ("재고 있음", "재고 없음"),
)
HEADINGS = "번호,요청,경과일,상품상태,반품제한,고객등급,재고,결제금액\n"


def write_cases(file: Path, rows: int, missing: float) -> None:
    """A CSV file of random cases, a part of whose cells is empty."""
    rng = random.Random(3)
    with file.open("w", encoding="utf-8") as stream:
        stream.write(HEADINGS)
        for number in range(rows):
            cells = [rng.choice(words) if words else str(rng.randrange(30)) for words in WORDS]
            cells.append(str(rng.randrange(1_000, 1_500_000)))
            cells = [cell if rng.random() >= missing else "" for cell in cells]
            stream.write(f"{number},{','.join(cells)}\n")


def end_to_end(folder: Path, rows: int, missing: float) -> None:
    """Print what deciding a whole file takes."""
    file, result = folder / "cases.csv", folder / "out.csv"
    write_cases(file, rows, missing)
    program = [sys.executable, "-m", "cscx", "decide", "return-eligibility"]
    options = ["--cases", str(file), "-o", str(result), "--overwrite", "--as-of", "2026-11-21"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run([*program, *options], cwd=CHECKOUT, env=ENVIRONMENT, check=True)
    clock = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    print(
        f"  {rows:,} rows of 8 columns ({file.stat().st_size / 1e6:.0f} MB), {missing:.0%} empty:"
        f" {seconds:.1f} CPU-seconds, {rows / seconds:,.0f} rows each,"
        f" {clock:.1f} s by the clock, at most {after.ru_maxrss / 1024:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Run everything; exit 1 when an answer is wrong or evaluation is slower than the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=524_288)
    parser.add_argument("--rows", type=int, default=500_000)
    options = parser.parse_args()
    print("evaluation alone, 200 rules × 8 inputs")
    rates = [
        evaluation(Family(200, 8, overlapping), hit, options.cases)
        for overlapping in (False, True)
        for hit in HITS
    ]
    print("evaluation alone, 10,000 rules × 8 inputs")
    many_rules(10_000)
    print("cscx decide --cases, start-up included")
    with tempfile.TemporaryDirectory() as temporary:
        end_to_end(Path(temporary), options.rows // 10, 0)
        end_to_end(Path(temporary), options.rows, 0)
        end_to_end(Path(temporary), options.rows, 0.1)
    slowest = min(rates)
    print(f"slowest table: {slowest / 1e6:.2f} M a CPU-second of one core; target 1 M on two cores")
    if 2 * slowest < TARGET:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
