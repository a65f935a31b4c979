"""Dates as the pages write them."""

from __future__ import annotations

from datetime import date

from cscx.messages import Language


def written(day: date | str, language: Language) -> str:
    """`2026. 3. 1.` in Korean, `2026-03-01` otherwise. A moment keeps its time."""
    if isinstance(day, date):
        day = day.isoformat()
    text, _, time = day.partition(" ")
    if language == "ko":
        year, month, number = (int(part) for part in text.split("-"))
        text = f"{year}. {month}. {number}."
    return f"{text} {time}" if time else text
