"""The examples of a table: whether they come out as expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cscx.messages import Text
from cscx.policy.decision.evaluate import Decision, decide
from cscx.policy.decision.outcome_text import show_output
from cscx.policy.language.conditions import FACT
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.values import ABSENT, Field, Type, Value
from cscx.policy.tables.aggregate import ANSWERED
from cscx.policy.tables.chain import Chain
from cscx.policy.tables.table import OutputValue, Table
from cscx.policy.tables.table_facts import TableFacts

_MISSING = Text(
    "‘{name}’{name:이/가} 없어 정할 수 없습니다", "{name} is missing, so nothing is decided"
)
_GIVE = Text("given에 ‘{name}’{name:을/를} 더하세요.", "Add {name} to given.")
_UNKNOWN_OUTPUT = Text(
    "‘{name}’{name:은/는} 이 표의 결과가 아닙니다", "{name} is no output of this table"
)
_OUTPUTS_ARE = Text("결과: {names}.", "Outputs: {names}.")


@dataclass(frozen=True, slots=True)
class Difference:
    """An output that came out otherwise than expected."""

    output: str
    expected: Text
    found: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """One example after running. It passed when nothing differs and there is no problem."""

    index: int
    differences: tuple[Difference, ...]
    problem: Problem | None
    decision: Decision | None

    @property
    def passed(self) -> bool:
        """Whether the answer is as expected."""
        return not self.differences and self.problem is None


def check_examples(chain: Chain) -> tuple[Checked, ...]:
    """Run every example of a table."""
    return tuple(
        check_example(chain, index) for index in range(len(chain.table.definition.examples))
    )


def answering(chain: Chain, checked: Iterable[Checked]) -> frozenset[int]:
    """The rules that answer a real case: an example that gives every source input."""
    place = {rule.id: index for index, rule in enumerate(chain.table.definition.rules)}
    found: set[int] = set()
    derived = set(chain.derived)
    for example in checked:
        decision = example.decision
        if decision is None or decision.status not in ANSWERED:
            continue
        given = chain.table.definition.examples[example.index].given
        if all(name in decision.known for name in chain.sources) and not set(given) & derived:
            found.update(place[rule] for rule in decision.rules)
    return frozenset(found)


def check_example(chain: Chain, index: int) -> Checked:
    """Run one example; a value that cannot be read is a problem, with its path in the table."""
    example = chain.table.definition.examples[index]
    try:
        decision = decide(chain, example.given)
    except ProblemError as error:
        problem = error.problem
        path = ("examples", index, "given", *problem.path)
        return Checked(index, (), Problem(path, problem.message, problem.hint), None)
    if decision.status == "open":
        name = decision.ask.input if decision.ask else ""
        path = ("examples", index, "given")
        missing = Problem(path, _MISSING(name=name), _GIVE(name=name))
        if decision.ask is not None:
            return Checked(index, (), missing, decision)
    try:
        return Checked(index, differences(chain.table, decision, example.expect), None, decision)
    except ProblemError as error:
        problem = error.problem
        path = ("examples", index, "expect", *problem.path)
        return Checked(index, (), Problem(path, problem.message, problem.hint), decision)


def differences(
    table: Table, decision: Decision, expect: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """What of an expectation did not come out. Of a discretion any allowed answer is right.

    An expected value may be a fact, `<fact:반품배송비>`; one by tier is that of the case's tier.
    """
    tiers = {name: value for name, value in decision.known.items() if isinstance(value, str)}
    fact = TableFacts(table.definition.facts).resolver(tiers, compared=False)
    wanted: dict[str, OutputValue] = {}
    for name, raw in expect.items():
        if name not in table.outputs:
            names = ", ".join(table.outputs)
            raise ProblemError(
                Problem((name,), _UNKNOWN_OUTPUT(name=name), _OUTPUTS_ARE(names=names))
            )
        wanted[name] = _expected(table, name, raw, fact)
    answers = decision.answers if decision.status in ANSWERED else ()
    least: tuple[Difference, ...] | None = None
    for outcome in answers[0].outcomes if answers else ():
        found = dict(zip(table.outputs, outcome.values, strict=True))
        differing = tuple(
            Difference(name, show_output(table, name, value), show_output(table, name, found[name]))
            for name, value in wanted.items()
            if not same_output(value, found[name])
        )
        if least is None or len(differing) < len(least):
            least = differing
    if least is not None:
        return least
    status = _STATUS[decision.status]
    return tuple(
        Difference(name, show_output(table, name, value), status) for name, value in wanted.items()
    )


_STATUS = {
    "none": Text("맞는 규칙 없음", "no rule fits"),
    "conflict": Text("규칙끼리 어긋남", "rules contradict each other"),
    "open": Text("정해지지 않음", "not decided"),
}


def same_output(wanted: OutputValue, found: OutputValue) -> bool:
    """Whether an answer is the expected one; of a list the order does not count."""
    if isinstance(wanted, tuple) and isinstance(found, tuple):
        return len(wanted) == len(found) and set(wanted) == set(found)
    if wanted is ABSENT:
        return found is None or found is ABSENT or found == ()
    if isinstance(wanted, bool) != isinstance(found, bool):
        return False
    return wanted == found


def known_examples(chain: Chain, *, confirmed: bool = False) -> list[Decision]:
    """What comes out of the examples that can be read; with `confirmed` of those alone."""
    examples = chain.table.definition.examples
    return [
        checked.decision
        for checked in check_examples(chain)
        if checked.decision is not None and (examples[checked.index].confirmed or not confirmed)
    ]


def _expected(table: Table, name: str, raw: Any, fact: Callable[[str], str]) -> OutputValue:
    field = table.outputs[name]
    listed = table.definition.hit == "collect" and _collects_list(table, name)
    try:
        if listed:
            items = raw if isinstance(raw, list | tuple) else [raw]
            return tuple(_one(field, item, fact) for item in items if item != "없음")
        return _one(field, raw, fact)
    except ProblemError as error:
        problem = error.problem
        raise ProblemError(Problem((name, *problem.path), problem.message, problem.hint)) from None


def _one(field: Field, raw: Any, fact: Callable[[str], str]) -> Value:
    if raw == "없음" and field.type is not Type.SET:
        return ABSENT
    filled = FACT.sub(lambda match: fact(match[1]), raw) if isinstance(raw, str) else raw
    return field.read(filled)


def _collects_list(table: Table, name: str) -> bool:
    way = next(output.collect for output in table.definition.outputs if output.name == name)
    return (way or "list") == "list"
