"""What git knows of the folder a knowledge base stands in. Plain subprocess, nothing written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cscx.messages import Text

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_KOREA = timezone(timedelta(hours=9))
_NEW = "\x01"
"""Opens a commit in a log; no first line of one can hold it."""


class GitError(Exception):
    """Git cannot answer; `text` says why, `hint` what to do where the text does not."""

    def __init__(self, text: Text, hint: Text | None = None) -> None:
        super().__init__(text.en)
        self.text = text
        self.hint = hint


_NO_GIT = Text("git이 설치되어 있지 않습니다.", "git is not installed.")
_NO_REPOSITORY = Text(
    "git 저장소가 아니어서 무엇이 바뀌었는지 알 수 없습니다.",
    "This is no git repository, so nothing tells what changed.",
)
_FAILED = Text("git이 답하지 못했습니다: {reason}", "git could not answer: {reason}")
_NOT_YOURS = Text(
    "이 저장소는 다른 사용자의 것이라 git이 열지 않습니다.",
    "This repository belongs to another user, so git does not open it.",
)
_TRUST = Text(
    "믿는 저장소면 `git config --global --add safe.directory {folder}`로 허락하세요.",
    "If you trust it, allow it: git config --global --add safe.directory {folder}",
)
_DUBIOUS = re.compile(rb"dubious ownership in repository at '([^']*)'")


def top_level(folder: Path) -> Path | None:
    """The root of the repository a folder is in, None outside of one."""
    try:
        return Path(git(folder, "rev-parse", "--show-toplevel").rstrip("\n"))
    except GitError:
        return None


def commit_of(folder: Path, names: Iterable[str]) -> str | None:
    """The commit a folder stands at, in short; None outside of a repository.

    A `+` follows where anything in the folders `names` below it differs from that commit.
    """
    try:
        commit = git(folder, "rev-parse", "--short=10", "HEAD").strip()
        differing = git(folder, "status", "--porcelain", "-z", "--", *names)
    except GitError:
        return None
    return f"{commit}+" if differing else commit


def commit_before(folder: Path, day: date) -> str | None:
    """The last commit from before a day of Korea began; None where the history begins later.

    Raises GitError outside of a repository.
    """
    git(folder, "rev-parse", "--git-dir", failure=_NO_REPOSITORY)
    before = f"--before={day.isoformat()}T00:00:00+09:00"
    done = run(folder, "rev-list", "-1", before, "HEAD", "--")
    return done.stdout.decode("ascii", "replace").strip() or None


def first_commit(folder: Path) -> tuple[str, date]:
    """Where the history begins, and its day in Korea: of a shallow clone the oldest commit it has. Raises GitError."""
    found = git(folder, "log", "--max-parents=0", "--no-show-signature", "--format=%H %ct", "HEAD")
    commit, moment = found.split("\n")[-2 if found.endswith("\n") else -1].split(" ")
    return commit, date.fromisoformat(_day(moment))


def _day(moment: str) -> str:
    """The day in Korea of a second since 1970, whatever the time zone of whoever committed."""
    return datetime.fromtimestamp(int(moment), _KOREA).date().isoformat()


def refused(folder: Path) -> GitError | None:
    """Why git does not open the repository a folder is in; None where it does, or where there is none."""
    try:
        done = run(folder, "rev-parse", "--git-dir")
    except GitError:
        return None
    return _refusal(done.stderr) if done.returncode else None


def changed_files(folder: Path, since: str) -> frozenset[str]:
    """The files below a folder that differ from a commit, and those not yet in git.

    Paths are relative to the folder. Raises GitError.
    """
    listed = git(
        folder, "diff", "--name-only", "--relative", "--no-renames", "-z", since, "--", "."
    )
    unknown = git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return frozenset(path for path in (listed + unknown).split("\0") if path)


def files_at_commit(folder: Path, names: Iterable[str], since: str) -> dict[str, bytes | None]:
    """What files below a folder held in a commit; None for those that were not there."""
    return {name: _content(folder, f"{since}:./{name}") for name in names}


class Commit(NamedTuple):
    """A commit as a page tells of it: its day and its first line, never who wrote it.

    `moment` is the second it was made, since 1970.
    """

    day: str
    subject: str
    moment: int


def last_changes(folder: Path, names: Iterable[str]) -> dict[str, Commit]:
    """The last commit of every file below the folders `names`, by its path from `folder`.

    One pass over the history. Empty outside of a repository. In a shallow clone the oldest commit
    seems to add every file; what it says is left out.
    """
    try:
        log = git(
            folder, "-c", "core.quotePath=false", "log", "--relative", "--name-only", "--no-renames",
            "--no-show-signature", "-z", f"--format={_NEW}%H%n%ct%n%s", "--", *names,
        )  # fmt: skip
        cut_off = frozenset(_cut_off(folder))
    except GitError:
        return {}
    found: dict[str, Commit] = {}
    for record in log.split(_NEW)[1:]:
        head, _, files = record.partition("\0")
        commit, moment, subject = head.split("\n", 2)
        if commit in cut_off:
            continue
        for path in filter(None, files.strip("\0\n").split("\0")):
            found.setdefault(path, Commit(_day(moment), subject, int(moment)))
    return found


class Merged(NamedTuple):
    """A commit of the main line: its id, that of the commit before it, and what it says.

    `message` are the lines of its message, the first one first; `is_merge`: other commits came with it.
    """

    id: str
    before: str
    day: str
    message: tuple[str, ...]
    is_merge: bool


def main_line(folder: Path, names: Iterable[str], most: int) -> tuple[list[Merged], bool]:
    """The last commits of the main line that touch some folders or files, the newest first.

    A merge counts as one. The first commit of all has nothing before it and is left out. The second value
    says whether a shallow clone ends before `most` are found. Raises GitError.
    """
    log = git(
        folder, "log", "--first-parent", f"--max-count={most}", "--no-show-signature",
        f"--format={_NEW}%H%n%P%n%ct%n%s%n%b", "--", *names,
    )  # fmt: skip
    cut_off = frozenset(_cut_off(folder))
    found, cut = [], False
    for record in log.split(_NEW)[1:]:
        commit, parents, moment, *said = record.rstrip("\n").split("\n")
        cut = cut or commit in cut_off
        if parents and commit not in cut_off:
            before, *others = parents.split(" ")
            found.append(Merged(commit, before, _day(moment), tuple(said), bool(others)))
    return found, cut


def merged_subjects(folder: Path, merged: Merged, names: Iterable[str]) -> list[str]:
    """The first lines of the commits that came with a merge and touch some folders or files, the oldest first.

    Raises GitError.
    """
    log = git(
        folder, "log", "--reverse", "--no-merges", "--no-show-signature", "--format=%s",
        f"{merged.before}..{merged.id}", "--", *names,
    )  # fmt: skip
    return [line for line in log.split("\n") if line]


def _cut_off(folder: Path) -> list[str]:
    """The commits at which a shallow clone ends."""
    path = folder / git(folder, "rev-parse", "--git-path", "shallow").rstrip("\n")
    return path.read_text(encoding="ascii").split() if path.is_file() else []


def _content(folder: Path, name: str) -> bytes | None:
    done = run(folder, "cat-file", "blob", name)
    return done.stdout if done.returncode == 0 else None


def git(folder: Path, *args: str, failure: Text | None = None) -> str:
    """What git prints; raises GitError, with the sentence `failure` where git refuses for want of it."""
    done = run(folder, *args)
    if done.returncode == 0:
        return done.stdout.decode("utf-8", "surrogateescape")
    refusal = _refusal(done.stderr)
    if refusal is not None:
        raise refusal
    if failure is None and b"not a git repository" in done.stderr:
        failure = _NO_REPOSITORY
    said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
    raise GitError(failure or _FAILED(reason=said.removeprefix("fatal: ") or args[0]))


def _refusal(said: bytes) -> GitError | None:
    found = _DUBIOUS.search(said)
    if found is None:
        return None
    place = found[1].decode("utf-8", "replace").removesuffix("/.git").removesuffix("/.")
    return GitError(_NOT_YOURS, _TRUST(folder=place))


def run(folder: Path, *args: str, given: bytes | None = None) -> CompletedProcess[bytes]:
    """Run git in a folder with `given` on its stdin; raises GitError where there is no git."""
    import subprocess  # noqa: PLC0415 - few runs ask git, and each would wait for the import

    environment = {
        **os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0",
    }  # fmt: skip
    try:
        return subprocess.run(  # noqa: S603 - no shell; a name from outside stands after --end-of-options
            ["git", "-C", str(folder), *args],  # noqa: S607 - the user's git
            input=given,
            capture_output=True,
            check=False,
            env=environment,
        )
    except FileNotFoundError:
        raise GitError(_NO_GIT) from None
