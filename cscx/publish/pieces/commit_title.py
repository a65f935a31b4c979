"""What a commit of the main line is headed: what it is about, not that it was merged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cscx.gitrepo import Merged, merged_subjects

_MERGE: Final = re.compile(
    r"Merge (?:pull request #\d+ from (?P<fork>\S+)"
    r"|(?:remote-tracking )?branch(?:es)? '(?P<branch>[^']+)'(?:,? (?:and )?'[^']+')*(?: of \S+)?"
    r"|(?:tag|commit) '[^']+')(?: into '?[^\s';]+'?)?"
    r"|Merged in (?P<other>\S+) \(pull request #\d+\)"
)
"""How git, GitHub, GitLab and Bitbucket head a merge when nobody writes anything."""
_WRAPPED: Final = (
    re.compile(r"Merged PR \d+: (?P<text>.+)"),
    re.compile(r"Merge \"(?P<text>.+)\"(?: into \S+)?"),
    re.compile(r"(?P<text>.+?) \((?:#|!)\d+\)"),
    re.compile(r"(?P<text>.+?) \(merge request \S*!\d+\)"),
)
"""Azure, Gerrit, and the number of its request behind a squashed commit."""
_NO_TITLE: Final = re.compile(
    r"See merge request \S+|(?:Closes|Fixes|Resolves):? \S*[#!]\d+.*|[A-Za-z-]+-by: .*|Conflicts:"
    r"|[\t#*].*|-+",
    re.IGNORECASE,
)
"""Lines of a merge that say nothing about it: trailers, conflicts, comments."""
_EVERYDAY: Final = frozenset({"main", "master", "develop", "dev", "trunk", "staging", "release"})
_MOST, _LONGEST = 3, 90
"""First lines that make a heading, and its letters."""


def commit_title(folder: Path, merged: Merged, names: Sequence[str]) -> str:
    """The first line of a commit; of a merge what its request is called, else what was merged.

    Where nobody gave it a name, it is the first lines of the merged commits that touch some folders or
    files, or of many the branch in words.
    """
    subject, *body = merged.message
    if not merged.is_merge:
        return _unwrapped(subject)
    said = next((line.strip() for line in body if _is_said(line)), "")
    if said:
        return _unwrapped(said)
    standard = _MERGE.match(subject)
    if standard is None:
        return _unwrapped(subject)
    rest = subject[standard.end() :].strip(" ;:,-–—")
    if rest:
        return rest
    subjects = [_unwrapped(each) for each in merged_subjects(folder, merged, names)]
    branch = _in_words(standard["fork"] or standard["branch"] or standard["other"] or "")
    several = list(dict.fromkeys(each for each in subjects if _MERGE.match(each) is None))
    if several and (len(several) <= _MOST or not branch):
        return _together(several)
    return branch or subject


def _together(subjects: list[str]) -> str:
    """As many as a heading holds, one at least."""
    kept = subjects[:1]
    for each in subjects[1:_MOST]:
        if len(" · ".join([*kept, each])) > _LONGEST:
            break
        kept.append(each)
    return f"{' · '.join(kept)}{' …' if len(kept) < len(subjects) else ''}"


def _is_said(line: str) -> bool:
    return bool(line.strip()) and _NO_TITLE.fullmatch(line.rstrip()) is None


def _unwrapped(subject: str) -> str:
    for pattern in _WRAPPED:
        found = pattern.fullmatch(subject)
        if found is not None:
            return found["text"]
    return subject


def _in_words(branch: str) -> str:
    """The name of a branch as words: kim/feat/longer-returns → longer returns; empty for an everyday one."""
    last = branch.rpartition("/")[2]
    if last in _EVERYDAY:
        return ""
    return " ".join(re.sub(r"[-_]+", " ", last).split())
