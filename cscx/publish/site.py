"""A knowledge base as one build shows it, and the view of it from one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
from markupsafe import Markup

from cscx.change.chronicle import ChangeLog
from cscx.content.corpus import Corpus, Entry, Use
from cscx.content.kinds import kind_named, kind_of_item
from cscx.content.kinds.facts import Fact
from cscx.content.kinds.kind import Kind
from cscx.content.policies import Policies
from cscx.gitrepo import Commit
from cscx.messages import Language
from cscx.publish import prose
from cscx.publish.addresses import Address, address_of, href, root
from cscx.publish.audience import Audience, Published, Retired
from cscx.publish.glossary import Glossary
from cscx.publish.log_rows import Name, on_page
from cscx.publish.outcomes import Outcomes
from cscx.publish.prose import Shown, Spoken
from cscx.publish.words import Wording


class Link(NamedTuple):
    """A name with the page it leads to; `href` None where there is none to open."""

    text: str
    href: str | None
    kind: str = ""
    note: str = ""


class Called(NamedTuple):
    """What a reference means to a reader: its words, and where it is shown; None for nowhere."""

    text: str
    at: Address | None
    kind: str


class Site(msgspec.Struct, frozen=True, dict=True):
    """Everything of one build. `folders`: pages are `path/index.html` rather than `path.html`.

    `changes` is the last commit of each file by its path; empty where nobody may see it or git does
    not know. `log` is what the last commits meant, None where nobody may see it or git does not know.
    """

    shown: Published
    audience: Audience
    folders: bool = True
    changes: Mapping[str, Commit] = {}
    log: ChangeLog | None = None

    @property
    def corpus(self) -> Corpus:
        """The filtered knowledge base."""
        return self.shown.corpus

    @property
    def logged(self) -> bool:
        """Whether there is a change log to read."""
        return self.log is not None and bool(self.log.entries or self.log.cut)

    @cached_property
    def _told(self) -> frozenset[Name]:
        return on_page(self.log)

    def is_told(self, kind: str, name: str) -> bool:
        """Whether the page of the change log tells a change of something."""
        return (kind, name) in self._told

    @property
    def as_of(self) -> date:
        """The day the site speaks of."""
        return self.corpus.as_of

    @property
    def language(self) -> Language:
        """The language of everything the tool says."""
        return self.corpus.settings.language

    @cached_property
    def words(self) -> Wording:
        """The words of the pages in the site's language."""
        return Wording(self.language)

    @cached_property
    def outcomes(self) -> Outcomes:
        """What each answer of a table leads to."""
        return Outcomes(self.corpus)

    @cached_property
    def policies(self) -> Policies:
        """The tables and matrices, ready to run."""
        return Policies(self.corpus)

    @cached_property
    def glossary(self) -> Glossary:
        """The words that have a meaning to show."""
        return Glossary(self)

    @cached_property
    def retired(self) -> dict[str, Retired]:
        """Retired documents by id."""
        return {stone.id: stone for stone in self.shown.retired}

    @cached_property
    def links_to(self) -> dict[tuple[str, str], list[Use]]:
        """Who refers to what, documents by their kind even where the reference did not say it."""
        found: dict[tuple[str, str], list[Use]] = defaultdict(list)
        for (kind, name), uses in self.corpus.uses.items():
            entry = self.corpus.find(kind, name)
            if entry is not None:
                found[entry.kind, entry.name].extend(uses)
        return found

    @cached_property
    def _shared(self) -> dict[tuple[str, str], Sequence[Any]]:
        return {}

    def shared(self, name: str, path: str, make: Callable[[View], Sequence[Any]]) -> Sequence[Any]:
        """The parts of something that several pages show, as seen from `path`; made once a build.

        `name` names it on the whole site. Its parts are such as msgspec can encode.
        """
        known = self._shared.get((name, path))
        if known is None:
            known = self._shared[name, path] = make(self.at(path))
        return known

    def shared_so_far(self, name: str, path: str) -> Sequence[Any]:
        """The same, where it was made already; no parts where it was not."""
        return self._shared.get((name, path), ())

    @cached_property
    def _called(self) -> dict[tuple[str, str], Called]:
        return {}

    def called(self, kind: str, name: str) -> Called:
        """What `<kind:name>` is called on the site. What this build must not tell has no name."""
        known = self._called.get((kind, name))
        if known is None:
            known = self._called[kind, name] = self._named(kind, name)
        return known

    def _named(self, kind: str, name: str) -> Called:
        entry = self.corpus.find(kind, name)
        if entry is not None:
            text = value_of(entry.body) if isinstance(entry.body, Fact) else title_of(entry)
            return Called(text, address_of(entry), entry.kind)
        stone = self.retired.get(name)
        if stone is not None and kind in ("document", stone.kind):
            folder = kind_named(stone.kind).folder
            return Called(stone.title, Address(f"{folder}/{stone.id}"), stone.kind)
        hidden = self.shown.hidden
        if (kind, name) in hidden or (kind == "document" and any(n == name for _, n in hidden)):
            return Called(self.words["not_published"], None, kind)
        return Called(name, None, kind)

    def at(self, path: str) -> View:
        """The site as seen from the page at `path`."""
        return View(self, path)


class View:
    """The site seen from one page: every link is relative to it.

    `terms` are the words of the glossary that the page names.
    """

    def __init__(self, site: Site, path: str) -> None:
        self.site = site
        self.corpus = site.corpus
        self.words = site.words
        self.path = path
        self.root = root(path, folders=site.folders)
        self.terms: set[str] = set()

    def href(self, address: Address) -> str:
        """The link to an address."""
        return href(self.path, address, folders=self.site.folders)

    def page(self, path: str, text: str) -> Link:
        """A link to a page by its path."""
        return Link(text, self.href(Address(path)))

    def link(self, kind: str, name: str) -> Link:
        """A link to what `<kind:name>` means, in the words a reader knows it by."""
        shown = self.lookup(kind, name)
        return Link(shown.text, shown.href, shown.kind)

    def entry_link(self, entry: Entry) -> Link:
        """A link to an entry."""
        return Link(title_of(entry), self.href(address_of(entry)), entry.kind)

    def lookup(self, kind: str, name: str) -> Shown:
        """What a reference prints here. What this build must not tell has no name and no link."""
        called = self.site.called(kind, name)
        if kind == "term" and called.at is not None:
            self.terms.add(name)
        to = None if called.at is None else self.href(called.at)
        return Shown(called.text, to, called.kind)

    def line(self, text: str | None) -> Markup:
        """One line of text."""
        return prose.line(text, self.lookup) if text else Markup("")

    def plain(self, text: str | None) -> str:
        """A text without links."""
        return prose.plain(text, self.lookup) if text else ""

    def block(self, text: str | None) -> Markup:
        """A Markdown text."""
        return prose.block(text, self.lookup) if text else Markup("")

    def spoken(self, text: str) -> list[Spoken]:
        """The paragraphs of a script."""
        return prose.spoken(text, self.lookup)

    def kinds_title(self, kind: Kind) -> str:
        """What the documents or items of a kind are called together."""
        return self.words.get(f"kinds_{kind.name}", kind.title.to(self.site.language))

    def kind_title(self, kind: str) -> str:
        """What a kind is called, by the word of its references."""
        found: Kind | None = kind_of_item(kind)
        title = found.title.to(self.site.language) if found is not None else kind
        return title[:1].upper() + title[1:]


def title_of(entry: Entry) -> str:
    """What an entry is called on a page."""
    body: Any = entry.body
    own = getattr(body, "title", None) or getattr(body, "label", None)
    if not own and entry.kind == "reason":
        return entry.name.replace(".", " > ")  # the group first: 배송 > 지연
    return str(own or entry.name)


def value_of(fact: Fact) -> str:
    """A fact as it is printed; one by tier names each tier: `일반 7일·VIP 14일`."""
    if isinstance(fact.value, str):
        return fact.value
    return "·".join(f"{tier} {value}" for tier, value in tiers_of(fact))


def tiers_of(fact: Fact) -> list[tuple[str, str]]:
    """The value of each tier; none for a fact that holds for all."""
    if isinstance(fact.value, str):
        return []
    return [(tier, value) for tier, value in fact.value.items() if tier != "by"]
