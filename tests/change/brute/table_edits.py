"""Random edits of what tables decide by: facts, inputs, conditions, outcomes, rules, branches."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.change.brute import fact_edits, input_edits
from tests.change.brute.drafts import Draft, Edit
from tests.change.brute.fact_edits import another_amount, is_amount
from tests.change.brute.kb import NUMERIC

Make = Callable[[Draft, random.Random], str | None]


def edit(texts: Mapping[str, str], draw: random.Random, sort: str | None = None) -> Edit:
    """An edit of a sort, or of any."""
    while True:
        chosen = sort or draw.choice(list(SORTS))
        draft = Draft(texts, draw)
        what = SORTS[chosen](draft, draw)
        files = draft.files()
        if what is not None and files:
            return Edit(chosen, what, files)


def _tables(draft: Draft) -> list[str]:
    return draft.kind("exception", "escalation")


def _table(draft: Draft, draw: random.Random) -> Any:
    return draft.at(draw.choice(_tables(draft)))


def _value_of(draft: Draft, name: str, draw: random.Random) -> Any:  # noqa: PLR0911 - one return a sort reads best
    """A condition that an input's values allow."""
    item = draft.item("inputs", name)
    values = item.get("values")
    if values is None and "from" in item:
        table, _, output = item["from"].partition(".")
        values = draft.document(table)["outputs"][output].get("values")
        item = {**draft.document(table)["outputs"][output], **item}
    if item.get("type") == "set":
        return {draw.choice(["has", "all"]): draw.sample(values, draw.choice([1, 2]))}
    if item.get("type") == "boolean":
        return draw.choice(["예", "아니오"])
    if values:
        way = draw.random()
        if way < 0.5:
            return draw.choice(values)
        if way < 0.8 or len(values) < 3:
            return draw.sample(values, draw.randint(1, len(values)))
        return {"not": draw.sample(values, draw.randint(1, len(values) - 1))}
    if item.get("type") in NUMERIC:
        unit = str(item.get("unit", "" if item["type"] != "duration" else "분"))
        number = draw.choice([1, 2, 3, 5, 7, 14, 30]) * (10_000 if unit == "원" else 1)
        word = draw.choice(["이상", "이하", "초과", "미만"])
        if draw.random() < 0.2:
            return f"{number:,}{unit} 초과 {number * 3:,}{unit} 이하"
        return f"{number:,}{unit} {word}"
    return None


_BOUNDS: Final = {"이상": "초과", "초과": "이상", "이하": "미만", "미만": "이하"}


def _condition(draft: Draft, draw: random.Random) -> str | None:
    table = _table(draft, draw)
    rule = draw.choice(table["rules"])
    name = draw.choice(table["inputs"])
    old = rule.get("when", {}).get(name)
    new = _value_of(draft, name, draw)
    if isinstance(old, list) and draw.random() < 0.5 and len(old) > 1:
        new = [each for each in old if each != draw.choice(old)]
    if isinstance(old, str) and draw.random() < 0.5 and re.search("이상|이하|초과|미만", old):
        new = re.sub("이상|이하|초과|미만", lambda found: _BOUNDS[found[0]], old, count=1)
    if old is not None and draw.random() < 0.15:
        del rule["when"][name]
        return f"{rule['id']}: {name} {old} left out"
    if new is None:
        return None
    rule.setdefault("when", {})[name] = new
    return f"{rule['id']}: {name} {old} → {new}"


def _outcome_of(table: Any, output: str, draw: random.Random) -> Any:
    spec = table["outputs"][output]
    if spec.get("values"):
        return draw.choice(spec["values"])
    seen = [r["then"][output] for r in table["rules"] if output in r["then"]]
    return draw.choice(seen)


def _outcome(draft: Draft, draw: random.Random) -> str | None:
    table = _table(draft, draw)
    rule = draw.choice(table["rules"])
    if table["kind"] == "escalation":
        old, rule["then"]["path"] = rule["then"]["path"], draw.choice(list(table["paths"]))
        return f"{rule['id']}: {old} → {rule['then']['path']}"
    output = draw.choice(list(table["outputs"]))
    old = rule["then"].get(output)
    spec = table["outputs"][output]
    may_go = spec.get("optional") or table.get("hit") == "collect"
    if old is not None and may_go and len(rule["then"]) > 1 and draw.random() < 0.2:
        del rule["then"][output]
        return f"{rule['id']}: {output} {old} left out"
    new = _outcome_of(table, output, draw)
    if isinstance(new, str) and is_amount(new):
        new = another_amount(new, draw)
    rule["then"][output] = new
    return f"{rule['id']}: {output} {old} → {new}"


def _discretion(draft: Draft, draw: random.Random) -> str | None:
    table = draft.at(draw.choice(draft.kind("exception")))
    rule = draw.choice(table["rules"])
    if "or" in rule:
        del rule["or"]
        return f"{rule['id']}: no discretion"
    if table.get("hit") == "collect":
        return None
    output = draw.choice(list(table["outputs"]))
    new = _outcome_of(table, output, draw)
    if new == rule["then"].get(output):
        return None
    rule["or"] = [{output: new}]
    return f"{rule['id']}: or {output} {new}"


def _order(draft: Draft, draw: random.Random) -> str | None:
    table = _table(draft, draw)
    at, to = draw.sample(range(len(table["rules"])), 2)
    table["rules"].insert(to, table["rules"].pop(at))
    return f"rule {at} moves to {to}"


def _hit(draft: Draft, draw: random.Random) -> str | None:
    table = draft.at(draw.choice(draft.kind("exception")))
    old = table.get("hit", "unique")
    if old == "collect":
        return None
    table["hit"] = draw.choice([h for h in ("unique", "first", "any", "priority") if h != old])
    if table["hit"] == "priority" and not next(iter(table["outputs"].values())).get("values"):
        return None
    return f"hit {old} → {table['hit']}"


def _rule_gone(draft: Draft, draw: random.Random) -> str | None:
    table = _table(draft, draw)
    if len(table["rules"]) < 2:
        return None
    return f"{table['rules'].pop(draw.randrange(len(table['rules'])))['id']} gone"


def _rule_new(draft: Draft, draw: random.Random) -> str | None:
    table = _table(draft, draw)
    names = draw.sample(table["inputs"], min(len(table["inputs"]), draw.randint(1, 3)))
    when = {name: cell for name in names if (cell := _value_of(draft, name, draw)) is not None}
    then = copy.deepcopy(draw.choice(table["rules"])["then"])
    rule = {"id": "새규칙", "when": when, "then": then, "because": "새로 정했다"}
    table["rules"].insert(draw.randint(0, len(table["rules"])), rule)
    return f"new rule {when} → {then}"


def _rule_split(draft: Draft, draw: random.Random) -> str | None:
    """A rule in two, the second with another outcome."""
    table = _table(draft, draw)
    at = draw.randrange(len(table["rules"]))
    halves = split(draft, table, at, draw)
    if halves is None:
        return None
    output = draw.choice(list(table.get("outputs", {"path": {}})))
    if output != "path":
        halves[1]["then"] = {**halves[1]["then"], output: _outcome_of(table, output, draw)}
    else:
        halves[1]["then"] = {"path": draw.choice(list(table["paths"]))}
    table["rules"][at : at + 1] = halves
    return f"{halves[0]['id']} split: {halves[1]['when']} → {halves[1]['then']}"


def split(draft: Draft, table: Any, at: int, draw: random.Random) -> list[Any] | None:
    """A rule as two rules that say the same."""
    rule = table["rules"][at]
    names = [n for n in table["inputs"] if n not in rule.get("when", {})]
    draw.shuffle(names)
    for name in names:
        item = draft.item("inputs", name)
        parts: list[Any] = []
        if item.get("type") == "boolean" and not item.get("optional"):
            parts = ["예", "아니오"]
        elif item.get("values") and item.get("type") != "set":
            cut = draw.randrange(1, len(item["values"]))
            parts = [item["values"][:cut], item["values"][cut:]]
            if item.get("optional"):
                parts[1] = [*parts[1], "없음"]
        elif (
            item.get("type") in ("integer", "money")
            and "is" not in item
            and not item.get("optional")
        ):
            unit = item.get("unit", "")
            number = draw.choice([2, 5, 20]) * (10_000 if unit == "원" else 1)
            parts = [f"{number:,}{unit} 이하", f"{number:,}{unit} 초과"]
        if parts:
            return [
                {
                    **copy.deepcopy(rule),
                    "id": f"{rule['id']}-{n}",
                    "when": {**rule.get("when", {}), name: p},
                }
                for n, p in enumerate(parts, 1)
            ]
    return None


def _merged(draft: Draft, draw: random.Random) -> str | None:
    """Two rules that differ in one condition as one, with the outcome of the first."""
    table = _table(draft, draw)
    rules = table["rules"]
    for _ in range(20):
        one, other = draw.sample(rules, 2)
        names = {*one.get("when", {}), *other.get("when", {})}
        apart = [n for n in names if one.get("when", {}).get(n) != other.get("when", {}).get(n)]
        if len(apart) == 1 and all(apart[0] in each.get("when", {}) for each in (one, other)):
            cells = [each["when"][apart[0]] for each in (one, other)]
            if any(isinstance(cell, dict) for cell in cells):
                continue
            both = [c for cell in cells for c in (cell if isinstance(cell, list) else [cell])]
            one["when"][apart[0]] = both
            rules.remove(other)
            return f"{one['id']} takes in {other['id']}"
    return None


def _otherwise(draft: Draft, draw: random.Random) -> str | None:
    table = draft.at(draw.choice(draft.kind("exception")))
    if "otherwise" in table and draw.random() < 0.4:
        del table["otherwise"]
        return "no otherwise"
    if "otherwise" in table:
        output = draw.choice(list(table["otherwise"]["then"]))
        table["otherwise"]["then"][output] = _outcome_of(table, output, draw)
        return f"otherwise {output} {table['otherwise']['then'][output]}"
    then = copy.deepcopy(draw.choice(table["rules"])["then"])
    table["otherwise"] = {"then": then, "because": "그 밖은 이렇게 한다"}
    return f"otherwise {then}"


def _limit(draft: Draft, draw: random.Random) -> str | None:
    """A limit: it holds what rules may say and says nothing itself."""
    table = draft.at(draw.choice(draft.kind("exception")))
    if not table.get("limits"):
        return None
    at = draw.randrange(len(table["limits"]))
    if draw.random() < 0.5:
        del table["limits"][at]
        return f"limit {at} gone"
    name = draw.choice(table["inputs"])
    cell = _value_of(draft, name, draw)
    if cell is None:
        return None
    table["limits"][at]["when"][name] = cell
    return f"limit {at}: {name} {cell}"


def _branch(draft: Draft, draw: random.Random) -> str | None:
    path = draw.choice(draft.kind("sop"))
    sop = draft.at(path)
    steps = [step for step in sop["steps"] if "by" in step]
    if not steps:
        return None
    step = draw.choice(steps)
    key = draw.choice(list(step["branches"]))
    if re.search("이상|이하|초과|미만", key) and draw.random() < 0.6:
        new = re.sub("이상|이하|초과|미만", lambda found: _BOUNDS[found[0]], key, count=1)
        step["branches"] = {new if k == key else k: to for k, to in step["branches"].items()}
        return f"{path} {step['id']}: {key} → {new}"
    targets = [each["id"] for each in sop["steps"] if each["id"] != step["branches"][key]]
    step["branches"][key] = draw.choice(targets)
    return f"{path} {step['id']}: {key} → {step['branches'][key]}"


SORTS: Final[Mapping[str, Make]] = {
    "fact": fact_edits.fact, "fact by tier": fact_edits.tier, "fact no more by tier": fact_edits.untiered, "planned fact": fact_edits.plan,
    "condition": _condition, "outcome": _outcome, "discretion": _discretion, "order of rules": _order,
    "hit policy": _hit, "rule gone": _rule_gone, "new rule": _rule_new, "rule split": _rule_split,
    "rules merged": _merged, "otherwise": _otherwise, "limit": _limit, "input": input_edits.input_,
    "optional input": input_edits.optional, "formula of an input": input_edits.formula, "outputs": input_edits.outputs,
    "branch": _branch,
}  # fmt: skip
