"""A change of words retires no question."""

from __future__ import annotations

import random

import pytest

from cscx.training.bank import Bank
from cscx.training.changes import Change
from tests.training import edits
from tests.training.comparing import NUMBERS, after, compared


@pytest.mark.parametrize("number", NUMBERS)
def test_a_rewording_retires_nothing(number: int, bank: Bank, texts: dict[str, str]) -> None:
    edit = edits.wording(texts, random.Random(number))  # noqa: S311 - no secret
    found = compared(bank, after({edit.path: edit.text}))
    assert set(found.values()) <= {Change.TEXT_ONLY}, edit.what
