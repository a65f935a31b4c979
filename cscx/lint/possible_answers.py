"""Which listed values of an output can come out of a table when some of its inputs are constants."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cscx.policy.decision.evaluate import answers_left, read_facts
from cscx.policy.language.problem import ProblemError
from cscx.policy.tables.chain import Chain, as_input


def possible_answers(chain: Chain, output: str, given: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The values in the order of the table; never one too few, one too many only behind tables.

    What several rules or a discretion give counts. None where a constant cannot be read, the output
    has no list of values, or some answer is computed.
    """
    table = chain.table
    if output not in table.outputs or table.definition.hit == "collect":
        return None
    field = as_input(table, output, table.outputs[output])
    listed = next(each for each in table.definition.outputs if each.name == output)
    words = [*listed.values, *(("없음",) if field.optional else ())]
    if listed.type == "boolean":
        words = ["예", "아니오", *words]
    try:
        known = read_facts(chain, given)
        meant = {field.read(word): word for word in words}
    except ProblemError:
        return None
    outcomes = [each for a in answers_left(chain, known) for each in a.outcomes]
    values = set(chain.output_values(output, outcomes))
    if not values <= meant.keys():
        return None
    return tuple(word for value, word in meant.items() if value in values)
