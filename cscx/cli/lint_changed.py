"""`cscx lint --changed`: the documents a branch touched, and what it did to those it did not touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cscx.cli.errors import Failure
from cscx.content.files import ENDINGS
from cscx.diagnostic import Diagnostic
from cscx.gitnames import HEAD, default_branch, is_commit, parted
from cscx.gitrepo import GitError, changed_files, files_at_commit, git
from cscx.lint.session import Outcome
from cscx.messages import Text

_NO_REPOSITORY = Text(
    "git 저장소가 아니어서 무엇이 바뀌었는지 알 수 없습니다.",
    "This is no git repository, so nothing tells what changed.",
)
_NO_COMMITS = Text(
    "이 저장소에는 아직 커밋이 없어 무엇이 바뀌었는지 알 수 없습니다.",
    "This repository has no commit yet, so nothing tells what changed.",
)
_NO_DEFAULT = Text(
    "비교할 기본 브랜치를 찾지 못했습니다. `--changed=브랜치`로 알려 주세요.",
    "No default branch to compare with. Name one: `--changed=BRANCH`.",
)
_APART = Text(
    "여기와 ‘{base}’ 사이에 함께 거친 커밋이 없습니다. 얕은 복제라면 전체 이력을 받으세요(git fetch --unshallow).",
    "There is no common commit with '{base}'. In a shallow clone fetch the history (git fetch --unshallow).",
)
_PATH = Text(
    "경로라면 `--changed -- {name}`처럼 쓰세요.", "If it is a path, write `--changed -- {name}`."
)
Key = tuple[str, object, str, Text]


class Changes(NamedTuple):
    """What differs from a commit, the one where a branch left its base."""

    root: Path
    since: str
    paths: frozenset[str]


def changes(root: Path, base: str | None) -> Changes:
    """The changes of the working tree; fails with a sentence when git cannot tell.

    `base` None means the default branch.
    """
    try:
        since = _since(root, base)
        return Changes(root, since, changed_files(root, since))
    except GitError as error:
        raise Failure(error.text, error.hint) from None


def _since(root: Path, base: str | None) -> str:
    git(root, "rev-parse", "--git-dir", failure=_NO_REPOSITORY)
    if not is_commit(root, HEAD):
        raise GitError(_NO_COMMITS)
    asked = base or default_branch(root)
    if asked is None:
        raise GitError(_NO_DEFAULT)
    return parted(root, asked, HEAD, _APART, _PATH)


def caused(
    changed: Changes,
    folders: Sequence[str],
    found: Iterable[Diagnostic],
    run: Callable[[Mapping[str, bytes | None]], Outcome],
) -> Callable[[Diagnostic], bool]:
    """Whether a finding in an untouched document was not there before the change.

    So a reference to something deleted or renamed is told. The base is linted only when there is
    any finding in an untouched document at all.
    """
    documents = [
        path
        for path in changed.paths
        if path.endswith(ENDINGS) and path.startswith(tuple(f"{folder}/" for folder in folders))
    ]
    if not documents or all(each.path in changed.paths for each in found):
        return lambda _: False
    before = run(files_at_commit(changed.root, documents, changed.since)).findings
    known = {_key(each) for each in before}
    return lambda each: each.path not in changed.paths and _key(each) not in known


def _key(finding: Diagnostic) -> Key:
    return finding.path, finding.span, finding.code, finding.message
