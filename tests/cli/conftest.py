"""Knowledge bases to run commands on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import change, git, in_git, knowledge_base

RETURN = "sops/procedures/return.yaml"


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A knowledge base without a finding."""
    return knowledge_base(tmp_path)


@pytest.fixture
def kept(clean: Path) -> Path:
    """A clean knowledge base in git."""
    return in_git(clean)


@pytest.fixture
def branch(kept: Path) -> Path:
    """The same on a branch of its own."""
    git(kept, "switch", "-q", "-c", "work")
    return kept


@pytest.fixture
def broken(clean: Path) -> Path:
    """The same with one misspelled fact, which can be mended."""
    change(clean, RETURN, "summary: <fact:반품기한>", "summary: <fact:반품기간>")
    return clean
