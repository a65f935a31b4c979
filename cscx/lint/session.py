"""Lint a folder, doing again only what changed.

Three levels: nothing changed → the findings of the last run; a file unchanged → its values and the
findings of the rules that look at one document; else everything. All keyed by content, never time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from cscx.content import files
from cscx.content.cache import FOLDER, Cache, digest, tool_stamp
from cscx.diagnostic import Diagnostic
from cscx.lint.proved import Proved
from cscx.settings import Settings

if TYPE_CHECKING:
    from cscx.content.corpus import Corpus
    from cscx.content.document import Document
    from cscx.lint.proofs import Kept
    from cscx.lint.questions import Told

_RUN, _DOCUMENTS = "lint-run.msgpack", "lint-documents.msgpack"
_PROOFS = "lint-proofs.msgpack"
QUESTIONS = "train-check.msgpack"
"""What the last check of the questions found; written by whoever ran it."""
Progress = Callable[[int, int], None]


class Outcome(NamedTuple):
    """The findings, how many documents there are, and how many were read anew."""

    findings: list[Diagnostic]
    documents: int
    read: int


class _Run(msgspec.Struct, frozen=True, array_like=True):
    key: bytes
    documents: int
    findings: list[Diagnostic]


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """A file without problems: its values, what the one-document rules found, and its sketch."""

    digest: bytes
    data: msgspec.Raw
    findings: list[Diagnostic]
    sketch: bytes


class _Store(msgspec.Struct, frozen=True, array_like=True):
    stamp: bytes
    known: dict[str, _Known]


class _ProofStore(msgspec.Struct, frozen=True, array_like=True):
    """What was proved, by the fingerprint of what it was proved of."""

    stamp: bytes
    results: dict[bytes, Proved]


class _Beside(NamedTuple):
    """What counts besides documents: the last check of the questions, approvals, code owners."""

    questions: bytes | None
    approvals: Mapping[str, bytes | None]
    owners: str | None


class _Read(NamedTuple):
    file: files.File
    raw: bytes
    digest: bytes
    refused: Any


def check(
    root: Path,
    settings: Settings,
    *,
    as_of: date,
    unsaved: Mapping[str, bytes | None] | None = None,
    use_cache: bool = True,
    progress: Progress | None = None,
) -> Outcome:
    """Lint the knowledge base at `root`.

    `unsaved` replaces the content of files by path; a path that is not on disk is added, and a file
    whose content is None is taken not to be there.

    `progress(done, total)` is told of the files read anew.
    """
    cache = Cache(root / FOLDER if use_cache and not unsaved else None)
    read = _read(root, settings, unsaved or {})
    stamp = digest(tool_stamp(), msgspec.json.encode(settings, order="sorted"))
    owners = files.code_owners(root)
    beside = _Beside(
        cache.read(QUESTIONS),
        dict(files.review_files(root)),
        owners[1] if owners is not None else None,
    )
    key = digest(
        stamp,
        beside.questions or b"",
        (beside.owners or "").encode(),
        as_of.isoformat().encode(),
        *(part for item in read for part in (item.file.path.encode(), item.digest)),
        *(part for path, raw in beside.approvals.items() for part in (path.encode(), raw or b"")),
    )
    last = _decode(cache.read(_RUN), _Run)
    if last is not None and last.key == key:
        return Outcome(last.findings, last.documents, 0)
    findings, anew = _lint(read, settings, as_of, cache, stamp, beside, progress)
    cache.write(_RUN, msgspec.msgpack.encode(_Run(key, len(read), findings)))
    return Outcome(findings, len(read), anew)


def _read(root: Path, settings: Settings, unsaved: Mapping[str, bytes | None]) -> list[_Read]:
    found = []
    waiting = {path: raw for path, raw in unsaved.items() if raw is not None}
    for file in files.find(root, settings.content):
        if file.path in waiting:
            raw, refused = waiting.pop(file.path), None
        elif file.path in unsaved:
            continue
        else:
            raw, refused = files.read(file)
        found.append(
            _Read(file, raw, digest(raw, refused.message.en.encode() if refused else b""), refused)
        )
    for path, raw in waiting.items():
        found.append(_Read(files.File(path, ""), raw, digest(raw, b""), None))
    return found


def _decode(blob: bytes | None, kind: type[Any]) -> Any:
    if blob is None:
        return None
    try:
        return msgspec.msgpack.decode(blob, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None


def _lint(
    read: list[_Read],
    settings: Settings,
    as_of: date,
    cache: Cache,
    stamp: bytes,
    beside: _Beside,
    progress: Progress | None,
) -> tuple[list[Diagnostic], int]:
    from cscx.content.corpus import Corpus  # noqa: PLC0415 - not needed when nothing changed
    from cscx.content.public_holidays import HolidayBook  # noqa: PLC0415 - the same
    from cscx.content.reviews import reviews_of  # noqa: PLC0415
    from cscx.lint import questions as checked  # noqa: PLC0415
    from cscx.lint import sketches  # noqa: PLC0415
    from cscx.lint.engine import active_rules, document_findings, lint  # noqa: PLC0415

    store = _decode(cache.read(_DOCUMENTS), _Store)
    known = store.known if store is not None and store.stamp == stamp else {}
    rules = active_rules(settings)
    documents, own, keep = [], {}, {}
    anew = 0
    for item in read:
        path = item.file.path
        entry = known.get(path)
        if entry is not None and entry.digest == item.digest:
            documents.append(_restore(path, item.raw, entry))
            own[path], keep[path] = entry.findings, entry
            continue
        document = _build(item)
        findings = document_findings(document, rules, settings)
        documents.append(document)
        own[path] = findings
        anew += 1
        if progress is not None:
            progress(anew, len(read))
        if document.body is not None and not document.problems:
            data = msgspec.Raw(msgspec.msgpack.encode(document.data))
            keep[path] = _Known(item.digest, data, findings, sketches.sketch_of(document))
    holidays = HolidayBook(cache)
    corpus = Corpus(
        documents, settings, as_of, holidays, reviews_of(beside.approvals), beside.owners
    )
    kept = _keep_proofs(corpus, cache)
    sketches.keep(corpus, {path: entry.sketch for path, entry in keep.items()})
    checked.keep(corpus, _told(beside.questions))
    found = lint(corpus, rules, own)
    holidays.keep()
    if kept.used and kept.used.keys() != kept.known.keys():
        results = _ProofStore(tool_stamp(), kept.used)
        cache.write(_PROOFS, msgspec.msgpack.encode(results))
    if anew or len(keep) != len(known):
        cache.write(_DOCUMENTS, msgspec.msgpack.encode(_Store(stamp, keep)))
    return found, anew


def _keep_proofs(corpus: Corpus, cache: Cache) -> Kept:
    """What earlier runs proved: keyed by what was proved, it needs no other reason to stay."""
    from cscx.lint.proofs import keep  # noqa: PLC0415 - not needed when nothing changed

    blob = cache.read(_PROOFS)
    store = _decode(blob, _ProofStore)
    return keep(corpus, store.results if store is not None and store.stamp == tool_stamp() else {})


def _told(blob: bytes | None) -> tuple[Told, ...]:
    """What the last check of the questions found, if this tool made it."""
    from cscx.lint.questions import Checked  # noqa: PLC0415 - not needed when nothing changed

    checked = _decode(blob, Checked)
    return checked.told if checked is not None and checked.stamp == tool_stamp() else ()


def _build(item: _Read) -> Document:
    from cscx.content.document import build  # noqa: PLC0415 - only for a file that changed
    from cscx.content.loading import document_of  # noqa: PLC0415
    from cscx.content.source import Loaded  # noqa: PLC0415

    if item.refused is not None:
        return build(item.file.path, Loaded("", None, (item.refused,)))
    return document_of(item.file.path, item.raw)


def _restore(path: str, raw: bytes, entry: _Known) -> Document:
    from cscx.content.document import restore  # noqa: PLC0415 - only where something changed

    return restore(path, raw.decode("utf-8-sig"), msgspec.msgpack.decode(entry.data))
