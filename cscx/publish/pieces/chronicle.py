"""The change log: what the last commits of a knowledge base meant, read from git and kept by commit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

import msgspec

from cscx.change.chronicle import ChangeLog, LogEntry, Told, told
from cscx.change.diff import diff
from cscx.change.lines import Line
from cscx.content.audience import may_see
from cscx.content.cache import Cache
from cscx.content.corpus import Corpus
from cscx.content.stored import Stored
from cscx.content.two_versions import TwoVersions
from cscx.content.version_files import commit_files
from cscx.gitrepo import GitError, Merged, main_line
from cscx.publish.audience import Audience, Published
from cscx.publish.pieces.commit_title import commit_title
from cscx.publish.site import title_of
from cscx.settings import FILE, Settings

_NAME = "change-log.msgpack"
_MOST = 20
"""Commits looked at: about the changes of two months."""


def change_log(
    audience: Audience, root: Path, settings: Settings, cache: Cache
) -> ChangeLog | None:
    """What git tells of the last changes; None for customers, whom nobody tells, and outside of git."""
    if audience == "customer":
        return None
    try:
        names = (*settings.content, FILE)
        merged, cut = main_line(root, names, _MOST)
    except GitError:
        return None
    store = Stored(cache, _NAME, dict[str, LogEntry])
    known = store.read() or {}
    found = {each.id: known.get(each.id) or _entry(root, each, names, cache) for each in merged}
    kept = {id_: each for id_, each in found.items() if not each.lost}
    if kept.keys() != known.keys():
        store.write(kept)
    return ChangeLog(tuple(each for each in found.values() if _says(each)), cut)


def shown_of(log: ChangeLog, corpus: Corpus, shown: Published, audience: Audience) -> ChangeLog:
    """The part a build may tell: nothing of a document it does not show, no sentence that names one."""
    hidden = {name for _, name in shown.hidden}
    hidden |= {title_of(corpus.entries[key]) for key in shown.hidden if key in corpus.entries}
    entries = []
    for each in log.entries:
        kept = [_without(t, hidden) for t in each.told if _is_for(t, corpus, shown, audience)]
        unread = tuple(p for p in each.unread if PurePosixPath(p).stem not in hidden)
        told_ = tuple(t for t in kept if t.lines)
        rest = msgspec.structs.replace(each, told=told_, unread=unread)
        if _says(rest):
            entries.append(rest)
    return ChangeLog(tuple(entries), log.cut)


def _says(entry: LogEntry) -> bool:
    return bool(entry.told or entry.unread or entry.lost)


def _is_for(each: Told, corpus: Corpus, shown: Published, audience: Audience) -> bool:
    if shown.corpus.find(each.kind, each.name) is not None:
        return True
    if corpus.find(each.kind, each.name) is not None or each.status in ("draft", "review"):
        return False
    return may_see(audience, each.audience or corpus.settings.defaults.audience)


def _without(each: Told, hidden: Iterable[str]) -> Told:
    return msgspec.structs.replace(each, lines=_shown(each.lines, hidden))


def _shown(lines: Iterable[Line], hidden: Iterable[str]) -> tuple[Line, ...]:
    """The lines that name nothing hidden, each with those below it that do not."""
    return tuple(
        msgspec.structs.replace(line, below=_shown(line.below, hidden))
        for line in lines
        if not any(name in said for name in hidden for said in _said(line))
    )


def _said(line: Line) -> tuple[str, ...]:
    """All that a line says itself; a text once as it was and once as it is."""
    sides = ("".join(m.text for m in line.marks if m.sort != sort) for sort in ("new", "old"))
    return line.text.ko, line.text.en, *sides


def _entry(root: Path, merged: Merged, names: Sequence[str], cache: Cache) -> LogEntry:
    """What a commit meant on its own day."""
    day, subject = merged.day, merged.message[0]
    try:
        subject = commit_title(root, merged, names)
        versions = TwoVersions(
            commit_files(root, merged.before), commit_files(root, merged.id), cache
        )
        both = versions.read(date.fromisoformat(day))
        meant = tuple(told(diff(both.before, both.after), both.before, both.after))
    except Exception:  # noqa: BLE001 - an old version may be anything, and a log is no reason for a site to fail
        return LogEntry(day, subject, lost=True)
    unread = tuple(dict.fromkeys(each.path for each in both.unread))
    return LogEntry(day, subject, meant, unread)
