"""The reference knowledge base and its bank, made once."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cscx.content.corpus import Corpus
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.bank import Bank, bank_of
from cscx.training.export import bank_text
from tests.training import oracle

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return read_corpus(ROOT, load(ROOT), as_of=DAY)


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The files of the knowledge base as they stand, by path."""
    return oracle.read(ROOT)


@pytest.fixture(scope="session")
def policies(corpus: Corpus) -> Policies:
    return Policies(corpus)


@pytest.fixture(scope="session")
def bank(policies: Policies) -> Bank:
    return bank_of(policies)


@pytest.fixture(scope="session")
def items(bank: Bank) -> list[dict[str, Any]]:
    """The items as JSON holds them, for whoever shares no code with the tool."""
    found: list[dict[str, Any]] = json.loads(bank_text(bank))["items"]
    return found
