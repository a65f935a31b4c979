"""Run `cscx` as a user does: as a program, or in this process where a second would be wasted."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from cscx.cli import main

CHECKOUT = Path(__file__).parents[2]
BASE = CHECKOUT / "tests" / "rules" / "base"
AS_OF = ("--as-of", "2026-11-21")
# What a shell would bring along; tests decide about language and colour themselves.
_NEUTRAL = {"LANG": "C.UTF-8", "LC_ALL": "", "NO_COLOR": "", "FORCE_COLOR": "", "COLUMNS": "80"}


class Result(NamedTuple):
    """How a run ended and what it printed."""

    code: int
    out: str
    err: str


def cscx(
    *args: str, folder: Path, stdin: str = "", environment: Mapping[str, str] | None = None
) -> Result:
    """Run a command in this process."""
    runner = CliRunner(env={**_NEUTRAL, **(environment or {})})
    with _inside(folder):
        done = runner.invoke(main, list(args), input=stdin)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Result(done.exit_code, done.stdout, done.stderr)


def program(
    *args: str, folder: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> Result:
    """Run a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "cscx", *args],
        cwd=folder,
        input=stdin,
        env={**os.environ, **_NEUTRAL, "PYTHONPATH": str(CHECKOUT), **(environment or {})},
        capture_output=True,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def git(folder: Path, *args: str) -> str:
    """Run git with a fixed author."""
    who = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.com",
        "-c",
        "commit.gpgsign=false",
    ]
    done = subprocess.run(
        ["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(folder: Path, message: str) -> None:
    """Commit all that stands in a repository."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def in_git(folder: Path) -> Path:
    """A folder as a repository with its first commit, on the branch `main`."""
    git(folder, "init", "-q", "-b", "main")
    commit(folder, "start")
    return folder


def knowledge_base(folder: Path) -> Path:
    """A copy of the small clean knowledge base of the rule tests."""
    return Path(shutil.copytree(BASE, folder / "kb"))


def change(root: Path, path: str, old: str, new: str) -> None:
    """Replace a text of a file that must be there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
