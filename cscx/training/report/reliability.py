"""Whether a form measures anything: KR-20, where enough learners answered one and the same form."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cscx.training.report.gathering import Counted, Gathered
from cscx.training.report.statistics import kr20

LEARNERS, ITEMS = 30, 10
"""What KR-20 needs to be told at all."""


class Reliability(msgspec.Struct, frozen=True):
    """A form by its seed: who answered all of it, how many questions it has, and its KR-20."""

    form: str
    learners: int
    items: int
    kr20: float


def reliability(gathered: Gathered) -> Iterator[Reliability]:
    """The forms that at least 30 learners answered to their end, with at least 10 questions."""
    by_learner: dict[tuple[str, str], dict[str, Counted]] = {}
    for each in gathered.answers:
        answered = by_learner.setdefault((each.answer.form, each.learner), {})
        answered.setdefault(each.item.id, each)
    groups: dict[tuple[str, tuple[str, ...]], list[dict[str, Counted]]] = {}
    for (form, _), answered in by_learner.items():
        groups.setdefault((form, tuple(sorted(answered))), []).append(answered)
    for (form, items), whole in sorted(groups.items()):
        if len(whole) < LEARNERS or len(items) < ITEMS:
            continue
        found = kr20([[int(answered[name].right) for name in items] for answered in whole])
        if found is not None:
            yield Reliability(form, len(whole), len(items), found)
