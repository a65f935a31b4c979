"""What an engine says of a case, as both engines write it down."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from cscx.messages import Language
from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.decision.outcome_text import outcome_text
from cscx.policy.language.formula import Formula
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import ABSENT, Field
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.domains import Element
from cscx.policy.tables.table import Table

LANGUAGE: Language = "ko"


def plain(value: Any) -> Any:  # noqa: PLR0911 - one return a kind of value reads best
    """A value in JSON, the same for both engines."""
    if isinstance(value, Formula):
        return {"f": value.text}
    if isinstance(value, tuple):
        return {"t": [plain(part) for part in value]}
    if value is ABSENT:
        return {"a": 1}
    if isinstance(value, frozenset):
        return {"s": sorted(value)}
    if isinstance(value, str):
        return {"w": value}
    if isinstance(value, int | Fraction) and not isinstance(value, bool):
        return str(Fraction(value))
    return value


def _answer(table: Table, found: Answer, language: Language) -> dict[str, Any]:
    return {
        "status": found.status,
        "rules": list(found.rules),
        "outcomes": [[plain(value) for value in outcome.values] for outcome in found.outcomes],
        "text": outcome_text(table, found).to(language),
    }


def told(chain: Chain, found: Decision, language: Language = LANGUAGE) -> dict[str, Any]:
    """A decision."""
    table, trace = chain.table, found.trace
    return {
        "status": found.status,
        "answers": [_answer(table, each, language) for each in found.answers],
        "rules": list(found.rules),
        "ask": [found.ask.input, found.ask.at_most] if found.ask else None,
        "known": {name: plain(value) for name, value in found.known.items()},
        "trace": trace
        and {
            "reasons": [
                {
                    "rule": each.rule,
                    "met": [
                        {
                            "input": met.input,
                            "value": met.value.to(language),
                            "condition": met.condition.to(language),
                        }
                        for met in each.met
                    ],
                    "because": each.because,
                    "law": each.law,
                }
                for each in trace.reasons
            ],
            "instead": [
                [each.input, each.condition.to(language), _answer(table, each.answer, language)]
                for each in trace.instead
            ],
        },
    }


def in_python(
    chain: Chain,
    facts: Mapping[str, Any],
    nobody: tuple[str, ...] = (),
    language: Language = LANGUAGE,
) -> dict[str, Any]:
    """What Python says of a case."""
    try:
        return told(chain, decide(chain, facts, nobody_knows=nobody), language)
    except ProblemError:
        return {"unreadable": True}


def points(chain: Chain, name: str, field: Field, draw: random.Random) -> list[Any]:
    """Values of a source input, as somebody would give them: each atom of each table, and both ends."""
    columns = chain.columns.get(name, ())
    if any(isinstance(column, Element) for column in columns):
        items = list(field.values) or [
            c.element or "딴것" for c in columns if isinstance(c, Element)
        ]
        sets = [draw.sample(items, draw.randint(1, len(items))) for _ in range(4)]
        return [*sets, *(["없음"] if field.optional else [])]
    found = [column.sample(atom) for column in columns for atom in range(column.size)]
    return [field.plain(value) for value in dict.fromkeys(found)]


def cases(chain: Chain, number: int, seed: str) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Cases of a chain, whole and in part, some with inputs that nobody knows; the same each time."""
    draw = random.Random(seed)  # noqa: S311 - test data
    values = {
        name: points(chain, name, field, draw) for name, field in sorted(chain.sources.items())
    }
    for index in range(number):
        known = {name: draw.choice(given) for name, given in values.items() if given}
        if index % 2:
            keep = draw.sample(sorted(known), draw.randint(0, len(known)))
            known = {name: known[name] for name in keep}
        left = sorted(set(values) - set(known))
        nobody = tuple(draw.sample(left, draw.randint(0, len(left)))) if index % 4 == 3 else ()
        yield known, nobody
