"""Classical test theory, each formula with its source. Answers are 1 for right and 0 for wrong."""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, sqrt
from typing import NamedTuple

_Z = 1.959963984540054
"""The normal quantile that leaves 2.5 % above it: intervals hold in 95 of 100 samples."""
_ONE_SIDED = 1.6448536269514722
GROUP = 0.27


class Interval(NamedTuple):
    """A share from 0 to 1 and the interval of 95 % around it."""

    share: float
    low: float
    high: float


def wilson(hits: int, of: int) -> Interval:
    """The score interval of a share; `of` at least 1.

    Source: Wilson, E. B. (1927), Probable Inference, the Law of Succession, and Statistical
    Inference, Journal of the American Statistical Association 22.
    """
    share = hits / of
    spread = _Z * _Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * sqrt(share * (1 - share) / of + spread / (4 * of))
    return Interval(share, max(middle - half, 0.0), min(middle + half, 1.0))


def correlation(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's correlation; None where either does not vary.

    Of an item's 0 and 1 with how its learners did on all other items it is the corrected
    point-biserial: the item is no part of what it is held against. Source: Henrysson, S. (1963),
    Correction of item-total correlations in item analysis, Psychometrika 28.
    """
    n = len(one)
    if n == 0:
        return None
    mean_one, mean_other = sum(one) / n, sum(other) / n
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    vary_one = sum((a - mean_one) ** 2 for a in one)
    vary_other = sum((b - mean_other) ** 2 for b in other)
    if vary_one * vary_other <= 0:
        return None
    return both / sqrt(vary_one * vary_other)


def is_clearly_positive(r: float, n: int) -> bool:
    """Whether a correlation of n pairs, at least 4, would be as high by chance in 5 of 100 samples at most.

    Source: Fisher, R. A. (1921), On the probable error of a coefficient of correlation deduced from
    a small sample, Metron 1.
    """
    return r >= 1 or atanh(max(r, -0.999)) * sqrt(n - 3) > _ONE_SIDED


def discrimination(answers: Sequence[float], totals: Sequence[float]) -> float | None:
    """D: the share of right answers among the best 27 % less that among the weakest; -1 to 1.

    `totals` are the learners' scores, in the order of `answers`. None for too few learners to have
    both groups. Equal scores keep the given order. Source: Kelley, T. L. (1939), The selection of
    upper and lower groups for the validation of test items, Journal of Educational Psychology 30.
    """
    size = round(GROUP * len(answers))
    if size == 0:
        return None
    order = sorted(range(len(totals)), key=totals.__getitem__)
    low = sum(answers[at] for at in order[:size])
    high = sum(answers[at] for at in order[-size:])
    return (high - low) / size


def kr20(answers: Sequence[Sequence[int]]) -> float | None:
    """Reliability of a form: a row for each learner, a column for each item; None without variance.

    The variance of the totals is that of the whole group, over n. Source: Kuder, G. F. and
    Richardson, M. W. (1937), The theory of the estimation of test reliability, Psychometrika 2,
    formula 20.
    """
    learners = len(answers)
    items = len(answers[0]) if answers else 0
    if learners == 0 or items < 2:  # noqa: PLR2004 - the formula divides by items - 1
        return None
    totals = [sum(row) for row in answers]
    mean = sum(totals) / learners
    variance = sum((total - mean) ** 2 for total in totals) / learners
    if variance == 0:
        return None
    shares = [sum(row[at] for row in answers) / learners for at in range(items)]
    return items / (items - 1) * (1 - sum(p * (1 - p) for p in shares) / variance)
