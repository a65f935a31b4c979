"""What the linter newly finds where nobody changed anything, as a part of what `cscx diff` calls wrong now.

Only what depends on the change and what it names is checked, in both versions. What comes to light there is looked
for once more among all documents, since others may make it right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from cscx.change.changes import Change
from cscx.change.impact.found import Found, with_found
from cscx.change.impact.impact import Impact
from cscx.content.corpus import Corpus
from cscx.content.kept_answers import KeptAnswers
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.two_versions import Both, TwoVersions
from cscx.messages import Text

if TYPE_CHECKING:
    from cscx.lint.since import New

_UNREAD: Final = Text(
    "읽지 못한 파일이 있어 바뀌지 않은 문서에 문제가 새로 생겼는지는 보지 않았습니다. 보려면: cscx lint",
    "Some files could not be read, so documents that did not change were not checked for new problems."
    " To check them: cscx lint",
)
_TOO_MUCH: Final = Text(
    "바뀐 것이 너무 많아 바뀌지 않은 문서에 문제가 새로 생겼는지는 보지 않았습니다. 보려면: cscx lint",
    "Too much changed to check the documents that did not for new problems. To check them: cscx lint",
)
_MANY_TABLES: Final = Text(
    "얽힌 표가 {n}개나 되어 한도를 어기거나 답하지 않게 된 규칙이 있는지는 보지 않았습니다. 보려면: cscx lint",
    "Rules that now break a limit or never answer were not looked for in so many tables ({n})."
    " To look for them: cscx lint",
)
_MOST_TABLES: Final = 100
"""To prove more takes longer than the comparison."""
_NAME: Final = b"findings"
_Path = tuple[str | int, ...]


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """A finding, its document by path."""

    document: str
    path: _Path
    code: str
    text: Text
    others: tuple[tuple[str, _Path], ...]


def with_findings(
    impact: Impact,
    changes: Iterable[Change],
    both: Both,
    versions: TwoVersions,
    as_of: date,
    kept: KeptAnswers,
) -> Impact:
    """The impact of some changes with what the linter finds in the new version and did not in the old one."""
    if both.unread:
        return replace(impact, unchecked=_UNREAD)
    if impact.skipped:
        return replace(impact, unchecked=_TOO_MUCH)
    tables = sum(1 for _ in both.after.of(ExceptionTable))
    if tables > _MOST_TABLES:
        impact = replace(impact, unchecked=_MANY_TABLES(n=f"{tables:,}"))
    changed = tuple(dict.fromkeys(each.subject for each in changes))
    key = _NAME, versions.identity, as_of.isoformat().encode()
    found = _decoded(kept.find(*key))
    if found is None:
        words = [each.name for each in changed if each.kind == "term"]
        paths = _asked(impact, both) | _holding(words, versions)
        new = _found(paths, versions, as_of)
        if tables <= _MOST_TABLES:
            new += _proved(both)
        found = [_kept(each) for each in new]
        kept.put(msgspec.msgpack.encode(found), *key)
    if not found:
        return impact
    paths = {path for each in found for path in (each.document, *(p for p, _ in each.others))}
    before, after = versions.some({*paths, *_asked(impact, both)}, as_of)
    return with_found(impact, _read(found, after), changed, before)


def _decoded(blob: bytes | None) -> list[_Kept] | None:
    """What was kept; None where nothing was, or it is damaged."""
    try:
        return None if blob is None else msgspec.msgpack.decode(blob, type=list[_Kept])
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None


def _found(paths: Iterable[str], versions: TwoVersions, as_of: date) -> tuple[New, ...]:
    from cscx.lint.since import new_findings  # noqa: PLC0415 - loads every rule

    suspected = new_findings(*versions.some(paths, as_of))
    codes = {each.diagnostic.code for each in suspected}
    return new_findings(*versions.whole(as_of), codes) if codes else ()


def _proved(both: Both) -> tuple[New, ...]:
    """What the proofs of tables find; both corpora hold every table that the change may move."""
    from cscx.lint.since import PROVED, new_findings  # noqa: PLC0415 - loads every rule

    return new_findings(both.before, both.after, PROVED)


def _asked(impact: Impact, both: Both) -> set[str]:
    """Where what depends on the change stands, and what it names, in either version."""
    corpora = impact.corpus, both.before, both.after
    return {document.path for corpus in corpora for document in corpus.documents}


def _holding(words: list[str], versions: TwoVersions) -> set[str]:
    """The documents that say any of the company's words that changed: they do not refer to those."""
    return {document.path for document in versions.holding()(words)} if words else set()


def _kept(each: New) -> _Kept:
    place = each.finding.place
    others = tuple((n.place.document.path, n.place.path) for n in each.finding.notes)
    return _Kept(
        place.document.path, place.path, each.diagnostic.code, _bare(each.finding.message), others
    )


def _read(found: Iterable[_Kept], after: Corpus) -> Iterable[Found]:
    documents = {document.path: document for document in after.documents}
    for each in found:
        others = tuple((documents[path], at) for path, at in each.others if path in documents)
        yield Found(documents[each.document], each.path, each.code, each.text, others)


def _bare(text: Text) -> Text:
    return Text(text.ko.rstrip("."), text.en.rstrip("."))
