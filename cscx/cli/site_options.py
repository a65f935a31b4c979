"""The options that `build` and `serve` share: for whom, with drafts or not."""

from __future__ import annotations

from typing import Any

import click

from cscx.cli.command import Option

# As in publish.audience; that module loads the schemas, which --help does not need.
AUDIENCES = ("agent", "lead", "back-office", "customer")


def site_options(function: Any) -> Any:
    """`--audience` and `--drafts`."""
    audience = click.option(
        "--audience",
        cls=Option,
        type=click.Choice(AUDIENCES),
        words=(
            "누가 볼 사이트인지. 안 쓰면 mkdocs.yml을 따르고, 거기에도 없으면 상담사(agent).",
            "Whom the site is for. Default: what mkdocs.yml says, else agent.",
        ),
    )
    drafts = click.option(
        "--drafts",
        is_flag=True,
        cls=Option,
        words=("시행 전인 문서도 넣는다.", "Show documents that are not in force yet, too."),
    )
    return audience(drafts(function))
