"""Commands that make many objects and keep them all: looking for garbage among them costs more than it finds."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = (100_000, 20, 100)


@contextmanager
def rarely_collecting() -> Iterator[None]:
    """Look for garbage a hundred times less often; a long build makes some."""
    before = gc.get_threshold()
    gc.set_threshold(*_RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def not_collecting() -> Iterator[None]:
    """Look for no garbage at all: for a command that makes its objects, writes what they say and ends.

    Whoever leaves this with the objects still held (an exception holds its frames) pays for it then.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
