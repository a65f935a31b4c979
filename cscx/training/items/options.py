"""Options from proven answers: each reads differently, and there are enough of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cscx.training.items.item import Option
from cscx.training.items.rejection import Reason, Rejected

MOST_DISTRACTORS = 4
FEWEST_DISTRACTORS = 2
_IGNORED = re.compile(r"[\s.,·!?‘’“”'\"()]+")


def normalised(text: str) -> str:
    """A text without what makes no difference to its meaning: blanks, stops, quotes, case."""
    return _IGNORED.sub("", text).casefold()


def complete(
    type_: str, key: Option, wrong: Iterable[Option], rejected: Rejected
) -> tuple[Option, ...] | None:
    """The key and its nearest distractors; None, and counted, when fewer than two are left."""
    kept: list[Option] = []
    seen = {normalised(key.text.ko)}
    for option in wrong:
        text = normalised(option.text.ko)
        if text in seen:
            rejected.add(type_, Reason.SAME_TEXT)
            continue
        seen.add(text)
        kept.append(option)
        if len(kept) == MOST_DISTRACTORS:
            break
    if len(kept) < FEWEST_DISTRACTORS:
        rejected.add(type_, Reason.FEW_DISTRACTORS)
        return None
    return (key, *kept)
