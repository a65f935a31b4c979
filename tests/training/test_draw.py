"""Lots are drawn alike in Python and JavaScript."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from cscx.training.draw import Draw

VECTORS = Path(__file__).parents[1] / "vectors" / "draw.json"
GOLDEN = json.loads(VECTORS.read_text("utf-8"))


@pytest.mark.parametrize("vector", GOLDEN, ids=lambda v: v["texts"][0][:6] or "empty")
def test_python_draws_the_golden_numbers(vector: dict[str, list[int]]) -> None:
    draw = Draw(*map(str, vector["texts"]))
    assert [draw.below(bound) for bound in vector["bounds"]] == vector["drawn"]
    assert draw.shuffled(sorted(vector["shuffled"])) == vector["shuffled"]


@pytest.mark.node
def test_javascript_draws_the_same() -> None:
    twin = Path(__file__).parent / "draw_twin.mjs"
    done = subprocess.run(
        ["node", str(twin), str(VECTORS)], check=True, capture_output=True, text=True
    )
    assert json.loads(done.stdout) == GOLDEN


def test_every_place_is_drawn_about_equally_often() -> None:
    firsts = Counter(Draw("fair", str(seed)).shuffled("abc")[0] for seed in range(3000))
    assert all(900 < firsts[letter] < 1100 for letter in "abc")


def test_texts_do_not_run_together() -> None:
    assert Draw("ab", "c").below(2**32) != Draw("a", "bc").below(2**32)
