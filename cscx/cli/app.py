"""The `cscx` command: a group whose commands are imported when they are called.

The help page is written from HELP, so that showing it loads nothing but click.
"""

from __future__ import annotations

from importlib import import_module

import click

from cscx import __version__

# name → one line in Korean and English, in the order of the help page.
COMMANDS: dict[str, tuple[str, str]] = {
    "lint": ("문서를 검사한다", "check the documents"),
    "explain": ("규칙 하나를 설명한다", "explain one rule"),
    "build": ("사이트를 만든다", "build the site"),
    "serve": ("고치면서 바로 본다", "preview the site while editing"),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, D102
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002, D102
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"cscx.cli.{cmd_name.replace('-', '_')}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002, D102
        with formatter.section("명령 · Commands"):
            formatter.write_dl([(name, f"{ko} · {en}") for name, (ko, en) in COMMANDS.items()])


@click.group(cls=LazyGroup)
@click.version_option(__version__, prog_name="cscx")
def main() -> None:
    """Customer-service policy as code."""
