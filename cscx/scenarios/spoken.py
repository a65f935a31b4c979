"""The value of a field that a sentence names."""

from __future__ import annotations

from typing import Any

from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Field, Type
from cscx.scenarios.readings import readings
from cscx.scenarios.wrong import of_problem


def spoken(field: Field, said: str) -> Any:
    """The value of a field that a sentence names; raises StepError for what is none."""
    first: ProblemError | None = None
    if field.type in (Type.TEXT, Type.ROLE, Type.SCRIPT):
        return readings(said)[-1]
    for reading in readings(said):
        raw: Any = _members(reading) if field.type is Type.SET else reading
        try:
            field.read(raw)
        except ProblemError as error:
            first = error  # the last reading is the shortest, without any ending
        else:
            return raw
    assert first is not None  # noqa: S101 - readings are never empty
    raise of_problem(first.problem)


def _members(text: str) -> list[str]:
    return [part.strip() for part in text.strip("[]").split(",") if part.strip()]
