"""When the content last changed: what tells an older export from a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from cscx.content.corpus import Corpus
from cscx.content.in_force import InForce
from cscx.gitrepo import commit_of, last_changes
from cscx.settings import FILE, Settings

_KOREA = timezone(timedelta(hours=9))


def content_moment(root: Path, settings: Settings, corpus: Corpus) -> int:
    """Seconds since 1970 of the last commit, of edits not committed yet, or of a date that came.

    The same in every clone of a commit, on any day between two dates of the documents.
    """
    names = (*settings.content, FILE)
    committed = max((each.moment for each in last_changes(root, names).values()), default=0)
    commit = commit_of(root, names)
    edited = 0
    if committed == 0 or commit is None or commit.endswith("+"):
        edited = max(
            (int((root / each.path).stat().st_mtime) for each in corpus.documents), default=0
        )
    return max(committed, edited, *_dates(corpus), 0)


def _dates(corpus: Corpus) -> Iterator[int]:
    """The days on which a document began to hold, or held no more, up to the corpus's day."""
    periods = InForce(corpus)
    for document in corpus.documents:
        period = periods.period(document)
        if period is None:
            continue
        ended = None if period.ends is None else period.ends + timedelta(days=1)
        for day in (period.begins, ended):
            if day is not None and day <= corpus.as_of:
                yield int(datetime.combine(day, time(), _KOREA).timestamp())
