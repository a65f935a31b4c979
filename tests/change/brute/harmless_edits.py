"""Random edits that are told, and after which every table decides as before."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from typing import Any, Final

from tests.change.brute.drafts import Draft, Make
from tests.change.brute.language import amount, read_yaml
from tests.change.brute.table_edits import split


def _split(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A rule in two that say the same."""
    table = draft.at(draw.choice(draft.kind("exception", "escalation")))
    if table.get("hit") == "collect":
        return None  # a list would come in the same order all the same, but sums count rules
    at = draw.randrange(len(table["rules"]))
    halves = split(draft, table, at, draw)
    if halves is None:
        return None
    table["rules"][at : at + 1] = halves
    return draft.files()


def _order(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """Rules in another order where only one fits."""
    table = draft.at(draw.choice(draft.kind("exception", "escalation")))
    if table.get("hit", "unique") not in ("unique", "any", "priority"):
        return None
    draw.shuffle(table["rules"])
    return draft.files()


def _other_words(text: str, draw: random.Random) -> str | None:
    """The same amount in another unit or spelling."""
    found = amount(text)
    if found is None or text.startswith("연"):
        return None
    number, kind = found
    ways = {
        "원": [
            f"{int(number):,}원",
            *([f"{int(number) // 10_000}만원"] if number % 10_000 == 0 else []),
        ],
        "분": [f"{int(number)}분", *([f"{int(number) // 60}시간"] if number % 60 == 0 else [])],
        "일": [f"{int(number)}일", *([f"{int(number) // 7}주"] if number % 7 == 0 else [])],
        "개월": [f"{int(number)}개월", *([f"{int(number) // 12}년"] if number % 12 == 0 else [])],
    }.get(kind, [])
    others = [each for each in ways if each != text]
    return draw.choice(others) if others else None


def _equal_amount(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A fact's amount written otherwise: 30만원 as 300,000원."""
    name = draw.choice(draft.names("facts"))
    item = draft.item("facts", name)
    if not isinstance(item["value"], str) or "next" in item:
        return None
    other = _other_words(item["value"], draw)
    if other is None or _is_printed_by_a_table(draft, name):
        return None
    item["value"] = other
    return draft.files()


def _is_printed_by_a_table(draft: Draft, name: str) -> bool:
    """Whether a table answers with the text of a fact, which then reads otherwise."""
    for path in draft.kind("exception"):
        data = read_yaml(draft.texts[path])
        printed = [o for o, spec in data["outputs"].items() if spec.get("type") == "text"]
        thens = [
            *(r["then"] for r in data["rules"]),
            *([data["otherwise"]["then"]] if "otherwise" in data else []),
        ]
        if any(f"<fact:{name}>" in str(then.get(output)) for then in thens for output in printed):
            return True
    return False


def _by_hand(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A fact changes, and the tables that used it hold the old value by hand: the edits cancel."""
    name = draw.choice(draft.names("facts"))
    item = draft.item("facts", name)
    old = item["value"]
    if not isinstance(old, str) or not old[0].isdigit() or amount(old) is None or "next" in item:
        return None
    used = [
        p for p in draft.kind("exception", "escalation") if f"<fact:{name}>" in _rules(draft, p)
    ]
    elsewhere = [p for p in draft.kind("sop", "inputs") if f"<fact:{name}>" in _deciding(draft, p)]
    if not used or elsewhere:
        return None
    for path in used:
        data = draft.at(path)
        data["rules"] = _replaced(data["rules"], f"<fact:{name}>", old)
        if "otherwise" in data:
            data["otherwise"] = _replaced(data["otherwise"], f"<fact:{name}>", old)
    item["value"] = re.sub(r"[\d,]+", lambda f: f"{int(f[0].replace(',', '')) + 3:,}", old)
    return draft.files()


def _rules(draft: Draft, path: str) -> str:
    data = read_yaml(draft.texts[path])
    return json.dumps([data["rules"], data.get("otherwise")], ensure_ascii=False)


def _deciding(draft: Draft, path: str) -> str:
    """What a document decides by: the branches of its steps, the formulas of its inputs."""
    data = read_yaml(draft.texts[path])
    found = [step.get("branches") for step in data.get("steps", ())]
    found += [item.get("is") for item in data.get("items", {}).values()]
    return json.dumps(found, ensure_ascii=False)


def _replaced(value: Any, one: str, other: str) -> Any:
    if isinstance(value, dict):
        return {key: _replaced(below, one, other) for key, below in value.items()}
    if isinstance(value, list):
        return [_replaced(each, one, other) for each in value]
    return value.replace(one, other) if isinstance(value, str) else value


def _other_bound(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A bound on whole numbers from the other side: 7일 이하 as 8일 미만, 1원 이상 as 0원 초과."""
    table = draft.at(draw.choice(draft.kind("exception", "escalation")))
    rule = draw.choice(table["rules"])
    for name, cell in rule.get("when", {}).items():
        item = draft.item("inputs", name)
        if item.get("type") not in ("integer", "money") or not isinstance(cell, str):
            continue
        text = re.sub(
            r"<fact:([^<>]+)>", lambda found: str(draft.item("facts", found[1])["value"]), cell
        )
        hit = re.fullmatch(r"([\d,]+)([^\d\s]*) (이상|이하|초과|미만)", text)
        if hit is None or hit[2] != item.get("unit"):
            continue
        number = int(hit[1].replace(",", ""))
        word, step = {
            "이상": ("초과", -1),
            "초과": ("이상", 1),
            "이하": ("미만", 1),
            "미만": ("이하", -1),
        }[hit[3]]
        if number + step >= 0:
            rule["when"][name] = f"{number + step:,}{hit[2]} {word}"
            return draft.files()
    return None


def _complement(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """The values of a condition as all but the others, or every value where there was none."""
    table = draft.at(draw.choice(draft.kind("exception", "escalation")))
    rule = draw.choice(table["rules"])
    for name in draw.sample(table["inputs"], len(table["inputs"])):
        item = draft.item("inputs", name)
        values = item.get("values")
        if not values or item.get("type") == "set" or item.get("optional"):
            continue
        cell = rule.get("when", {}).get(name)
        if cell is None:
            rule.setdefault("when", {})[name] = list(values)
            return draft.files()
        listed = cell if isinstance(cell, list) else [cell]
        if all(each in values for each in listed) and len(listed) < len(values):
            rule["when"][name] = {"not": [each for each in values if each not in listed]}
            return draft.files()
    return None


def _renamed_fact(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A fact by another name, everywhere."""
    name = draw.choice(draft.names("facts"))
    files: dict[str, str] = {}
    for path, text in draft.texts.items():
        changed = text.replace(f"<fact:{name}>", f"<fact:{name}새>")
        if path in draft.kind("facts"):
            changed = re.sub(
                rf"^  {re.escape(name)}:$", f"  {name}새:", changed, flags=re.MULTILINE
            )
        if changed != text:
            files[path] = changed
    return files


def _limits(draft: Draft, draw: random.Random) -> Mapping[str, str] | None:
    """A limit less: limits hold what rules may say and say nothing themselves."""
    table = draft.at(draw.choice(draft.kind("exception")))
    if not table.get("limits"):
        return None
    del table["limits"][draw.randrange(len(table["limits"]))]
    if not table["limits"]:
        del table["limits"]
    return draft.files()


HARMLESS: Final[Mapping[str, Make]] = {
    "rule split": _split, "order of rules": _order, "equal amount": _equal_amount,
    "fact by hand": _by_hand, "other bound": _other_bound, "all but the others": _complement,
    "renamed fact": _renamed_fact, "limit gone": _limits,
}  # fmt: skip
