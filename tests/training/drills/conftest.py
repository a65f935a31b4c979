"""The drills of the reference knowledge base, made once."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cscx.content.policies import Policies
from cscx.training.drills.checking import CheckedDrills, check_drills
from cscx.training.drills.drills import Drills
from tests.shared import made_once


@pytest.fixture(scope="session")
def checked(policies: Policies, tmp_path_factory: pytest.TempPathFactory) -> CheckedDrills:
    """By one process, for all."""

    def make(folder: Path) -> None:
        (folder / "checked").write_bytes(pickle.dumps(check_drills(policies)))

    folder = made_once(tmp_path_factory, "drills", make)
    found: CheckedDrills = pickle.loads((folder / "checked").read_bytes())  # noqa: S301 - made by this run
    return found


@pytest.fixture(scope="session")
def made(checked: CheckedDrills) -> Drills:
    return checked.made
