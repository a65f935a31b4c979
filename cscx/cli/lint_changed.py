"""`cscx lint --changed`: the documents a branch touched, and what it did to those it did not touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cscx.cli.errors import Failure
from cscx.content.files import ENDINGS
from cscx.diagnostic import Diagnostic
from cscx.gitrepo import GitError, changed_files, files_before
from cscx.lint.session import Outcome
from cscx.messages import Text

Key = tuple[str, object, str, Text]


class Changes(NamedTuple):
    """What differs from where a branch left its base. `base` None means the default branch."""

    root: Path
    base: str | None
    paths: frozenset[str]


def changes(root: Path, base: str | None) -> Changes:
    """The changes of the working tree; fails with a sentence when git cannot tell."""
    try:
        return Changes(root, base, changed_files(root, base))
    except GitError as error:
        raise Failure(error.text) from None


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
    before = run(files_before(changed.root, documents, changed.base)).findings
    known = {_key(each) for each in before}
    return lambda each: each.path not in changed.paths and _key(each) not in known


def _key(finding: Diagnostic) -> Key:
    return finding.path, finding.span, finding.code, finding.message
