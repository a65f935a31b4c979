"""How many random tables the policy tests draw, and from which seed."""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, settings

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
SEED = int(os.environ.get("CSCX_SEED") or random.SystemRandom().randrange(2**32))

settings.register_profile(
    "policy",
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def tables(number: int) -> settings:
    """Settings for a test over `number` random tables, twenty times as many in the long profile."""
    return settings(settings.get_profile("policy"), max_examples=number * (20 if LONG else 1))


def pytest_report_header() -> str:
    return f"policy tables drawn from seed {SEED} (set CSCX_SEED to repeat)"
