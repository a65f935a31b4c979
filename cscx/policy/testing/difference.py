"""A case that two versions of a table answer differently: what tells them apart, if anything does."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import islice

from cscx.policy.decision.evaluate import decide_known
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Field, Value
from cscx.policy.proof.reach import reach_of
from cscx.policy.proof.region import sample
from cscx.policy.tables.aggregate import ANSWERED, answer
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.compile import compile_table
from cscx.policy.tables.cover import UNDECIDED, Cover
from cscx.policy.tables.possible import row_sets
from cscx.policy.testing.examples import differences
from cscx.policy.testing.suggest import Suggestion, expected_of, given_of

_MOST_SETS = 20_000
_MOST_TRIES = 200


class Difference(Enum):
    """What the search says when it has no case: there is none, or it may have missed it."""

    NONE = "none"
    UNKNOWN = "unknown"


def differing(
    chain: Chain, changed: Chain, source: Callable[[str, str], Field | None]
) -> Suggestion | Difference:
    """A real case, with the answer of `chain`, that `changed` does not pass as an example.

    Both have the same tables before them; `source` gives the fields of their outputs. UNKNOWN also
    where answers differ but no example can say so, as where the table itself has no answer.
    """
    old = compile_table(chain.table.definition, source, changed.table)
    new = compile_table(changed.table.definition, source, old)
    old = compile_table(chain.table.definition, source, new)
    size = len(old.rows)
    rows = [*(r.box for r in old.rows), *(r.box for r in new.rows), *old.impossible]
    both = Cover(old.cover.sizes, rows)
    reach = reach_of(Chain(old, chain.upstream))
    own = (1 << size) - 1
    ours = (1 << (size + len(new.rows))) - 1
    found, tries = Difference.NONE, 0
    sets = row_sets(both, both.full, both.every, once=reach is None)
    for count, (fitting, box) in enumerate(islice(sets, _MOST_SETS)):
        if count == _MOST_SETS - 1:
            return Difference.UNKNOWN
        if fitting & ~ours:
            continue
        before, after = answer(old, fitting & own), answer(new, (fitting & ours) >> size)
        if before.meaning == after.meaning:
            continue
        case = sample(old, box) if reach is None else reach.find(box)
        if case is None:
            continue
        found, tries = Difference.UNKNOWN, tries + 1
        if case is not UNDECIDED and not isinstance(case, Enum):
            telling = _telling(chain, changed, dict(case))
            if telling is not None:
                return telling
        if tries >= _MOST_TRIES:
            break
    return found


def _telling(chain: Chain, changed: Chain, case: dict[str, Value]) -> Suggestion | None:
    """The case as an example that passes before the change and fails after it."""
    before, after = decide_known(chain, case), decide_known(changed, case)
    if before.status not in ANSWERED:
        return None
    for outcome in before.answers[0].outcomes:
        expect = expected_of(chain.table, outcome)
        try:
            if expect and differences(changed.table, after, expect):
                rule = before.answers[0].rules[0] if before.answers[0].rules else None
                return Suggestion(rule, (), given_of(chain, case), expect)
        except ProblemError:
            continue
    return None
