"""Help pages: laid out by cells, so that Korean fits the terminal too; in Korean and English."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any

import click

from cscx.cells import pad, width, wrap
from cscx.cli.language import Language

_NARROWEST, _USUAL, _WIDEST = 40, 80, 100
_LEFT_MOST = 30
_WORDS = {
    "usage": ("사용법", "Usage"),
    "options": ("옵션", "Options"),
    "arguments": ("인자", "Arguments"),
    "commands": ("명령", "Commands"),
    "examples": ("예", "Examples"),
    "default": ("기본 {value}", "default {value}"),
    "help": ("이 도움말을 보여 준다.", "Show this page."),
    "any": ("[옵션]", "[OPTIONS]"),
}


def say(name: str, language: Language) -> str:
    """One of the words of a help page."""
    return _WORDS[name][0 if language == "ko" else 1]


def columns() -> int:
    """How wide a page may be: the terminal's width, within reason."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal():
        return max(_NARROWEST, min(int(given), _WIDEST))
    try:
        return max(_NARROWEST, min(os.get_terminal_size().columns, _WIDEST))
    except OSError:
        return _USUAL


def usage(command: click.Command, ctx: click.Context, language: Language) -> str:
    """The usage line, such as `사용법: cscx lint [옵션] [PATH]...`."""
    pieces = [ctx.command_path, say("any", language)]
    pieces.extend(
        param.make_metavar(ctx) for param in command.params if isinstance(param, click.Argument)
    )
    if isinstance(command, click.Group):
        pieces.append("COMMAND …")
    return f"{say('usage', language)}: {' '.join(pieces)}"


def page(command: Any, ctx: click.Context, language: Language) -> str:
    """The help page of a command."""
    index = 0 if language == "ko" else 1
    lines = [usage(command, ctx, language), ""]
    for text in (command.summary[index], command.about[index]):
        for paragraph in text.split("\n\n"):
            if paragraph:
                lines.extend([*wrap(paragraph, columns()), ""])
    lines += table(say("arguments", language), _arguments(command, ctx, index))
    lines += table(say("options", language), options(command, ctx, language))
    lines += _examples(command.examples, language)
    return "\n".join(lines).rstrip()


def table(title: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    """A titled list: names on the left, their text beside them or, under long names, below."""
    if not rows:
        return []
    left = min(max(width(name) for name, _ in rows), _LEFT_MOST)
    lines = [f"{title}:"]
    for name, text in rows:
        texts = wrap(text, columns() - left - 4)
        if width(name) > left:
            lines.append(f"  {name}")
            lines.extend(f"  {' ' * left}  {line}" for line in texts)
            continue
        first, *rest = texts or [""]
        lines.append(f"  {pad(name, left)}  {first}".rstrip())
        lines.extend(f"  {' ' * left}  {line}" for line in rest)
    return [*lines, ""]


def options(
    command: click.Command, ctx: click.Context, language: Language
) -> list[tuple[str, str]]:
    """The rows of the options, `--help` last."""
    index = 0 if language == "ko" else 1
    rows = []
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            text = getattr(param, "words", ("", ""))[index]
            rows.append((_names(param, ctx), _with_default(param, text, language)))
    return [*rows, ("-h, --help", say("help", language))]


def _names(option: click.Option, ctx: click.Context) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    if option.is_flag:
        return names
    metavar = option.make_metavar(ctx)
    return f"{names} [{metavar}]" if option._flag_needs_value else f"{names} {metavar}"  # noqa: SLF001 - click tells it nowhere else


def _with_default(option: click.Option, text: str, language: Language) -> str:
    if option.is_flag or option.multiple or not isinstance(option.default, str):
        return text
    return f"{text} ({say('default', language).format(value=option.default)})"


def _arguments(command: click.Command, ctx: click.Context, index: int) -> list[tuple[str, str]]:
    return [
        (param.make_metavar(ctx), param.words[index])
        for param in command.params
        if isinstance(param, click.Argument) and hasattr(param, "words")
    ]


def _examples(examples: Iterable[Any], language: Language) -> list[str]:
    lines = []
    for example in examples:
        lines.append(f"  $ {example.line}")
        text = example.ko if language == "ko" else example.en
        lines.extend(f"      {line}" for line in wrap(text, columns() - 6))
    return [f"{say('examples', language)}:", *lines] if lines else []
