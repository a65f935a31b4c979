"""Cells of a decision table as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from cscx.publish.site import View


def cell(view: View, value: Any) -> Markup:
    """A condition or a result: `정상, 개봉`, `7일 초과 14일 이하`, `300,000`."""
    if isinstance(value, list):
        return Markup(", ").join(cell(view, item) for item in value)
    if isinstance(value, Mapping):
        operator, items = next(iter(value.items()))
        wording = view.words.template(f"cell_{operator}")
        return Markup("{}").format(wording[0]) + cell(view, items) + wording[1]
    if isinstance(value, bool):
        return Markup("{}").format(view.words["yes" if value else "no"])
    if isinstance(value, int):
        return Markup(f"{value:,}")
    return view.line(str(value))


def cells(view: View, values: Mapping[str, Any], kind: str = "input") -> Markup:
    """Several conditions in one line: `상품 상태 정상, 개봉 · 경과일 7일 이하`."""
    return Markup(" · ").join(
        Markup("<span class='cx-cell'><span class='cx-cell__name'>{}</span> {}</span>").format(
            view.link(kind, name).text if kind else name, cell(view, value)
        )
        for name, value in values.items()
    )
