"""Commands that documents print: read from ```console blocks and run as a reader would.

A block holds `$ command` lines, each followed by what it prints, or by nothing when the output does
not matter. A line `…` stands for any number of lines. A block whose info string is
`console not-run` (a server, an install) is only checked for its words.

Where a block types git, the folder is a repository whose branch main holds what stood there before the
changes that the document shows; what the blocks above it in the same section told git is done first.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.cli.edit_blocks import Edit, edits, make
from tests.cli.program import CHECKOUT

_BLOCK = re.compile(r"^```console(?P<info>[^\n]*)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^#+ ", re.MULTILINE)
_ANY = "…"
_OURS = ("cscx ", "mkdocs ", "cd ", "git ")
_AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Reader"), ("EMAIL", "reader@example.com"))
}


class Typed(NamedTuple):
    """A command line and the lines it is said to print."""

    line: str
    printed: tuple[str, ...]


class Block(NamedTuple):
    """A block of a document: where it stands, what is typed, whether it can be run, what is changed
    before, and what git was told before."""

    place: str
    commands: tuple[Typed, ...]
    runs: bool
    edits: tuple[Edit, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def has_git(self) -> bool:
        """Whether it needs a repository."""
        return bool(self.told) or any(typed.line.startswith("git ") for typed in self.commands)


def blocks(file: Path) -> list[Block]:
    """The console blocks of a Markdown file."""
    text = file.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        place = f"{file.relative_to(CHECKOUT)}:{line}"
        commands = tuple(_typed(match["body"]))
        ours = all(typed.line.startswith(_OURS) for typed in commands)
        runs = ours and "not-run" not in match["info"]
        section = max((h.start() for h in _HEADING.finditer(text, 0, match.start())), default=0)
        above = _BLOCK.finditer(text, section, match.start())
        lines = [typed.line for each in above for typed in _typed(each["body"])]
        told = tuple(line for line in lines if line.startswith("git "))
        found.append(Block(place, commands, runs, edits(text, section, match.start()), told))
    return found


def _typed(body: str) -> list[Typed]:
    pieces = re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]
    return [
        Typed(piece.split("\n")[0], tuple(line for line in piece.split("\n")[1:] if line.strip()))
        for piece in pieces
    ]


def run(block: Block, folder: Path, programs: Path) -> list[str]:
    """Run a block in a folder; what went otherwise than the document says, one line a difference.

    `programs` is a folder for the `cscx` and `mkdocs` that are under test.
    """
    for name in ("cscx", "mkdocs"):
        _put_program(programs, name)
    environment = {
        **os.environ,
        **_AUTHOR,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "CSCX_AS_OF": "2026-11-21",
        "NO_COLOR": "1",
    }
    if block.has_git:
        _type("git init -q -b main && git add . && git commit -q -m start", folder, environment)
    hindered = [why for edit in block.edits if (why := make(edit, folder)) is not None]
    differences = [f"{block.place}: {why}" for why in hindered]
    for line in block.told:
        _type(line, folder, environment)
    for typed in block.commands:
        done = _type(typed.line, folder, environment)
        if done.returncode > 1 or (done.returncode == 1 and not typed.printed):
            differences.append(
                f"{block.place}: {typed.line}: exit {done.returncode}: {done.stdout}"
            )
        printed = [line.rstrip() for line in done.stdout.split("\n") if line.strip()]
        if typed.printed and not _matches(list(typed.printed), printed):
            differences.append(f"{block.place}: {typed.line} prints:\n{done.stdout}")
    return differences


def _type(
    line: str, folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def _put_program(folder: Path, name: str) -> None:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{CHECKOUT}" exec "{sys.executable}" -m {name} "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)


def _matches(said: list[str], printed: list[str]) -> bool:
    if not said:
        return not printed
    if said[0].strip() == _ANY:
        return any(_matches(said[1:], printed[start:]) for start in range(len(printed) + 1))
    return bool(printed) and said[0].rstrip() == printed[0] and _matches(said[1:], printed[1:])
