"""The cases to practise a procedure with: customers' own, one for each way, one for each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, Final

from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.persona import Persona
from cscx.policy.language.problem import ProblemError, TableError
from cscx.policy.language.values import ABSENT, Value
from cscx.policy.walk.explore import Way, explore, ways_of, ways_written
from cscx.policy.walk.result import LOOP, RESOLVED, Need, Walk
from cscx.policy.walk.rule_cases import Asked, answer_cases
from cscx.policy.walk.scope import Library
from cscx.policy.walk.walk import walk
from cscx.training.items.knowledge import Knowledge
from cscx.training.items.situations import Situation

MOST_WALKS: Final = 1_500
_MOST_TRIES: Final = 40
_MOST_BASES: Final = 6
_OWN_FACTS: Final = 3
_OWN_SHARE: Final = 0.6
OTHERWISE: Final = "otherwise"


@dataclass(frozen=True)
class Case:
    """A case with the walk it takes; `persona` is whose case it is."""

    given: Mapping[str, Value]
    unknown: frozenset[str]
    walk: Walk
    persona: str | None = None

    @cached_property
    def ways(self) -> frozenset[Way]:
        """The ways it takes."""
        return frozenset(ways_of(self.walk, self.walk.stops))

    @cached_property
    def rules(self) -> frozenset[tuple[str, str]]:
        """The rules that decide it, as (table, rule)."""
        return frozenset(
            (stop.decided.key, rule)
            for stop in self.walk.stops
            if stop.decided is not None and stop.decided.key is not None
            for rule in stop.decided.decision.rules or (OTHERWISE,)
        )


@dataclass(frozen=True)
class Cases:
    """What can be practised with a procedure: cases, and what they are to cover between them.

    `wanted_rules` are the rules of the tables that this procedure is the first to decide by.
    """

    cases: tuple[Case, ...]
    wanted_ways: frozenset[Way]
    wanted_rules: frozenset[tuple[str, str]]


def cases_of(knowledge: Knowledge, sop: str) -> Cases:
    """The cases of a procedure in force. Raises TableError and ProblemError for a mistake in it."""
    library = knowledge.policies.library
    explored = list(_explored(library, sop))
    own = list(_of_personas(knowledge, library, sop))
    rules = frozenset(_rules_at_home(knowledge, sop))
    met = {rule for case in (*own, *explored) for rule in case.rules}
    written = ways_written(library.procedures[sop])
    taken = {way for case in (*own, *explored) for way in case.ways}
    explored += _for_ways(library, sop, explored, sorted(written - taken, key=str))
    more = list(_for_rules(knowledge, sop, explored, rules - met))
    return Cases((*own, *explored, *more), written, rules)


def _explored(library: Library, sop: str) -> Iterator[Case]:
    """A case for each way. What runs first is taken as done while looking, so that it takes less long."""
    done = dict.fromkeys(library.procedures[sop].first, RESOLVED)
    for path in explore(library, sop, MOST_WALKS, done).paths:
        if path.walk.status != "ended" or path.walk.end == LOOP:
            continue
        wanted = ways_of(path.walk, path.walk.stops)
        given = {name: value for name, value in path.given.items() if name not in done}
        found = (
            case
            for case in _settlings(library, sop, given, path.nobody_knows)
            if wanted <= case.ways
        )
        yield from islice(found, 1)


def _for_ways(
    library: Library, sop: str, explored: list[Case], missing: list[Way]
) -> Iterator[Case]:
    """Cases for answers that the search did not get to: those known, with another answer."""
    names = library.scope(sop).names
    for _, step, answer in missing:
        name = names.get((sop, step))
        if name is None or answer is None:
            continue
        found = (
            settle(library, sop, {**case.given, name: answer})
            for case in explored
            if (sop, step) in case.walk.steps
        )
        case = next((each for each in found if each and (sop, step, answer) in each.ways), None)
        if case is not None:
            yield case


def facts_of(library: Library, sop: str, case: Mapping[str, Any]) -> dict[str, Value]:
    """The facts of a case as examples give them, for a walk; absent ones are looked for by it.

    Raises KeyError for a name that means nothing here, ProblemError for what is no value.
    """
    scope = library.scope(sop)
    fields = scope.fields
    found: dict[str, Value] = {}
    for name, plain in case.items():
        if name in scope.meaning:
            found[name] = str(plain)
            continue
        try:
            found[name] = fields[name].read(plain)
        except ProblemError:
            if plain != ABSENT.value:
                raise
            found[name] = ABSENT
    return found


def _of_personas(knowledge: Knowledge, library: Library, sop: str) -> Iterator[Case]:
    """The cases of the personas whose facts this procedure asks about."""
    inputs = library.scope(sop).inputs
    for document, persona in knowledge.corpus.of(Persona):
        if not document.is_usable:
            continue
        try:
            given = {
                name: inputs[name].read(raw) for name, raw in persona.case.items() if name in inputs
            }
        except ProblemError:
            continue  # the linter reports it
        share = len(given) / len(persona.case) if persona.case else 0
        if len(given) < _OWN_FACTS or share < _OWN_SHARE:
            continue
        found = max(
            _settlings(library, sop, given),
            key=lambda case: len(case.walk.used & given.keys()),
            default=None,
        )
        used = found.walk.used & given.keys() if found is not None else frozenset()
        if (
            found is not None
            and len(used) >= _OWN_FACTS
            and len(used) / len(persona.case) >= _OWN_SHARE
        ):
            yield Case(found.given, found.unknown, found.walk, document.id)


def settle(library: Library, sop: str, given: Mapping[str, Value]) -> Case | None:
    """A case with some facts, walked to its end with the first answers that lead there."""
    return next(_settlings(library, sop, given), None)


def _settlings(
    library: Library,
    sop: str,
    given: Mapping[str, Value],
    unknown: frozenset[str] = frozenset(),
) -> Iterator[Case]:
    """The ends that a case with some facts may come to, as far as a few tries go."""
    waiting = [dict(given)]
    for _ in range(_MOST_TRIES):
        if not waiting:
            return
        facts = waiting.pop()
        found = walk(library, sop, facts, unknown)
        if found.status == "ended" and found.end != LOOP:
            yield Case(facts, unknown, found)
        if found.need is not None:
            answers = list(_answers(found.need))
            waiting += [{**facts, **each} for each in reversed(answers)]


def _answers(need: Need) -> Iterator[dict[str, Value]]:
    if need.kind != "input" or need.chain is None:
        for text in need.field.values:
            yield {need.name: text if need.kind == "answer" else need.field.read(text)}
        return
    yield from answer_cases(Asked(need.name, need.chain, need.known), need.step.output)


def _rules_at_home(knowledge: Knowledge, sop: str) -> Iterator[tuple[str, str]]:
    """The rules that this procedure is the first to come to, by the constants of its steps."""
    for table in _tables(knowledge, sop):
        for situation in _situations(knowledge, table):
            if _home(knowledge, table, situation) == sop:
                for rule in situation.decision.rules or (OTHERWISE,):
                    yield table, rule


def _tables(knowledge: Knowledge, sop: str) -> tuple[str, ...]:
    steps = knowledge.policies.library.procedures[sop].steps
    named = dict.fromkeys(step.decide for step in steps if step.decide)
    return tuple(name for name in named if knowledge.in_force(name, ExceptionTable) is not None)


def _situations(knowledge: Knowledge, table: str) -> tuple[Situation, ...]:
    try:
        return knowledge.situations(table)
    except (TableError, ProblemError):
        return ()


def _home(knowledge: Knowledge, table: str, situation: Situation) -> str | None:
    """The first procedure in force whose step can bring such a case to the table."""
    for name, _ in knowledge.sops_deciding(table):
        for step in knowledge.policies.library.procedures[name].steps:
            if step.decide == table and _agrees(step.given, situation):
                return name
    return None


def _agrees(given: Mapping[str, object], situation: Situation) -> bool:
    return all(
        name not in situation.plain or str(situation.plain[name]) == str(value)
        for name, value in given.items()
    )


def _for_rules(
    knowledge: Knowledge,
    sop: str,
    explored: list[Case],
    missing: frozenset[tuple[str, str]],
) -> Iterator[Case]:
    """Cases that come to rules which no case so far comes to: the ways known, with other facts."""
    library = knowledge.policies.library
    left = set(missing)
    for table in _tables(knowledge, sop):
        bases = [case for case in explored if _comes_to(case.walk, sop, table)]
        bases.sort(key=lambda case: len(case.walk.stops))
        for situation in _situations(knowledge, table):
            rules = {(table, rule) for rule in situation.decision.rules or (OTHERWISE,)}
            if not rules & left or _home(knowledge, table, situation) != sop:
                continue
            found = _with_facts(library, sop, bases[:_MOST_BASES], situation, rules & left)
            if found is not None:
                left -= found.rules
                yield found


def _comes_to(found: Walk, sop: str, table: str) -> bool:
    return any(
        stop.step.decide == table and found.frames[stop.frame].procedure == sop
        for stop in found.stops
    )


def _with_facts(
    library: Library,
    sop: str,
    bases: list[Case],
    situation: Situation,
    wanted: set[tuple[str, str]],
) -> Case | None:
    sources = situation.chain.sources
    inputs = library.scope(sop).inputs
    facts = {name: value for name, value in situation.given.items() if name in inputs}
    for base in bases:
        kept = {name: value for name, value in base.given.items() if name not in sources}
        found = settle(library, sop, {**kept, **facts})
        if found is not None and found.rules & wanted:
            return found
    return None
