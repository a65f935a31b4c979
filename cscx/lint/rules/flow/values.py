"""The values an input may take, where they are a closed list."""

from __future__ import annotations

from typing import Any

from cscx.content.kinds.inputs import Input


def possible_values(item: Any) -> tuple[str, ...]:
    """The values written for an input; empty for numbers, dates, texts and what is no input."""
    if not isinstance(item, Input):
        return ()
    if item.type == "boolean":
        return ("예", "아니오", "yes", "no")
    return (*item.values, "없음", "none") if item.values and item.optional else tuple(item.values)
