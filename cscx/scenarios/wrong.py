"""A step that did not come out or cannot be done, and the words for it."""

from __future__ import annotations

from collections.abc import Iterable

from cscx.messages import Text
from cscx.policy.language.problem import Problem

_MEANT = Text("혹시 ‘{near}’인가요?", "Did you mean '{near}'?")
_THERE_ARE = Text("있는 것: {names}.", "There are: {names}.")
_MANY = 12


class StepError(Exception):
    """A step that failed: what is wrong, what to do or know, and why it came out so."""

    def __init__(self, message: Text, hint: Text | None = None, why: Text | None = None) -> None:
        super().__init__(message.ko)
        self.message = message
        self.hint = hint
        self.why = why


def of_problem(problem: Problem) -> StepError:
    """A mistake of the engine's, told as one of a step."""
    return StepError(Text(f"{problem.text.ko}.", f"{problem.text.en}."), problem.hint)


def meant(near: str | None) -> Text | None:
    """The hint that names a word like the one written."""
    return None if near is None else _MEANT(near=near)


def listed(names: Iterable[str]) -> Text:
    """The hint that names what there is."""
    known = list(names)
    shown = ", ".join(known[:_MANY])
    return _THERE_ARE(names=f"{shown}, …" if len(known) > _MANY else shown)
