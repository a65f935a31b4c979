"""Asking a person for a fact on the terminal: one question at a time, choices by number.

Questions go to stderr, so that a result on stdout stays a result.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import Enum
from typing import Final

import click

from cscx.cells import pad, width
from cscx.cli.given_facts import NOBODY_KNOWS, value_of
from cscx.cli.output import Style
from cscx.messages import Language, Text
from cscx.policy.language.problem import ProblemError
from cscx.policy.language.values import Field, Type, Value

_LOOK = Text("{look}에서 보세요.", "Look it up: {look}.")
_JUDGE = Text("직접 판단하세요.", "Judge for yourself.")
_YES_NO = (Text("예", "yes"), Text("아니오", "no"))
_ABSENT = Text("없음", "none")
_MANY = Text("여럿이면 쉼표로 잇는다", "several by comma")
_NOBODY = Text("아무도 모르면 ?", "? if nobody knows")
_NO_NUMBER = Text(
    "1부터 {last}까지의 번호나 값을 쓰세요.", "Give a number from 1 to {last}, or a value."
)
_PROMPT = "> "


class Reply(Enum):
    """Replies that are no value."""

    NOBODY_KNOWS = "nobody knows"
    STOP = "stop"


STOP: Final = Reply.STOP
NOBODY: Final = Reply.NOBODY_KNOWS


@dataclass(frozen=True, slots=True)
class Item:
    """What can be asked: the field its answer must fit, and how its list words the question.

    `ask` is said to the customer, `look` is where the agent finds it, `guide` explains values.
    """

    field: Field
    label: str | None = None
    ask: str | None = None
    look: str | None = None
    judgement: bool = False
    guide: Mapping[str, str] = attribute(default_factory=dict)


def on_terminal() -> bool:
    """Whether somebody sits there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(
    item: Item, language: Language, style: Style, read: Callable[[str], str] | None = None
) -> Value | Reply:
    """Ask until there is a value that fits, NOBODY_KNOWS, or STOP at the end of input (Ctrl-D).

    Raises click.Abort for Ctrl-C. `read` prints a prompt and gives the line typed after it.
    """
    choices = _choices(item, language)
    for line in question(item, language, style):
        click.echo(line, err=True, color=True)
    while True:
        try:
            text = (read or _line)(_PROMPT).strip()
        except EOFError:
            click.echo(err=True)
            return STOP
        except KeyboardInterrupt:
            raise click.Abort from None
        if not text:
            continue
        if text in NOBODY_KNOWS and text not in item.field.values:
            return NOBODY
        try:
            return item.field.read(value_of(_by_number(text, choices), item.field))
        except ProblemError as error:
            problem = error.problem
            click.echo(f"  {problem.text.to(language)}.", err=True)
            hint = _NO_NUMBER(last=len(choices)) if choices else problem.hint
            click.echo(f"  {hint.to(language)}", err=True)


def question(item: Item, language: Language, style: Style) -> list[str]:
    """The lines of a question: what it is, how to ask or where to look, the numbered choices."""
    name = item.field.name
    head = f"{style(name, 'bold')}: {item.label}" if item.label else style(name, "bold")
    lines = ["", head]
    if item.ask:
        lines.append(f"  “{item.ask}”")
    if item.look:
        lines.append(f"  {_LOOK(look=item.look).to(language)}")
    if item.judgement:
        lines.append(f"  {_JUDGE.to(language)}")
    choices = _choices(item, language)
    widest = max(map(width, choices), default=0)
    for number, value in enumerate(choices, 1):
        guide = item.guide.get(value, "")
        lines.append(f"  {number:>{len(str(len(choices)))}} {pad(value, widest)}  {guide}".rstrip())
    notes = [_MANY] if item.field.type is Type.SET else []
    note = ", ".join(text.to(language) for text in (*notes, _NOBODY))
    return [*lines, style(f"  ({note})", "dim")]


def _choices(item: Item, language: Language) -> list[str]:
    """The values that can be picked by number; none where a value could be taken for a number."""
    values = list(item.field.values)
    if item.field.type is Type.BOOLEAN:
        values = [word.to(language) for word in _YES_NO]
    if not values or any(value.isdigit() for value in values):
        return []
    absent = _ABSENT.to(language)
    return [*values, absent] if item.field.optional and absent not in values else values


def _by_number(text: str, choices: list[str]) -> str:
    """The text with its numbers as the choices they stand for."""
    if not choices:
        return text
    return ",".join(
        choices[int(part) - 1]
        if part.isascii() and part.isdigit() and 0 < int(part) <= len(choices)
        else part
        for part in map(str.strip, text.split(","))
    )


def _line(prompt: str) -> str:
    if sys.stdout.isatty():
        return input(prompt)
    click.echo(prompt, err=True, nl=False)
    return input()
