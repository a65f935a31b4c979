"""Fifty questions were read aloud by a person; what was read is still what is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from cscx.training.bank import Bank

READ = yaml.safe_load((Path(__file__).parent / "fifty.yaml").read_text("utf-8"))["read"]
MOST_GONE = 10  # of fifty; when more questions are gone or reworded, read fifty anew


def test_fifty_questions_of_every_type_were_read_and_judged(bank: Bank) -> None:
    assert len({entry["id"] for entry in READ}) == 50
    assert {entry["type"] for entry in READ} == {item.type for item in bank.items}
    for entry in READ:
        assert entry["verdict"] in ("좋음", "고침")
        assert len(entry["reason"]) >= 15
    assert len({entry["reason"] for entry in READ}) == 50


def test_what_was_read_is_what_is_asked_today(bank: Bank) -> None:
    gone = [entry["id"] for entry in READ if not _still_asked(entry, bank)]
    assert len(gone) <= MOST_GONE, gone


def _still_asked(entry: dict[str, Any], bank: Bank) -> bool:
    item = bank.by_id.get(entry["id"])
    if item is None or item.key.text.ko != entry["key"]:
        return False
    return entry["stem"].strip() in [stem.ko.strip() for stem in item.stems]


@pytest.mark.parametrize("persona", ["성격 급한 VIP", "몇 번 고친 청소기를 들고 온 고객"])
def test_a_persona_speaks_in_questions_about_its_own_case(persona: str, bank: Bank) -> None:
    lines = {
        "성격 급한 VIP": "하루 지났다고 안 된다는 게",
        "몇 번 고친 청소기를 들고 온 고객": "또 고장 났어요",
    }
    spoken = [item for item in bank.items if any(lines[persona] in stem.ko for stem in item.stems)]
    assert spoken, persona
    for item in spoken:
        others = [stem for stem in item.stems if lines[persona] not in stem.ko]
        assert len(others) >= 3  # the words vary, the question stays
