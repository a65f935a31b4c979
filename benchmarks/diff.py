"""`cscx diff` and `cscx impact` of one changed document in a large knowledge base, against their bar.

Usage: python benchmarks/diff.py [--documents 5000] [--runs 3]

Seconds are CPU time (user + system) of whole processes, start-up included, the least of some runs; `clock` is
what passed meanwhile. cold: nothing is kept. edit: documents were parsed before, but this edit is new. again:
the same once more, as CI does for each form of the report. The hardest document is a list of facts whose value
decides in every table and is printed by nearly every document. Peers: git's own word diff, which knows no
meaning, and merely parsing both versions with PyYAML's C loader. Exits 1 where the bar is missed.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build import AS_OF, CSCX, ENVIRONMENT, edit, knowledge_base

BAR = 2.0
FACT = "반품기한"
FACTS = "sops/reference/facts.yaml"
GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@example.com")
PARSE = """
import sys, yaml
from pathlib import Path
for folder in sys.argv[1:]:
    for file in Path(folder).rglob("*.yaml"):
        yaml.load(file.read_bytes(), yaml.CSafeLoader)
"""


class Took(NamedTuple):
    """Seconds of CPU and of the clock."""

    cpu: float
    clock: float


def run(command: Sequence[str], folder: Path) -> Took:
    """One run of a command, which must not fail."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    clock, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(
            f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()[-2000:]}"
        )
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Took(cpu, clock)


def least(runs: int, once: Callable[[], Took]) -> Took:
    """The run that took the least CPU time."""
    return min(once() for _ in range(runs))


def compare(folder: Path, *more: str) -> Took:
    """`cscx diff HEAD`, the working tree against the commit."""
    return run([*CSCX, "diff", "HEAD", "--as-of", AS_OF, *more], folder)


def ordinary(folder: Path, number: int) -> None:
    """Change a sentence of a procedure."""
    edit(folder, f"{number}번째")


def hardest(folder: Path, number: int) -> None:
    """Change the fact that everything rests on."""
    file = folder / FACTS
    text = file.read_text("utf-8")
    value = rf"\g<1>{8 + number % 5}일"
    file.write_text(re.sub(rf"({FACT}:\n    value: )\d+일", value, text, count=1), "utf-8")


def told(name: str, took: Took, *, bar: bool = False) -> bool:
    """Print a figure; whether it keeps the bar."""
    kept = took.cpu <= BAR
    verdict = f"   bar {BAR:.0f} s: {'kept' if kept else 'MISSED'}" if bar else ""
    print(f"  {name:<44}{took.cpu:6.2f} s   clock {took.clock:6.2f} s{verdict}", flush=True)
    return kept or not bar


def measure(folder: Path, what: str, change: Callable[[Path, int], None], runs: int) -> bool:
    """The figures of one sort of document; whether the bar is kept."""
    print(what)
    change(folder, 0)
    shutil.rmtree(folder / ".cscx-cache", ignore_errors=True)
    told("cold", compare(folder))
    numbers = iter(range(1, runs + 1))

    def anew() -> Took:
        change(folder, next(numbers))
        return compare(folder)

    told("edit", least(runs, anew))
    kept = told("again", least(runs, lambda: compare(folder)), bar=True)
    for form in ("markdown", "json"):
        told(f"again, -f {form}", least(runs, partial(compare, folder, "-f", form)))
    told(
        "git diff --word-diff",
        least(runs, lambda: run([*GIT, "diff", "--word-diff", "HEAD"], folder)),
    )
    run([*GIT, "checkout", "--quiet", "."], folder)
    return kept


def main() -> None:
    """Run the parts and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "kb"
        documents = knowledge_base(folder, asked.documents)
        for step in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "start")):
            run([*GIT, *step], folder)
        print(f"{documents} documents, one of them changed")
        kept = [
            measure(folder, "an ordinary document: a sentence", ordinary, asked.runs),
            measure(folder, f"the hardest document: the value of {FACT}", hardest, asked.runs),
        ]
        print(f"cscx impact {FACT}")
        impact = [*CSCX, "impact", FACT, "--as-of", AS_OF]
        run(impact, folder)
        kept.append(told("again", least(asked.runs, lambda: run(impact, folder)), bar=True))
        print("for comparison")
        sides = [str(folder / "sops")] * 2
        told(
            "parsing both versions with PyYAML (C)",
            run([sys.executable, "-c", PARSE, *sides], folder),
        )
    if not all(kept):
        sys.exit(1)


if __name__ == "__main__":
    main()
