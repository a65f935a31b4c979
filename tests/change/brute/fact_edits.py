"""Random edits of facts: a value, a tier, what is planned."""

from __future__ import annotations

import random
import re
from typing import Any, Final

from tests.change.brute.drafts import Draft
from tests.change.brute.kb import FACT

DAYS: Final = ("2026-12-01", "2027-01-01", "2027-03-15")


def another_amount(text: str, draw: random.Random) -> str:
    """Another amount of the same unit, mostly near."""
    hit = re.match(r"^(연 )?([\d,]+)(.*)$", text)
    assert hit is not None, text
    number = int(hit[2].replace(",", ""))
    near = draw.choice([-2, -1, 1, 2, 7]) * (1 if number < 1000 else draw.choice([1, 1000]))
    return f"{hit[1] or ''}{max(0, number + near):,}{hit[3]}"


def is_amount(value: Any) -> bool:
    return isinstance(value, str) and re.match(r"^(연 )?[\d,]+[^\d~]+$", value) is not None


def _used_facts(draft: Draft) -> list[str]:
    """The facts that tables and branches name."""
    used = {
        name
        for path in draft.kind("exception", "escalation", "inputs", "sop")
        for name in FACT.findall(draft.texts[path])
    }
    return [name for name in draft.names("facts") if name in used]


def fact(draft: Draft, draw: random.Random) -> str | None:
    name = draw.choice(_used_facts(draft))
    item = draft.item("facts", name)
    if not is_amount(item["value"]):
        return None
    old, item["value"] = item["value"], another_amount(item["value"], draw)
    return f"{name}: {old} → {item['value']}"


def tier(draft: Draft, draw: random.Random) -> str | None:
    name = draw.choice(["교환연장기한", "지연적립금", "장애적립금"])
    value = draft.item("facts", name)["value"]
    tier = draw.choice([key for key in value if key != "by"])
    old, value[tier] = value[tier], another_amount(value[tier], draw)
    return f"{name} {tier}: {old} → {value[tier]}"


def untiered(draft: Draft, draw: random.Random) -> str | None:
    """One value for all instead of one by tier."""
    name = draw.choice(["교환연장기한", "지연적립금", "장애적립금"])
    item = draft.item("facts", name)
    item["value"] = draw.choice([v for k, v in item["value"].items() if k != "by"])
    return f"{name}: {item['value']} for all"


def plan(draft: Draft, draw: random.Random) -> str | None:
    name = draw.choice([*_used_facts(draft), "반품배송비", "반품배송비"])
    item = draft.item("facts", name)
    now = item["value"]
    if not is_amount(now):
        return None
    if "next" in item and draw.random() < 0.4:
        del item["next"]
        return f"{name}: no plan"
    value = another_amount(now if "next" not in item else item["next"]["value"], draw)
    item["next"] = {"value": value, "effective": draw.choice(DAYS)}
    return f"{name}: {value} from {item['next']['effective']}"
