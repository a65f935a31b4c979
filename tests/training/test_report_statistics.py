"""Formulas against examples worked by hand, published figures, numpy and a simulation."""

from __future__ import annotations

import random
from math import exp, isclose

import numpy as np
import pytest

from cscx.training.report.statistics import (
    correlation,
    discrimination,
    is_clearly_positive,
    kr20,
    wilson,
)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(hits: int, of: int, low: float, high: float) -> None:
    """Newcombe, R. G. (1998), Statistics in Medicine 17, table I, method 3."""
    found = wilson(hits, of)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.share == hits / of


def test_wilson_is_the_same_seen_from_the_other_side() -> None:
    for hits in range(21):
        one, other = wilson(hits, 20), wilson(20 - hits, 20)
        assert isclose(one.low, 1 - other.high)
        assert one.low <= one.share <= one.high


def test_a_point_biserial_worked_by_hand() -> None:
    # Right: rests 4, 3; wrong: rests 2, 1. Means 3.5 and 1.5, deviation of all sqrt(1.25):
    # (3.5 - 1.5) / sqrt(1.25) * sqrt(1/2 * 1/2) = 0.894.
    assert correlation([1, 1, 0, 0], [4, 3, 2, 1]) == pytest.approx(0.8944, abs=1e-4)
    assert correlation([1, 0, 1, 0], [1, 2, 2, 1]) == 0
    assert correlation([1, 1, 1], [1, 2, 3]) is None
    assert correlation([1, 0, 1], [2, 2, 2]) is None
    assert correlation([], []) is None


def test_correlations_are_those_of_numpy() -> None:
    draw = random.Random(1)  # noqa: S311 - a sample, no secret
    for _ in range(50):
        one = [float(draw.random() < 0.5) for _ in range(40)]
        other = [draw.random() for _ in range(40)]
        assert correlation(one, other) == pytest.approx(np.corrcoef(one, other)[0, 1])


def test_discrimination_worked_by_hand() -> None:
    # Ten learners: 27 % are three. Of the best three two are right, of the weakest three one.
    totals = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    answers = [0, 1, 0, 1, 1, 0, 1, 1, 1, 0]
    assert discrimination(answers, totals) == pytest.approx(1 / 3)
    assert discrimination([1], [1]) is None


def test_kr20_worked_by_hand() -> None:
    # Totals 3, 2, 1, 0: variance 1.25. Shares 3/4, 2/4, 1/4: sum of pq 0.625.
    # 3/2 * (1 - 0.625 / 1.25) = 0.75.
    assert kr20([[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]]) == pytest.approx(0.75)
    assert kr20([[1, 0], [0, 1]]) is None
    assert kr20([]) is None
    assert kr20([[1], [0]]) is None


def test_kr20_is_cronbachs_alpha_of_zeros_and_ones() -> None:
    answers = np.random.default_rng(2).integers(0, 2, (60, 12))
    answers[:, 1:6] |= answers[:, :1]
    variance = answers.sum(axis=1).var()
    alpha = 12 / 11 * (1 - answers.var(axis=0).sum() / variance)
    assert kr20(answers.tolist()) == pytest.approx(alpha)


def test_a_small_positive_correlation_may_be_chance() -> None:
    assert not is_clearly_positive(0.2, 40)
    assert is_clearly_positive(0.3, 40)
    assert is_clearly_positive(0.2, 100)
    assert is_clearly_positive(1.0, 30)


def _planted(learners: int, seed: int) -> tuple[bool, int]:
    """Twenty items of a Rasch-like model, one keyed the wrong way: found? and how many false alarms."""
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    rows = []
    for _ in range(learners):
        ability = draw.gauss(0, 1)
        row = [
            int(draw.random() < 1 / (1 + exp(-1.2 * (ability - (at * 3.5 / 19 - 2)))))
            for at in range(20)
        ]
        row[7] = 1 - row[7]
        rows.append(row)
    flagged = []
    for at in range(20):
        told = correlation([row[at] for row in rows], [sum(row) - row[at] for row in rows])
        flagged.append(told is not None and told < 0)
    return flagged[7], sum(flagged) - flagged[7]


@pytest.mark.parametrize(
    ("learners", "found", "alarms"), [(10, 0.80, 2.6), (30, 0.95, 0.7), (50, 0.98, 0.2)]
)
def test_planted_miskeys_are_found_as_often_as_the_guide_says(
    learners: int, found: float, alarms: float
) -> None:
    """Measured before: 87 % and 1.9 at 10 learners, 98.5 % and 0.4 at 30, 99.5 % and 0.07 at 50."""
    runs = [_planted(learners, seed) for seed in range(120)]
    assert sum(hit for hit, _ in runs) / len(runs) >= found
    assert sum(false for _, false in runs) / len(runs) <= alarms
