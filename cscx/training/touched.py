"""What of training a change touches: questions and drills, and what follows for learners."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cscx.content.policies import Policies
from cscx.messages import Text
from cscx.training.bank import Bank, bank_of
from cscx.training.changes import Change, Changed, changes
from cscx.training.drills.drill import Drill
from cscx.training.drills.drills import Drills, drills_of
from cscx.training.items.item import Item
from cscx.training.items.numeric import TYPE as NUMERIC
from cscx.training.judge import Judge
from cscx.training.results import Results
from cscx.training.retraining import Again, Stale, again, place_of, stale, untaught
from cscx.training.titles import title_of

Fate = Literal["rests", "changed", "gone", "new"]
_LEARNED = frozenset({Change.KEY_CHANGED, Change.OPTION_CHANGED, Change.NEW})
"""What happened to questions that are to be answered again."""


class Untaught(NamedTuple):
    """A question that no track teaches, and the place where its answer is written."""

    item: Item
    place: Text


class TouchedDrill(NamedTuple):
    """A drill, what became of it, and what its procedure is called; `rests`: nothing yet, it would change."""

    drill: Drill
    fate: Fate
    procedure: str


@dataclass(frozen=True, slots=True)
class Touched:
    """`items` have the change None where nothing changed yet; `drills` in the order of their procedures.

    `again` is what each track repeats, `stale` whose passes no longer count; `untaught` are questions to be
    answered again that no track teaches.
    """

    items: tuple[tuple[Item, Change | None], ...]
    drills: tuple[TouchedDrill, ...]
    again: tuple[Again, ...]
    stale: tuple[Stale, ...]
    untaught: tuple[Untaught, ...] = ()


def touched_by(
    policies: Policies,
    names: frozenset[str],
    documents: frozenset[str],
    steps: Collection[tuple[str, str]],
    results: Iterable[Results] = (),
    changed: Collection[str] = (),
) -> Touched:
    """What would change with some names (`fact:반품기한`), of what is about some documents.

    `steps` are those that rest on them, as (procedure, step); `changed` the documents of the names themselves.
    """
    items = [i for i in bank_of(policies, documents).items if not names.isdisjoint(i.depends_on)]
    found = drills_of(policies, documents)
    tracks = tuple(again(policies.corpus, items, changed))
    return Touched(
        items=tuple((item, None) for item in items),
        drills=tuple(
            TouchedDrill(drill, "rests", title_of(policies.corpus, drill.sop))
            for drill in found.drills
            if _passes(drill, names, steps)
        ),
        again=tracks,
        stale=tuple(stale(results, tracks)),
        untaught=_untaught(policies, items),
    )


def _untaught(policies: Policies, items: Iterable[Item]) -> tuple[Untaught, ...]:
    left = untaught(policies.corpus, items)
    return tuple(Untaught(item, place_of(policies.corpus, item)) for item in left)


def _passes(drill: Drill, names: Collection[str], steps: Collection[tuple[str, str]]) -> bool:
    tables = {f"exception:{rule.partition('.')[0]}" for rule in drill.rules}
    return any(name in names for name in tables) or any(step in steps for step in drill.path)


def touched_between(
    versions: tuple[Policies, Policies],
    documents: frozenset[str],
    settled: Collection[str] = (),
    results: Iterable[Results] = (),
    changed: Collection[str] = (),
) -> Touched:
    """What changed between two versions, of what is about some documents.

    `settled` are tables that provably decide as before: a new question about one teaches nothing new.
    `changed` are the documents that differ themselves.
    """
    before, after = versions
    old, new = (bank_of(policies, documents) for policies in (before, after))
    found = list(changes(old, new, Judge(after)))
    learned = list(_to_learn(found, new, settled))
    lapsed = [each.item for each in found if _is_lapsed(each, new, settled)]
    known = [now for now, change in learned if change is not Change.NEW]
    tracks = tuple(again(after.corpus, [now for now, _ in learned], changed, lapsed))
    drills = [
        TouchedDrill(drill, fate, title_of(policies.corpus, drill.sop))
        for drill, fate in _drills(drills_of(before, documents), drills_of(after, documents))
        for policies in (before if fate == "gone" else after,)
    ]
    return Touched(
        items=tuple((each.item, each.change) for each in found),
        drills=tuple(drills),
        again=tracks,
        stale=tuple(stale(results, tracks)),
        untaught=_untaught(after, [*known, *lapsed]),
    )


def _to_learn(
    found: Iterable[Changed], new: Bank, settled: Collection[str]
) -> Iterator[tuple[Item, Change]]:
    """The questions to be answered again, as they are now, with what happened to them.

    That another fact's value stands among the wrong answers now teaches nothing about the fact that is asked for.
    """
    for each in found:
        now = new.by_id.get(each.item.id)
        known = (each.change is Change.NEW and each.item.subject in settled) or (
            each.change is Change.OPTION_CHANGED and each.item.type == NUMERIC
        )
        if now is not None and each.change in _LEARNED and not known:
            yield now, each.change


def _is_lapsed(each: Changed, new: Bank, settled: Collection[str]) -> bool:
    """Whether an answer is wrong now and not asked for any more."""
    gone = each.change is Change.KEY_CHANGED and each.item.id not in new.by_id
    return gone and each.item.subject not in settled


def _drills(old: Drills, new: Drills) -> Iterator[tuple[Drill, Fate]]:
    for drill in old.drills:
        now = new.by_id.get(drill.id)
        if now is None:
            yield drill, "gone"
        elif now.fingerprint != drill.fingerprint:
            yield now, "changed"
    for drill in new.drills:
        if drill.id not in old.by_id:
            yield drill, "new"
