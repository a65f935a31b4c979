"""Ask a table: decided, or which answers are still possible and what to ask next."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, Literal

from cscx.messages import Text
from cscx.policy.decision.question import Question, best_question, possible_soon
from cscx.policy.decision.trace import Trace, trace
from cscx.policy.language.expression import names_in
from cscx.policy.language.formula import Formula
from cscx.policy.language.problem import Problem, ProblemError
from cscx.policy.language.spans import Span
from cscx.policy.language.values import Field, Value
from cscx.policy.tables.aggregate import ANSWERED, NONE, Answer, answer, settled
from cscx.policy.tables.chain import Chain, Touched, all_fields, value_of
from cscx.policy.tables.cover import Box
from cscx.policy.tables.domains import Column
from cscx.policy.tables.pieces import Piece, mask_of, span_of_all, span_of_value, whole
from cscx.policy.tables.possible import Possible
from cscx.policy.tables.table import place_on
from cscx.text import closest

Status = Literal["decided", "choice", "open", "none", "conflict"]

_UNKNOWN = Text(
    "‘{name}’{name:은/는} 이 판정에 쓰는 입력이 아닙니다", "{name} is no input of this decision"
)
_MEANT = Text("혹시 ‘{near}’인가요? 쓰는 입력: {names}.", "Did you mean '{near}'? Inputs: {names}.")
_INPUTS_ARE = Text("쓰는 입력: {names}.", "Inputs: {names}.")


@dataclass(frozen=True)
class Decision:
    """What a table says of a case as far as it is known.

    decided and choice as in Answer; open: `answers` are all still possible and `ask` is the next
    best question; none and conflict: nothing, or too much, fits.
    `rules` are the ids of the rules that gave the answer or are still alive.
    `why` makes the trace: whoever only wants the answer does not wait for it.
    """

    status: Status
    answers: tuple[Answer, ...]
    rules: tuple[str, ...]
    ask: Question | None
    why: Callable[[], Trace] | None = dataclasses.field(compare=False, repr=False)
    known: Mapping[str, Value]

    @cached_property
    def trace(self) -> Trace | None:
        """Why it is so, and the nearest other answers."""
        return self.why() if self.why is not None else None

    @property
    def answer(self) -> Answer | None:
        """The answer when there is one."""
        return self.answers[0] if self.status in (*ANSWERED, "conflict") else None


def read_facts(chain: Chain, facts: Mapping[str, Any]) -> dict[str, Value]:
    """Typed values of what somebody gave; raises ProblemError with the name as its path.

    Names are inputs of the table or of the tables before it; `table.output` names an answer already
    given by a table before.
    """
    fields = all_fields(chain)
    known: dict[str, Value] = {}
    for given, raw in facts.items():
        name = input_meant(chain, given)
        field = fields.get(name)
        if field is None:
            near = closest(name, fields)
            names = ", ".join(fields)
            hint = _MEANT(near=near, names=names) if near else _INPUTS_ARE(names=names)
            raise ProblemError(Problem((given,), _UNKNOWN(name=given), hint))
        try:
            known[name] = field.read(raw)
        except ProblemError as error:
            problem = error.problem
            raise ProblemError(
                Problem((given, *problem.path), problem.message, problem.hint)
            ) from None
    return known


def contradicted(chain: Chain, known: Mapping[str, Value]) -> tuple[Field, Value] | None:
    """A computed input that is known otherwise than its formula has it, and what the formula gives."""
    for table in chain.tables:
        for name, formula in table.formulas.items():
            if name in known and all(each in known for each in names_in(formula.expression)):
                value = value_of(formula, known)
                if value != known[name]:
                    return table.fields[name], value
    return None


def decide(
    chain: Chain, facts: Mapping[str, Any], *, nobody_knows: Collection[str] = ()
) -> Decision:
    """Decide a case; raises ProblemError for a fact that is no value of its input.

    `nobody_knows` names inputs that nobody can say: their `if_unknown` is taken where there is one.
    """
    given = {input_meant(chain, name) for name in facts}
    assumed = assumptions(chain, given, nobody_knows)
    return decide_known(chain, assumed | read_facts(chain, facts), nobody_knows)


def assumptions(
    chain: Chain, known: Collection[str], nobody_knows: Collection[str]
) -> dict[str, Value]:
    """What stands for inputs that nobody can say and that are not known: their `if_unknown`."""
    if not nobody_knows:
        return {}
    raw = {
        item.name: item.if_unknown
        for table in chain.tables
        for item in table.definition.inputs
        if item.name in nobody_knows and item.if_unknown is not None and item.name not in known
    }
    return read_facts(chain, raw)


def decide_known(
    chain: Chain, known: Mapping[str, Value], nobody_knows: Collection[str] = ()
) -> Decision:
    """Decide a case of typed values."""
    table = chain.table
    case = chain.complete(known)
    if case is None:
        return Decision("none", (), (), None, None, known)
    if all(name in case for name in table.fields):
        return _settled(chain, case)
    box = _box(chain, case)
    if box is None:
        return Decision("none", (), (), None, None, case)
    found = possible_soon(table, box)
    if all(each.status != "none" for each in found.answers) and _unanswered(chain, case):
        found = replace(found, answers=(*found.answers, NONE))
    if len(found.answers) == 1 and not _needs(found.answers[0], case):
        return _one_left(chain, case, box, found)
    ids = tuple(table.definition.rules[rule].id for rule in table.rules_of(found.rows))
    ask = next_question(chain, case, nobody_knows)
    return Decision("open", found.answers, ids, ask, None, case)


def answers_left(chain: Chain, known: Mapping[str, Value]) -> tuple[Answer, ...]:
    """The answers still possible of a case, without what to ask next or why."""
    case = chain.complete(known)
    if case is None:
        return ()
    if all(name in case for name in chain.table.fields):
        return _settled(chain, case).answers
    box = _box(chain, case)
    return () if box is None else possible_soon(chain.table, box).answers


def next_question(
    chain: Chain, case: Mapping[str, Value], nobody_knows: Collection[str] = ()
) -> Question | None:
    """What to ask next: always an input that a person or a screen can answer."""
    table = chain.table
    box = _box(chain, case)
    if box is None:
        return None
    unknown = [name for name in table.fields if name not in case and name not in nobody_knows]
    ask = best_question(table, box, unknown)
    if ask is None:
        needed = [
            name for found in possible_soon(table, box).answers for name in _needs(found, case)
        ]
        left = [name for name in needed if name in unknown]
        ask = Question(left[0], len(set(left))) if left else None
    if ask is None:
        silent = _unanswered(chain, case)  # whatever it answers is the same, but does it answer?
        ask = Question(silent, None) if silent is not None and silent in unknown else None
    if ask is None or ask.input not in chain.derived:
        return ask
    return _behind(chain, ask, case, nobody_knows)


def _behind(
    chain: Chain, ask: Question, case: Mapping[str, Value], nobody_knows: Collection[str]
) -> Question | None:
    """The question to a source that a derived input stands for."""
    source = chain.source_of(ask.input)
    if source is not None:
        upstream = chain.upstream[source[0]]
        before = upstream.complete({k: v for k, v in case.items() if k in all_fields(upstream)})
        deeper = next_question(upstream, before or {}, nobody_knows)
        if deeper is not None:
            return deeper
        return Question(ask.input, ask.at_most)  # a discretion: whoever decided before must say
    names = names_in(chain.table.formulas[ask.input].expression)
    missing = [name for name in names if name not in case and name not in nobody_knows]
    if not missing:
        return None
    nearest = Question(missing[0], None)
    return _behind(chain, nearest, case, nobody_knows) if missing[0] in chain.derived else nearest


def _settled(chain: Chain, case: dict[str, Value]) -> Decision:
    table = chain.table
    box = table.box({name: case[name] for name in table.fields})
    rows = table.cover.containing(box, table.all_rows)
    found = answer(table, rows, case)
    ids = tuple(table.definition.rules[rule].id for rule in found.rules)
    answers = (found,) if found.status != "none" else ()
    why = partial(trace, table, box, case, rows, found)
    return Decision(found.status, answers, ids, None, why, case)


def _one_left(chain: Chain, case: dict[str, Value], box: Box, found: Possible) -> Decision:
    """The answer is the same whatever the facts still missing are."""
    table = chain.table
    only = found.answers[0]
    rules = table.rules_of(found.rows)
    computed = replace(settled(table, only, case), rules=rules)
    ids = tuple(table.definition.rules[rule].id for rule in rules)
    answers = (computed,) if computed.status != "none" else ()
    told = len(rules) == 1 or (not rules and bool(computed.outcomes))  # one rule, or otherwise
    why = partial(trace, table, box, case, found.rows, computed) if told else None
    return Decision(computed.status, answers, ids, None, why, case)


def _needs(found: Answer, case: Mapping[str, Value]) -> list[str]:
    """The unknown inputs that the computed outputs of an answer need."""
    return [
        name
        for outcome in found.outcomes
        for value in outcome.values
        for part in (value if isinstance(value, tuple) else (value,))
        if isinstance(part, Formula)
        for name in names_in(part.expression)
        if name not in case
    ]


def _box(chain: Chain, case: Mapping[str, Value]) -> Box | None:
    """What is known of a case as a box of the table, derived inputs by their possible values.

    None when a table before gives no answer whatever the facts still missing are.
    """
    return chain.follow(*_part(chain, case))


def _unanswered(chain: Chain, case: Mapping[str, Value]) -> str | None:
    """An input that a table before may leave without a value, given what is known of a case."""
    return chain.unanswered(*_part(chain, case))


def _part(chain: Chain, case: Mapping[str, Value]) -> tuple[dict[str, Touched], dict[str, Span]]:
    """The part of the source space that what is known of a case leaves, as Chain.follow takes it."""
    touched: dict[str, Touched] = {}
    spans: dict[str, Span] = {}
    for name, its_field in all_fields(chain).items():
        if name in case:
            touched[name] = partial(place_on, value=case[name])
            spans[name] = span_of_value(case[name])
        elif name in chain.sources:
            pieces = whole(its_field, chain.columns.get(name, ()))
            touched[name] = partial(_touched_by_any, pieces)
            if its_field.ordered:
                spans[name] = span_of_all(pieces)
    return touched, spans


def _touched_by_any(pieces: Sequence[Piece], column: Column) -> int:
    mask = 0
    for piece in pieces:
        mask |= mask_of(piece, column)
    return mask


def input_meant(chain: Chain, given: str) -> str:
    """The input that a given name means; `table.output` is the input that comes from there."""
    table, _, output = given.partition(".")
    return chain.inputs_from.get((table, output), given)
