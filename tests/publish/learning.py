"""What a site carries to learn with, read as its player reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

_SCRIPT = re.compile(r"\(globalThis\.cxTraining \?\?= \{\}\)\[(\"[^\"]+\")\] = (.+);\n", re.DOTALL)


def carried(files: Mapping[str, bytes]) -> dict[str, Any]:
    """What the scripts of a site carry, by the name each gives it."""
    found = {}
    for raw in files.values():
        script = _SCRIPT.fullmatch(raw.decode())
        assert script is not None, raw[:80]
        found[json.loads(script[1])] = json.loads(script[2])
    return found


def items(told: Mapping[str, Any]) -> dict[str, Any]:
    """Every question that was carried, by id."""
    return {item["id"]: item for name, each in told.items() if name != "index" for item in each}
