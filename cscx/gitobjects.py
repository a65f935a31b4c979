"""Two states of a repository read from git's own objects: which files, and what they hold.

Nothing is checked out and nothing written; the working tree is one of the states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1, sha256
from pathlib import Path
from typing import Final, NamedTuple

from cscx.gitnames import HEAD, commit_named, default_branch, is_commit, is_shallow, parted
from cscx.gitrepo import GitError, git, run
from cscx.messages import Text

_NO_REPOSITORY = Text(
    "git 저장소가 아니어서 비교할 이전 내용이 없습니다. 폴더 둘을 비교하려면 `cscx diff --folders 이전 이후`로 쓰세요.",
    "This is no git repository, so there is nothing to compare with. Two folders are compared by `cscx diff --folders BEFORE AFTER`.",
)
_NO_COMMITS = Text(
    "이 저장소에는 아직 커밋이 없어 비교할 이전 내용이 없습니다.",
    "This repository has no commit yet, so there is nothing to compare with.",
)
_NO_DEFAULT = Text(
    "비교할 기본 브랜치를 찾지 못했습니다. `cscx diff 브랜치`처럼 알려 주세요.",
    "No default branch to compare with was found. Name one: `cscx diff BRANCH`.",
)
_APART = Text(
    "‘{base}’{base:과/와} ‘{head}’{head:은/는} 함께 거친 커밋이 없습니다. 그대로 비교하려면 `{base}..{head}`로 쓰세요.",
    "'{base}' and '{head}' have no commit in common. To compare them as they are, write {base}..{head}.",
)
_APART_SHALLOW = Text(
    "‘{base}’{base:과/와} ‘{head}’{head:이/가} 갈라진 곳을 알 수 없습니다. 얕은 복제라 이력이 잘려 있습니다. `git fetch --unshallow`로 모두 받으세요.",
    "Nobody knows where '{base}' and '{head}' parted: this is a shallow clone. Fetch the history: git fetch --unshallow.",
)
_LOST = Text(
    "git 저장소에 파일 {n}개의 내용이 없습니다({names}). 저장소가 상했거나, 일부만 받은 복제(--filter)인데 원격에 닿지 않습니다.",
    "The repository lacks the contents of {n}: {names}. It is damaged, or a partial clone (--filter) that cannot reach its remote.",
)
_FSCK = Text(
    "`git fsck`로 확인하거나, 원격에 닿는 곳에서 `git fetch --refetch`로 다시 받으세요.",
    "See `git fsck`, or fetch them again where the remote can be reached: git fetch --refetch.",
)
_MOST_LOST = 3
_LINK, _MODULE = "120000", "160000"
_SHA1_LENGTH: Final = 40


class States(NamedTuple):
    """The commits to compare; `after` None is the working tree."""

    before: str
    after: str | None


class File(NamedTuple):
    """A file of a state: the id of its contents, None where git does not know it yet.

    `link` marks a symbolic link, whose contents are the place it leads to; `torn` one that a merge
    has left with conflicts, `module` the commit of a submodule, whose files are another repository's.
    """

    blob: str | None
    link: bool = False
    torn: bool = False
    module: bool = False


def states_of(folder: Path, asked: str | None) -> States:
    """The two states that were asked for. Raises GitError.

    None: the working tree since it left the default branch. `BASE`: since it left that. `BASE..HEAD`:
    the two as they are. `BASE...HEAD`: HEAD since it left BASE.
    """
    git(folder, "rev-parse", "--git-dir", failure=_NO_REPOSITORY)
    if not is_commit(folder, HEAD):
        raise GitError(_NO_COMMITS)
    if asked is None:
        base = default_branch(folder)
        if base is None:
            raise GitError(_NO_DEFAULT)
        return States(_parted(folder, base, HEAD), None)
    base, dots, head = asked.partition("...")
    if dots:
        head = head or HEAD
        return States(_parted(folder, base or HEAD, head), commit_named(folder, head))
    base, dots, head = asked.partition("..")
    if dots:
        return States(commit_named(folder, base or HEAD), commit_named(folder, head or HEAD))
    return States(_parted(folder, asked, HEAD), None)


def files_at(folder: Path, commit: str, names: Sequence[str]) -> dict[str, File]:
    """The files of a commit below some folders, by their path from `folder`."""
    listed = git(folder, "ls-tree", "-r", "-z", commit, "--", *names)
    found = {}
    for line in filter(None, listed.split("\0")):
        head, _, path = line.partition("\t")
        mode, _, blob = head.split(" ")
        found[path] = File(blob, link=mode == _LINK, module=mode == _MODULE)
    return found


def files_now(folder: Path, names: Sequence[str]) -> dict[str, File]:
    """The files of the working tree below some folders; one that differs from the index has no id.

    Those that a sparse checkout leaves out are there, too, with their ids.
    """
    staged = git(folder, "ls-files", "-s", "-z", "--", *names)
    dirty = git(folder, "diff-files", "--name-only", "--relative", "-z", "--", *names)
    new = git(folder, "ls-files", "--others", "--exclude-standard", "-z", "--", *names)
    found = {}
    for line in filter(None, staged.split("\0")):
        head, _, path = line.partition("\t")
        mode, blob, stage = head.split(" ")
        torn = stage != "0"
        link, module = mode == _LINK, mode == _MODULE
        found[path] = File(None if torn else blob, link=link, torn=torn, module=module)
    for path in filter(None, (dirty + new).split("\0")):
        known = found.get(path, File(None))
        if known.module or (folder / path).is_symlink() or (folder / path).is_file():
            found[path] = known._replace(blob=None, link=False)
        else:
            found.pop(path, None)
    return found


def file_at(folder: Path, commit: str, path: str) -> bytes | None:
    """What a file, by its path from `folder`, held in a commit; None where there was none."""
    done = run(folder, "cat-file", "blob", f"{commit}:./{path}")
    return done.stdout if done.returncode == 0 else None


def contents(folder: Path, blobs: Mapping[str, str]) -> dict[str, bytes]:
    """What files hold, by their paths, from the ids of their contents; one process for all of them.

    Raises GitError, which names the files whose contents the repository lacks.
    """
    wanted = dict.fromkeys(blobs.values())
    if not wanted:
        return {}
    asked = "".join(f"{blob}\n" for blob in wanted).encode()
    found = dict(_batch(run(folder, "cat-file", "--batch", given=asked).stdout))
    lost = [path for path, blob in blobs.items() if blob not in found]
    if lost:
        named = ", ".join(lost[:_MOST_LOST])
        more = ", …" if len(lost) > _MOST_LOST else ""
        raise GitError(_LOST(n=f"{len(lost):,}", names=f"{named}{more}"), _FSCK)
    return {path: found[blob] for path, blob in blobs.items()}


def blob_of(data: bytes, like: str | None = None) -> str:
    """The id git gives to some contents; `like` is another id of that repository."""
    make = sha1 if like is None or len(like) == _SHA1_LENGTH else sha256
    return make(b"blob %d\0" % len(data) + data).hexdigest()  # git's own name of an object


def _batch(printed: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while at < len(printed):
        end = printed.index(b"\n", at)
        words = printed[at:end].decode().split(" ")
        at = end + 1
        if words[-1] == "missing":
            continue
        size = int(words[2])
        yield words[0], printed[at : at + size]
        at += size + 1


def _parted(folder: Path, base: str, head: str) -> str:
    return parted(folder, base, head, _APART_SHALLOW if is_shallow(folder) else _APART)
