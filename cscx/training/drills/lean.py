"""A drill as its player needs it: one language, each choice with its part of the score and its source."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cscx.messages import Language, Text
from cscx.training.drills.drill import Choice, Drill, Line, Turn
from cscx.training.drills.errors import FAULTS
from cscx.training.items.item import Source


def lean(drill: Drill, language: Language, source: Callable[[Source], Any]) -> dict[str, Any]:
    """A drill as JSON. `source` makes of a source what the player shows of it."""

    def said(text: Text) -> str:
        return text.to(language)

    def line(each: Line) -> list[str]:
        return [each.who, said(each.text)]

    def choice(each: Choice) -> dict[str, Any]:
        fault = FAULTS[each.error] if each.error is not None else None
        return {
            "code": each.code,
            "text": said(each.text),
            "spoken": each.spoken,
            "error": each.error,
            "name": said(fault.name) if fault is not None else "",
            "part": fault.part if fault is not None else None,
            "why": said(each.feedback),
            "source": source(each.source),
            "mood": each.mood,
            "critical": each.critical,
            "to": each.to,
        }

    def turn(each: Turn) -> dict[str, Any]:
        return {
            "id": each.id,
            "step": ".".join(each.step),
            "name": each.name,
            "before": [line(one) for one in each.before],
            "ask": said(each.ask),
            "choices": [choice(one) for one in each.choices],
        }

    customer = drill.customer
    return {
        "id": drill.id,
        "fingerprint": drill.fingerprint,
        "sop": drill.sop,
        "title": said(drill.title),
        "who": said(customer.title),
        "mood": customer.mood,
        "low": [said(text) for text in customer.low],
        "worse": [said(text) for text in customer.worse],
        "calm": [said(text) for text in customer.calm],
        "turns": [turn(each) for each in drill.turns],
        "last": [line(each) for each in drill.last],
    }
