"""kind: inputs. What tables and procedures ask, defined once."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Input(msgspec.Struct, frozen=True, kw_only=True):
    """One question of policy: its values, and where the answer comes from.

    `higher` says that the values are ranks and which end is the higher one: first or last.
    """

    values: list[str] = []
    higher: str | None = None
    type: str | None = None
    format: str | None = None
    unit: str | None = None
    min: float | None = None
    max: float | None = None
    label: str | None = None
    ask: str | None = None
    look: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    is_: str | None = msgspec.field(default=None, name="is")
    judgement: bool = False
    guide: dict[str, str] = {}
    optional: bool = False
    if_missing: str | None = None
    if_unknown: Any = None


class Inputs(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="inputs"):
    """The list, by name."""

    items: dict[str, Input]


KIND = Kind("inputs", Text("입력", "input"), Inputs, "reference", item="input")
