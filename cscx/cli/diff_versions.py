"""The two versions that `cscx diff` was asked to compare: of a repository, or two folders."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cscx.cli.diff_options import DiffOptions
from cscx.cli.errors import Failure
from cscx.content.cache import FOLDER, Cache
from cscx.content.version_files import FolderFiles, VersionFiles, commit_files, folder_files
from cscx.gitobjects import States, states_of
from cscx.messages import Text
from cscx.settings import Settings, find_root

_NO_KB = Text(
    "{folder}에는 지식 베이스가 없습니다. cscx.toml을 찾지 못했습니다.",
    "{folder} is no knowledge base: it has no cscx.toml.",
)
_NO_FOLDER = Text("{folder} 폴더가 없습니다.", "There is no folder {folder}.")
_WORKING = Text("지금 폴더", "the working tree")
_SHORT = 10


class Asked(NamedTuple):
    """Two versions, and what they are called."""

    before: VersionFiles
    after: VersionFiles
    names: tuple[Text, Text]
    cache: Cache


def two_commits(root: Path, settings: Settings, revisions: str | None) -> Asked:
    """Two states of the repository a knowledge base is in. Raises GitError, SettingsError."""
    states = states_of(root, revisions)
    old = commit_files(root, states.before)
    names = Text(states.before[:_SHORT], states.before[:_SHORT]), _name(states)
    cache = Cache(root / FOLDER)
    if states.after is None:
        return Asked(old, FolderFiles(root, settings, in_git=True), names, cache)
    return Asked(old, commit_files(root, states.after), names, cache)


def two_folders(options: DiffOptions) -> Asked:
    """Two folders, each with a knowledge base. Raises Failure, SettingsError."""
    assert options.folders is not None  # noqa: S101 - asked for
    sides = []
    for folder in options.folders:
        if not folder.is_dir():
            raise Failure(_NO_FOLDER(folder=folder))
        root = find_root(folder.absolute())
        if root != folder.absolute():
            raise Failure(_NO_KB(folder=folder))
        sides.append(folder_files(root))
    one, other = (Text(str(folder), str(folder)) for folder in options.folders)
    return Asked(sides[0], sides[1], (one, other), Cache(None))


def _name(states: States) -> Text:
    return _WORKING if states.after is None else Text(states.after[:_SHORT], states.after[:_SHORT])
