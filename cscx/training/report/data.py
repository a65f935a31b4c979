"""A report for machines: shares from 0 to 1, texts in both languages."""

from __future__ import annotations

from typing import Any

import msgspec

from cscx.training.items.item import Item, Source
from cscx.training.report.coaching import Sheet
from cscx.training.report.item_figures import ItemFigures
from cscx.training.report.report import Report
from cscx.training.report.spots import Spot


def as_data(report: Report) -> dict[str, Any]:
    """Everything a report holds, items by their id."""
    return {
        "answers": report.answers,
        "aside": msgspec.to_builtins(report.aside),
        "known": _plain(report.known),
        "items": [_item(each) for each in report.items],
        "suspects": [each.item.id for each in report.suspects],
        "reliability": msgspec.to_builtins(report.reliability),
        "procedures": [_spot(each) for each in report.procedures],
        "documents": [_spot(each) for each in report.documents],
        "rules": [_spot(each) for each in report.rules],
        "boundaries": [_spot(each) for each in report.boundaries],
        "confusions": _plain(report.confusions),
        "mend": [_spot(each) for each in report.mend],
        "errors": [{"error": code, "times": n} for code, n in report.errors],
        "learners": [_sheet(each) for each in report.sheets],
    }


def _spot(spot: Spot) -> dict[str, Any]:
    return {**_plain(spot), "few": spot.few}


def _item(figures: ItemFigures) -> dict[str, Any]:
    rival = figures.rival
    return {
        **_plain(figures),
        "item": figures.item.id,
        "type": figures.item.type,
        "suspect": figures.suspect,
        "rival": rival.code if rival is not None else None,
    }


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {**_plain(sheet), "items": [item.id for item in sheet.items]}


def _plain(value: Any) -> Any:
    """Structs and named tuples as objects, texts by language, an item by its id."""
    if isinstance(value, Item):
        return value.id
    if isinstance(value, Source):
        return {"document": value.document, "anchor": value.anchor}
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value
