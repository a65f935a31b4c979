"""A scripted history of the reference knowledge base: small realistic changes, each a commit."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.cli.program import CHECKOUT, git

FOLDER = Path(__file__).parent / "history"


class Step(NamedTuple):
    """One change of the history."""

    name: str
    what: str
    change: dict[str, Any]


def steps() -> list[Step]:
    """The changes by name."""
    found = []
    for file in sorted(FOLDER.glob("*.yaml")):
        change = yaml.safe_load(file.read_text(encoding="utf-8"))
        found.append(Step(file.stem, change["what"], change))
    return found


def repository(folder: Path) -> Path:
    """A copy of the reference knowledge base as a repository with one commit."""
    root = folder / "kb"
    root.mkdir()
    for name in ("sops", "training"):
        shutil.copytree(CHECKOUT / name, root / name)
    shutil.copy(CHECKOUT / "cscx.toml", root / "cscx.toml")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "core.autocrlf", "false")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "start")
    return root


def make(root: Path, step: Step) -> None:
    """Make a change in the working tree."""
    change = step.change
    if "rename" in change:
        git(root, "mv", change["rename"]["from"], change["rename"]["to"])
    for path in change.get("remove", ()):
        (root / path).unlink()
    for path, text in change.get("add", {}).items():
        (root / path).write_text(text, encoding="utf-8")
    for edit in change.get("edits", ()):
        file = root / edit["path"]
        text = file.read_text(encoding="utf-8")
        assert edit["old"] in text, (step.name, edit["old"])
        file.write_text(text.replace(edit["old"], edit["new"], 1), encoding="utf-8")
