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
from cscx.content.stored import Stored
from cscx.diagnostic import Diagnostic
from cscx.lint.proved import Proved
from cscx.settings import Settings

if TYPE_CHECKING:
    from cscx.content.document import Document

_RUN, _DOCUMENTS = "lint-run.msgpack", "lint-documents.msgpack"
_PROOFS = "lint-proofs.msgpack"
"""Keyed by what was proved, a proof needs no other reason to stay."""
QUESTIONS = "train-check.msgpack"
"""What the last check of the questions found; written by whoever ran it."""
Progress = Callable[[int, int], None]


class Outcome(NamedTuple):
    """The findings, how many documents there are, and how many were read anew."""

    findings: list[Diagnostic]
    documents: int
    read: int


class _Run(msgspec.Struct, frozen=True, array_like=True):
    documents: int
    findings: list[Diagnostic]


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """A file without problems: its values, what the one-document rules found, and its sketch."""

    digest: bytes
    data: msgspec.Raw
    findings: list[Diagnostic]
    sketch: bytes


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
    run = Stored(cache, _RUN, _Run, key)
    last = run.read()
    if last is not None:
        return Outcome(last.findings, last.documents, 0)
    findings, anew = _lint(read, settings, as_of, cache, stamp, beside, progress)
    run.write(_Run(len(read), findings))
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
    from cscx.lint import proofs, questions, sketches  # noqa: PLC0415
    from cscx.lint.engine import active_rules, document_findings, lint  # noqa: PLC0415

    read_before = Stored(cache, _DOCUMENTS, dict[str, _Known], stamp)
    known = read_before.read() or {}
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
    proved = Stored(cache, _PROOFS, dict[bytes, Proved])
    kept = proofs.keep(corpus, proved.read() or {})
    sketches.keep(corpus, {path: entry.sketch for path, entry in keep.items()})
    told = Stored(cache, QUESTIONS, tuple[questions.Told, ...]).read()
    questions.keep(corpus, told or ())
    found = lint(corpus, rules, own)
    holidays.keep()
    if kept.used and kept.used.keys() != kept.known.keys():
        proved.write(kept.used)
    if anew or len(keep) != len(known):
        read_before.write(keep)
    return found, anew


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
