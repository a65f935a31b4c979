"""How many random tables the policy tests draw, and from which seed."""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import HealthCheck, settings

from tests.amounts import LONG, cases

SEED = int(os.environ.get("CSCX_SEED") or random.SystemRandom().randrange(2**32))

settings.register_profile(
    "policy",
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def tables(number: int) -> settings:
    """Settings for a test over `number` random tables, eight times as many in the long profile."""
    return settings(settings.get_profile("policy"), max_examples=cases(number))


def pytest_report_header() -> str:
    return f"policy tables drawn from seed {SEED} (set CSCX_SEED to repeat)"


@pytest.fixture(autouse=True)
def _seed_beside_a_failure() -> None:
    print(f"CSCX_SEED={SEED}")  # noqa: T201 - pytest shows it with a test that fails


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The random tables are part of the long checks too, drawn eight times as often there."""
    for item in items:
        if LONG and "against_brute_force" in item.nodeid:
            item.add_marker(pytest.mark.long)
