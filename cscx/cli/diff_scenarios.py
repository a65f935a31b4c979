"""The scenarios that a change makes fail: those among the ones it concerns that came out before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from cscx.change.impact.beside import Beside, Failing
from cscx.change.impact.impact import Impact
from cscx.content.corpus import Corpus
from cscx.content.papers import Paper
from cscx.scenarios.feature import read_feature
from cscx.scenarios.world import Policy
from cscx.testing.result import Case
from cscx.testing.scenarios import run_feature

Papers = Callable[[int], Iterable[Paper]]
"""The pages and scenarios of a version, 0 before and 1 after."""
_NOT_RUN: Final = "wrong"
"""What names something gone is wrong already, and fails for that."""


def with_failing(
    impact: Impact, corpora: Callable[[], tuple[Corpus, Corpus]], papers: Papers
) -> Impact:
    """The impact with the scenarios among it that fail now as wrong.

    `corpora` gives both whole versions; it is asked only where there is a scenario to run.
    """
    asked = {e.path for e in impact.beside if e.sort == "scenario" and e.grade != _NOT_RUN}
    if not asked:
        return impact
    whole = corpora()
    now = _failing(whole[1], papers(1), asked)
    was = _failing(whole[0], papers(0), now) if now else {}
    beside = [_told(each, now.get(each.path, []), was.get(each.path, [])) for each in impact.beside]
    return replace(impact, beside=tuple(beside))


def _failing(
    corpus: Corpus, papers: Iterable[Paper], asked: Iterable[str]
) -> dict[str, list[Case]]:
    """The scenarios of some files that do not come out, by file."""
    policy, wanted = Policy(corpus), set(asked)
    found: dict[str, list[Case]] = {}
    for paper in papers:
        if paper.path in wanted:
            language = corpus.settings.language
            feature = read_feature(paper.path, paper.text.encode(), language)
            cases = [case for case in run_feature(feature, policy).cases if not case.passed]
            if cases:
                found[paper.path] = cases
    return found


def _told(each: Beside, now: Iterable[Case], was: Iterable[Case]) -> Beside:
    """A file with the scenarios that fail since the change; of a name that many share, by their number."""
    known = Counter(case.name for case in was)
    failing = []
    for case in now:
        if known[case.name] > 0:
            known[case.name] -= 1
        elif case.finding is not None:
            failing.append(Failing(case.finding.span.line, case.finding.message))
    if not failing or each.grade == _NOT_RUN:
        return each
    return each._replace(grade="wrong", failing=tuple(failing))
