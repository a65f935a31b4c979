"""The files of a version of a knowledge base, wherever it is kept: in git, on disk, in a folder.

Files are known by the id git gives to contents, so that what is equal in two versions is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from cscx.content import files
from cscx.content.papers import Paper, papers_at, papers_in
from cscx.gitobjects import File, blob_at, blob_of, contents, file_at, files_at, files_now
from cscx.gitrepo import git
from cscx.settings import FILE, Settings, load_version


class VersionFiles(Protocol):
    """The YAML files of a version: `ids` by path; equal ids mean equal contents."""

    settings: Settings
    ids: Mapping[str, str]
    torn: frozenset[str]

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """What some of the files hold."""

    def papers(self) -> Iterator[Paper]:
        """The pages and scenarios beside them."""


class CommitFiles:
    """A commit, read from git's objects."""

    torn: frozenset[str] = frozenset()

    def __init__(self, folder: Path, commit: str, settings: Settings) -> None:
        self._folder, self._commit, self.settings = folder, commit, settings
        listed = files_at(folder, commit, settings.content)
        self.ids: Mapping[str, str] = dict(_documents(folder, commit, listed))

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """By one process for all of them; raises GitError."""
        wanted = {path: self.ids[path] for path in paths}
        held = contents(self._folder, wanted.values())
        return {path: held[blob] for path, blob in wanted.items()}

    def papers(self) -> Iterator[Paper]:
        """Read from git's objects; raises GitError."""
        return papers_at(self._folder, self._commit)


def commit_files(root: Path, commit: str) -> CommitFiles:
    """A commit by its own settings. Raises GitError, SettingsError."""
    names = (FILE, "pyproject.toml")
    texts = {name: raw for name in names if (raw := file_at(root, commit, name)) is not None}
    settings = load_version(root, {n: raw.decode("utf-8", "replace") for n, raw in texts.items()})
    return CommitFiles(root, commit, settings)


class FolderFiles:
    """A folder on disk. In a repository, git already knows the ids of what it has not seen change."""

    torn: frozenset[str] = frozenset()

    def __init__(self, folder: Path, settings: Settings, *, in_git: bool) -> None:
        self._folder, self.settings = folder, settings
        self._found = {file.path: file for file in files.find(folder, settings.content)}
        known: dict[str, File] = {}
        if in_git:
            known = files_now(folder, settings.content)
            self.torn = frozenset(path for path, file in known.items() if file.torn)
            self._found = {p: f for p, f in self._found.items() if p in known}
        like = next((file.blob for file in known.values() if file.blob), None)
        self._read: dict[str, bytes] = {}
        ids = {}
        for path in self._found:
            blob = known[path].blob if path in known and not known[path].link else None
            ids[path] = blob or blob_of(self._bytes(path), like)
        self.ids: Mapping[str, str] = ids

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """What stands on disk; nothing for what may not be read."""
        return {path: self._bytes(path) for path in paths}

    def papers(self) -> Iterator[Paper]:
        """As they stand on disk."""
        return papers_in(self._folder)

    def _bytes(self, path: str) -> bytes:
        if path not in self._read:
            self._read[path] = files.read(self._found[path])[0]
        return self._read[path]


def _documents(folder: Path, commit: str, listed: Mapping[str, File]) -> Iterator[tuple[str, str]]:
    """The YAML files of a commit; a link is the file it leads to."""
    for path, file in listed.items():
        hidden = any(part.startswith(".") for part in path.split("/"))
        if hidden or not path.endswith(files.ENDINGS) or file.blob is None:
            continue
        blob: str | None = file.blob
        if file.link:
            target = git(folder, "cat-file", "blob", file.blob)
            blob = blob_at(folder, commit, _resolved(PurePosixPath(path).parent, target))
        if blob is not None:
            yield path, blob


def _resolved(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in (*folder.parts, *PurePosixPath(target).parts):
        if part == "..":
            if parts:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)
