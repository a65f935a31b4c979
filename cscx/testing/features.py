"""The feature files of a knowledge base, below its folder `scenarios`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cscx.scenarios.feature import Feature, read_feature
from cscx.scenarios.mistakes import unreadable
from cscx.settings import Settings

FOLDER = "scenarios"
ENDING = ".feature"


def feature_paths(root: Path) -> Iterator[str]:
    """Every feature file relative to the root, in the order of their paths; hidden ones skipped.

    A link that leads out of the root is not followed.
    """
    base = os.path.realpath(root)
    for folder, folders, files in os.walk(root / FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = os.path.join(folder, name)
            inside = os.path.commonpath([os.path.realpath(path), base]) == base
            if name.endswith(ENDING) and not name.startswith(".") and inside:
                yield os.path.relpath(path, root).replace(os.sep, "/")


def read_features(root: Path, settings: Settings) -> Iterator[Feature]:
    """Every feature file, read; one that the disk does not give says so as its mistake."""
    for path in feature_paths(root):
        try:
            raw = (root / path).read_bytes()
        except OSError as error:
            yield Feature(path, "", "", (), (unreadable(error.strerror or str(error)),))
        else:
            yield read_feature(path, raw, settings.language)
