"""A new knowledge base as a platform clones it, and its CI scripts as a runner runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.cli.program import AS_OF, CHECKOUT, change, cscx, git

COMPLAINT = "sops/procedures/complaint.yaml"
NEW = "24h "


class Clone(NamedTuple):
    """A clone at the head of a branch, the commit the branch left, and where programs lie."""

    root: Path
    base: str
    programs: Path

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script as both platforms do: stop at the first command that fails."""
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        known = {**os.environ, "PATH": path, "CSCX_AS_OF": AS_OF[1], "PYTHONPATH": str(CHECKOUT)}
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.root,
            env={**known, **environment},
            capture_output=True,
            text=True,
            check=False,
        )


def clone(folder: Path, language: str) -> Clone:
    """A new knowledge base whose branch gives its complaints another title."""
    cscx("init", "shop", "--lang", language, *AS_OF, folder=folder)
    origin = folder / "shop"
    git(origin, "init", "-q", "-b", "main")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "start")
    git(origin, "switch", "-q", "-c", "work")
    change(origin, COMPLAINT, "title: ", f"title: {NEW}")
    git(origin, "commit", "-q", "-a", "-m", "another title")
    git(folder, "clone", "-q", "--branch", "work", str(origin), "clone")
    programs = folder / "programs"
    programs.mkdir()
    script(programs / "cscx", f'exec {sys.executable} -m cscx "$@"')
    base = git(origin, "rev-parse", "main").strip()
    return Clone(folder / "clone", base, programs)


def script(file: Path, body: str) -> None:
    """A program for the runner."""
    file.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
    file.chmod(0o755)


def read(file: Path) -> Any:
    """A YAML file as values."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def given(environment: Mapping[str, str], values: Mapping[str, str]) -> dict[str, str]:
    """The environment of a step: its expressions as what the platform puts in their place."""
    return {
        name: values[text.removeprefix("${{ ").removesuffix(" }}")]
        for name, text in environment.items()
    }
