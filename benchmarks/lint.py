"""Lint speed beside yamllint and check-jsonschema, in one run, with start-up included.

Usage: python benchmarks/lint.py [--small 500] [--large 10000] [--runs 5]

Every figure is CPU time (user + system) of whole processes, the median of several runs; machines
are noisy, ratios are what to read. The same generated files serve all three programs.
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


def median(
    command: Sequence[str],
    folder: Path,
    runs: int,
    *,
    expect: set[int] | None = None,
    before: Callable[[], object] | None = None,
) -> float:
    """The median CPU seconds of `runs` runs after one that is not counted."""
    times = []
    for number in range(runs + 1):
        if before is not None:
            before()
        seconds = cpu_seconds(command, folder, expect or {0})
        if number:
            times.append(seconds)
    return statistics.median(times)


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


def compare(folder: Path, files: int, runs: int) -> None:
    """Cscx with all rules, cold, against the two peers."""
    cache = folder / ".cscx-cache"
    schema = folder / "schema.json"
    subprocess.run([str(BIN / "cscx"), "schema", "-o", str(schema)], cwd=folder, check=True)
    documents = sorted(str(path) for path in folder.rglob("*.yaml"))
    lint = [str(BIN / "cscx"), "lint", "--as-of", "2026-11-21"]
    ours = median(lint, folder, runs, before=lambda: shutil.rmtree(cache, ignore_errors=True))
    peers = {
        "yamllint": median([str(BIN / "yamllint"), "-d", "relaxed", *documents], folder, runs),
        "check-jsonschema": median(
            [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *documents], folder, runs
        ),
    }
    print(f"  cscx lint, cold      {ours:7.3f} s  {files / ours:7.0f} files per CPU-second")
    for name, seconds in peers.items():
        print(
            f"  {name:20} {seconds:7.3f} s  {files / seconds:7.0f} files per CPU-second"
            f"   cscx is {seconds / ours:.1f}x"
        )


def start_up(runs: int) -> None:
    """`cscx --help` against bare Python."""
    here = Path.cwd()
    bare = median([sys.executable, "-c", "pass"], here, runs * 3)
    helped = median([str(BIN / "cscx"), "--help"], here, runs * 3)
    print(
        f"  cscx --help {helped * 1000:.0f} ms, python -c pass {bare * 1000:.0f} ms: {helped / bare:.1f}x"
    )


def warm(folder: Path, files: int, runs: int) -> None:
    """A second run over an unchanged knowledge base against the first."""
    cache = folder / ".cscx-cache"
    lint = [str(BIN / "cscx"), "lint", "--as-of", "2026-11-21"]
    cold = median(lint, folder, runs, before=lambda: shutil.rmtree(cache, ignore_errors=True))
    again = median(lint, folder, runs)
    print(f"{files} documents: cold {cold:.2f} s, warm {again:.3f} s: {again / cold:.3f}x")


if __name__ == "__main__":
    main()
