"""Where a step leads, in words."""

from __future__ import annotations

from typing import Any, Final

from cscx.change.version import Version
from cscx.change.words import ENDS
from cscx.messages import Text, same

WAYS: Final = ("next", "go_to", "escalate", "end")
"""The keys of a step that say where it leads when it does not branch."""

_TO_STEP = Text("‘{step}’", "'{step}'")
_TO_SOP = Text("절차 ‘{title}’", "the SOP '{title}'")
_TO_MATRIX = Text("에스컬레이션 ‘{title}’", "the escalation '{title}'")


def way(version: Version, step: Any) -> Text | None:
    """Where a step leads when it does not branch; None where it does."""
    if step.get("end"):
        return ENDS.get(step["end"], same(step["end"]))
    if step.get("go_to"):
        return _TO_SOP(title=version.title("sop", step["go_to"]))
    if step.get("escalate"):
        return _TO_MATRIX(title=version.title("escalation", step["escalate"]))
    return to_step(step.get("next"))


def to_step(name: str | None) -> Text | None:
    """A step as the next one."""
    return None if name is None else _TO_STEP(step=name)
