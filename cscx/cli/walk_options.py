"""The options of `cscx walk`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.decide_options import file_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option, format_option


class WalkOptions(NamedTuple):
    """What `cscx walk` was given."""

    sop: str | None
    facts: tuple[str, ...]
    nobody_knows: tuple[str, ...]
    list_: bool
    at: str | None
    format_: str
    cases: Path | None
    output: Path | None
    map_: Path | None
    overwrite: bool
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
        "--nobody-knows",
        cls=Option,
        multiple=True,
        metavar="NAME",
        words=("아무도 알 수 없는 것. 이름=?와 같다.", "What nobody can know; the same as name=?."),
    ),
    click.option(
        "--list",
        "list_",
        is_flag=True,
        cls=Option,
        words=("SOP를 모두 보여 준다.", "List all SOPs."),
    ),
    click.option(
        "--at",
        cls=Option,
        metavar="TIME",
        words=(
            "처리하는 시각(2026-11-23 14:00). 기한이 언제인지, 넘기면 누구에게 연락하는지도 보여 준다.",
            "When the case is handled (2026-11-23 14:00): shows when deadlines fall due and whom an escalation calls.",
        ),
    ),
    format_option,
    file_option(
        "--cases",
        ko="이 파일(CSV, xlsx)의 모든 행을 밟는다. -o에 결과를 쓴다.",
        en="Walk every row of this file (CSV, xlsx); -o names the result.",
    ),
    file_option(
        "-o",
        "--output-file",
        "output",
        ko="결과를 쓸 파일. 원래 열 뒤에 cscx.로 시작하는 열을 더한다.",
        en="File for the result: the columns of the source and after them those named cscx.*.",
    ),
    file_option(
        "--map",
        "map_",
        ko="열을 입력이나 답에 잇는 매핑 파일(YAML). 안 쓰면 이름이 같은 열을 쓴다.",
        en="Mapping from columns to inputs and answers (YAML). Default: columns called like them.",
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


def walk_options(function: Any) -> Any:
    """Give a command the options of `cscx walk`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
