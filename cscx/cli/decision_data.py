"""A decision as data, for `--format json`."""

from __future__ import annotations

from typing import Any

from cscx.messages import Language
from cscx.policy.decision.evaluate import Decision
from cscx.policy.language.formula import Formula
from cscx.policy.tables.aggregate import Answer
from cscx.policy.tables.chain import Chain, all_fields
from cscx.policy.tables.fingerprint import fingerprint
from cscx.policy.tables.table import Outcome, OutputValue, Table


def decision_data(
    chain: Chain, decision: Decision, as_of: str, language: Language
) -> dict[str, Any]:
    """Everything a decision says. Numbers are in the unit of their input or output."""
    table, trace, ask = chain.table, decision.trace, decision.ask
    fields = all_fields(chain)
    return {
        "table": table.definition.name,
        "as_of": as_of,
        "policy": fingerprint(chain),
        "status": decision.status,
        "outcomes": _outcomes(table, decision.answers),
        "rules": list(decision.rules),
        "known": {name: fields[name].plain(value) for name, value in decision.known.items()},
        "ask": None if ask is None else {"input": ask.input, "at_most": ask.at_most},
        "reasons": [
            {
                "rule": reason.rule,
                "because": reason.because,
                "law": reason.law,
                "met": [
                    {
                        "input": met.input,
                        "value": met.value.to(language),
                        "condition": met.condition.to(language),
                    }
                    for met in reason.met
                ],
            }
            for reason in (trace.reasons if trace else ())
        ],
        "instead": [
            {
                "input": other.input,
                "condition": other.condition.to(language),
                "outcomes": _outcomes(table, (other.answer,)),
            }
            for other in (trace.instead if trace else ())
        ],
    }


def _outcomes(table: Table, answers: tuple[Answer, ...]) -> list[dict[str, Any]]:
    return [_outcome(table, outcome) for answer in answers for outcome in answer.outcomes]


def _outcome(table: Table, outcome: Outcome) -> dict[str, Any]:
    return {
        name: _plain(table, name, value)
        for name, value in zip(table.outputs, outcome.values, strict=True)
    }


def _plain(table: Table, name: str, value: OutputValue) -> Any:
    if value is None:
        return None
    if isinstance(value, tuple):
        return [_plain(table, name, part) for part in value]
    if isinstance(value, Formula):
        return f"= {value.text}"
    return table.outputs[name].plain(value)
