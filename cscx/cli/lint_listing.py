"""From everything the linter found to what was asked for: paths, codes, changes, the baseline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from cscx.cli.errors import Failure
from cscx.diagnostic import Diagnostic, Severity, Span
from cscx.lint import baseline
from cscx.lint.report.listing import Listed, Listing, Source, at_path
from cscx.lint.selection import Selection
from cscx.messages import Language, Text

_NO_BASELINE = Text("기준선 파일이 없습니다: {name}", "There is no baseline file {name}.")
_WRITE_ONE = Text(
    "`cscx lint --write-baseline --baseline {name}`으로 만드세요.",
    "Write one with `cscx lint --write-baseline --baseline {name}`.",
)


class Sources:
    """The texts of documents by their names, read when a report first needs them."""

    def __init__(self, root: Path, unsaved: Mapping[str, bytes]) -> None:
        self._root, self._unsaved = root, unsaved
        self._known: dict[str, Source] = {}

    def __call__(self, name: str) -> Source:
        """The text of one document; empty when it cannot be read."""
        if name not in self._known:
            self._known[name] = Source(self._read(name).decode("utf-8-sig", "replace"))
        return self._known[name]

    def marked(self, name: str, span: Span) -> str:
        """The text a finding marks."""
        return self(name).marked(span)

    def _read(self, name: str) -> bytes:
        if name in self._unsaved:
            return self._unsaved[name]
        file = self._root / name
        if not file.resolve().is_relative_to(self._root.resolve()):  # a link that leads out
            return b""
        try:
            return file.read_bytes()
        except OSError:
            return b""


class Asked(NamedTuple):
    """What the user asked to see: `among` by path, `selection` by code, `known` from the baseline.

    `caused` are findings shown wherever they stand.
    """

    among: Callable[[str], bool]
    selection: Selection
    known: tuple[baseline.Entry, ...]
    failing: frozenset[Severity]
    language: Language
    caused: Callable[[Diagnostic], bool] = lambda _: False


def wanted(found: Iterable[Diagnostic], asked: Asked, sources: Sources) -> list[Diagnostic]:
    """The findings that were asked for."""
    new = baseline.split(found, asked.known, sources.marked).new
    return [f for f in new if asked.selection.wants(f) and asked.among(f.path)]


def listing_of(
    findings: Iterable[Diagnostic],
    documents: int,
    asked: Asked,
    sources: Sources,
    shown: Callable[[str], str],
) -> Listing:
    """The listing for a report; `shown` says how a document is called there."""
    parted = baseline.split(findings, asked.known, sources.marked)
    chosen = [finding for finding in parted.new if asked.selection.wants(finding)]
    here = [each for each in chosen if asked.among(each.path) or asked.caused(each)]
    by_shown = {shown(f.path): f.path for f in (*here, *parted.accepted)}
    by_shown |= {shown(r.path): r.path for f in (*here, *parted.accepted) for r in f.related}
    return Listing(
        findings=_listed(here, sources, shown),
        documents=documents,
        language=asked.language,
        source=lambda name: sources(by_shown.get(name, name)),
        accepted=_listed(parted.accepted, sources, shown),
        elsewhere=len(chosen) - len(here),
        gone=parted.gone,
        failing=asked.failing,
    )


def _listed(
    findings: list[Diagnostic], sources: Sources, shown: Callable[[str], str]
) -> tuple[Listed, ...]:
    names = baseline.fingerprints(findings, sources.marked)
    return tuple(
        Listed(at_path(finding, shown), name) for finding, name in zip(findings, names, strict=True)
    )


def read_baseline(file: Path | None) -> tuple[baseline.Entry, ...]:
    """The entries of a baseline file; none without a file. Raises Failure."""
    if file is None:
        return ()
    name = os.path.relpath(file)
    try:
        return baseline.read(file.read_bytes(), name)
    except FileNotFoundError:
        raise Failure(_NO_BASELINE(name=name), _WRITE_ONE(name=name)) from None
    except OSError as error:
        message = Text("{name}: {reason}", "{name}: {reason}")
        raise Failure(message(name=name, reason=error.strerror)) from None
    except baseline.BaselineError as error:
        raise Failure(error.text) from None
