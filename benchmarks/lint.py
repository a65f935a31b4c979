"""Lint speed beside yamllint and check-jsonschema, in one run, with start-up included.

Usage: python benchmarks/lint.py [--small 500] [--large 10000] [--runs 5]

Every figure is CPU time (user + system) of whole processes, run in turn; a ratio is the median of
the ratios round by round, because machines drift. The same generated files serve all three programs.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from generate import write

BIN = Path(sys.executable).parent
# Byte code is kept, as for any installed program; the peers were compiled when they were installed.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def cpu_seconds(command: Sequence[str], folder: Path, expect: set[int]) -> float:
    """CPU seconds of one run of a command; stops when it fails in a way that is not expected."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in expect:
        sys.exit(
            f"{command[0]} ended with {done.returncode}:\n{done.stdout.decode()[-2000:]}{done.stderr.decode()[-2000:]}"
        )
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


class Contender(NamedTuple):
    """A command to time, and what to do before each run."""

    command: Sequence[str]
    before: Callable[[], object] = lambda: None


def rounds(contenders: Sequence[Contender], folder: Path, runs: int) -> list[list[float]]:
    """CPU seconds by contender and round, in turn, after one round that is not counted.

    A machine drifts; what ran in the same round saw the same machine.
    """
    times: list[list[float]] = [[] for _ in contenders]
    for number in range(runs + 1):
        for contender, seconds in zip(contenders, times, strict=True):
            contender.before()
            took = cpu_seconds(contender.command, folder, {0})
            if number:
                seconds.append(took)
    return times


def ratio(above: list[float], below: list[float]) -> float:
    """The median of the ratios, round by round."""
    return statistics.median(a / b for a, b in zip(above, below, strict=True))


def main() -> None:
    """Run all comparisons and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", type=int, default=500)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        small, large = Path(temporary, "small"), Path(temporary, "large")
        files = write(small, options.small)
        size = sum(file.stat().st_size for file in small.rglob("*.yaml")) / files
        print(f"{files} documents, {size / 1024:.1f} KB on average, {options.runs} runs each")
        compare(small, files, options.runs)
        start_up(options.runs)
        warm(large, write(large, options.large), max(1, options.runs // 2))


LINT = (str(BIN / "cscx"), "lint", "--as-of", "2026-11-21")


def compare(folder: Path, files: int, runs: int) -> None:
    """Lint with all rules, cold, against the two peers."""
    schema = folder / "schema.json"
    command = [str(BIN / "cscx"), "schema", "-o", str(schema)]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    documents = sorted(str(path) for path in folder.rglob("*.yaml"))
    names = ("cscx lint, cold", "yamllint", "check-jsonschema")
    contenders = (
        Contender(LINT, _cold(folder)),
        Contender([str(BIN / "yamllint"), "-d", "relaxed", *documents]),
        Contender([str(BIN / "check-jsonschema"), "--schemafile", str(schema), *documents]),
    )
    times = rounds(contenders, folder, runs)
    for name, seconds in zip(names, times, strict=True):
        middle = statistics.median(seconds)
        line = f"  {name:18} {middle:7.3f} s  {files / middle:6.0f} files per CPU-second"
        if seconds is not times[0]:
            line += f"   cscx is {ratio(seconds, times[0]):.1f}x"
        print(line)


def start_up(runs: int) -> None:
    """The help page against bare Python."""
    helped = Contender([str(BIN / "cscx"), "--help"])
    bare = Contender([sys.executable, "-c", "pass"])
    ours, python = rounds((helped, bare), Path.cwd(), runs * 4)
    print(
        f"  cscx --help {statistics.median(ours) * 1000:.0f} ms, python -c pass"
        f" {statistics.median(python) * 1000:.0f} ms: {ratio(ours, python):.1f}x"
    )


def warm(folder: Path, files: int, runs: int) -> None:
    """A second run over an unchanged knowledge base against the first."""
    cold, again = rounds((Contender(LINT, _cold(folder)), Contender(LINT)), folder, runs)
    print(
        f"{files} documents: cold {statistics.median(cold):.2f} s,"
        f" warm {statistics.median(again):.3f} s: {ratio(again, cold):.3f}x"
    )


def _cold(folder: Path) -> Callable[[], object]:
    return lambda: shutil.rmtree(folder / ".cscx-cache", ignore_errors=True)


if __name__ == "__main__":
    main()
