"""A command that has commands of its own, such as `cscx train`."""

from __future__ import annotations

import click

from cscx.cli.command import Command, language_of
from cscx.cli.help import page, say, table


class Commands(Command, click.Group):
    """A group within the group: its help page lists its commands."""

    def get_help(self, ctx: click.Context) -> str:
        """The help page with the commands before the examples."""
        language = language_of(ctx)
        index = 0 if language == "ko" else 1
        rows = [
            (name, each.summary[index])
            for name, each in self.commands.items()
            if isinstance(each, Command)
        ]
        listed = "\n".join(table(say("commands", language), rows))
        whole = page(self, ctx, language)
        options = f"{say('options', language)}:"
        before, _, after = whole.partition(options)
        return f"{before}{listed}\n{options}{after}"
