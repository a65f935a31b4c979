"""An evaluator of the reference knowledge base that shares no code with the tool.

It reads the YAML with PyYAML and tries conditions one by one. It knows only the part of the language
that the reference knowledge base uses, and fails loudly on anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

UNITS = {
    "원": ("원", 1), "만원": ("원", 10_000), "억원": ("원", 10**8), "분": ("분", 1), "시간": ("분", 60),
    "일": ("일", 1), "주": ("일", 7), "영업일": ("영업일", 1), "개월": ("개월", 1), "년": ("개월", 12),
    "%": ("%", 1), "회": ("회", 1), "건": ("건", 1), "명": ("명", 1), "kg": ("kg", 1), "번": ("번", 1),
}  # fmt: skip
FACT = re.compile(r"<fact:([^<>]+)>")
AMOUNT = re.compile(r"(?:연\s*)?(-?[\d,]+(?:\.\d+)?)\s*([가-힣%a-z]*)")


class Gone(Exception):  # noqa: N818 - not an error: what is asked about does not exist
    """What an item asks about is not in the knowledge base."""


class Unsettled(Exception):  # noqa: N818 - the same
    """The stated facts do not settle the answer."""


class Kb:
    """The YAML files of a knowledge base, by kind."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = {Path(path).stem: text for path, text in texts.items()}
        self.documents: dict[str, dict[str, Any]] = {}
        self.lists: dict[str, dict[str, Any]] = {}
        for path, text in texts.items():
            data = yaml.load(text, Loader=yaml.CSafeLoader)
            if "items" in data:
                self.lists.setdefault(data["kind"], {}).update(data["items"])
            else:
                self.documents[Path(path).stem] = data

    def fact(self, name: str, case: Mapping[str, Any]) -> str:
        if name not in self.lists["facts"]:
            raise Gone
        value = self.lists["facts"][name]["value"]
        if isinstance(value, dict):
            if value["by"] not in case:
                raise Unsettled
            return str(value[str(case[value["by"]])])
        return str(value)

    def filled(self, text: str, case: Mapping[str, Any]) -> str:
        return FACT.sub(lambda found: self.fact(found[1], case), str(text))


def read(root: Path) -> dict[str, str]:
    files = [*root.glob("sops/**/*.yaml"), *root.glob("training/**/*.yaml")]
    return {str(file.relative_to(root)): file.read_text("utf-8") for file in sorted(files)}


def amount(text: Any) -> tuple[Fraction, str] | None:
    """7일 → (7, 일); a bare number has no unit; None for other text."""
    if isinstance(text, bool):
        return None
    if isinstance(text, int | float | Fraction):
        return Fraction(str(text)), ""
    total, kind = Fraction(0), ""
    parts = re.findall(
        r"(-?[\d,]+(?:\.\d+)?)\s*([가-힣%a-z]*)", re.sub(r"^연\s*", "", text.strip())
    )
    if not parts or re.sub(
        r"(-?[\d,]+(?:\.\d+)?)\s*([가-힣%a-z]*)\s*", "", re.sub(r"^연\s*", "", text.strip())
    ):
        return None
    for number, unit in parts:
        if unit and unit not in UNITS:
            return None
        own, factor = UNITS[unit] if unit else ("", 1)
        kind = own or kind
        total += Fraction(number.replace(",", "")) * factor
    return total, kind


def number(text: Any) -> Fraction:
    found = amount(text)
    if found is None:
        raise ValueError(text)
    return found[0]


class Oracle:
    """Says of each option of an item whether it is right."""

    def __init__(self, kb: Kb) -> None:
        self.kb = kb

    # ---- values and conditions

    def value(self, name: str, case: Mapping[str, Any]) -> Any:
        if name in case:
            return case[name]
        item = self.kb.lists["inputs"].get(name)
        if item is None:
            raise Gone
        if "is" in item:
            return self.formula(item["is"], case)
        if "from" in item and item["from"] != "calendar":
            table, output = item["from"].split(".")
            outcomes = self.outcomes(table, case)
            values = {str(outcome.get(output)) for outcome in outcomes}
            if len(values) != 1:
                raise Unsettled
            return values.pop()
        raise Unsettled

    def formula(self, text: str, case: Mapping[str, Any]) -> Any:
        words = sorted(self.kb.lists["inputs"], key=len, reverse=True)
        filled = FACT.sub(lambda found: str(float(number(self.kb.fact(found[1], case)))), text)
        filled = re.sub(r"(\d)영업일", r"\1", filled).replace("×", "*").replace("÷", "/")
        if "%" in text or "연" in "".join(self.kb.fact(n, case) for n in FACT.findall(text)):
            filled = text
            for name in FACT.findall(text):
                held = self.kb.fact(name, case)
                scale = 100 if "%" in held else 1
                filled = filled.replace(f"<fact:{name}>", f"F({number(held)})/{scale}")
            filled = filled.replace("×", "*").replace("÷", "/")
        names: dict[str, Any] = {}
        for at, word in enumerate(words):
            if word in filled:
                names[f"v{at}"] = number(self.value(word, case))
                filled = filled.replace(word, f"v{at}")
        result = eval(  # noqa: S307 - the knowledge base of this repository
            filled,
            {"__builtins__": {}},
            {
                **names,
                "F": Fraction,
                "max": max,
                "round": lambda x: int(Fraction(x) + Fraction(1, 2)),
            },
        )
        return ("예" if result else "아니오") if isinstance(result, bool) else Fraction(result)

    def fits(self, name: str, cell: Any, case: Mapping[str, Any]) -> bool:
        if isinstance(cell, dict):
            return self.fits_members(name, cell, case)
        if isinstance(cell, list):
            return any(self.fits(name, each, case) for each in cell)
        value = self.value(name, case)
        text = (
            ("예" if cell else "아니오") if isinstance(cell, bool) else self.kb.filled(cell, case)
        )
        if "없음" in (text.strip(), value):
            return text.strip() == str(value)
        bounds = re.findall(r"([\d,.]+\s*[가-힣%a-z]*?)\s*(이상|이하|초과|미만)", text)
        if bounds:
            return self.is_within(name, value, bounds)
        if amount(text) is not None and amount(value) is not None:
            return number(text) == number(value)
        return str(value) == text.strip()

    def fits_members(self, name: str, cell: dict[str, Any], case: Mapping[str, Any]) -> bool:
        ((operator, wanted),) = cell.items()
        wanted = wanted if isinstance(wanted, list) else [wanted]
        if operator == "not":
            return not any(self.fits(name, each, case) for each in wanted)
        held = set(self.members(name, case))
        return bool(held & set(wanted)) if operator == "has" else set(wanted) <= held

    def is_within(self, name: str, value: Any, bounds: list[tuple[str, str]]) -> bool:
        own = number(value)
        unit = self.kb.lists["inputs"][name].get("unit", "")
        if unit and amount(f"1{unit}") and isinstance(value, int | float | Fraction):
            own = own * number(f"1{unit}")
        tests = {"이상": own.__ge__, "이하": own.__le__, "초과": own.__gt__, "미만": own.__lt__}
        return all(tests[word](number(bound)) for bound, word in bounds)

    def members(self, name: str, case: Mapping[str, Any]) -> list[str]:
        value = self.value(name, case)
        return [] if value == "없음" else value if isinstance(value, list) else [value]

    # ---- tables

    def table(self, name: str) -> dict[str, Any]:
        body = self.kb.documents.get(name)
        if body is None or body["kind"] not in ("exception", "escalation"):
            raise Gone
        return body

    def matching(self, name: str, case: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rules that fit; a condition on a fact nobody stated must not matter (see undecided)."""
        return [
            rule
            for rule in self.table(name)["rules"]
            if all(self.fits(each, cell, case) for each, cell in rule["when"].items())
        ]

    def outcomes(self, name: str, case: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Every answer the table allows, each by output."""
        table, found = self.table(name), self.matching(name, case)
        if not found:
            if "otherwise" not in table:
                raise Unsettled
            return [table["otherwise"]["then"]]
        match table.get("hit", "unique"):
            case "first":
                found = found[:1]
            case "priority":
                output, spec = next(iter(table["outputs"].items()))
                best = min(spec["values"].index(rule["then"][output]) for rule in found)
                found = [r for r in found if spec["values"].index(r["then"][output]) == best]
            case "collect":
                return [self.collected(table, found, case)]
            case "unique":
                if len(found) > 1:
                    raise Unsettled
        first = found[0]
        return [first["then"], *({**first["then"], **other} for other in first.get("or", []))]

    def collected(
        self, table: dict[str, Any], rules: list[dict[str, Any]], case: Mapping[str, Any]
    ) -> dict[str, Any]:
        together: dict[str, Any] = {}
        for output, spec in table["outputs"].items():
            given = [rule["then"][output] for rule in rules if output in rule["then"]]
            way = spec.get("collect", "list")
            if way == "list":
                flat = [
                    one for each in given for one in (each if isinstance(each, list) else [each])
                ]
                together[output] = list(dict.fromkeys(flat))
            elif given and way in ("sum", "min", "max") and "values" not in spec:
                numbers = [self.output_number(each, case) for each in given]
                together[output] = {"sum": sum, "min": min, "max": max}[way](numbers)
            elif given and way in ("min", "max"):
                pick = min if way == "min" else max
                together[output] = pick(given, key=spec["values"].index)
            elif given:
                together[output] = given[0]
        return together

    def output_number(self, raw: Any, case: Mapping[str, Any]) -> Fraction:
        if isinstance(raw, str) and raw.startswith("="):
            return Fraction(self.formula(raw[1:].strip(), case))
        return number(self.kb.filled(raw, case))

    def is_right_in_table(self, item: Mapping[str, Any], code: str) -> bool:
        outputs = item["template"].split(":", 1)[1].split("+")
        case = item["case"]
        spec = self.table(item["subject"])["outputs"]
        if any(output not in spec for output in outputs):
            raise Gone
        results = [
            [
                self.shows(outcome.get(output), part, case)
                for output, part in zip(outputs, code.split(" | "), strict=True)
            ]
            for outcome in self.outcomes(item["subject"], case)
        ]
        return any(all(each) for each in results)

    def shows(self, raw: Any, part: str, case: Mapping[str, Any]) -> bool:
        """Whether an output's value, as written, is what an option's code says."""
        if raw is None:
            return False
        if isinstance(raw, list):
            return part in raw
        if isinstance(raw, str) and raw.startswith("="):
            return number(part) == Fraction(self.formula(raw[1:].strip(), case))
        if isinstance(raw, int | float | Fraction):
            return amount(part) is not None and number(part) == number(raw)
        filled = self.kb.filled(raw, case)
        if amount(filled) is not None and amount(part) is not None:
            return amount(filled) == amount(part)
        return part in (filled, str(raw))

    # ---- procedures

    def steps(self, name: str) -> dict[str, dict[str, Any]]:
        body = self.kb.documents.get(name)
        if body is None or body["kind"] != "sop":
            raise Gone
        return {step["id"]: step for step in body["steps"]}

    def onward(self, name: str) -> dict[str, set[str]]:
        steps = self.steps(name)
        aside = self.kb.documents[name].get("otherwise")
        found = {}
        for id_, step in steps.items():
            targets = {
                *step.get("branches", {}).values(),
                *([step["next"]] if "next" in step else []),
            }
            if step.get("branches") and aside:
                targets.add(aside)
            found[id_] = targets & set(steps)
        return found

    def next_step(self, item: Mapping[str, Any]) -> str:
        step = self.steps(item["subject"]).get(item["template"].split(":", 1)[1])
        if step is None:
            raise Gone
        case = item["case"]
        if not case:
            if "next" not in step:
                raise Gone
            return step["next"]
        if "answer" in case:
            if case["answer"] not in step.get("branches", {}):
                raise Gone
            return step["branches"][case["answer"]]
        if "by" not in step:
            raise Gone
        fitting = [
            target
            for key, target in step["branches"].items()
            if key != "else" and self.fits(step["by"], _listed(key), case)
        ]
        if not fitting and "else" in step["branches"]:
            return step["branches"]["else"]
        if len(fitting) != 1:
            raise Unsettled
        return fitting[0]

    def reached(self, name: str, start: set[str], without: str | None = None) -> set[str]:
        onward = self.onward(name)
        seen, waiting = set(), [each for each in start if each != without]
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                waiting.extend(to for to in onward[at] if to != without)
        return seen

    def always_before(self, name: str, first: str, then: str) -> bool:
        """Every way from the start to `then` passes `first`, and none leads back."""
        start = next(iter(self.steps(name)))
        if not {first, then} <= {start, *self.reached(name, {start})}:
            raise Gone
        passes = first == start or then not in self.reached(name, {start}, without=first)
        return passes and first not in self.reached(name, self.onward(name)[then])

    def ever_before(self, name: str, first: str, then: str) -> bool:
        if first not in self.steps(name) or then not in self.steps(name):
            raise Gone
        return then in self.reached(name, self.onward(name)[first])

    # ---- items

    def right(self, item: Mapping[str, Any]) -> list[bool]:
        """For each option whether it is right. Raises Gone and Unsettled."""
        verdict = getattr(self, f"_{item['type']}")
        return [verdict(item, option) for option in item["options"]]

    def _boundary(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        return self.is_right_in_table(item, option["code"])

    _case = _boundary

    def _next_action(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        return option["code"] == self.next_step(item)

    def _before(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        steps = self.steps(item["subject"])
        if item["axis"] not in steps or item["axis"] not in {next(iter(steps))} | self.reached(
            item["subject"], {next(iter(steps))}
        ):
            raise Gone
        always = option["verdict"] == "right"
        comes = self.always_before if always else self.ever_before
        if not always and option["code"] not in self.steps(item["subject"]):
            return False
        return comes(item["subject"], option["code"], item["axis"])

    def _order(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        order = [item["case"][letter] for letter in option["code"]]
        pairs = pairwise(order)
        return all(self.always_before(item["subject"], a, b) for a, b in pairs)

    def _escalate(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        (rule,) = self.matching(item["subject"], item["case"])
        levels = self.table(item["subject"])["paths"][rule["then"]["path"]]["levels"]
        if item["axis"]:
            return len(levels) > 1 and option["code"] == levels[1]["call"]
        within = self.kb.filled(levels[0]["within"], item["case"])
        return option["code"] == f"{levels[0]['call']} {within}"

    def _handoff(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        step = self.steps(item["subject"]).get(item["axis"])
        if step is None or "handoff" not in step:
            raise Gone
        return option["code"] == step["handoff"]["to"]

    def _say_dont(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        script = self.kb.documents.get(item["subject"])
        if script is None:
            raise Gone
        said = option["text"][0].strip("“”").rstrip(".")
        return any(_bare(each["not"]) == _bare(said) for each in script.get("instead", []))

    def _numeric(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        return amount(option["text"][0]) == amount(self.kb.fact(item["subject"], item["case"]))

    def _term(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        terms = self.kb.lists["terms"]
        if item["subject"] not in terms:
            raise Gone
        if item["template"] == "term:say":
            return option["code"] == terms[item["subject"]].get("say")
        means = terms[item["subject"]]["means"]
        return terms.get(option["code"], {}).get("means") == means

    def _law(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        body = self.kb.documents.get(item["subject"])
        if body is None:
            raise Gone
        parts = {part["id"]: part for part in body.get("rules", body.get("steps", []))}
        if item["axis"] not in parts or "law" not in parts[item["axis"]]:
            raise Gone
        cited = re.findall(r"law:\s*([^\s},<>\]]+)", self.kb.texts[item["subject"]])
        return option["code"] == parts[item["axis"]]["law"] or option["code"] in cited

    def _written(self, item: Mapping[str, Any], option: Mapping[str, Any]) -> bool:
        question = self.kb.documents.get(item["subject"])
        if question is None:
            raise Gone
        for each in question["options"]:
            if _bare(self.kb.filled(each["text"], {}))[:12] == _bare(option["text"][0])[:12]:
                return bool(each.get("correct"))
        raise Gone


def _listed(key: str) -> Any:
    """A key of branches that lists several values."""
    return [part.strip() for part in key.strip("[]").split(",")] if key.startswith("[") else key


def _bare(text: str) -> str:
    return re.sub(r"[\s.“”‘’\"']", "", text)


def retired(kb: Kb, items: list[Mapping[str, Any]]) -> Iterator[str]:
    """The ids of items whose key is no longer the only right option, or that ask about nothing."""
    oracle = Oracle(kb)
    for item in items:
        try:
            right = oracle.right(item)
        except (Gone, Unsettled):
            yield item["id"]
            continue
        if right != [option["verdict"] == "right" for option in item["options"]]:
            yield item["id"]
