"""Where a group is weak: documents, rules and steps, boundaries; what it takes for what; what to mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from cscx.messages import Text
from cscx.training.items.order import TYPE as ORDER
from cscx.training.items.table_items import BOUNDARY
from cscx.training.report.gathering import Counted
from cscx.training.report.statistics import Interval, wilson

K = TypeVar("K", bound=Hashable)

FLAGGED_FROM = 5
"""Learners who must have been asked before a document is blamed."""
ENOUGH_ANSWERS = 10
"""Below this a share says little: even of nine answers, all wrong, the interval begins at 70 %."""
_MOST_MISSED = 0.5
_ENOUGH = 2


class Spot(msgspec.Struct, frozen=True):
    """A place in the documents.

    `anchor` is a rule or step, `axis` the input of a boundary, "" where the whole is meant.
    `missed` is the share of wrong answers with its interval.
    """

    document: str
    anchor: str
    axis: str
    answers: int
    wrong: int
    learners: int
    missed: Interval

    @property
    def few(self) -> bool:
        """Whether there are too few answers to tell a weakness from chance."""
        return self.answers < ENOUGH_ANSWERS


class Confusion(msgspec.Struct, frozen=True):
    """`taken` was chosen where `right` was: how often, and by how many learners."""

    document: str
    anchor: str
    right: Text
    taken: Text
    times: int
    learners: int


def by_procedure(
    answers: Iterable[Counted], procedures: Mapping[str, tuple[str, ...]]
) -> list[Spot]:
    """Procedures with a wrong answer in them or in what they use, the surest weakness first.

    An answer about a table counts for each procedure that decides by it.
    """
    by_sop: dict[str, list[Counted]] = {}
    for each in answers:
        documents = (source.document for source in each.item.sources)
        for sop in dict.fromkeys(sop for name in documents for sop in procedures.get(name, ())):
            by_sop.setdefault(sop, []).append(each)
    return _told({(sop, "", ""): group for sop, group in by_sop.items()})


def by_document(answers: Iterable[Counted]) -> list[Spot]:
    """Documents with a wrong answer, the surest weakness first."""
    return _spots(answers, lambda each: (each.item.sources[0].document, "", ""))


def by_rule(answers: Iterable[Counted]) -> list[Spot]:
    """Rules, steps and entries with a wrong answer, the surest weakness first."""
    rules = [each for each in answers if each.item.sources[0].anchor]
    return _spots(
        rules, lambda each: (each.item.sources[0].document, each.item.sources[0].anchor, "")
    )


def by_boundary(answers: Iterable[Counted]) -> list[Spot]:
    """Boundaries with a wrong answer on either side, the surest weakness first."""
    edges = [each for each in answers if each.item.type == BOUNDARY]
    return _spots(edges, lambda each: (each.item.subject, "", each.item.axis))


def _spots(
    answers: Iterable[Counted], place: Callable[[Counted], tuple[str, str, str]]
) -> list[Spot]:
    return _told(grouped(answers, place))


def _told(groups: Mapping[tuple[str, str, str], list[Counted]]) -> list[Spot]:
    found = []
    for (document, anchor, axis), group in groups.items():
        wrong = sum(not each.right for each in group)
        if wrong:
            learners = len({each.learner for each in group})
            missed = wilson(wrong, len(group))
            found.append(Spot(document, anchor, axis, len(group), wrong, learners, missed))
    return sorted(
        found, key=lambda s: (s.few, -s.missed.low, -s.wrong, s.document, s.anchor, s.axis)
    )


def grouped(answers: Iterable[Counted], key: Callable[[Counted], K]) -> dict[K, list[Counted]]:
    """Answers by what they share."""
    found: dict[K, list[Counted]] = {}
    for each in answers:
        found.setdefault(key(each), []).append(each)
    return found


def confusions(answers: Iterable[Counted]) -> list[Confusion]:
    """What was taken for what at least twice, the most frequent first; orders of steps are left out."""
    times: Counter[tuple[str, str, Text, Text]] = Counter()
    learners: dict[tuple[str, str, Text, Text], set[str]] = {}
    for each in answers:
        if each.right or each.item.type == ORDER:
            continue
        source = each.item.sources[0]
        pair = (source.document, source.anchor, each.item.key.text, each.option.text)
        times[pair] += 1
        learners.setdefault(pair, set()).add(each.learner)
    found = [Confusion(*pair, n, len(learners[pair])) for pair, n in times.items() if n >= _ENOUGH]
    return sorted(found, key=lambda c: (-c.times, c.document, c.anchor, c.right.ko, c.taken.ko))


def to_mend(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Places where it may be the document: asked of five learners or more, surely missed by most."""
    for spot in spots:
        if spot.learners >= FLAGGED_FROM and spot.missed.low > _MOST_MISSED:
            yield spot
