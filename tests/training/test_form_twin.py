"""A form is drawn alike in Python and JavaScript."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from cscx.training.assembly.form import form
from cscx.training.bank import Bank
from cscx.training.export import bank_from, bank_text

ASKED = [("1", 10), ("가", 100), ("2026-11 신입", 37), ("", 1), ("많이", 400)]
FEW = [("1", 30), ("2", 7), ("3", 200)]


def _twin(bank: Bank, asked: list[tuple[str, int]], file: Path) -> object:
    file.write_text(bank_text(bank), encoding="utf-8")
    twin = Path(__file__).parent / "form_twin.mjs"
    done = subprocess.run(
        ["node", str(twin), str(file), json.dumps(asked)],
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.node
@pytest.mark.parametrize("part", ["whole", "few", "written"])
def test_javascript_draws_the_same_forms(part: str, bank: Bank, tmp_path: Path) -> None:
    parts = {
        "whole": (bank, ASKED),
        "few": (bank.about(frozenset({"delay-compensation", "delivery-delay", "facts"})), FEW),
        "written": (Bank(tuple(i for i in bank.items if i.type in ("written", "law"))), FEW),
    }
    some, asked = parts[part]
    expected = [msgspec.to_builtins(form(some, seed, count).questions) for seed, count in asked]
    assert _twin(some, asked, tmp_path / "bank.json") == json.loads(json.dumps(expected))


def test_a_bank_is_read_back_as_it_was_written(bank: Bank) -> None:

    again = bank_from(bank_text(bank))
    assert again.fingerprint == bank.fingerprint
    assert [item.wording for item in again.items] == [item.wording for item in bank.items]
    assert bank_text(again) == bank_text(bank)
