"""Where the schema files are, in a checkout and in the installed wheel, and their content."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

SHARED = "defs.json"


@cache
def schema_folder() -> Path:
    """The folder of the schema files: inside the package when installed, else beside it."""
    packaged = Path(__file__).parents[2] / "schemas"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by file name, such as `sop.json`."""
    return {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(schema_folder().glob("*.json"))
    }
