"""A sheet for each learner: what to read, three questions to answer again, one drill to play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from cscx.training.bank import Bank
from cscx.training.items.item import Item, Source
from cscx.training.report.gathering import Counted, Gathered
from cscx.training.report.spots import Confusion, Spot, by_document, by_rule, confusions
from cscx.training.report.statistics import Interval, wilson
from cscx.training.results import DrillRun, Pass, Results

ITEMS = 3
Procedures = Mapping[str, tuple[str, ...]]


class Sheet(msgspec.Struct, frozen=True):
    """A learner under their pseudonym, as they stand now: of each question the last answer counts.

    `read` is where to read first; `items` are missed ones, then others about the same place;
    `drill` is the procedure to play; all None or empty where nothing is wrong.
    """

    learner: str
    answered: int
    right: int
    known: Interval | None
    read: Source | None
    spot: Spot | None
    items: tuple[Item, ...]
    drill: str | None
    confusion: Confusion | None
    best_drill: DrillRun | None
    drills: int
    critical: int
    passes: tuple[Pass, ...]


def sheets(gathered: Gathered, bank: Bank, procedures: Procedures) -> list[Sheet]:
    """The sheets, by pseudonym; `procedures` are those that each document belongs to."""
    now: dict[str, list[Counted]] = {}
    for each in gathered.last:
        now.setdefault(each.learner, []).append(each)
    return [
        _sheet(learner, now.get(learner.learner, []), bank, procedures)
        for learner in gathered.learners
    ]


def _sheet(
    results: Results, answers: Sequence[Counted], bank: Bank, procedures: Procedures
) -> Sheet:
    right = sum(each.right for each in answers)
    spot = next(iter(by_rule(answers) or by_document(answers)), None)
    missed = [each.item for each in answers if not each.right]
    at_spot = [item for item in missed if spot is not None and _is_at(item, spot)]
    mixed_up = [each for each in confusions(answers) if _same_place(each, spot)]
    return Sheet(
        learner=results.learner,
        answered=len(answers),
        right=right,
        known=wilson(right, len(answers)) if answers else None,
        read=at_spot[0].sources[0] if at_spot else None,
        spot=spot,
        items=_to_answer(at_spot, missed, bank) if at_spot else (),
        drill=_drill(at_spot[0], procedures) if at_spot else None,
        confusion=next(iter(mixed_up), None),
        best_drill=max(results.drills, key=lambda run: run.total, default=None),
        drills=len(results.drills),
        critical=sum(run.critical is not None for run in results.drills),
        passes=results.passes,
    )


def _is_at(item: Item, spot: Spot) -> bool:
    source = item.sources[0]
    return source.document == spot.document and spot.anchor in ("", source.anchor)


def _same_place(confusion: Confusion, spot: Spot | None) -> bool:
    return spot is not None and (confusion.document, confusion.anchor) == (
        spot.document,
        spot.anchor,
    )


def _to_answer(at_spot: Sequence[Item], missed: Sequence[Item], bank: Bank) -> tuple[Item, ...]:
    """Three questions: those missed at the place, then missed in its document, then about it.

    Of questions that differ in the case alone, one is asked, unless there are no others; then one
    with another answer is.
    """
    first = at_spot[0]
    document = first.sources[0].document
    near = [item for item in missed if item.sources[0].document == document]
    about = [item for item in bank.items if item.sources[0].document == document]
    same = [item for item in about if item.sources[0].anchor == first.sources[0].anchor]
    found = {item.id: item for item in (*at_spot, *near, *same, *about)}
    unlike: dict[tuple[str, str, str], Item] = {}
    for item in found.values():
        unlike.setdefault((item.subject, item.template, item.axis), item)
    keys = {item.key.code for item in unlike.values()}
    rest = sorted(found.values(), key=lambda item: item.key.code in keys)
    picked = {item.id: item for item in (*unlike.values(), *rest)}
    return tuple(picked.values())[:ITEMS]


def _drill(item: Item, procedures: Procedures) -> str | None:
    """The procedure to play: the one asked about, or the first that uses its document."""
    documents = [source.document for source in item.sources]
    own = next((name for name in documents if name in procedures.get(name, ())), None)
    using = (sop for name in documents for sop in procedures.get(name, ()))
    return own or next(using, None)
