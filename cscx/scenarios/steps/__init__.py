"""The step library, in the order in which steps are tried."""

from __future__ import annotations

from functools import cache

from cscx.scenarios.step import Register
from cscx.scenarios.steps import escalations, given, procedures, tables


@cache
def library() -> Register:
    """Every step a scenario may use."""
    register = Register()
    escalations.add(register)
    procedures.add(register)
    given.add(register)
    tables.add(register)
    tables.add_results(register)
    return register
