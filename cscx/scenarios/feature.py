"""A feature file: its scenarios, steps and tables, outlines filled in, every line kept.

The only module that knows the Gherkin parser (gherkin-official).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gherkin.errors import CompositeParserException, ParserError
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.token_matcher import TokenMatcher

from cscx.messages import Language, Text
from cscx.scenarios import mistakes
from cscx.scenarios.mistakes import Mistake

Kind = Literal["given", "when", "then"]
Rows = tuple[tuple[str, ...], ...]

_KINDS: dict[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}
_HEADER = re.compile(r"^\s*#\s*language\s*:", re.MULTILINE)
_KOREAN = re.compile(r"^\s*(?:기능|배경|시나리오|규칙)", re.MULTILINE)
_ENGLISH = re.compile(r"^\s*(?:Feature|Business Need|Ability)\s*:", re.MULTILINE)
_PLACEHOLDER = re.compile(r"<(?!fact:)([^<>\s][^<>]*)>")  # a fact stands for its value


@dataclass(frozen=True, slots=True)
class Step:
    """One line to do or to check. `column` and `width` mark it in its line, counted from 1."""

    kind: Kind
    text: str
    rows: Rows
    line: int
    column: int
    width: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario, or one row of an outline with its values. Background steps come first."""

    name: str
    line: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature file. `mistakes` are what keeps it, or a part of it, from being run."""

    path: str
    text: str
    title: str
    scenarios: tuple[Scenario, ...]
    mistakes: tuple[Mistake, ...]


def read_feature(path: str, raw: bytes, language: Language) -> Feature:
    """The feature of a file. `language` counts where neither a header nor a keyword tells it."""
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Feature(path, "", "", (), (mistakes.not_utf8(),))
    try:
        parsed: Any = Parser().parse(text, TokenMatcher(_dialect(text, language)))
    except CompositeParserException as error:
        found = tuple(mistakes.of_parser(each, text) for each in error.errors)
        return Feature(path, text, "", (), found)
    except ParserError as error:
        return Feature(path, text, "", (), (mistakes.of_parser(error, text),))
    feature = parsed.get("feature")
    if feature is None:
        return Feature(path, text, "", (), (mistakes.no_feature(),))
    nodes = dict(_nodes(feature))
    pickles: list[Any] = Compiler().compile({**parsed, "uri": path})  # type: ignore[typeddict-item]  # wider there
    scenarios = tuple(_scenario(pickle, nodes, text) for pickle in pickles)
    found = (*_overlooked(feature, scenarios, text),)
    title = str(feature["name"])
    return Feature(path, text, title, scenarios, found)


def _dialect(text: str, language: Language) -> str:
    if _HEADER.search(text):
        return language
    if _KOREAN.search(text):
        return "ko"
    return "en" if _ENGLISH.search(text) else language


def _nodes(value: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything of the tree that has an id: steps, scenarios, rows."""
    if isinstance(value, dict):
        if "id" in value:
            yield value["id"], value
        for below in value.values():
            yield from _nodes(below)
    elif isinstance(value, list):
        for below in value:
            yield from _nodes(below)


def _scenario(pickle: Any, nodes: Mapping[str, Mapping[str, Any]], text: str) -> Scenario:
    steps: list[Step] = []
    for step in pickle["steps"]:
        node = nodes[step["astNodeIds"][0]]
        line, column = node["location"]["line"], node["location"]["column"]
        kind = _KINDS.get(step["type"], steps[-1].kind if steps else "given")
        width = len(_line(text, line).rstrip()) - column + 1
        steps.append(Step(kind, step["text"].strip(), _rows(step), line, column, width))
    name, (outline, *row) = str(pickle["name"]), pickle["astNodeIds"]
    if row and name == nodes[outline]["name"]:
        name = f"{name} ({', '.join(cell['value'] for cell in nodes[row[0]]['cells'])})"
    return Scenario(name, pickle["location"]["line"], tuple(steps))


def _rows(step: Any) -> Rows:
    table = step.get("argument", {}).get("dataTable")
    if table is None:
        return ()
    return tuple(tuple(str(cell["value"]) for cell in row["cells"]) for row in table["rows"])


def _overlooked(feature: Any, scenarios: tuple[Scenario, ...], text: str) -> Iterator[Mistake]:
    """What Gherkin takes without a word, though its author meant something else."""
    start = feature["location"]["line"]
    first = _children(feature)
    end = next((c.get("background", c.get("scenario"))["location"]["line"] for c in first), 0)
    lost = [n for n in range(start + 1, end or start + 50) if mistakes.no_colon(_line(text, n))]
    for number in lost:
        yield mistakes.title_without_colon(number, _line(text, number))
    if not scenarios and not lost:
        yield mistakes.nothing_to_run(start, Text("기능", "feature"))
    names: dict[str, int] = {}
    for child in _children(feature):
        block = child.get("background") or child.get("scenario")
        line = block["location"]["line"]
        yield from _lost_in_description(block, text)
        scenario = child.get("scenario")
        if scenario is None:
            continue
        if scenario["name"] in names:
            yield mistakes.twice(line, scenario["name"], names[scenario["name"]])
        names.setdefault(scenario["name"], line)
        if not scenario["steps"]:
            yield mistakes.nothing_to_run(line, Text("시나리오", "scenario"))
        yield from _outline(scenario)


def _children(feature: Any) -> Iterator[Any]:
    for child in feature["children"]:
        if "rule" in child:
            yield from child["rule"]["children"]
        else:
            yield child


def _lost_in_description(block: Any, text: str) -> Iterator[Mistake]:
    """A step without a blank after its keyword is read as a remark."""
    if not str(block.get("description") or "").strip():
        return
    first = block["location"]["line"]
    last = block["steps"][0]["location"]["line"] if block["steps"] else first + 50
    for number in range(first + 1, last):
        keyword = mistakes.looks_like_step(_line(text, number))
        if keyword is not None:
            yield mistakes.lost_step(number, _line(text, number), keyword)


def _outline(scenario: Any) -> Iterator[Mistake]:
    tables = scenario["examples"]
    columns = {
        cell["value"] for table in tables for cell in table.get("tableHeader", {}).get("cells", [])
    }
    for table in tables:
        if not table.get("tableBody"):
            yield mistakes.empty_examples(table["location"]["line"])
    for step in scenario["steps"]:
        texts = [step["text"]]
        texts += [
            cell["value"]
            for row in step.get("dataTable", {}).get("rows", [])
            for cell in row["cells"]
        ]
        for name in _PLACEHOLDER.findall(" ".join(texts)):
            if name not in columns:
                yield mistakes.no_column(step["location"]["line"], name, sorted(columns))


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""
