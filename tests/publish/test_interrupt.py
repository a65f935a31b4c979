from __future__ import annotations

import os
import signal
import sys
import threading
import weakref
from collections.abc import Iterator

import pytest

from cscx.publish.preview.interrupt import interrupts


class Thing:
    """Something a weak reference can be made to."""


@pytest.fixture(autouse=True)
def as_in_a_terminal() -> Iterator[None]:
    """A shell that runs the tests in the background lets them ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press(_: object = None) -> None:
    signal.raise_signal(signal.SIGINT)


def test_ctrl_c_interrupts_as_ever_and_afterwards_python_handles_it_again() -> None:
    with pytest.raises(KeyboardInterrupt), interrupts():
        press()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_one_that_python_drops_in_a_callback_is_not_told_and_ends_the_next_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with interrupts() as sleep:
        thing = Thing()
        reference = weakref.ref(thing, press)
        del thing
        assert reference() is None  # the callback ran, and here we are
        with pytest.raises(KeyboardInterrupt):
            sleep(600)
    assert told == []
    assert sys.unraisablehook == told.append


def test_another_failure_in_a_callback_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[sys.UnraisableHookArgs] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with interrupts():
        thing = Thing()
        reference = weakref.ref(thing, lambda _: 1 // 0)
        del thing
    assert reference() is None
    assert [each.exc_type for each in told] == [ZeroDivisionError]


def press_where_python_wraps_it() -> None:
    try:
        press()
    except KeyboardInterrupt as error:
        raise RuntimeError("Error calling __set_name__") from error


def test_one_that_comes_out_as_another_exception_is_an_interrupt() -> None:
    with pytest.raises(KeyboardInterrupt), interrupts():
        press_where_python_wraps_it()


def test_an_exception_without_ctrl_c_stays_what_it_is() -> None:
    with pytest.raises(OSError, match="disk"), interrupts():
        raise OSError("disk")


def test_a_wait_that_nobody_interrupts_ends_by_itself() -> None:
    with interrupts() as sleep:
        sleep(0)


def test_where_ctrl_c_is_ignored_it_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with interrupts() as sleep:
        os.kill(os.getpid(), signal.SIGINT)
        sleep(0)
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_a_thread_may_serve_too() -> None:
    slept = []

    def work() -> None:
        with interrupts() as sleep:
            sleep(0)
            slept.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert slept == [True]
