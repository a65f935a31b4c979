"""A repository of the reference knowledge base, made once and put back after every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.change import history
from tests.cli.program import git


@pytest.fixture(scope="session")
def _repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return history.repository(tmp_path_factory.mktemp("change"))


@pytest.fixture
def repository(_repository: Path) -> Iterator[Path]:
    """The reference knowledge base on its main branch, nothing changed."""
    yield _repository
    git(_repository, "checkout", "-q", "-f", "main")
    git(_repository, "reset", "-q", "--hard")
    git(_repository, "clean", "-qfdx")
