"""Three items that share three answers, each the key of one of them.

Of a triad a form draws one: whoever always takes the longest, the first or the same answer is right in
one of three, and who remembers the answers of earlier questions learns nothing about the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cscx.training.draw import Draw
from cscx.training.items.item import Item


class Triad(NamedTuple):
    """Items of one space with the codes of the answers that all of them show."""

    items: tuple[Item, ...]
    codes: tuple[str, ...]


class Sorted(NamedTuple):
    """The items of a bank in triads, and those that fit in none."""

    triads: tuple[Triad, ...]
    loose: tuple[Item, ...]


def sort(items: Iterable[Item], draw: Draw) -> Sorted:
    """Put items together by three; which ones is drawn, every item is used at most once."""
    spaces: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        spaces[item.space, item.level].append(item)
    triads: list[Triad] = []
    loose: list[Item] = []
    for members in spaces.values():
        waiting = draw.shuffled(members)
        while waiting:
            found = _triad(waiting[0], waiting[1:])
            if found is None:
                loose.append(waiting.pop(0))
                continue
            triads.append(found)
            used = {item.id for item in found.items}
            waiting = [item for item in waiting if item.id not in used]
    return Sorted(tuple(triads), tuple(loose))


def _triad(first: Item, others: Sequence[Item]) -> Triad | None:
    """The first item with two that fit: those whose keys are its nearest distractors are preferred."""
    place = {option.code: at for at, option in enumerate(first.distractors)}
    fitting = [each for each in others if each.key.code in place and _wrong_in(first, each)]
    fitting.sort(key=lambda each: place[each.key.code])
    for at, second in enumerate(fitting):
        for third in fitting[at + 1 :]:
            if second.key.code != third.key.code and _mutual(second, third):
                trio = (first, second, third)
                return Triad(trio, tuple(item.key.code for item in trio))
    return None


def _mutual(one: Item, other: Item) -> bool:
    return _wrong_in(one, other) and _wrong_in(other, one)


def _wrong_in(one: Item, other: Item) -> bool:
    """Whether the key of one is a proven distractor of the other."""
    return any(option.code == one.key.code for option in other.distractors)
