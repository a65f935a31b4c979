"""Which steps say a script that their table answers with ("판정표가 정한 멘트로")."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from cscx.content.corpus import Corpus
from cscx.content.kinds.exception import ExceptionTable
from cscx.content.kinds.inputs import Input
from cscx.content.kinds.sop import ELSE, Sop, Step

Choices = Callable[[str], Collection[str]]
"""The values of an input that is a choice, by its name; of any other none."""
_SCRIPT: Final = "script"
_TOGETHER: Final = "collect"
"""Where several rules answer at once, an answer may come with the script of another rule."""


def any_choice(_: str) -> Collection[str]:
    """Where the inputs are not known: nothing is ruled out by what a step gives its table."""
    return ()


def choices_of(corpus: Corpus) -> Choices:
    """The values of the inputs of a knowledge base."""

    def choices(name: str) -> Collection[str]:
        held = corpus.find("input", name)
        return held.body.values if held is not None and isinstance(held.body, Input) else ()

    return choices


def speakers(corpus: Corpus, script: str) -> Iterator[str]:
    """The procedures of which a step says a script because its table answers with it; `corpus` is whole."""
    choices = choices_of(corpus)
    answering = [
        (document.id, table)
        for document, table in corpus.of(ExceptionTable)
        if any(script in _scripts(table, outcome) for outcome in _written(table))
    ]
    for document, sop in corpus.of(Sop) if answering else ():
        if any(spoken_at(sop, name, table, script, choices) for name, table in answering):
            yield document.id


def spoken_at(
    sop: Sop, name: str, table: ExceptionTable, script: str, choices: Choices = any_choice
) -> tuple[int, ...]:
    """The positions of the steps that say `script` because the table `name` answers with it.

    It is said where the answer leads: of branches those of the answers that come with the script, where
    that is known, else all of them. What the step gives its table rules out rules that do not fit it.
    """
    found: set[int] = set()
    position = {step.id: at for at, step in reversed(list(enumerate(sop.steps)))}
    for at, step in enumerate(sop.steps):
        if step.decide != name:
            continue
        for when, outcome in _outcomes(table, step, choices):
            if script in _scripts(table, outcome):
                ways = _ways(table, step, outcome)
                known = {**when, **step.with_}
                found.update(_speaking(sop, position, ways, known, choices) if ways else (at,))
    return tuple(sorted(found))


def _written(table: ExceptionTable) -> Iterator[Mapping[str, Any]]:
    for rule in table.rules:
        yield from (rule.then, *rule.or_)
    if table.otherwise is not None:
        yield table.otherwise.then


def _outcomes(
    table: ExceptionTable, step: Step, choices: Choices
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The answers that the step may get, each with the conditions of its rule.

    What a discretion leaves out is as in the rule's first answer.
    """
    for rule in table.rules:
        if not _ruled_out(rule.when, step.with_, choices):
            yield rule.when, rule.then
            yield from ((rule.when, {**rule.then, **other}) for other in rule.or_)
    if table.otherwise is not None:
        yield {}, table.otherwise.then


def _ruled_out(when: Mapping[str, Any], given: Mapping[str, Any], choices: Choices) -> bool:
    """Whether a condition is a choice of other values than the one that is given."""
    for name, value in given.items():
        cell = when.get(name)
        cells = cell if isinstance(cell, list) else [cell]
        known = choices(name)
        if value in known and all(each in known for each in cells) and value not in cells:
            return True
    return False


def _scripts(table: ExceptionTable, outcome: Mapping[str, Any]) -> Iterator[str]:
    for name, output in table.outputs.items():
        if output.type == _SCRIPT and name in outcome:
            value = outcome[name]
            yield from map(str, value if isinstance(value, list) else [value])


def _ways(table: ExceptionTable, step: Step, outcome: Mapping[str, Any]) -> list[str]:
    """The steps that an answer may lead to."""
    name = step.output or next(iter(table.outputs), "")
    output = table.outputs.get(name)
    value = outcome.get(name)
    others = [key for key in step.branches if key != ELSE]
    if (
        output is None
        or table.hit == _TOGETHER
        or value not in output.values
        or not set(others) <= set(output.values)
    ):
        return step.targets
    if value in others:
        return [step.branches[value]]
    return [step.branches[ELSE]] if ELSE in step.branches else step.targets


def _speaking(
    sop: Sop,
    position: Mapping[str, int],
    ways: list[str],
    known: Mapping[str, Any],
    choices: Choices,
) -> Iterator[int]:
    """The first steps on the ways at which somebody says or does anything, by what is `known` of the case."""
    waiting, seen = list(ways), set[str]()
    while waiting:
        id_ = waiting.pop()
        if id_ in seen or id_ not in position:
            continue
        seen.add(id_)
        step = sop.steps[position[id_]]
        if _is_silent(step) and step.targets:
            waiting += _onward(step, known, choices)
        else:
            yield position[id_]


def _onward(step: Step, known: Mapping[str, Any], choices: Choices) -> list[str]:
    """Where a step that only chooses a way may lead."""
    value = known.get(step.by or "")
    keys = [key for key in step.branches if key != ELSE]
    values = choices(step.by or "")
    if value not in values or not set(keys) <= set(values):
        return step.targets
    key = value if value in keys else ELSE
    return [step.branches[key]] if key in step.branches else step.targets


def _is_silent(step: Step) -> bool:
    """Whether a step only decides which way to go."""
    return not (step.do or step.say or step.tell or step.ask or step.check or step.note)
