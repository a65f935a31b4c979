"""A wrong choice before it is put: proven wrong, with the ways it can be worded."""

from __future__ import annotations

from typing import NamedTuple

from cscx.messages import Text
from cscx.training.items.item import Source


class Candidate(NamedTuple):
    """A wrong choice. `said` is None where it is only done, `done` where it is only said."""

    code: str
    error: str
    said: Text | None
    done: Text | None
    feedback: Text
    source: Source
    critical: bool = False
    target: str | None = None
