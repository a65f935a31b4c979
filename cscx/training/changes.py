"""Two banks compared: which questions a change of policy retires, and which it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from cscx.messages import Text
from cscx.training.bank import Bank
from cscx.training.items.item import Item
from cscx.training.judge import Judge, UnsettledError


class Change(Enum):
    """What happened to an item."""

    KEY_CHANGED = "key-changed"
    OPTION_CHANGED = "option-changed"
    TEXT_ONLY = "text-only"
    NO_LONGER_BOUNDARY = "no-longer-boundary"
    ORPHAN = "orphan"
    NEW = "new"

    @property
    def retires(self) -> bool:
        """Whether results of the item no longer count."""
        return self in (Change.KEY_CHANGED, Change.ORPHAN)


WORDS = {
    Change.KEY_CHANGED: Text(
        "정답이 바뀜: 거두고 다시 배운다", "key changed: retired, learned anew"
    ),
    Change.OPTION_CHANGED: Text("보기가 바뀜: 한 번 더 푼다", "options changed: due once more"),
    Change.TEXT_ONLY: Text("글만 바뀜: 그대로 둔다", "only the words changed: kept"),
    Change.NO_LONGER_BOUNDARY: Text("더는 경계가 아님: 바꾼다", "no longer a boundary: replaced"),
    Change.ORPHAN: Text("물을 것이 없어짐: 거둔다", "nothing left to ask about: retired"),
    Change.NEW: Text("새 문제", "new"),
}


class Changed(NamedTuple):
    """An item and what happened to it; the item as it was, as it is where it is new."""

    item: Item
    change: Change


def changes(old: Bank, new: Bank, judge: Judge) -> Iterator[Changed]:
    """What happened to every item that is not as it was; `judge` asks the new policies."""
    for item in old.items:
        now = new.by_id.get(item.id)
        change = _kept(item, now, judge) if now is not None else _gone(item, judge)
        if change is not None:
            yield Changed(item, change)
    for item in new.items:
        if item.id not in old.by_id:
            yield Changed(item, Change.NEW)


def _kept(item: Item, now: Item, judge: Judge) -> Change | None:
    if item.key.code != now.key.code:
        # Of a list another member may be asked for now, while the one asked for is still right.
        return Change.OPTION_CHANGED if _holds(item, judge) else Change.KEY_CHANGED
    if item.fingerprint != now.fingerprint:
        return Change.OPTION_CHANGED if _holds(item, judge) else Change.KEY_CHANGED
    if _codes(item) != _codes(now) and not _holds(item, judge):
        return Change.KEY_CHANGED
    return Change.TEXT_ONLY if item.wording != now.wording else None


def _codes(item: Item) -> set[str]:
    return {option.code for option in item.options}


def _gone(item: Item, judge: Judge) -> Change:
    """An item that is not made any more: still true, true no more, or about nothing."""
    holds = _holds(item, judge)
    if holds is None:
        return Change.ORPHAN
    return Change.NO_LONGER_BOUNDARY if holds else Change.KEY_CHANGED


def _holds(item: Item, judge: Judge) -> bool | None:
    """Whether the key is still right and every distractor wrong; None when nothing is asked any more."""
    try:
        answers = judge.answers(item)
    except UnsettledError:
        return False
    if answers is None:
        return None
    return item.key.code in answers and not any(o.code in answers for o in item.distractors)
