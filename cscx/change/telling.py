"""Every change as one sentence, in Korean and English, as an owner would say it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from cscx.change import changes as to
from cscx.change.changes import Change
from cscx.change.saying import parts, values, whole
from cscx.change.tense import Tense
from cscx.messages import Text

_ADDRESS: Final = re.compile(r"https?://\S+\Z")
_ENDED: Final = re.compile(r"[?!…]\Z")
_BY_SORT: Final[Mapping[type[Change], Callable[[Any, Tense], Text]]] = {
    to.Added: whole.added,
    to.Succeeds: whole.succeeds,
    to.Removed: whole.removed,
    to.Renamed: whole.renamed,
    to.FactValue: whole.fact_value,
    to.FactPlan: whole.fact_plan,
    to.PartAdded: parts.added,
    to.PartRemoved: parts.removed,
    to.PartMoved: parts.moved,
    to.Split: parts.split,
    to.Way: parts.way,
    to.Cell: parts.cell,
    to.Level: parts.level,
    to.Wording: values.wording,
    to.Value: values.value,
    to.Flag: values.flag,
    to.Members: values.members,
}


def sentence(change: Change, tense: Tense = "now") -> Text:
    """A change as a whole sentence: of one under review, or of one that was made."""
    text = told(change, tense)
    named = isinstance(change, to.FactValue | to.FactPlan) and text.en.startswith(
        change.subject.name
    )
    english = text.en if named else f"{text.en[:1].upper()}{text.en[1:]}"
    return Text(*(_ended(each) for each in (text.ko, english)))


def told(change: Change, tense: Tense = "now") -> Text:
    """What a change says, without a full stop."""
    return _BY_SORT[type(change)](change, tense)


def _ended(text: str) -> str:
    """With a full stop; without one behind an address, of which it would seem to be a part."""
    return text if _ADDRESS.search(text) or _ENDED.search(text) else f"{text.rstrip('.')}."
