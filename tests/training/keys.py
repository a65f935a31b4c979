"""Derive every key of a bank again, by the evaluator that shares no code with the tool, and say how many differ.

`python -m tests.training.keys build/training/bank.json`, from the folder of the knowledge base.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tests.training.oracle import Gone, Kb, Oracle, Unsettled, read


class Count(NamedTuple):
    """Of some items: how many there are, whose key is wrong, and which have a second right answer."""

    items: int
    wrong: tuple[str, ...]
    double: tuple[str, ...]


def count(kb: Kb, items: list[Mapping[str, Any]]) -> Count:
    """Ask the evaluator about each option of each item."""
    oracle = Oracle(kb)
    wrong, double = [], []
    for item in items:
        try:
            right = oracle.right(item)
        except (Gone, Unsettled):
            wrong.append(item["id"])
            continue
        keys = [option["verdict"] == "right" for option in item["options"]]
        if not all(found for found, key in zip(right, keys, strict=True) if key):
            wrong.append(item["id"])
        if any(found for found, key in zip(right, keys, strict=True) if not key):
            double.append(item["id"])
    return Count(len(items), tuple(wrong), tuple(double))


def main(bank: str) -> int:
    """Print the counts; 1 when a key is wrong or double."""
    found = count(Kb(read(Path())), json.loads(Path(bank).read_text("utf-8"))["items"])
    lines = [
        f"keys derived again: {found.items}, wrong {len(found.wrong)}, double {len(found.double)}"
    ]
    lines += [f"  {id_}" for id_ in (*found.wrong, *found.double)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found.wrong or found.double else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
