"""kind: kpis. What is measured, and how."""

from __future__ import annotations

import msgspec

from cscx.content.kinds.kind import Kind
from cscx.messages import Text


class Kpi(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its formula and direction."""

    formula: str
    unit: str
    better: str
    label: str | None = None
    target: str | None = None
    source: str | None = None
    reasons: list[str] = []


class Kpis(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="kpis"):
    """The list, by name."""

    items: dict[str, Kpi]


KIND = Kind("kpis", Text("지표", "KPI"), Kpis, "reference", item="kpi")
