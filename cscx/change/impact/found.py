"""What a check finds since a change where nobody changed anything, among what the change made wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from cscx.change.changes import Subject
from cscx.change.impact.impact import Concerned, Impact, Spot, with_documents
from cscx.change.impact.ties import Name, node_of, part_of
from cscx.change.version import Version
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.source import Path
from cscx.messages import Text


class Found(NamedTuple):
    """A finding at a place of a document. `others` are other places that belong to it, by document."""

    document: Document
    path: Path
    code: str
    text: Text
    others: tuple[tuple[Document, Path], ...] = ()


def with_found(
    impact: Impact, found: Iterable[Found], changed: Iterable[Subject], before: Corpus
) -> Impact:
    """The impact with findings of its new version as wrong.

    They come from what `changed`; `before` tells what named things until now. What is told of a part as wrong already is not told again. Whatever was to be reread of a document stays.
    """
    by_name: dict[Name, list[Found]] = {}
    for each in found:
        by_name.setdefault(node_of(each.document, each.path), []).append(each)
    if not by_name:
        return impact
    corpus = with_documents(
        impact.corpus, (each.document for group in by_name.values() for each in group)
    )
    causes = _Causes(changed, before, corpus)
    version = Version(corpus)
    told, teaching = _by_name(impact.concerned), _by_name(impact.tracks)
    wrong, replaced = [], set()
    for name, group in by_name.items():
        known = told.get(name)
        way = next((each.way for each in (known, teaching.get(name)) if each is not None), ())
        said = {_part(spot) for spot in known.spots} if known and known.grade == "wrong" else set()
        spots = _told_once(
            _spot(each, causes.of(name, each) or next(iter(way), None)) for each in group
        )
        new = tuple(spot for spot in spots if _part(spot) not in said)
        if not new:
            continue
        if known is None:
            subject = Subject(*name, version.title(*name))
            way = way or tuple(spot.cause for spot in new[:1] if spot.cause is not None)
            wrong.append(Concerned(subject, group[0].document, "wrong", new, way))
        else:
            replaced.add(id(known))
            wrong.append(replace(known, grade="wrong", spots=(*new, *_without(known.spots, new))))
    left = [each for each in impact.concerned if id(each) not in replaced]
    already = [each for each in left if each.grade == "wrong"]
    rest = [each for each in left if each.grade != "wrong"]
    return replace(impact, concerned=(*already, *wrong, *rest), corpus=corpus)


def _by_name(concerned: Iterable[Concerned]) -> dict[Name, Concerned]:
    """What is told of each document or item: the worst, which stands first."""
    found: dict[Name, Concerned] = {}
    for each in concerned:
        found.setdefault((each.subject.kind, each.subject.name), each)
    return found


class _Causes:
    """Which of the changes a finding comes from."""

    def __init__(self, changed: Iterable[Subject], before: Corpus, after: Corpus) -> None:
        self._changed: Mapping[Name, Subject] = {(e.kind, e.name): e for e in changed}
        self._by_id = {subject.name: subject for subject in self._changed.values()}
        self._versions = before, after

    def of(self, name: Name, found: Found) -> Subject | None:
        """What changed among what belongs to it, or what its place names, or else what names it or did."""
        return next(self._all(name, found), None)

    def _all(self, name: Name, found: Found) -> Iterator[Subject]:
        for other in found.others:
            yield from self._one(node_of(*other))
        for reference in found.document.references:
            if reference.path[: len(found.path)] == found.path:
                yield from self._one((reference.kind, reference.name))
        for corpus in self._versions:
            for use in corpus.uses.get(name, ()):
                yield from self._one(node_of(use.document, use.reference.path))

    def _one(self, name: Name) -> Iterator[Subject]:
        kind, called = name
        found = self._by_id.get(called) if kind == "document" else self._changed.get(name)
        if found is not None:
            yield found


def _spot(each: Found, cause: Subject | None) -> Spot:
    return Spot(each.path, part_of(each.document, each.path), each.text, each.code, cause)


def _told_once(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Each only once of what reads the same."""
    seen = set()
    for spot in spots:
        key = _part(spot), spot.why, spot.code
        if key not in seen:
            seen.add(key)
            yield spot


def _part(spot: Spot) -> object:
    """What counts as one place: a part of the document, or a line outside parts."""
    return spot.part if spot.part is not None else spot.path[:3]


def _without(spots: Iterable[Spot], others: Iterable[Spot]) -> tuple[Spot, ...]:
    """The places that need no words, but for those the others speak of."""
    spoken = {_part(spot) for spot in others}
    return tuple(each for each in spots if each.why is not None or _part(each) not in spoken)
