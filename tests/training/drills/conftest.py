"""The drills of the reference knowledge base, made once."""

from __future__ import annotations

import pytest

from cscx.content.policies import Policies
from cscx.training.drills.checking import CheckedDrills, check_drills
from cscx.training.drills.drills import Drills


@pytest.fixture(scope="session")
def checked(policies: Policies) -> CheckedDrills:
    return check_drills(policies)


@pytest.fixture(scope="session")
def made(checked: CheckedDrills) -> Drills:
    return checked.made
