"""A site that writes down every look a page model takes at it.

These classes stand in for Site, Corpus, Policies and Outcomes while one model is made. What they do not
know by name still works and counts as a look at everything; what may lie outside the knowledge base
counts as never to be kept. So a new lookup costs speed until it gets a name here, never truth.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from datetime import date
from typing import Any, TypeVar, cast

from markupsafe import Markup

from cscx.content.corpus import Corpus, Entry, Use
from cscx.content.document import Document
from cscx.content.in_force import InForce
from cscx.content.kinds import all_kinds
from cscx.content.kinds.header import Header
from cscx.content.policies import Policies
from cscx.gitrepo import Commit
from cscx.policy.escalation.matrix import Matrix
from cscx.policy.tables.chain import Chain
from cscx.publish.glossary import Glossary
from cscx.publish.keeping.looks import EVERYTHING, Look
from cscx.publish.outcomes import Outcomes, Verdict
from cscx.publish.site import Called, Site, View

T = TypeVar("T")


class Looks:
    """The looks one model took. `keepable` is False when it looked where nobody can tell a change."""

    def __init__(self) -> None:
        self.taken: set[Look] = set()
        self.keepable = True


def watched(site: Site, looks: Looks) -> Site:
    """The site, with every look at it noted in `looks`."""
    return cast("Site", _Site(site, looks))


# What stays the same through a build belongs to its settings, which the digest of all pages covers.
_FIXED = frozenset({"audience", "folders", "language", "words"})


class _Site:
    def __init__(self, site: Site, looks: Looks) -> None:
        self._site, self._looks = site, looks
        self.corpus = cast("Corpus", _Corpus(site.corpus, looks))

    @property
    def as_of(self) -> date:
        self._looks.taken.add(Look("day"))
        return self._site.as_of

    @property
    def links_to(self) -> Mapping[tuple[str, str], list[Use]]:
        return _Answered(self._site.links_to, "users", self._looks)

    @property
    def policies(self) -> Policies:
        return cast("Policies", _Policies(self._site.policies, self._looks))

    @property
    def outcomes(self) -> Outcomes:
        return cast("Outcomes", _Outcomes(self._site.outcomes, self._looks))

    @property
    def changes(self) -> Mapping[str, Commit]:
        return _Named(self._site.changes, "changed", self._looks)

    @property
    def logged(self) -> bool:
        self._looks.taken.add(Look("logged"))
        return self._site.logged

    def is_told(self, kind: str, name: str) -> bool:
        self._looks.taken.add(Look("told", kind, name))
        return self._site.is_told(kind, name)

    @property
    def glossary(self) -> Glossary:
        return cast("Glossary", _Glossary(self._site.glossary, self._looks))

    def called(self, kind: str, name: str) -> Called:
        self._looks.taken.add(Look("called", kind, name))
        return self._site.called(kind, name)

    def shared(self, name: str, path: str, make: Callable[[View], Sequence[Any]]) -> Sequence[Any]:
        return _Parts(self._site.shared(name, path, make), name, path, self._looks)

    def at(self, path: str) -> View:
        return View(cast("Site", self), path)

    def __getattr__(self, name: str) -> Any:
        if name in ("shown", "retired"):
            self._looks.taken.add(EVERYTHING)
        elif name not in _FIXED:
            self._looks.keepable = False
        return getattr(self._site, name)


class _Corpus:
    def __init__(self, corpus: Corpus, looks: Looks) -> None:
        self._corpus, self._looks = corpus, looks
        self.settings = corpus.settings

    @property
    def as_of(self) -> date:
        self._looks.taken.add(Look("day"))
        return self._corpus.as_of

    @property
    def documents(self) -> tuple[Document, ...]:
        self._looks.taken.add(Look("documents"))
        return self._corpus.documents

    @property
    def entries(self) -> Mapping[tuple[str, str], Entry]:
        return _Entries(self._corpus.entries, self._looks)

    @property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        return _Named(self._corpus.names, "names", self._looks)

    @property
    def uses(self) -> Mapping[tuple[str, str], tuple[Use, ...]]:
        return _Answered(self._corpus.uses, "uses", self._looks)

    def find(self, kind: str, name: str) -> Entry | None:
        self._looks.taken.add(Look("entry", kind, name))
        return _entry(self._corpus.find(kind, name), self._looks)

    def uses_of(self, entry: Entry) -> tuple[Use, ...]:
        self._looks.taken.add(Look("uses", entry.kind, entry.name))
        self._looks.taken.add(Look("uses", "document", entry.name))
        return self._corpus.uses_of(entry)

    def of(self, body: type[T]) -> Iterator[tuple[Document, T]]:
        kind = _kind_of(body)
        self._looks.taken.add(Look("kind", kind) if kind else Look("documents"))
        return self._corpus.of(body)

    def items(self, word: str) -> dict[str, Any]:
        self._looks.taken.add(Look("items", word))
        return self._corpus.items(word)

    def __getattr__(self, name: str) -> Any:
        self._looks.taken.add(EVERYTHING)
        return getattr(self._corpus, name)


def _kind_of(body: type) -> str:
    """The kind whose documents have a body; "" for a class that several share."""
    return next((kind.name for kind in all_kinds().values() if kind.body is body), "")


class _Entry(Entry):
    """An item of a list. Who looks at the rest of its document says so."""

    looks: Looks

    @property
    def document(self) -> Document:
        found = cast("Document", tuple.__getitem__(self, 2))
        self.looks.taken.add(Look("document", found.path))
        return found


def _entry(entry: Entry | None, looks: Looks) -> Entry | None:
    if entry is None or not entry.path:
        return entry
    noted = _Entry(*entry)
    noted.looks = looks
    return noted


class _Answered(Mapping[tuple[str, str], Any]):
    """A mapping by (kind, name), each look at one of its keys noted."""

    def __init__(self, known: Mapping[tuple[str, str], Any], what: str, looks: Looks) -> None:
        self._known, self._what, self._looks = known, what, looks

    def __getitem__(self, key: tuple[str, str]) -> Any:
        self._looks.taken.add(Look(self._what, *key))
        return self._known[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        self._looks.taken.add(EVERYTHING)
        return iter(self._known)

    def __len__(self) -> int:
        self._looks.taken.add(EVERYTHING)
        return len(self._known)


class _Entries(_Answered):
    """Every definition. Going through them is a look at all documents, and gives them as they are."""

    def __init__(self, known: Mapping[tuple[str, str], Entry], looks: Looks) -> None:
        super().__init__(known, "entry", looks)

    def __getitem__(self, key: tuple[str, str]) -> Any:
        return _entry(super().__getitem__(key), self._looks)

    def values(self) -> ValuesView[Any]:
        self._looks.taken.add(Look("documents"))
        return self._known.values()

    def items(self) -> ItemsView[tuple[str, str], Any]:
        self._looks.taken.add(Look("documents"))
        return self._known.items()


class _Named(Mapping[str, Any]):
    """A mapping by one word, each look at one of its keys noted."""

    def __init__(self, known: Mapping[str, Any], what: str, looks: Looks) -> None:
        self._known, self._what, self._looks = known, what, looks

    def __getitem__(self, name: str) -> Any:
        self._looks.taken.add(Look(self._what, name))
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        self._looks.taken.add(EVERYTHING)
        return iter(self._known)

    def __len__(self) -> int:
        self._looks.taken.add(EVERYTHING)
        return len(self._known)


class _Parts(Sequence[Any]):
    """The parts of something shared, each look at one of them noted."""

    def __init__(self, parts: Sequence[Any], name: str, path: str, looks: Looks) -> None:
        self._parts, self._name, self._path, self._looks = parts, name, path, looks

    def __getitem__(self, number: Any) -> Any:
        if not isinstance(number, int) or number < 0:
            self._looks.taken.add(EVERYTHING)
        else:
            self._looks.taken.add(Look("part", self._name, f"{self._path}\0{number}"))
        return self._parts[number]

    def __len__(self) -> int:
        self._looks.taken.add(EVERYTHING)
        return len(self._parts)


class _Policies:
    def __init__(self, policies: Policies, looks: Looks) -> None:
        self._policies, self._looks = policies, looks

    @property
    def corpus(self) -> Corpus:
        return cast("Corpus", _Corpus(self._policies.corpus, self._looks))

    @property
    def in_force(self) -> InForce:
        return cast("InForce", _InForce(self._policies.in_force, self._looks))

    def chain(self, name: str) -> Chain:
        self._looks.taken.add(Look("chain", name))
        return self._policies.chain(name)

    def branches(self, procedure: str, at: int) -> Chain:
        self._looks.taken.add(Look("branches", procedure))
        return self._policies.branches(procedure, at)

    def matrix(self, name: str) -> Matrix:
        self._looks.taken.add(Look("matrix", name))
        return self._policies.matrix(name)

    def __getattr__(self, name: str) -> Any:
        self._looks.taken.add(EVERYTHING)
        return getattr(self._policies, name)


class _InForce:
    def __init__(self, in_force: InForce, looks: Looks) -> None:
        self._in_force, self._looks = in_force, looks

    def holding(self, body: type[Header]) -> tuple[str, ...]:
        self._looks.taken.add(Look("holding", _kind_of(body)))
        return self._in_force.holding(body)

    def __getattr__(self, name: str) -> Any:
        self._looks.taken.add(EVERYTHING)
        return getattr(self._in_force, name)


class _Glossary:
    def __init__(self, glossary: Glossary, looks: Looks) -> None:
        self._glossary, self._looks = glossary, looks

    def marked(self, html: Markup, view: View, seen: set[str]) -> Markup:
        self._looks.taken.add(Look("glossary"))
        return self._glossary.marked(html, view, seen)

    def told(self, names: set[str], view: View) -> Markup:
        self._looks.taken.update(Look("entry", "term", name) for name in names)
        return self._glossary.told(names, view)

    def __getattr__(self, name: str) -> Any:
        self._looks.taken.add(EVERYTHING)
        return getattr(self._glossary, name)


class _Outcomes:
    def __init__(self, outcomes: Outcomes, looks: Looks) -> None:
        self._outcomes, self._looks = outcomes, looks

    def verdict(self, table: str, output: str, answer: str) -> Verdict:
        self._looks.taken.add(Look("verdict", table, f"{output}\0{answer}"))
        return self._outcomes.verdict(table, output, answer)

    def __getattr__(self, name: str) -> Any:
        self._looks.taken.add(EVERYTHING)
        return getattr(self._outcomes, name)
