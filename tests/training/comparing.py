"""A bank before and after an edit of the reference knowledge base, and how many edits are tried."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.settings import load
from cscx.training.bank import Bank, bank_of
from cscx.training.changes import Change, changes
from cscx.training.judge import Judge
from tests.training.conftest import DAY, ROOT

FEW, MANY = 2, 110
NUMBERS = [
    pytest.param(number, marks=pytest.mark.long if number >= FEW else ()) for number in range(MANY)
]


def after(changed: Mapping[str, str]) -> Policies:
    """The policies with some files changed, by path."""
    unsaved = {path: text.encode() for path, text in changed.items()}
    return Policies(read_corpus(ROOT, load(ROOT), as_of=DAY, unsaved=unsaved))


def compared(old: Bank, policies: Policies) -> dict[str, Change]:
    """What became of each question that is not the same any more."""
    new = bank_of(policies)
    return {each.item.id: each.change for each in changes(old, new, Judge(policies))}
