"""Options from proven answers: each reads differently, there are enough, and none stands out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cscx.training.items.item import Option
from cscx.training.items.rejection import Reason, Rejected
from cscx.training.items.traits import cues

MOST_DISTRACTORS = 4
FEWEST_DISTRACTORS = 2
_MOST_TRIED = 24
"""Wrong answers looked at, the nearest first, for one that hides the key better."""
_IGNORED = re.compile(r"[\s.,·!?‘’“”'\"()]+")


def normalised(text: str) -> str:
    """A text without what makes no difference to its meaning: blanks, stops, quotes, case."""
    return _IGNORED.sub("", text).casefold()


def complete(
    type_: str,
    key: Option,
    wrong: Iterable[Option],
    rejected: Rejected,
    stem: str = "",
    *,
    only_right: bool = True,
) -> tuple[Option, ...] | None:
    """The key and its nearest distractors; None, and counted, when fewer than two are left.

    A farther distractor takes the place of a nearer one, never of the nearest, where the key would
    else be told by its looks, or by a word of the question, `stem`. Where more than the key may be
    right (not `only_right`), none does: a fingerprint tells of it only by the nearest.
    """
    kept: list[Option] = []
    nearest: list[str] = []
    seen = {normalised(key.text.ko)}
    for option in wrong:
        if len(nearest) < MOST_DISTRACTORS:
            nearest.append(option.code)
        text = normalised(option.text.ko)
        if text in seen:
            rejected.add(type_, Reason.SAME_TEXT)
            continue
        seen.add(text)
        kept.append(option)
        if len(kept) == _MOST_TRIED:
            break
    if len(kept) < FEWEST_DISTRACTORS:
        rejected.add(type_, Reason.FEW_DISTRACTORS)
        return None
    shown = _hiding(key, kept, stem) if only_right else kept[:MOST_DISTRACTORS]
    return (key, *_standing_for(shown, nearest))


def _standing_for(shown: Iterable[Option], nearest: Sequence[str]) -> Iterator[Option]:
    """The options, each that is there for the sake of words with the code of the one it replaces."""
    there = list(shown)
    missing = [code for code in nearest if code not in {option.code for option in there}]
    for option in there:
        if option.code in nearest or not missing:
            yield option
        else:
            yield msgspec.structs.replace(option, stands_for=missing.pop(0))


def _hiding(key: Option, found: Sequence[Option], stem: str) -> list[Option]:
    """The nearest distractors, the later ones exchanged while that leaves fewer cues."""
    kept, spare = list(found[:MOST_DISTRACTORS]), list(found[MOST_DISTRACTORS:])
    now = _cues(key, kept, stem)
    while now and spare:
        exchanges = (
            (_cues(key, [*kept[:at], other, *kept[at + 1 :]], stem), at, other)
            for other in spare
            for at in range(len(kept) - 1, 0, -1)
        )
        better = next((each for each in exchanges if each[0] < now), None)
        if better is None:
            break
        now, at, other = better
        spare.remove(other)
        kept[at] = other
    return kept


def _cues(key: Option, others: Sequence[Option], stem: str) -> int:
    return cues(stem, key.text.ko, [option.text.ko for option in others])
