"""Random edits of inputs and of outputs."""

from __future__ import annotations

import random
from typing import Any

from tests.change.brute.drafts import Draft


def _tables(draft: Draft) -> list[Any]:
    return [draft.at(path) for path in draft.kind("exception", "escalation")]


def input_(draft: Draft, draw: random.Random) -> str | None:
    names = {n for table in _tables(draft) for n in table["inputs"]}
    name = draw.choice(sorted(names))
    item = draft.item("inputs", name)
    if item.get("values") and item.get("from") is None:
        if draw.random() < 0.6:
            item["values"].insert(draw.randint(0, len(item["values"])), "새 값")
            if "guide" in item:
                item["guide"]["새 값"] = "새로 생긴 값이다"
            return f"{name}: new value"
        draw.shuffle(item["values"])
        return f"{name}: values in another order"
    if item.get("type") in ("integer", "money") and "is" not in item:
        key = draw.choice(["min", "max"])
        item[key] = (
            draw.choice([0, 1, 2, 5, 100]) if key == "min" else draw.choice([5, 20, 500, 10**6])
        )
        if item.get("min", 0) >= item.get("max", 10**9):
            return None
        return f"{name}: {key} {item[key]}"
    return None


def optional(draft: Draft, draw: random.Random) -> str | None:
    names = {n for table in _tables(draft) for n in table["inputs"]}
    name = draw.choice(sorted(names))
    item = draft.item("inputs", name)
    if "is" in item or "from" in item:
        return None
    if item.get("optional"):
        del item["optional"]
    else:
        item["optional"] = True
    return f"{name}: optional {item.get('optional')}"


def formula(draft: Draft, draw: random.Random) -> str | None:
    name = draw.choice(["남는금액", "쿠폰조건미달", "해외반품비", "반품비초과", "피해금액"])
    item = draft.item("inputs", name)
    old = item["is"]
    swaps = {
        " < ": " <= ",
        " > ": " >= ",
        " - 취소": " + 취소",
        " + <": " - <",
        "- 1": "- 2",
        "× 문제": "+ 문제",
    }
    for one, other in swaps.items():
        if one in old:
            item["is"] = old.replace(one, other)
            return f"{name}: {old} → {item['is']}"
    return None


def outputs(draft: Draft, draw: random.Random) -> str | None:
    """The outputs of a table: their order, the order of values, a way to collect, one less."""
    table = draft.at(draw.choice(draft.kind("exception")))
    way = draw.choice(["order", "values", "collect", "less"])
    name = draw.choice(list(table["outputs"]))
    spec = table["outputs"][name]
    if way == "order":
        items = list(table["outputs"].items())
        draw.shuffle(items)
        table["outputs"] = dict(items)
        return f"outputs {list(table['outputs'])}"
    if way == "values" and spec.get("values"):
        draw.shuffle(spec["values"])
        return f"values of {name} {spec['values']}"
    if way == "collect" and spec.get("collect") in ("sum", "max"):
        spec["collect"] = draw.choice(["sum", "max", "min"])
        return f"{name} collects {spec['collect']}"
    if way == "less" and len(table["outputs"]) > 1 and name != next(iter(table["outputs"])):
        del table["outputs"][name]
        for rule in [*table["rules"], *([table["otherwise"]] if "otherwise" in table else [])]:
            rule["then"].pop(name, None)
            for other in rule.get("or", ()):
                other.pop(name, None)
            rule["or"] = [other for other in rule.get("or", ()) if other]
            if not rule["or"]:
                del rule["or"]
        for limit in table.get("limits", ()):
            limit["never"].pop(name, None)
        table["limits"] = [limit for limit in table.get("limits", ()) if limit["never"]]
        for example in table["examples"]:
            example["expect"].pop(name, None)
        table["examples"] = [example for example in table["examples"] if example["expect"]]
        return f"output {name} gone"
    return None
