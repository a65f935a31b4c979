"""Which wrong choices are put at a turn, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cscx.training.draw import Draw
from cscx.training.drills import errors
from cscx.training.drills.candidate import Candidate
from cscx.training.items.options import normalised

FEWEST = 2
_USUAL, _MOST = 2, 3
_NEAR = 6
_SELDOM = (errors.EARLY_ESCALATION,)
"""Nearly always possible: once a turn at most, and not at every turn."""
_ONE_IN = 3
_ALWAYS = (
    errors.UNAPPROVED_PROMISE,
    errors.MISSED_ESCALATION,
    errors.FORBIDDEN_PHRASE,
)


def picked(
    candidates: Iterable[Candidate], key: Sequence[str], used: set[str], draw: Draw
) -> tuple[Candidate, ...]:
    """Two wrong choices, three where there are as many kinds of error; fewer where there are none.

    `key` are the texts of the right choice: what reads like it is left out. Errors take turns, so
    that a turn has several kinds; what was put in this drill before comes last.
    """
    kinds: dict[str, list[Candidate]] = {}
    for each in candidates:
        kinds.setdefault(each.error, []).append(each)
    for kind, each_kind in kinds.items():
        each_kind.sort(key=lambda each: each.code in used)
        if kind in _SELDOM:
            del each_kind[1:]
    order = [kind for kind in _ALWAYS if kind in kinds]
    order += draw.shuffled(sorted(kinds.keys() - {*_ALWAYS, *_SELDOM}))
    if len(order) < FEWEST or not draw.below(_ONE_IN):
        order += [kind for kind in _SELDOM if kind in kinds]
    order.sort(key=lambda kind: kinds[kind][0].code in used)
    fresh = sum(kinds[kind][0].code not in used for kind in order)
    wanted = _MOST if fresh > _USUAL else _USUAL
    if draw.below(wanted + 1):
        _one_longer(kinds, order, max(map(len, key)))
    taken: list[Candidate] = []
    seen = {normalised(text) for text in key}
    while len(taken) < wanted and any(kinds[kind] for kind in order):
        for kind in order:
            found = _next(kinds[kind], seen)
            if found is not None and len(taken) < wanted:
                taken.append(found)
                seen |= set(_texts(found))
    used.update(each.code for each in taken)
    return tuple(taken)


def _one_longer(kinds: Mapping[str, list[Candidate]], order: Sequence[str], length: int) -> None:
    """Begin one kind with a choice longer than the right one, so that the longest is seldom right."""
    for kind in order:
        found = kinds[kind]
        for at, each in enumerate(found[:_NEAR]):
            if min(map(len, _texts(each))) > length:
                found.insert(0, found.pop(at))
                return


def _next(candidates: list[Candidate], seen: set[str]) -> Candidate | None:
    while candidates:
        each = candidates.pop(0)
        if not seen & set(_texts(each)):
            return each
    return None


def _texts(candidate: Candidate) -> list[str]:
    texts = (candidate.said, candidate.done)
    return [normalised(text.ko) for text in texts if text is not None]
