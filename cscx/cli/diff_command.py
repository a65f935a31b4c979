"""`cscx diff`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from cscx.change.diff import diff
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.diff_text import DiffText
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, write_result
from cscx.content.two_versions import Mention, TwoVersions
from cscx.content.version_files import CommitFiles, FolderFiles, VersionFiles
from cscx.gitobjects import states_of
from cscx.gitrepo import GitError
import sys


@click.command(
    "diff",
    cls=Command,
    summary=("무엇이 달라지는지 뜻으로 본다.", "Show what a change means."),
)
@click.argument("revisions", required=False, cls=Argument, metavar="[BASE[..HEAD]]", words=("비교할 커밋.", "Commits."))
@as_of_option
@language_option
@color_option
@click.pass_context
def command(ctx: click.Context, /, revisions: str | None, as_of: datetime | None, color: str) -> None:
    """Compare two versions."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    try:
        states = states_of(root, revisions)
        before: VersionFiles = CommitFiles(root, states.before, settings)
        after: VersionFiles = (
            FolderFiles(root, settings, in_git=True)
            if states.after is None
            else CommitFiles(root, states.after, settings)
        )
        versions = TwoVersions(before, after)
        both = versions.read(day(as_of))
        found = diff(both.before, both.after)
        mentions = {name: list(versions.mentions(name)) for name in found.facts}
    except GitError as error:
        raise Failure(error.text) from None
    printing = Printing("text", language, color)
    lines = DiffText(language, printing.style(sys.stdout)).lines(found, mentions, both.unread)
    write_result("".join(f"{line}\n" for line in lines), None)
    ctx.exit(1 if both.unread else 0)
