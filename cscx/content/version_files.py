"""The files of a version of a knowledge base, wherever it is kept: in git, on disk, in a folder.

Files are known by the id git gives to contents, so that what is equal in two versions is read once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, Protocol

from cscx.content import files
from cscx.content.papers import Paper, papers_at, papers_in
from cscx.gitobjects import File, blob_of, contents, file_at, files_at, files_now
from cscx.gitrepo import git
from cscx.messages import Text
from cscx.settings import FILE, Settings, SettingsError, load, load_version

_REFUSED: Final = "refused"
"""The id of what is not read, in every version: why it is not, `refused` tells."""
_MOST_HOPS: Final = 8
_WHERE = Text("{place}의 설정을 쓸 수 없습니다. {why}", "The settings of {place}: {why}")


class VersionFiles(Protocol):
    """The YAML files of a version: `ids` by path; equal ids mean equal contents.

    `torn` are left with conflicts by a merge; `refused` are not read, with why; `modules` are
    submodules and the commits they stand at: their files are another repository's.
    """

    settings: Settings
    ids: Mapping[str, str]
    torn: frozenset[str]
    refused: Mapping[str, Text]
    modules: Mapping[str, str]

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """What some of the files hold; nothing for those that are refused."""

    def papers(self) -> Iterator[Paper]:
        """The pages and scenarios beside them."""

    def approvals(self) -> Mapping[str, bytes | None]:
        """The files of approvals by path; None for those that cannot be read."""

    def beside(self, path: str) -> bytes | None:
        """What a file beside the documents holds; None where it is not there."""


class CommitFiles:
    """A commit, read from git's objects."""

    torn: frozenset[str] = frozenset()

    def __init__(self, folder: Path, commit: str, settings: Settings) -> None:
        self._folder, self._commit, self.settings = folder, commit, settings
        listed = self._listed(settings.content)
        self.modules: Mapping[str, str] = _modules(listed)
        found = dict(self._documents(listed))
        self.refused: Mapping[str, Text] = {p: f for p, f in found.items() if isinstance(f, Text)}
        self.ids: Mapping[str, str] = {
            path: _REFUSED if isinstance(each, Text) else each for path, each in found.items()
        }

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """By one process for all of them; raises GitError."""
        wanted = {path: self.ids[path] for path in paths}
        held = contents(self._folder, {p: b for p, b in wanted.items() if p not in self.refused})
        return {path: held.get(path, b"") for path in wanted}

    def papers(self) -> Iterator[Paper]:
        """Read from git's objects; raises GitError."""
        return papers_at(self._folder, self._commit)

    def approvals(self) -> Mapping[str, bytes | None]:
        """Read from git's objects; raises GitError."""
        listed = self._listed((files.REVIEWS,))
        blobs = {p: blob for p, blob in self._documents(listed) if isinstance(blob, str)}
        return contents(self._folder, blobs)

    def beside(self, path: str) -> bytes | None:
        """Read from git's objects; raises GitError."""
        return file_at(self._folder, self._commit, path)

    def _listed(self, names: Sequence[str]) -> dict[str, File]:
        """The files below some folders; a folder that is a link is the folder it leads to."""
        found = {}
        for path, file in files_at(self._folder, self._commit, names).items():
            if not (file.link and path in names):
                found[path] = file
                continue
            target = self._target(path, file)
            below = files_at(self._folder, self._commit, [target]) if target else {}
            found.update({path + each[len(target) :]: at for each, at in below.items()})
        return found

    def _documents(self, listed: Mapping[str, File]) -> Iterator[tuple[str, str | Text]]:
        """The id of every document, or why it is not read."""
        for path, file in listed.items():
            name = files.printable(path)
            if _is_document(path, file):
                yield name, self._blob(path, file) if name == path else files.ODD_NAME

    def _blob(self, path: str, file: File) -> str | Text:
        """The id of what a file or the file a link leads to holds, or why it is not read."""
        for _ in range(_MOST_HOPS):
            if not file.link:
                return file.blob or files.LEADS_NOWHERE
            path = self._target(path, file)
            if not path:
                return files.LEADS_OUT
            at = files_at(self._folder, self._commit, [path]).get(path)
            if at is None:
                return files.LEADS_NOWHERE
            file = at
        return files.LEADS_NOWHERE

    def _target(self, path: str, link: File) -> str:
        """Where a link leads, from the root; empty where it leads out of it."""
        assert link.blob is not None  # noqa: S101 - a commit knows the ids of all its files
        target = PurePosixPath(git(self._folder, "cat-file", "blob", link.blob))
        parts: list[str] = []
        for part in (*PurePosixPath(path).parent.parts, *target.parts):
            if target.is_absolute() or (part == ".." and not parts):
                return ""
            if part == "..":
                parts.pop()
            elif part != ".":
                parts.append(part)
        return "/".join(parts)


def commit_files(root: Path, commit: str) -> CommitFiles:
    """A commit by its own settings. Raises GitError, SettingsError."""
    names = (FILE, "pyproject.toml")
    held = {name: raw for name in names if (raw := file_at(root, commit, name)) is not None}
    try:
        settings = load_version(root, held)
    except SettingsError as error:
        raise SettingsError(_WHERE(place=commit[:10], why=error.text)) from None
    return CommitFiles(root, commit, settings)


class FolderFiles:
    """A folder on disk. In a repository, git already knows the ids of what it has not seen change."""

    torn: frozenset[str] = frozenset()
    modules: Mapping[str, str] = {}

    def __init__(self, folder: Path, settings: Settings, *, in_git: bool) -> None:
        self._folder, self.settings = folder, settings
        self._found = {file.path: file for file in files.find(folder, settings.content)}
        self._refused: dict[str, Text] = {}
        self.refused: Mapping[str, Text] = self._refused
        self._read: dict[str, bytes] = {}
        known: dict[str, File] = {}
        if in_git:
            known = {files.printable(p): f for p, f in _known(folder, settings.content).items()}
            self.torn = frozenset(path for path, file in known.items() if file.torn)
            self.modules = _modules(known)
            self._found = {p: f for p, f in self._found.items() if p in known}
        self._left_out = {
            path: file.blob
            for path, file in known.items()
            if path not in self._found and file.blob and _is_document(path, file)
        }
        like = next((file.blob for file in known.values() if file.blob), None)
        ids = dict(self._left_out)
        for path, file in self._found.items():
            at = known.get(path, File(None))
            blob = None if at.link or file.refused else at.blob
            ids[path] = blob or self._id(path, like)
        self.ids: Mapping[str, str] = ids

    def read(self, paths: Iterable[str]) -> Mapping[str, bytes]:
        """What stands on disk; of what a sparse checkout leaves out, what git holds."""
        wanted = list(paths)
        left_out = {path: self._left_out[path] for path in wanted if path in self._left_out}
        held = contents(self._folder, left_out)
        return {path: held[path] if path in held else self._bytes(path) for path in wanted}

    def papers(self) -> Iterator[Paper]:
        """As they stand on disk."""
        return papers_in(self._folder)

    def approvals(self) -> Mapping[str, bytes | None]:
        """As they stand on disk."""
        return dict(files.review_files(self._folder))

    def beside(self, path: str) -> bytes | None:
        """As it stands on disk."""
        file = self._folder / path
        try:
            return file.read_bytes()
        except OSError:
            return None

    def _id(self, path: str, like: str | None) -> str:
        raw = self._bytes(path)
        return _REFUSED if path in self._refused else blob_of(raw, like)

    def _bytes(self, path: str) -> bytes:
        if path not in self._read:
            raw, problem = files.read(self._found[path])
            if problem is not None:
                self._refused[path] = problem.message
            self._read[path] = raw
        return self._read[path]


def folder_files(folder: Path) -> FolderFiles:
    """A folder without git. Raises SettingsError."""
    try:
        settings = load(folder)
    except SettingsError as error:
        raise SettingsError(_WHERE(place=str(folder), why=error.text)) from None
    return FolderFiles(folder, settings, in_git=False)


def _known(folder: Path, names: Sequence[str]) -> dict[str, File]:
    """What git knows below some folders; a folder that is a link is the folder it leads to."""
    found = files_now(folder, names)
    base = os.path.realpath(folder)
    for name in names:
        target = os.path.relpath(os.path.realpath(folder / name), base)
        if (folder / name).is_symlink() and not target.startswith(".."):
            below = files_now(folder, [target])
            found.update({name + path[len(target) :]: file for path, file in below.items()})
    return found


def _modules(known: Mapping[str, File]) -> dict[str, str]:
    return {path: file.blob or "" for path, file in known.items() if file.module}


def _is_document(path: str, file: File) -> bool:
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not hidden and not file.module and path.endswith(files.ENDINGS)
