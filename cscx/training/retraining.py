"""What learners do again after a change: the fewest days and questions, and whose passes are stale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from cscx.content.corpus import Corpus
from cscx.content.kinds.track import Track
from cscx.content.spoken import speakers
from cscx.messages import LANGUAGES, Text
from cscx.training.fewest import fewest
from cscx.training.items.item import Item
from cscx.training.items.numeric import TYPE as NUMERIC
from cscx.training.results import Pass, Results
from cscx.training.scope import documents_of
from cscx.training.titles import source_line

_FACT: Final = "fact"
_SCRIPT: Final = "script"


@dataclass(frozen=True, slots=True)
class Again:
    """A track that asks about what changed.

    `days` are about any of it, counted from 1; `enough` are the fewest of them that are about all of it, and
    `items` the fewest questions that ask once about every place that changed; `asks` names those places.
    Both are empty where only answers lapsed and nothing is asked in their place.
    """

    track: str
    title: str
    role: str
    days: tuple[int, ...]
    enough: tuple[int, ...]
    items: tuple[Item, ...]
    asks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A day that a learner passed and that asks about what changed since."""

    learner: str
    passed: Pass


def again(
    corpus: Corpus,
    items: Iterable[Item],
    changed: Collection[str] = (),
    lapsed: Iterable[Item] = (),
) -> Iterator[Again]:
    """What each track has to repeat when some questions are to be learned anew.

    Of days equally few it is those that teach the documents that `changed` themselves. `lapsed` are questions
    whose answer is wrong now and that are not asked any more.
    """
    asked = list(items)
    homes = {item.id: _homes(corpus, item) for item in (*asked, *lapsed)}
    for document, track in corpus.of(Track):
        days = dict(_days(corpus, track))
        by_day = {
            number: held
            for number, about in days.items()
            if (held := frozenset(id_ for id_, home in homes.items() if home & about))
        }
        if not by_day:
            continue
        liked = {number: len(about.intersection(changed)) for number, about in days.items()}
        taught = frozenset[str]().union(*by_day.values())
        chosen = _one_each([item for item in asked if item.id in taught])
        yield Again(
            track=document.id,
            title=track.title,
            role=track.role,
            days=tuple(by_day),
            enough=fewest(by_day, liked),
            items=chosen,
            asks=tuple(dict.fromkeys(place_of(corpus, item) for item in chosen)),
        )


def untaught(corpus: Corpus, items: Iterable[Item]) -> Iterator[Item]:
    """The questions that belong to no document which a day of any track teaches or practises."""
    days = [about for _, track in corpus.of(Track) for _, about in _days(corpus, track)]
    taught = frozenset[str]().union(*days)
    return (item for item in items if not _homes(corpus, item) & taught)


def stale(found: Iterable[Results], tracks: Iterable[Again]) -> Iterator[Stale]:
    """The passes that count no longer, the latest of each learner and day, by learner."""
    days = {(each.track, day) for each in tracks for day in each.days}
    latest: dict[tuple[str, str, int], Stale] = {}
    for results in found:
        for passed in results.passes:
            key = results.learner, passed.track, passed.day
            known = latest.get(key)
            if key[1:] in days and (known is None or known.passed.when < passed.when):
                latest[key] = Stale(results.learner, passed)
    for key in sorted(latest):
        yield latest[key]


def _days(corpus: Corpus, track: Track) -> Iterator[tuple[int, frozenset[str]]]:
    """The documents that each day teaches or practises, by its number."""
    for number, day in enumerate(track.days, 1):
        scopes = (documents_of(corpus, name) or frozenset() for name in (*day.learn, *day.drill))
        yield number, frozenset[str]().union(*scopes)


def _homes(corpus: Corpus, item: Item) -> frozenset[str]:
    """The documents that a question belongs to: where its answer is written, and what uses that.

    What a fact is worth is written in a list that nobody is taught; it is learned with what says it or decides by it.
    A script that a table answers with is learned with the procedures that say it for that.
    """
    homes = {source.document for source in item.sources}
    if item.type == NUMERIC:
        homes.update(use.document.id for use in corpus.uses.get((_FACT, item.subject), ()))
    for source in item.sources:
        if corpus.find(_SCRIPT, source.document) is not None:
            homes.update(speakers(corpus, source.document))
    return frozenset(homes)


def _places(item: Item) -> frozenset[tuple[str, str]]:
    return frozenset((source.document, source.anchor) for source in item.sources)


def place_of(corpus: Corpus, item: Item) -> Text:
    """What a question is about: the place its answer is written at."""
    return Text(*(source_line(corpus, item.sources[0], to) for to in LANGUAGES))


def _one_each(items: Iterable[Item]) -> tuple[Item, ...]:
    by_id = {item.id: item for item in items}
    found = fewest({name: _places(item) for name, item in by_id.items()})
    return tuple(by_id[name] for name in found)
