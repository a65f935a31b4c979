"""A measure: how it is computed, which way is better, what is aimed at."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from cscx.content.corpus import Entry
from cscx.content.kinds.kpis import Kpi
from cscx.publish.site import Link, View


class KpiRow(msgspec.Struct, frozen=True):
    """What the list of measures shows of one."""

    formula: Markup
    target: str
    better: str
    source: str
    reasons: Sequence[Link]


def item(view: View, entry: Entry) -> KpiRow:
    """One measure."""
    kpi = entry.body
    assert isinstance(kpi, Kpi)  # noqa: S101 - an item of this kind
    return KpiRow(
        view.line(kpi.formula),
        view.words("target", value=view.plain(kpi.target)) if kpi.target else "",
        view.words[f"better_{kpi.better}"],
        view.plain(kpi.source),
        [view.link("reason", reason) for reason in kpi.reasons],
    )
