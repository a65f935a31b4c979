"""`cscx walk` for one case: walk, ask on a terminal for what is needed, print the story."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

import click

from cscx.cli.asked_table import item_of
from cscx.cli.asking import NOBODY, STOP, Item, Reply, ask, on_terminal
from cscx.cli.errors import Failure
from cscx.cli.output import note, style_for, wants_color, write_result
from cscx.cli.reading import Reading
from cscx.cli.walk_data import walk_data
from cscx.cli.walk_text import WalkText
from cscx.content.corpus import Corpus
from cscx.messages import Language, Text
from cscx.policy.language.values import Value
from cscx.policy.walk.result import LOOP, Need, Walk
from cscx.policy.walk.scope import Scope
from cscx.policy.walk.walk import walk
from cscx.text import closest

_NEEDED = Text("‘{name}’{name:을/를} 알아야 이어집니다.", "{name} is needed to go on.")
_ANSWERS = Text("답: {answers}", "Answers: {answers}")
_GIVE = Text("이렇게 더하세요: {name}={value}", "Add it like this: {name}={value}")
_OTHER = Text("그 밖의 답", "another answer")
_UNUSED = Text("이 길에서 쓰지 않은 것: {names}", "Not used on this way: {names}")
_CHOOSE = Text("재량으로 고르는 답", "a choice at your discretion")
_ASK, _LOOK = (
    Text("고객에게: “{words}”", "Ask the customer: “{words}”"),
    Text("살필 것: {words}", "Check: {words}"),
)


@dataclass(frozen=True, slots=True)
class Printing:
    """How a walk is to be printed."""

    format: str
    language: Language
    color: str


def walk_case(
    corpus: Corpus,
    scope: Scope,
    known: Mapping[str, Value],
    nobody_knows: Collection[str],
    printing: Printing,
) -> int:
    """Walk and print; the exit code: 0 ended, 1 not ended or in a loop, 2 a broken document.

    Raises Failure for a fact that is none.
    """
    found = walk(scope.library, scope.start, known, nobody_knows)
    told = 0
    if found.status == "needs" and on_terminal() and printing.format == "text":
        found, told = _interview(corpus, scope, known, nobody_knows, printing)
    if found.status == "invalid":
        problem = found.troubles[0].problem
        raise Failure(Text(f"{problem.text.ko}.", f"{problem.text.en}."), problem.hint)
    unused = [name for name in (*known, *nobody_knows) if name not in found.used]
    if unused and printing.format == "text":
        note(_UNUSED(names=", ".join(unused)).to(printing.language))
    if printing.format == "json":
        data = walk_data(scope, found, corpus.as_of.isoformat(), printing.language)
        write_result(json.dumps(data, ensure_ascii=False, indent=2) + "\n", None)
    else:
        style = style_for(color=wants_color(printing.color, sys.stdout))
        words = WalkText(corpus, found, printing.language, style)
        lines = [*words.lines(told), *_needed(corpus, found, printing.language)]
        write_result("".join(f"{line}\n" for line in lines), None)
    if found.status == "broken":
        return 2
    return 0 if found.status == "ended" and found.end != LOOP else 1


def _interview(
    corpus: Corpus,
    scope: Scope,
    known: Mapping[str, Value],
    nobody_knows: Collection[str],
    printing: Printing,
) -> tuple[Walk, int]:
    """Ask for one fact after another, telling the story so far; the walk and the steps told."""
    known, unknowable = dict(known), set(nobody_knows)
    style = style_for(color=wants_color(printing.color, sys.stderr))
    told = 0
    while True:
        found = walk(scope.library, scope.start, known, unknowable)
        if found.status != "needs" or found.need is None:
            return found, told
        ready = len(found.stops) - 1
        if ready > told:
            words = WalkText(corpus, _until(found, ready), printing.language, style)
            write_result("".join(f"{line}\n" for line in words.steps(told)), None)
            told = ready
        reply = ask(item_for(corpus, found.need, printing.language), printing.language, style)
        if reply is STOP:
            click.echo(err=True)
            return found, told
        if reply is NOBODY:
            unknowable.add(found.need.name)
        elif not isinstance(reply, Reply):
            known[found.need.name] = reply


def item_for(corpus: Corpus, need: Need, language: Language) -> Item:
    """How to ask for what a walk needs."""
    if need.kind == "input":
        return item_of(corpus, need.field)
    if need.kind == "choice":
        return Item(need.field, label=_CHOOSE.to(language), judgement=True)
    field, other = need.field, _OTHER.to(language)
    if need.others and closest(other, field.values) is None:
        field = replace(field, values=(*field.values, other))
    words = Reading(corpus, {}).text(need.step.question or "")
    if need.step.ask is not None:
        return Item(field, ask=words)
    return Item(field, label=words)


def _until(found: Walk, count: int) -> Walk:
    """A walk up to a stop, so that what is still open is not told."""
    last = max((stop.frame for stop in found.stops[:count]), default=0)
    return replace(found, stops=found.stops[:count], frames=found.frames[: last + 1])


def _needed(corpus: Corpus, found: Walk, language: Language) -> list[str]:
    """What is needed next, and how to give it."""
    need = found.need
    if need is None:
        return []
    item = item_for(corpus, need, language)
    lines = ["", _NEEDED(name=need.name).to(language)]
    if need.kind == "answer":
        words = Reading(corpus, found.known).text(need.step.question or "")
        lines.append("  " + (_ASK if need.step.ask else _LOOK)(words=words).to(language))
    elif item.ask:
        lines.append("  " + _ASK(words=item.ask).to(language))
    elif item.look or item.label:
        lines.append("  " + _LOOK(words=item.look or item.label or "").to(language))
    if need.field.values:
        lines.append("  " + _ANSWERS(answers=", ".join(need.field.values)).to(language))
    value = need.field.values[0] if need.field.values else "…"
    quoted = f"{need.name}={value}"
    if " " in quoted:
        quoted = f"'{quoted}'"
    name, _, shown = quoted.partition("=")
    return [*lines, "  " + _GIVE(name=name, value=shown).to(language)]
