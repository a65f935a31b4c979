"""Random procedures walked by a small interpreter that shares nothing with the engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from hypothesis import given, seed
from hypothesis import strategies as st

from cscx.policy.tables.definition import (
    InputDefinition,
    OutputDefinition,
    RuleDefinition,
    TableDefinition,
)
from cscx.policy.tables.linker import Linker
from cscx.policy.walk.definition import ProcedureDefinition, StepDefinition
from cscx.policy.walk.result import Walk
from cscx.policy.walk.scope import Library
from cscx.policy.walk.walk import walk
from tests.policy.conftest import SEED, tables

LETTERS, SWITCH, NUMBERS, ANSWERS = (
    ("ㄱ", "ㄴ", "ㄷ"),
    ("꺼짐", "켜짐"),
    range(5),
    ("갑", "을", "병"),
)
ENDS = ("resolved", "refused", "pending")
INPUTS = {
    "글자": InputDefinition("글자", values=LETTERS),
    "스위치": InputDefinition("스위치", values=SWITCH),
    "수": InputDefinition("수", "integer", minimum=0, maximum=4),
    "앞답": InputDefinition("앞답", source=("표0", "답")),
}
Draw = Any


@dataclass
class World:
    """Procedures as the engine gets them, and as the interpreter reads them."""

    library: Library
    procedures: dict[str, ProcedureDefinition]
    tables: dict[str, list[tuple[dict[str, tuple[Any, ...]], str]]]
    ways: dict[tuple[str, str], dict[str, tuple[Any, ...]]] = field(default_factory=dict)


@st.composite
def worlds(draw: Draw) -> World:
    meanings: dict[str, list[tuple[dict[str, tuple[Any, ...]], str]]] = {}
    definitions = {}
    for number in range(2):
        rules = []
        meaning = []
        for at in range(draw(st.integers(1, 4))):
            when, fits = _cells(draw)
            answer = draw(st.sampled_from(ANSWERS))
            rules.append(RuleDefinition(f"r{at}", when, {"답": answer}))
            meaning.append((fits, answer))
        name = f"표{number}"
        meanings[name] = meaning
        inputs = (INPUTS["글자"], INPUTS["스위치"], INPUTS["수"])
        outputs = (OutputDefinition("답", values=ANSWERS),)
        definitions[name] = TableDefinition(name, inputs, outputs, tuple(rules), hit="first")
    count = draw(st.integers(2, 4))
    world = World(None, {}, meanings)  # type: ignore[arg-type]
    for number in range(count):
        world.procedures[f"절차{number}"] = _procedure(draw, world, number, count)
    world.library = Library(world.procedures, INPUTS, Linker(definitions))
    return world


def _cells(draw: Draw) -> tuple[dict[str, Any], dict[str, tuple[Any, ...]]]:
    """A rule's cells, and the values each of them takes."""
    when: dict[str, Any] = {}
    fits: dict[str, tuple[Any, ...]] = {}
    for name, values in (("글자", LETTERS), ("스위치", SWITCH)):
        if draw(st.booleans()):
            chosen = draw(st.lists(st.sampled_from(values), min_size=1, unique=True))
            when[name], fits[name] = chosen, tuple(chosen)
    if draw(st.booleans()):
        cut = draw(st.integers(0, 4))
        when["수"], fits["수"] = f"{cut} 이상", tuple(n for n in NUMBERS if n >= cut)
    return when, fits


def _procedure(draw: Draw, world: World, number: int, count: int) -> ProcedureDefinition:
    name, size = f"절차{number}", draw(st.integers(3, 7))
    ids = [f"{number}단계{at}" for at in range(size)]
    steps = [_step(draw, world, name, ids, at, number, count) for at in range(size)]
    later = [f"절차{each}" for each in range(number + 1, count)]
    first = tuple(draw(st.lists(st.sampled_from(later), unique=True, max_size=1))) if later else ()
    otherwise = draw(st.sampled_from([None, *ids[1:]]))
    return ProcedureDefinition(name, tuple(steps), name, first, otherwise)


def _step(  # noqa: PLR0911 - one return a kind reads best
    draw: Draw, world: World, name: str, ids: list[str], at: int, number: int, count: int
) -> StepDefinition:
    own, onward = ids[at], st.sampled_from(ids[at + 1 :] or ids)
    target = st.one_of(onward, onward, onward, st.sampled_from(ids))
    sets = {"스위치": draw(st.sampled_from(SWITCH))} if draw(st.integers(0, 3)) == 0 else {}
    kinds = [
        "ask",
        "by",
        "decide",
        "next",
        "end",
        "leave",
        *(["call"] if number + 1 < count else []),
    ]
    match draw(st.sampled_from(kinds)):
        case "ask":
            keys = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, unique=True))
            return StepDefinition(own, ask="?", sets=sets, branches={k: draw(target) for k in keys})
        case "by":
            by, keyed = draw(st.sampled_from(list(_bys())))
            chosen = draw(st.lists(st.sampled_from(list(keyed)), min_size=1, unique=True))
            world.ways[name, own] = {key: keyed[key] for key in chosen}
            return StepDefinition(own, by=by, sets=sets, branches={k: draw(target) for k in chosen})
        case "decide":
            keys = draw(st.lists(st.sampled_from(ANSWERS), unique=True))
            ways: dict[str, Any] = {"branches": {k: draw(target) for k in keys}} if keys else {"next": draw(target)}  # fmt: skip
            return StepDefinition(own, decide=draw(st.sampled_from(["표0", "표1"])), sets=sets, **ways)  # fmt: skip
        case "call":
            called = f"절차{draw(st.integers(number + 1, count - 1))}"
            keys = draw(st.lists(st.sampled_from([*ENDS, "escalated"]), unique=True))
            ways = {"branches": {k: draw(target) for k in keys}} if keys else {"next": draw(target)}
            return StepDefinition(own, call=called, sets=sets, **ways)
        case "next":
            return StepDefinition(own, sets=sets, next=draw(target))
        case "leave":
            going = f"절차{draw(st.integers(0, count - 1))}"
            if draw(st.booleans()):
                return StepDefinition(own, sets=sets, go_to=going)
            return StepDefinition(own, sets=sets, escalate="연락표")
    return StepDefinition(own, sets=sets, end=draw(st.sampled_from(ENDS)))


def _bys() -> Iterator[tuple[str, dict[str, tuple[Any, ...]]]]:
    """Inputs to branch on, with disjoint keys and the values each takes."""
    yield "글자", {**{each: (each,) for each in LETTERS[:2]}, "else": LETTERS[2:]}
    yield "스위치", {each: (each,) for each in SWITCH}
    yield "수", {"3 이상": (3, 4), "1..2": (1, 2), "else": (0,)}
    yield "앞답", {each: (each,) for each in ANSWERS}


@dataclass
class Outcome:
    """What the interpreter found: `path` of (procedure, step), and how it ended."""

    path: list[tuple[str, str]]
    end: str | None = None
    broken: str | None = None


class _OverError(Exception):
    """The whole case is over."""


class Interpreter:
    """Walks by recursion over plain dictionaries."""

    def __init__(self, world: World, facts: dict[str, Any]) -> None:
        self.world, self.facts = world, dict(facts)
        self.outcome = Outcome([])
        self.outputs: dict[str, str] = {}
        self.done: set[str] = set()
        self.seen: set[object] = set()
        self.stack: list[tuple[str, str | None]] = []

    def run(self) -> Outcome:
        with suppress(_OverError):
            self.outcome.end = self.procedure("절차0")
        return self.outcome

    def stop(self, how: str) -> _OverError:
        self.outcome.broken = how
        return _OverError()

    def finish(self, end: str) -> _OverError:
        self.outcome.end = end
        return _OverError()

    def procedure(self, name: str) -> str:
        """Run a procedure and those it goes on to; the end."""
        names = []
        while True:
            if name in [each for each, _ in self.stack]:
                raise self.stop("broken")
            names.append(name)
            self.stack.append((name, None))
            found = self.steps(self.world.procedures[name])
            self.stack.pop()
            if not found.startswith("go:"):
                if found == "resolved":
                    self.done.update(names)
                return found
            name = found.removeprefix("go:")

    def steps(self, procedure: ProcedureDefinition) -> str:
        for name in procedure.first:
            if name not in self.done:
                end = self.procedure(name)
                if end != "resolved":
                    raise self.finish(end)
        steps = {step.id: step for step in procedure.steps}
        at = procedure.steps[0]
        while True:
            self.stack[-1] = (procedure.name, at.id)
            state = (tuple(self.stack), self.facts["스위치"], tuple(sorted(self.outputs.items())), frozenset(self.done))  # fmt: skip
            if state in self.seen:
                raise self.finish("loop")
            self.seen.add(state)
            self.outcome.path.append((procedure.name, at.id))
            target = self.target(procedure, at)
            self.facts.update(at.sets)
            if target is None and at.next is None:
                if at.go_to:
                    return f"go:{at.go_to}"
                return "escalated" if at.escalate else str(at.end)
            at = steps[target or at.next or ""]

    def target(self, procedure: ProcedureDefinition, step: StepDefinition) -> str | None:
        """The step that an answer leads to; None where nothing branches."""
        answer = self.answered(procedure, step)
        if step.decide and answer is None and not step.branches:
            raise self.stop("stuck")
        if not step.branches:
            return None
        if answer in step.branches:
            return step.branches[str(answer)]
        if procedure.otherwise:
            return procedure.otherwise
        raise self.stop("stuck")

    def answered(self, procedure: ProcedureDefinition, step: StepDefinition) -> str | None:
        """What the step's question comes to; None where nothing fits."""
        if step.ask:
            answer = str(self.facts[step.id])
            if answer not in step.branches and not procedure.otherwise:
                raise self.stop("invalid")
            return answer
        if step.by:
            value = self.value(step.by)
            ways = self.world.ways[procedure.name, step.id]
            if value is None:
                return None
            exact = [key for key, values in ways.items() if key != "else" and value in values]
            return next(iter([*exact, *(["else"] if "else" in ways else [])]), None)
        if step.decide:
            decided = self.decided(step.decide)
            if decided is not None:
                self.outputs[step.decide] = decided
            return decided
        return self.procedure(step.call) if step.call else None

    def value(self, name: str) -> Any:
        if name == "앞답":
            return self.outputs.get("표0") or self.decided("표0")
        return self.facts[name]

    def decided(self, table: str) -> str | None:
        for fits, answer in self.world.tables[table]:
            if all(self.facts[name] in values for name, values in fits.items()):
                return answer
        return None


@st.composite
def cases(draw: Draw) -> tuple[World, dict[str, Any]]:
    world = draw(worlds())
    facts: dict[str, Any] = {
        "글자": draw(st.sampled_from(LETTERS)),
        "스위치": draw(st.sampled_from(SWITCH)),
        "수": draw(st.sampled_from(list(NUMBERS))),
    }
    for procedure in world.procedures.values():
        for step in procedure.steps:
            if step.ask:
                facts[step.id] = draw(st.sampled_from([*ANSWERS, "zzz"]))
    return world, facts


def usable(world: World, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that a walk from the first procedure knows the names of."""
    known = {**INPUTS, **world.library.scope("절차0").fields}
    return {name: value for name, value in facts.items() if name in known}


def said(found: Walk) -> tuple[object, ...]:
    broken = None if found.status == "ended" else found.status
    return list(found.steps), found.end, broken


@seed(SEED)
@tables(600)
@given(cases())
def test_a_walk_goes_where_the_interpreter_goes(case: tuple[World, dict[str, Any]]) -> None:
    world, facts = case
    expected = Interpreter(world, facts).run()
    found = walk(world.library, "절차0", usable(world, facts))
    assert said(found) == (expected.path, expected.end, expected.broken)


@seed(SEED)
@tables(200)
@given(cases())
def test_answering_only_what_is_asked_takes_the_same_way(
    case: tuple[World, dict[str, Any]],
) -> None:
    world, facts = case
    whole = walk(world.library, "절차0", usable(world, facts))
    # Whether a step changes something can depend on what was so before: a loop more or less.
    asked = {name: facts[name] for name in usable(world, facts) if name == "스위치"}
    found = walk(world.library, "절차0", asked)
    while found.need is not None:
        assert found.need.name not in asked
        asked[found.need.name] = facts[found.need.name]
        found = walk(world.library, "절차0", asked)
    assert said(found) == said(whole)
    assert asked.keys() - {"스위치"} <= found.used


@seed(SEED)
@tables(200)
@given(cases())
def test_a_fact_that_was_not_used_changes_nothing(case: tuple[World, dict[str, Any]]) -> None:
    world, facts = case
    given_ = usable(world, facts)
    found = walk(world.library, "절차0", given_)
    for name in given_.keys() - found.used:
        rest = {other: value for other, value in given_.items() if other != name}
        without = walk(world.library, "절차0", rest)
        assert (said(without), without.used) == (said(found), found.used)
