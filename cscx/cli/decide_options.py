"""The options of `cscx decide`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option


class DecideOptions(NamedTuple):
    """What `cscx decide` was given."""

    table: str | None
    facts: tuple[str, ...]
    nobody_knows: tuple[str, ...]
    list_: bool
    format_: str
    cases: Path | None
    output: Path | None
    map_: Path | None
    write_map: Path | None
    overwrite: bool
    as_of: datetime | None
    color: str


def _file(*names: str, ko: str, en: str) -> Callable[[Any], Any]:
    return click.option(
        *names,
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(ko, en),
    )


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "table",
        required=False,
        cls=Argument,
        metavar="TABLE",
        words=("판정표의 id.", "Id of a table."),
    ),
    click.argument(
        "facts",
        nargs=-1,
        cls=Argument,
        metavar="[NAME=VALUE]...",
        words=(
            "아는 것. 여럿이면 쉼표(이름,주소), 없는 것은 없음, 아무도 모르는 것은 ?.",
            "What is known: several by comma, none for what is absent, ? for what nobody knows.",
        ),
    ),
    click.option(
        "--nobody-knows",
        cls=Option,
        multiple=True,
        metavar="NAME",
        words=(
            "아무도 알 수 없는 입력. 이름=?와 같다.",
            "An input that nobody can know; the same as name=?.",
        ),
    ),
    click.option(
        "--list",
        "list_",
        is_flag=True,
        cls=Option,
        words=("판정표와 그 입력을 모두 보여 준다.", "List all tables and their inputs."),
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
    _file(
        "--cases",
        ko="이 파일(CSV, xlsx)의 모든 행을 판정한다. -o에 결과를 쓴다.",
        en="Decide every row of this file (CSV, xlsx); -o names the result.",
    ),
    _file(
        "-o",
        "--output-file",
        "output",
        ko="결과를 쓸 파일. 원래 열 뒤에 cscx.로 시작하는 열을 더한다.",
        en="File for the result: the columns of the source and after them those named cscx.*.",
    ),
    _file(
        "--map",
        "map_",
        ko="열을 입력에 잇는 매핑 파일(YAML). 안 쓰면 이름이 같은 열을 쓴다.",
        en="Mapping from columns to inputs (YAML). Default: columns called like inputs.",
    ),
    _file(
        "--write-map",
        ko="이 파일의 열을 보고 매핑 초안을 낸다.",
        en="Draft a mapping for the columns of this file.",
    ),
    click.option(
        "--overwrite",
        is_flag=True,
        cls=Option,
        words=("이미 있는 -o 파일을 덮어쓴다.", "Overwrite the file of -o."),
    ),
    as_of_option,
    language_option,
    color_option,
)


def decide_options(function: Any) -> Any:
    """Give a command the options of `cscx decide`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
