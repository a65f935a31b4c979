"""What a name means to git: a commit, where two parted, the branch that changes are merged into.

A name that means nothing is told with what to do: a branch that only the other side has, a path, a shallow clone.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from cscx.gitrepo import GitError, git, run
from cscx.messages import DID_YOU_MEAN, Text
from cscx.text import closest

HEAD: Final = "HEAD"
_DEFAULT_BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_UNKNOWN = Text("git에 ‘{name}’ 커밋이 없습니다.", "git knows no commit '{name}'.")
_UNKNOWN_SHALLOW = Text(
    "git에 ‘{name}’ 커밋이 없습니다. 얕은 복제라 이력이 잘려 있습니다. `git fetch --unshallow`로 모두 받으세요.",
    "git knows no commit '{name}'. This is a shallow clone, which lacks most of the history: git fetch --unshallow.",
)
_EMPTY = Text("비교할 커밋의 이름이 비어 있습니다.", "The name of the commit to compare is empty.")
_VARIABLE = Text(
    "CI라면 그 자리에 쓴 변수가 비었는지 보세요.",
    "In CI, see whether the variable that stands there is empty.",
)
_PATH = Text(
    "‘{name}’{name:은/는} 경로입니다. 여기에는 커밋이나 브랜치를 쓰세요.",
    "'{name}' is a path; a commit or branch goes here.",
)
_ONE_BRANCH = Text(
    "이 복제는 브랜치 하나만 받습니다. `git remote set-branches origin '*'` 다음에 `git fetch`로 나머지를 받으세요.",
    "This clone follows one branch only. Fetch the others: git remote set-branches origin '*', then git fetch.",
)
_PLAIN = re.compile(r"(?![0-9a-f]{7,}\Z)[^~^@:]+\Z")
"""A name that may be a branch's: no ancestor of something and no commit's id."""


def commit_named(folder: Path, name: str, path: Text = _PATH) -> str:
    """The id of the commit a name means. Raises GitError, with the hint `path` where it is a path."""
    if not name.strip():
        raise GitError(_EMPTY, _VARIABLE)
    if not is_commit(folder, name):
        text = (_UNKNOWN_SHALLOW if is_shallow(folder) else _UNKNOWN)(name=name)
        raise GitError(text, _meant(folder, name, path))
    return git(folder, "rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}").strip()


def parted(folder: Path, base: str, head: str, apart: Text, path: Text = _PATH) -> str:
    """The last commit that two names have in common; raises GitError, `apart` where there is none."""
    one, other = (commit_named(folder, name, path) for name in (base, head))
    return git(folder, "merge-base", one, other, failure=apart(base=base, head=head)).strip()


def default_branch(folder: Path) -> str | None:
    """The branch that changes are merged into; None where none of the usual names is one."""
    return next((branch for branch in _DEFAULT_BRANCHES if is_commit(folder, branch)), None)


def is_commit(folder: Path, name: str) -> bool:
    """Whether a name is one of a commit."""
    if name.startswith("^"):  # to git: all but this one
        return False
    asked = "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    return run(folder, *asked).returncode == 0


def is_shallow(folder: Path) -> bool:
    """Whether the history ends early because the clone asked for no more."""
    return git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def _meant(folder: Path, name: str, path: Text) -> Text | None:
    """What to do about a name that git does not know."""
    listed = git(folder, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")  # fmt: skip
    known = listed.split("\n")[:-1]
    near = next((each for each in known if each.endswith(f"/{name}")), None)
    if _PLAIN.match(name):
        near = near or closest(name, known, cutoff=0.6)
    if near:
        return DID_YOU_MEAN(near=near)
    if (folder / name).exists() or Path(name).exists():
        return path(name=name)
    followed = run(folder, "config", "--get-all", "remote.origin.fetch").stdout
    if followed and b"*" not in followed and _PLAIN.match(name):
        return _ONE_BRANCH
    return None
