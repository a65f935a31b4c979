"""What depends on a change, by what it asks of its owner: wrong now, to be reread, or only a mention."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cscx.change.changes import Part, Subject
from cscx.change.impact.beside import Beside, Grade, beside
from cscx.change.impact.old_values import Written, written_by_hand
from cscx.change.impact.reach import Holders, Reached, Root, reach
from cscx.change.impact.ties import Name, Tie, part_of
from cscx.change.version import Version
from cscx.change.words import kind_name
from cscx.content.corpus import Corpus
from cscx.content.document import Document
from cscx.content.papers import Paper
from cscx.content.source import Path
from cscx.content.spoken import choices_of
from cscx.messages import Text

GRADES: tuple[Grade, ...] = ("wrong", "reread", "mentions")
_GONE = Text(
    "없어진 {kind} ‘{name}’{name:을/를} 가리킵니다",
    "it refers to the {kind} '{name}', which is gone",
)
_OLD_NAME = Text(
    "이름이 바뀐 {kind} ‘{name}’{name:을/를} 옛 이름으로 가리킵니다. 지금은 ‘{new}’입니다",
    "it refers to the {kind} '{name}' by its old name; it is '{new}' now",
)
_BY_HAND = Text(
    "‘{value}’{value:이/가} 글자로 적혀 있어 따라 바뀌지 않습니다",
    "'{value}' is written by hand and does not follow",
)
_STILL = Text("판정은 그대로입니다(증명됨)", "it decides as before (proved)")
_TRACK = "track"
MOST_ROOTS = 300
"""More than this is no change to review by what depends on it."""


class Spot(NamedTuple):
    """A place in a document that concerns a change; `why` where the way to it does not say.

    Of what the linter finds `code` is its code and `cause` what changed, as far as that is known.
    """

    path: Path
    part: Part | None = None
    why: Text | None = None
    code: str | None = None
    cause: Subject | None = None


@dataclass(frozen=True, slots=True)
class Concerned:
    """A document or item, and the places in it. `way` leads from what changed to what it refers to."""

    subject: Subject
    document: Document
    grade: Grade
    spots: tuple[Spot, ...]
    way: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All that depends on `roots`.

    `concerned` are documents and items, the worst first, among them tracks that only name any of it;
    `tracks` the learning tracks, with the days that teach or practise any of it. `deciding` are names whose decisions may come out otherwise, the roots among
    them. `beside` are pages and scenarios. `corpus` holds the documents. `skipped`: so much changed that nothing was followed.
    `unchecked` says why it is not known, or not all of it, what the linter finds where nobody changed anything.
    """

    roots: tuple[Subject, ...]
    concerned: tuple[Concerned, ...]
    tracks: tuple[Concerned, ...]
    deciding: frozenset[Name]
    corpus: Corpus
    beside: tuple[Beside, ...] = ()
    skipped: bool = False
    unchecked: Text | None = None

    def of(self, grade: Grade) -> tuple[Concerned, ...]:
        """What is concerned to some degree."""
        return tuple(each for each in self.concerned if each.grade == grade)

    def named(self, grade: Grade) -> tuple[Beside, ...]:
        """The pages and scenarios concerned to some degree."""
        return tuple(each for each in self.beside if each.grade == grade)

    @property
    def is_empty(self) -> bool:
        """Whether nothing depends on it."""
        return not (self.concerned or self.tracks or self.beside)


class Begun(NamedTuple):
    """What a change begins with: its roots, what is gone, what was found wrong, and what values were.

    `unmoved` are tables that provably decide as before; `values` those a fact no longer has, by its name;
    `renamed` the new names of what is gone only by name.
    """

    roots: tuple[Root, ...]
    gone: tuple[Name, ...] = ()
    wrong: tuple[Concerned, ...] = ()
    unmoved: frozenset[Name] = frozenset()
    values: Mapping[str, tuple[str, ...]] = {}
    renamed: Mapping[Name, str] = {}


def impact_of(
    begun: Begun, corpus: Corpus, holders: Holders, papers: Iterable[Paper] = ()
) -> Impact:
    """Everything that depends on a change.

    `corpus` has at least the lists; `holders` gives the documents that may name something; `papers` are the
    pages and scenarios beside them.
    """
    inputs = corpus.names.get("input", ())
    if len(begun.roots) + len(begun.gone) > MOST_ROOTS:
        return _skipped(begun, corpus)
    found = reach(begun.roots, holders, inputs, begun.unmoved, choices_of(corpus))
    missing = reach([Root(name, bare=True) for name in begun.gone], holders, inputs)
    reached = (each.document for each in (*found.values(), *missing.values()))
    whole = with_documents(corpus, reached)
    version = Version(whole)
    names = _Names(version)
    wrong = [*begun.wrong, *_dangling(missing.values(), names, begun.renamed)]
    written = {w.document.path: w for w in written_by_hand(found.values(), begun.values)}
    starts = [root.name for root in begun.roots]
    carried = {n for n, each in found.items() if each.carried and n not in begun.unmoved}
    bare = {root.name for root in begun.roots if root.bare or root.written}
    failing = {(each.subject.kind, each.subject.name) for each in begun.wrong}
    others = [
        _concerned(each, names, begun.unmoved, written.get(each.document.path))
        for name, each in found.items()
        if name not in failing
    ]
    return Impact(
        roots=tuple(map(names.of, (*(root.name for root in begun.roots), *begun.gone))),
        concerned=tuple(
            sorted(
                (each for each in (*wrong, *others) if each.grade == "wrong" or not _teaches(each)),
                key=lambda each: GRADES.index(each.grade),
            )
        ),
        tracks=tuple(each for each in others if _teaches(each)),
        deciding=frozenset({*starts, *carried}),
        corpus=whole,
        beside=tuple(
            beside(
                papers,
                set(starts) - bare,
                begun.gone,
                deciding=carried,
                named=bare | (begun.unmoved & found.keys()),
                values=[value for old in begun.values.values() for value in old],
            )
        ),
    )


def _skipped(begun: Begun, corpus: Corpus) -> Impact:
    names = _Names(Version(corpus))
    roots = tuple(map(names.of, (*(root.name for root in begun.roots), *begun.gone)))
    return Impact(roots, (), (), frozenset(), corpus, skipped=True)


class _Names:
    def __init__(self, version: Version) -> None:
        self._version = version

    def of(self, name: Name) -> Subject:
        return Subject(name[0], name[1], self._version.title(*name))


def _teaches(each: Concerned) -> bool:
    return each.subject.kind == _TRACK and any(spot.part is not None for spot in each.spots)


def with_documents(corpus: Corpus, others: Iterable[Document]) -> Corpus:
    """A corpus with some documents beside its own."""
    documents = {document.path: document for document in corpus.documents}
    for each in others:
        documents.setdefault(each.path, each)
    return Corpus(documents.values(), corpus.settings, corpus.as_of, corpus.holidays)


def _concerned(
    each: Reached, names: _Names, unmoved: Collection[Name], written: Written | None
) -> Concerned:
    grade: Grade = "reread" if each.rests else "mentions"
    ties = each.rests or each.mentions
    spots = list(_spots(each.document, ties))
    if each.name in unmoved and all(tie.carries for tie in ties):
        grade, spots = "mentions", [Spot(next(iter(ties)).path, None, _STILL)]
    if written is not None and grade == "reread":
        spots += (
            Spot(path, part_of(each.document, path), _BY_HAND(value=value))
            for path, value in written.places
        )
    way = tuple(map(names.of, each.way))
    return Concerned(names.of(each.name), each.document, grade, tuple(spots), way)


def _spots(document: Document, ties: Iterable[Tie], why: Text | None = None) -> Iterator[Spot]:
    """The places of ties: one for each part, and one for each line outside parts."""
    seen: set[object] = set()
    for tie in ties:
        part = part_of(document, tie.path)
        key = part if part is not None else tie.path[:3]
        if key not in seen:
            seen.add(key)
            yield Spot(tie.path, part, why)


def _dangling(
    found: Iterable[Reached], names: _Names, renamed: Mapping[Name, str]
) -> Iterator[Concerned]:
    """What refers to something that is gone, or called otherwise now."""
    for each in found:
        kind, name = each.way[0]
        why = (_OLD_NAME if (kind, name) in renamed else _GONE)(
            kind=kind_name(kind), name=name, new=renamed.get((kind, name))
        )
        spots = _spots(each.document, (*each.rests, *each.mentions), why)
        way = (names.of(each.way[0]),)
        yield Concerned(names.of(each.name), each.document, "wrong", tuple(spots), way)
