"""Runs sentences over the reference knowledge base."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from cscx.content.loading import read_corpus
from cscx.scenarios.feature import read_feature
from cscx.scenarios.runner import Failed, run_scenario
from cscx.scenarios.world import Policy
from cscx.settings import load

ROOT = Path(__file__).parents[2]


@cache
def policy() -> Policy:
    return Policy(read_corpus(ROOT, load(ROOT), as_of=date(2026, 11, 21)))


def run(steps: str, language: str = "ko") -> Failed | None:
    head = "기능: 가\n  시나리오: 나\n" if language == "ko" else "Feature: a\n  Scenario: b\n"
    (scenario,) = read_feature("x.feature", f"{head}{steps}".encode(), "ko").scenarios
    return run_scenario(scenario, policy())


def told(steps: str) -> tuple[str, str | None]:
    failed = run(steps)
    assert failed is not None
    return failed.message.ko, failed.hint.ko if failed.hint else None
