"""The fixed cases of the reference tables come out of JavaScript, and are those Python gives today."""

from __future__ import annotations

import json

import pytest

from tests.portable.conftest import Twin
from tests.portable.vectors import FILE, made, text

VECTORS = json.loads(FILE.read_text(encoding="utf-8"))


def test_the_file_of_cases_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == text(made()), "python -m tests.portable.vectors"


@pytest.mark.parametrize("name", sorted(VECTORS))
def test_the_cases_of_a_table_come_out_as_written(twin: Twin, name: str) -> None:
    table = VECTORS[name]
    twin("open", model=table["model"])
    for case in table["cases"]:
        assert twin("decide", facts=case["facts"], nobody=case["nobody"]) == case["told"], case


def test_the_cases_hold_every_kind_of_answer() -> None:
    told = [case["told"] for table in VECTORS.values() for case in table["cases"]]
    assert {"decided", "choice", "open"} <= {each["status"] for each in told}
    assert any(each["trace"] and each["trace"]["instead"] for each in told)
    assert any(case["nobody"] for table in VECTORS.values() for case in table["cases"])
