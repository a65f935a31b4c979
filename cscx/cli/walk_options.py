"""The options of `cscx walk`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option


class WalkOptions(NamedTuple):
    """What `cscx walk` was given."""

    sop: str | None
    facts: tuple[str, ...]
    list_: bool
    format_: str
    as_of: datetime | None
    color: str


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "sop", required=False, cls=Argument, metavar="SOP", words=("SOP의 id.", "Id of an SOP.")
    ),
    click.argument(
        "facts",
        nargs=-1,
        cls=Argument,
        metavar="[NAME=VALUE]...",
        words=(
            "아는 것. 입력은 그 이름, 물은 것과 살핀 것의 답은 단계 이름, 이미 마친 SOP는 그 id=resolved, 아무도 모르는 것은 ?.",
            "What is known: inputs by name, answers by step, an SOP done before by id=resolved, ? for what nobody knows.",
        ),
    ),
    click.option(
        "--list",
        "list_",
        is_flag=True,
        cls=Option,
        words=("SOP를 모두 보여 준다.", "List all SOPs."),
    ),
    click.option(
        "-f",
        "--format",
        "format_",
        cls=Option,
        type=click.Choice(["text", "json"]),
        default="text",
        words=("출력 형식.", "Output format."),
    ),
    as_of_option,
    language_option,
    color_option,
)


def walk_options(function: Any) -> Any:
    """Give a command the options of `cscx walk`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
