"""What the baseline of the linter accepts in two versions, as changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cscx.change.changes import Change
from cscx.change.silenced import Accepted, baseline
from cscx.content.two_versions import TwoVersions
from cscx.lint.baseline import FILE, BaselineError, read
from cscx.settings import Settings


def accepted_findings(versions: TwoVersions, settings: Settings) -> Iterator[Change]:
    """What a baseline accepts anew, or no longer; `settings` are those of the new version. Raises GitError.

    One that cannot be read accepts nothing, as `cscx lint` says.
    """
    old, new = versions.beside(_path)
    return baseline(_path(settings), _accepted(old), _accepted(new))


def _path(settings: Settings) -> str:
    return settings.lint.baseline or FILE


def _accepted(raw: bytes | None) -> Accepted:
    found: Counter[tuple[str, str]] = Counter()
    try:
        entries = () if raw is None else read(raw, FILE)
    except BaselineError:
        return found
    for each in entries:
        found[each.code, each.path] += each.count
    return found
