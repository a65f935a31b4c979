"""Commands, options and arguments that carry their words in Korean and English.

click has one help text a parameter; these have both, and `cscx.cli.help` prints the right one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import click

from cscx.cli.help import page, usage
from cscx.cli.language import Language, here

Both = tuple[str, str]
_ASKED = "cscx.cli.language"


class Example(NamedTuple):
    """A command line as it is typed, and what it does."""

    line: str
    ko: str
    en: str


class Command(click.Command):
    """A command with a summary, a longer text, notes on its arguments and examples."""

    def __init__(
        self,
        *args: Any,
        summary: Both,
        about: Both = ("", ""),
        examples: Sequence[Example] = (),
        **attributes: Any,
    ) -> None:
        self.summary, self.about, self.examples = summary, about, tuple(examples)
        super().__init__(*args, **attributes)

    def get_help(self, ctx: click.Context) -> str:
        """The whole help page."""
        return page(self, ctx, language_of(ctx))

    def get_usage(self, ctx: click.Context) -> str:
        """The usage line, for errors."""
        return usage(self, ctx, language_of(ctx))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Options, with the words that shells show beside them."""
        for param in self.params:
            if isinstance(param, Option):
                param.help = param.words[0 if here(()) == "ko" else 1]
        return super().shell_complete(ctx, incomplete)


class Option(click.Option):
    """An option with its words."""

    def __init__(self, *args: Any, words: Both, **attributes: Any) -> None:
        self.words = words
        super().__init__(*args, **attributes)


class Argument(click.Argument):
    """An argument with its words."""

    def __init__(self, *args: Any, words: Both, **attributes: Any) -> None:
        self.words = words
        super().__init__(*args, **attributes)


def language_of(ctx: click.Context) -> Language:
    """The language of this run, decided when it started."""
    found = ctx.find_root().obj
    if found == "ko":
        return "ko"
    return "en" if found == "en" else here(())


def language_for(ctx: click.Context, settings: Any) -> Language:
    """The language of results: the one asked for, else that of the opened knowledge base."""
    asked: Language | None = ctx.meta.get(_ASKED)
    language: Language = settings.language
    return asked or language


def _keep(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.meta[_ASKED] = value


def language_option(function: Any) -> Any:
    """`--lang`, before or after the command. Help and errors knew its value before parsing."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(["ko", "en"]),
        expose_value=False,
        callback=_keep,
        words=(
            "말할 언어. 안 쓰면 지식 베이스의 언어.",
            "Language to speak. Default: the knowledge base's.",
        ),
    )(function)
