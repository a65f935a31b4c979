"""The whole report: one value that the terminal, the page and JSON show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from cscx.content.corpus import Corpus
from cscx.training.bank import Bank
from cscx.training.report.coaching import Sheet, sheets
from cscx.training.report.gathering import Aside, gather
from cscx.training.report.item_figures import ItemFigures, item_figures
from cscx.training.report.procedures import procedures_by_document
from cscx.training.report.reliability import Reliability, reliability
from cscx.training.report.spots import (
    Confusion,
    Spot,
    by_boundary,
    by_document,
    by_procedure,
    by_rule,
    confusions,
    to_mend,
)
from cscx.training.report.statistics import Interval, wilson
from cscx.training.results import Results


class Report(msgspec.Struct, frozen=True):
    """What results say. Shares are from 0 to 1; of each learner the first answer to a question counts.

    `errors` are the mistakes made in drills by their code.
    """

    answers: int
    aside: Aside
    known: Interval | None
    items: tuple[ItemFigures, ...]
    reliability: tuple[Reliability, ...]
    procedures: tuple[Spot, ...]
    documents: tuple[Spot, ...]
    rules: tuple[Spot, ...]
    boundaries: tuple[Spot, ...]
    confusions: tuple[Confusion, ...]
    mend: tuple[Spot, ...]
    errors: tuple[tuple[str, int], ...]
    sheets: tuple[Sheet, ...]

    @property
    def suspects(self) -> list[ItemFigures]:
        """Questions whose key may be wrong, the surest first."""
        found = [each for each in self.items if each.suspect]
        return sorted(found, key=lambda each: (each.trust != "measured", each.rpb or 0.0))

    @property
    def idle(self) -> list[ItemFigures]:
        """Questions with a wrong answer that does not work."""
        return [each for each in self.items if any(o.works is False for o in each.options)]


def report_of(files: Iterable[Results], bank: Bank, corpus: Corpus) -> Report:
    """The report of results of some learners."""
    gathered = gather(files, bank)
    first = gathered.first
    procedures = procedures_by_document(corpus)
    rules = by_rule(first)
    errors = Counter(
        turn.error
        for learner in gathered.learners
        for run in learner.drills
        for turn in run.turns
        if turn.error is not None
    )
    return Report(
        answers=len(gathered.answers),
        aside=gathered.aside,
        known=wilson(sum(each.right for each in first), len(first)) if first else None,
        items=tuple(item_figures(gathered)),
        reliability=tuple(reliability(gathered)),
        procedures=tuple(by_procedure(first, procedures)),
        documents=tuple(by_document(first)),
        rules=tuple(rules),
        boundaries=tuple(by_boundary(first)),
        confusions=tuple(confusions(first)),
        mend=tuple(to_mend(rules)),
        errors=tuple(sorted(errors.items(), key=lambda each: (-each[1], each[0]))),
        sheets=tuple(sheets(gathered, bank, procedures)),
    )
