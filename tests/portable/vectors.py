"""The fixed cases of the reference tables: `python -m tests.portable.vectors` writes them anew.

Whoever builds another evaluator of tables (another language, a phone) tests it with the same file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cscx.policy.portable.model import portable
from cscx.policy.tables.linker import link
from tests.policy.test_reference_tables import definitions
from tests.portable.telling import cases, in_python

FILE = Path(__file__).parent / "reference.json"
CASES = 8


def made() -> dict[str, Any]:
    """For each reference table its model and some cases: what is given, and what must be told."""
    found = {}
    for name in sorted(definitions()):
        chain = link(definitions(), name)
        told = [
            {"facts": facts, "nobody": list(nobody), "told": in_python(chain, facts, nobody)}
            for facts, nobody in cases(chain, CASES, name)
        ]
        found[name] = {"model": portable(chain, "ko"), "cases": told}
    return found


def text(vectors: dict[str, Any]) -> str:
    """The file: a table a block, a case a line, so that a change shows where it is."""
    blocks = []
    for name, table in vectors.items():
        lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in table["cases"])
        model = json.dumps(table["model"], ensure_ascii=False)
        blocks.append(
            f'{json.dumps(name, ensure_ascii=False)}: {{"model": {model},\n"cases": [\n{lines}\n]}}'
        )
    return "{\n" + ",\n".join(blocks) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text(made()), encoding="utf-8")
