"""The words of a knowledge base that an editor may offer: names, their labels, their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from cscx.content.corpus import Corpus
from cscx.content.kinds.escalation import Escalation
from cscx.content.kinds.exception import ExceptionTable

FACT_REFERENCE = "fact-reference"
_COMPARISONS = ("이하", "초과", "이상", "미만")
_LABELS = ("title", "label", "duties", "means", "ask", "value", "formula")

Named = dict[str, str]


class Words(NamedTuple):
    """`names` by word with what each stands for; `values` and `conditions` by (word, name)."""

    names: dict[str, Named]
    values: dict[tuple[str, str], tuple[str, ...]]
    conditions: dict[tuple[str, str], tuple[str, ...]]


def words_of(corpus: Corpus) -> Words:
    """Every word of a knowledge base, in the order defined."""
    names: dict[str, Named] = {}
    for entry in corpus.entries.values():
        names.setdefault(entry.kind, {})[entry.name] = _label(entry.body)
    names["document"] = {e.name: _label(e.body) for e in corpus.entries.values() if not e.path}
    if "fact" in names:
        names[FACT_REFERENCE] = {f"<fact:{name}>": label for name, label in names["fact"].items()}
    outputs = dict(_outputs(corpus))
    names |= {
        "output": dict.fromkeys(outputs, ""),
        "path": dict.fromkeys(_paths(corpus), ""),
        "exception.output": dict.fromkeys(("calendar", *_chained(corpus)), ""),
    }
    values = dict(_input_values(corpus))
    values |= {("output", name): tuple(found) for name, found in outputs.items()}
    conditions = values | dict(_input_conditions(corpus))
    return Words({word: found for word, found in names.items() if found}, values, conditions)


def _label(body: Any) -> str:
    for name in _LABELS:
        value = getattr(body, name, None)
        if isinstance(value, str) and value:
            return value
    return ""


def _outputs(corpus: Corpus) -> Iterator[tuple[str, list[str]]]:
    """Every output with the values it has in any table."""
    found: dict[str, list[str]] = {}
    for _, table in corpus.of(ExceptionTable):
        for name, output in table.outputs.items():
            known = found.setdefault(name, [])
            offered = list(output.values)
            if output.type in ("role", "script"):
                offered = list(corpus.names.get(output.type, ()))
            known.extend(value for value in offered if value not in known)
    yield from found.items()


def _paths(corpus: Corpus) -> list[str]:
    return [path for _, matrix in corpus.of(Escalation) for path in matrix.paths]


def _chained(corpus: Corpus) -> list[str]:
    return [
        f"{document.id}.{output}"
        for document, table in corpus.of(ExceptionTable)
        for output in table.outputs
    ]


def _input_values(corpus: Corpus) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for name, body in corpus.items("input").items():
        if body.values:
            yield ("input", name), tuple(body.values)


def _input_conditions(corpus: Corpus) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Comparisons of an input with the facts that have its unit."""
    facts = {
        name: fact.value
        for name, fact in corpus.items("fact").items()
        if isinstance(fact.value, str)
    }
    for name, body in corpus.items("input").items():
        if body.unit and not body.values:
            fitting = [fact for fact, value in facts.items() if _has_unit(value, body.unit)]
            yield (
                ("input", name),
                tuple(f"<fact:{fact}> {word}" for fact in fitting for word in _COMPARISONS),
            )


def _has_unit(value: str, unit: str) -> bool:
    """Whether a quantity is counted in a unit: 30만원 in 원, but 3영업일 not in 일."""
    if not value.endswith(unit):
        return False
    before = value[: -len(unit)].rstrip()
    return before[-1:].isdigit() or before[-1:] in ("만", "천", "억")
