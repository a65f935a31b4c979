"""Ctrl+C that is not lost.

Python raises KeyboardInterrupt wherever the program happens to be. In a callback of a weak reference (one runs
at the end of every import), in a finaliser or in a C library it is dropped, and the program goes on as if
nothing had been; in `__set_name__` it comes out as a RuntimeError.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts() -> Iterator[Callable[[float], None]]:
    """Within it, Ctrl+C ends what runs with KeyboardInterrupt, whatever becomes of the one Python raises.

    Gives a sleep (seconds), which raises KeyboardInterrupt when one was dropped before; whoever waits uses it.
    An exception that follows Ctrl+C is taken for KeyboardInterrupt. Outside the main thread, or where Ctrl+C
    is ignored or handled by somebody else, nothing but the sleep is different.
    """
    asked = threading.Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        asked.set()
        signal.default_int_handler(number, frame)

    def sleep(seconds: float) -> None:
        if asked.wait(seconds):
            raise KeyboardInterrupt

    def tell_unless_dropped(told: sys.UnraisableHookArgs) -> None:
        if not issubclass(told.exc_type, KeyboardInterrupt):
            tell(told)

    before, tell = signal.getsignal(signal.SIGINT), sys.unraisablehook
    ours = (
        threading.current_thread() is threading.main_thread()
        and before is signal.default_int_handler
    )
    if ours:
        signal.signal(signal.SIGINT, interrupt)
        sys.unraisablehook = tell_unless_dropped
    try:
        yield sleep
    except Exception as error:  # Python may have made it of the interrupt; any other goes on
        if asked.is_set():
            raise KeyboardInterrupt from error
        raise
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)
            sys.unraisablehook = tell
