"""Random edits of which nothing is to be told, and edits that move no decision."""

from __future__ import annotations

import random
from collections.abc import Mapping

from tests.change.brute.drafts import Draft, Edit, Make
from tests.change.brute.harmless_edits import HARMLESS
from tests.change.brute.silent_edits import SILENT


def silent(texts: Mapping[str, str], draw: random.Random, sort: str | None = None) -> Edit:
    """An edit of which nothing is to be told. A file that is gone is an empty text."""
    return _edit(SILENT, texts, draw, sort)


def harmless(texts: Mapping[str, str], draw: random.Random, sort: str | None = None) -> Edit:
    """An edit that is told, and after which every table decides as before."""
    return _edit(HARMLESS, texts, draw, sort)


def _edit(sorts: Mapping[str, Make], texts: Mapping[str, str], draw: random.Random, sort: str | None) -> Edit:  # fmt: skip
    while True:
        chosen = sort or draw.choice(list(sorts))
        files = sorts[chosen](Draft(texts, draw), draw)
        if files and any(texts.get(path) != text for path, text in files.items()):
            return Edit(chosen, ", ".join(files), files)


__all__ = ["HARMLESS", "SILENT", "harmless", "silent"]
