"""The files of a knowledge base on disk: found, kept inside the tree, read."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cscx.content.problems import Problem
from cscx.messages import Text

ENDINGS = (".yaml", ".yml")
REVIEWS = "reviews"
SCENARIOS = "scenarios"
SITE = "mkdocs.yml"
"""The settings of the site."""
"""The folder of approvals, beside the content folders."""

_CODE_OWNERS = "CODEOWNERS"
_GITHUB_OWNERS = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")
_GITLAB_OWNERS = ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where each platform looks for the owners of files; it reads the first it finds."""

LEADS_OUT = Text(
    "지식 베이스 밖을 가리키는 링크입니다. 읽지 않았습니다.",
    "The link leads out of the knowledge base; it was not read.",
)
LEADS_NOWHERE = Text("링크가 가리키는 파일이 없습니다.", "The link leads to nothing.")
ODD_NAME = Text(
    "이름에 쓸 수 없는 글자가 있습니다. 읽지 않았습니다.",
    "Its name has characters that cannot be used; it was not read.",
)


class File(NamedTuple):
    """One file: `path` relative to the root with forward slashes; `refused` when it is not read."""

    path: str
    absolute: str
    refused: Problem | None = None


def find(root: Path, folders: Sequence[str]) -> Iterator[File]:
    """Every YAML file below the content folders, in the order of their paths.

    Hidden folders are skipped. A link that leads out of the root is refused, not followed; so is a name
    that cannot be printed.
    """
    base = os.path.realpath(root)
    for folder in folders:
        path = root / folder
        yield from _walk(str(path), relative(path, root), base)


def _walk(folder: str, shown: str, base: str) -> Iterator[File]:
    """The files below a folder that findings show as `shown`; nothing outside `base`."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        yield File(shown, folder, _unreadable(error))
        return
    for entry in entries:
        name = f"{shown}/{printable(entry.name)}"
        if entry.name.startswith("."):
            continue
        refused = _refused(entry, base)
        if refused is not None:
            yield File(name, entry.path, refused)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, name, base)
        elif entry.name.endswith(ENDINGS) and not (
            entry.is_symlink() and os.path.isdir(entry.path)
        ):
            yield File(name, entry.path)


def _refused(entry: os.DirEntry[str], base: str) -> Problem | None:
    """Why what may hold documents is not read."""
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if os.path.commonpath([target, base]) != base:
            return _leads_out()
    may_hold = entry.name.endswith(ENDINGS) or entry.is_dir(follow_symlinks=False)
    return _odd_name() if may_hold and printable(entry.name) != entry.name else None


def printable(name: str) -> str:
    """A file name with a `?` for each byte that is no UTF-8 and each control character."""
    if name.isprintable():
        return name
    return "".join(
        "?" if ord(c) < ord(" ") or c == "\x7f" or "\ud800" <= c <= "\udfff" else c for c in name
    )


def relative(path: str | Path, root: str | Path) -> str:
    """A path as findings show it: relative to the root, with forward slashes."""
    return os.path.relpath(path, root).replace(os.sep, "/")


def read(file: File) -> tuple[bytes, Problem | None]:
    """The bytes of a file, or why it could not be read."""
    if file.refused is not None:
        return b"", file.refused
    try:
        with open(file.absolute, "rb") as stream:
            return stream.read(), None
    except OSError as error:
        return b"", _unreadable(error)


def review_files(root: Path) -> Iterator[tuple[str, bytes | None]]:
    """Every file of approvals: its path from the root, and its bytes, None if it cannot be read."""
    for file in find(root, (REVIEWS,)):
        raw, refused = read(file)
        yield file.path, None if refused is not None else raw


def code_owners_path(root: Path) -> str:
    """Where the file of code owners belongs if there is none: where the platform of a repository reads it.

    With files of both platforms that is the one place that both read.
    """
    github, gitlab = _platforms(root)
    if gitlab:
        return _CODE_OWNERS if github else _GITLAB_OWNERS[-1]
    return _GITHUB_OWNERS[0]


def code_owners(root: Path) -> tuple[str, str] | None:
    """The file of code owners that the platform reads, its path from the root and its text.

    None where there is none: one where only another platform would look is none.
    """
    github, gitlab = _platforms(root)
    read = _GITLAB_OWNERS if gitlab and not github else _GITHUB_OWNERS
    for name in dict.fromkeys((*read, *(_GITLAB_OWNERS if gitlab else ()))):
        try:
            return name, (root / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return None


def _platforms(root: Path) -> tuple[bool, bool]:
    """Whether a repository has files of GitHub, of GitLab; code owners alone in a folder tell nothing."""
    gitlab = (root / ".gitlab-ci.yml").is_file()
    return _has_others(root / ".github"), gitlab or (root / ".gitlab").is_dir()


def _has_others(folder: Path) -> bool:
    try:
        return any(each.name != _CODE_OWNERS for each in folder.iterdir())
    except OSError:
        return False


def _unreadable(error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        message = LEADS_NOWHERE
        hint = Text(
            "링크를 지우거나 파일을 넣으세요.", "Delete the link, or put the file in its place."
        )
    elif isinstance(error, PermissionError):
        message = Text("읽을 권한이 없습니다.", "There is no permission to read it.")
        hint = Text("파일의 권한을 확인하세요.", "Check its permissions.")
    else:
        message = Text("읽을 수 없습니다({reason}).", "It cannot be read ({reason}).")
        message = message(reason=error.strerror or str(error))
        hint = Text("파일이나 링크를 확인하세요.", "Check the file or link.")
    return Problem("CS030", 0, 0, message, hint)


def _leads_out() -> Problem:
    return Problem(
        "CS030",
        0,
        0,
        LEADS_OUT,
        Text("파일을 이 안으로 옮기세요.", "Move the file into the knowledge base."),
    )


def _odd_name() -> Problem:
    hint = Text(
        "UTF-8로, 줄 바꿈이나 제어 문자 없이 이름을 다시 지으세요.",
        "Rename it: UTF-8, without line breaks and control characters.",
    )
    return Problem("CS030", 0, 0, ODD_NAME, hint)
