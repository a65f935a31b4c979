"""A knowledge base as plain values on a day: its facts, inputs, tables and branches."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from typing import Any

from tests.change.brute.language import UNITS, Numbers, amount, read_yaml

FACT = re.compile(r"<fact:([^<>]+)>")
NUMERIC = frozenset({"integer", "decimal", "money", "duration"})
NEXT = "다음 단계"


class Unfit(Exception):  # noqa: N818 - no error of the judge: a version that says nothing
    """A version that cannot be decided by: it uses what is not there."""


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Any:
    return read_yaml(text)


@dataclass(frozen=True)
class Input:
    """An input as its item says: values or numbers, and where it comes from."""

    name: str
    type: str
    values: tuple[str, ...]
    factor: Fraction
    family: str
    low: Fraction | None
    high: Fraction | None
    optional: bool
    table: tuple[str, str] | None
    formula: str

    @property
    def numbers(self) -> Numbers | None:
        return Numbers(self.factor) if self.type in NUMERIC else None

    @property
    def is_source(self) -> bool:
        return self.table is None and not self.formula


class Kb:
    """The YAML texts of one version by path, as of a day (ISO)."""

    def __init__(self, texts: Mapping[str, str], day: str) -> None:
        self.day = day
        self.documents: dict[str, dict[str, Any]] = {}
        self.lists: dict[str, dict[str, Any]] = {}
        for path, text in texts.items():
            data = _parsed(text)
            if "items" in data:
                self.lists.setdefault(data["kind"], {}).update(data["items"])
            else:
                self.documents[PurePosixPath(path).stem] = data

    @cached_property
    def tables(self) -> dict[str, dict[str, Any]]:
        """The tables and matrices, and every step that branches on an input as `sop/step`."""
        found = {}
        for name, data in self.documents.items():
            if data["kind"] == "exception":
                found[name] = data
            elif data["kind"] == "escalation":
                found[name] = {**data, "outputs": {"path": {"values": list(data["paths"])}}}
            elif data["kind"] == "sop":
                for step in data["steps"]:
                    if "by" in step:
                        found[f"{name}/{step['id']}"] = _branches(step)
        return found

    @cached_property
    def days(self) -> set[str]:
        """The coming days on which a planned value takes over."""
        plans = (item.get("next") for item in self.lists["facts"].values())
        return {
            str(plan["effective"]) for plan in plans if plan and str(plan["effective"]) > self.day
        }

    def fact(self, name: str) -> str | dict[str, str]:
        item = self.lists["facts"].get(name)
        if item is None:
            raise Unfit(name)
        plan = item.get("next")
        holds = plan is not None and str(plan["effective"]) <= self.day
        value = plan["value"] if plan is not None and holds else item["value"]
        return value if isinstance(value, dict) else str(value)

    def filled(self, text: str, tier: str | None = None) -> str:
        """A text with its facts as values; those by tier for one tier."""

        def value(found: re.Match[str]) -> str:
            held = self.fact(found[1])
            if isinstance(held, str):
                return held
            if tier is None or tier not in held:
                raise Unfit(found[1])
            return str(held[tier])

        return FACT.sub(value, text)

    def tiers(self, raw: Any) -> set[str]:
        """The inputs by which facts in some value differ."""
        found = set()
        for name in FACT.findall(str(raw)):
            held = self.fact(name)
            if isinstance(held, dict):
                found.add(held["by"])
        return found

    def input(self, name: str) -> Input:
        item = self.lists["inputs"].get(name)
        if item is None:
            raise Unfit(name)
        return self._input(name, item)

    def _input(self, name: str, item: dict[str, Any]) -> Input:
        source, kind = item.get("from"), item.get("type")
        table = None
        if source and source != "calendar":
            upstream, _, output = source.partition(".")
            spec = self.tables.get(upstream, {}).get("outputs", {}).get(output)
            if spec is None:
                raise Unfit(source)
            table = (upstream, output)
            kind = kind or spec.get("type")
            item = {**spec, **item}
        unit = str(item.get("unit", ""))
        family, factor = UNITS.get(unit, (unit, 1))
        kind = kind or ("choice" if item.get("values") else "text")
        values = tuple(str(each) for each in item.get("values", ()))
        if kind == "boolean":
            values = ("예", "아니오")
        read = Numbers(Fraction(factor)).read
        low, high = (None if item.get(key) is None else read(item[key]) for key in ("min", "max"))
        return Input(
            name, kind, values, Fraction(factor), family, low, high,
            bool(item.get("optional")), table, str(item.get("is", "")),
        )  # fmt: skip

    def closure(self, table: str) -> Any:
        """All that what a table says can depend on, to be compared with another version's."""
        seen: dict[str, Any] = {}
        waiting = [table]
        while waiting:
            name = waiting.pop()
            data = self.tables.get(name)
            if data is None or name in seen:
                continue
            keys = ("inputs", "outputs", "hit", "otherwise")
            seen[name] = [[key, _in_order(data.get(key))] for key in keys]
            seen[name] += [[r.get("when"), r.get("then"), r.get("or")] for r in data["rules"]]
            for item in self.reading(data["inputs"]):
                spec = self.lists["inputs"].get(item)
                seen[f"input {item}"] = spec and {
                    key: spec.get(key)
                    for key in ("values", "type", "unit", "min", "max", "optional", "from", "is")
                }
                source = (spec or {}).get("from")
                if source and source != "calendar":
                    waiting.append(source.partition(".")[0])
        for name in FACT.findall(str(seen)):
            seen[f"fact {name}"] = self.fact(name) if name in self.lists["facts"] else None
        return seen

    def reading(self, names: list[str]) -> list[str]:
        """Some inputs and those that their formulas name, each once."""
        found: dict[str, None] = {}
        waiting = list(reversed(names))
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found[name] = None
            formula = str(self.lists["inputs"].get(name, {}).get("is", ""))
            waiting += [word for word in names_in(formula) if word in self.lists["inputs"]]
        return list(found)


def names_in(formula: str) -> list[str]:
    """The words of a formula that may be inputs."""
    return re.findall(r"[가-힣A-Za-z][가-힣A-Za-z0-9·]*", FACT.sub(" ", formula))


def _in_order(value: Any) -> Any:
    """The first output is the answer, so the order of outputs says something."""
    return list(value.items()) if isinstance(value, dict) else value


def _branches(step: dict[str, Any]) -> dict[str, Any]:
    """The branches of a step as a table whose answer is the next step."""
    otherwise = step["branches"].get("else")
    rules = [
        {"id": key, "when": {step["by"]: _key(key)}, "then": {NEXT: to}}
        for key, to in step["branches"].items()
        if key != "else"
    ]
    targets = list(dict.fromkeys(step["branches"].values()))
    made = {"inputs": [step["by"]], "outputs": {NEXT: {"values": targets}}, "rules": rules}
    return {**made, "otherwise": {"then": {NEXT: otherwise}}} if otherwise else made


def _key(key: Any) -> Any:
    text = str(key)
    return [part.strip() for part in text[1:-1].split(",")] if text.startswith("[") else key


__all__ = ["FACT", "NEXT", "Input", "Kb", "Unfit", "amount"]
