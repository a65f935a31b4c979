"""Everything that depends on some things, through any number of references."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cscx.change.impact.calendar_ties import WORDS
from cscx.change.impact.ties import CALENDAR, TERM, Name, Tie, node_of, ties_of
from cscx.content.document import Document
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.question import Question
from cscx.content.kinds.sop import Sop
from cscx.content.kinds.track import Track
from cscx.content.spoken import Choices, any_choice, spoken_at

Holders = Callable[[Iterable[str]], Iterable[Document]]
"""The documents that may name any of some names."""
_MATRIX = "escalation"
_SCRIPT: Final = "script"
_SOP: Final = "sop"
_TABLE: Final = "exception"
_TRACK: Final = "track"
_WORDS_OF_A_DOCUMENT = ("sop", "exception", _MATRIX, "script", "track", "persona", "question")


class Root(NamedTuple):
    """Where a change begins. `bare`: it decides and says as before; what names it only mentions it.

    `written`: a value that is only written otherwise; texts that print it change, and nothing that decides by it.
    """

    name: Name
    bare: bool = False
    written: bool = False


@dataclass(slots=True)
class Reached:
    """A document or item that depends on a root.

    `ways` lead to it: the names from a root to the one it refers to itself, by what it refers to;
    `rests` are the ties by which it rests on them, `mentions` those by which it only names them.
    """

    name: Name
    document: Document
    rests: dict[Tie, None] = field(default_factory=dict)
    mentions: dict[Tie, None] = field(default_factory=dict)
    way: tuple[Name, ...] = ()

    @property
    def carried(self) -> bool:
        """Whether it may decide otherwise itself."""
        return any(tie.carries for tie in self.rests)


def reach(
    roots: Iterable[Root],
    holders: Holders,
    inputs: Collection[str],
    unmoved: Collection[Name] = (),
    choices: Choices = any_choice,
) -> Mapping[Name, Reached]:
    """What depends on the roots, the nearest first.

    A name that is found in a text is as far as it goes; a decision carries on, and so does a script as far as
    the steps that say it, by their table, too, and the days that teach those. `unmoved` are tables
    that decide as before: nothing is carried through them. `inputs` are the names of all inputs, `choices`
    the values of those that are a choice.
    """
    return _Search(holders, inputs, unmoved, choices).run(list(roots))


class _Search:
    def __init__(
        self,
        holders: Holders,
        inputs: Collection[str],
        unmoved: Collection[Name],
        choices: Choices,
    ) -> None:
        self._holders, self._inputs, self._unmoved = holders, inputs, frozenset(unmoved)
        self._choices = choices
        self._answering: dict[Name, dict[str, ExceptionTable]] = {}
        self._saying: dict[Name, tuple[Name, ...]] = {}
        self._found: dict[Name, Reached] = {}

    def run(self, roots: list[Root]) -> Mapping[Name, Reached]:
        starts = {root.name for root in roots}
        bare = {root.name for root in roots if root.bare}
        written = {root.name for root in roots if root.written}
        ring: dict[Name, tuple[Name, ...]] = {root.name: (root.name,) for root in roots}
        seen = set(ring)
        while ring:
            carried: dict[Name, tuple[Name, ...]] = {}
            for document, tie, target in self._hits(ring):
                node = node_of(document, tie.path)
                if target[0] == _SCRIPT and target not in bare:
                    self._hear(target, document, node, tie)
                if node in starts:
                    continue
                mention = (target in bare and not _asks(document, tie)) or (
                    target in written and tie.carries
                )
                self._note(node, document, tie, ring[target], mention=mention)
                still = target in bare or target in written or node in self._unmoved
                if tie.carries and not still and node not in seen:
                    carried.setdefault(node, (*ring[target], node))
            seen |= carried.keys()
            ring = carried
        self._settle_questions(starts)
        self._say_by_tables(starts)
        self._teach(starts)
        return self._found

    def _hear(self, script: Name, document: Document, node: Name, tie: Tie) -> None:
        """Note who says a changed script: a table that answers with it, a step that has its name."""
        if isinstance(document.body, ExceptionTable):
            self._answering.setdefault(script, {})[document.id] = document.body
        elif isinstance(document.body, Sop) and tie.rests:
            self._saying.setdefault(node, (script, node))

    def _say_by_tables(self, starts: Collection[Name]) -> None:
        """The steps that say a changed script because their table answers with it."""
        tables = {name for answering in self._answering.values() for name in answering}
        for document in self._holders(tables) if tables else ():
            sop, node = document.body, (_SOP, document.id)
            if not isinstance(sop, Sop):
                continue
            for script, answering in self._answering.items():
                for name, table in answering.items():
                    by = (_TABLE, name)
                    for at in spoken_at(sop, name, table, script[1], self._choices):
                        self._saying.setdefault(node, (script, by, node))
                        if node not in starts:
                            tie = Tie(by, ("steps", at), rests=True, carries=False)
                            self._note(node, document, tie, (script, by), mention=False)

    def _settle_questions(self, starts: Collection[Name]) -> None:
        """Of questions: what they ask about that is only decided otherwise elsewhere, they only mention."""
        for reached in self._found.values():
            if isinstance(reached.document.body, Question):
                about = reached.document.body.about
                elsewhere = [t for t in reached.rests if self._is_elsewhere(t, about, starts)]
                for tie in elsewhere:
                    del reached.rests[tie]
                    reached.mentions[tie] = None

    def _is_elsewhere(self, tie: Tie, about: Collection[str], starts: Collection[Name]) -> bool:
        """Whether a procedure that a question is about changes by something else than what it asks.

        That is: only by another procedure which it runs, or by other tables than those the question names, too.
        """
        node = (_SOP, tie.target[1])
        if tie.path[0] != "about" or node in starts or node not in self._found:
            return False
        reached = self._found[node]
        deciding = {each.target for each in reached.rests if each.carries}
        named = {
            (_TABLE, each.name)
            for each in reached.document.references
            if each.kind == _TABLE and each.name in about
        }
        moved = {name for name in named if name in starts or name in self._found} - self._unmoved
        return all(kind == _SOP for kind, _ in deciding) or bool(named and not moved)

    def _teach(self, starts: Collection[Name]) -> None:
        """The days of tracks that teach or practise a procedure which says a changed script."""
        names = {name for _, name in self._saying}
        for document in self._holders(names) if names else ():
            node = (_TRACK, document.id)
            if not isinstance(document.body, Track) or node in starts:
                continue
            known = {alias: name for name in self._saying for alias in _aliases(name)}
            for tie in ties_of(document, self._inputs, known):
                self._note(node, document, tie, self._saying[known[tie.target]], mention=False)

    def _hits(self, ring: Mapping[Name, tuple[Name, ...]]) -> Iterator[tuple[Document, Tie, Name]]:
        called = {alias: name for name in ring for alias in _aliases(name)}
        terms = frozenset(name for kind, name in ring if kind == TERM)
        words = WORDS if CALENDAR in called else frozenset()
        for document in self._holders({name for _, name in ring} | words):
            for tie in ties_of(document, self._inputs, called, terms):
                yield document, tie, called[tie.target]

    def _note(
        self, node: Name, document: Document, tie: Tie, way: tuple[Name, ...], *, mention: bool
    ) -> None:
        reached = self._found.setdefault(node, Reached(node, document))
        rests = tie.rests and not mention
        if not reached.way or (rests and not reached.rests):
            reached.way = way
        into = reached.rests if rests else reached.mentions
        into.setdefault(tie)


def _asks(document: Document, tie: Tie) -> bool:
    """Whether a step asks for an input in the input's own words."""
    collects = document.kind is not None and document.kind.name == "sop" and "collect" in tie.path
    return tie.target[0] == "input" and collects


def _aliases(name: Name) -> Iterator[Name]:
    yield name
    if name[0] == CALENDAR[0]:
        yield CALENDAR
    if name[0] in _WORDS_OF_A_DOCUMENT:
        yield "document", name[1]
