"""The options of `cscx test`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option

FORMATS = ("text", "json", "junit", "github")


class RunOptions(NamedTuple):
    """What `cscx test` was given."""

    words: tuple[str, ...]
    format_: str
    output_file: str | None
    threshold: int
    suggest: bool
    write: bool
    mutate: bool
    steps: bool
    as_of: datetime | None
    color: str


def _flag(name: str, ko: str, en: str) -> Callable[[Any], Any]:
    return click.option(name, cls=Option, is_flag=True, words=(ko, en))


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "words",
        nargs=-1,
        cls=Argument,
        metavar="[PATH|ID]...",
        words=(
            "돌려 볼 파일, 폴더, 표의 id. 안 쓰면 전체.",
            "Files, folders or ids of tables to run. Default: all.",
        ),
    ),
    click.option(
        "-f",
        "--format",
        "format_",
        cls=Option,
        type=click.Choice(FORMATS),
        default="text",
        metavar="FORMAT",
        words=("text, json, junit, github 가운데 하나.", "One of text, json, junit, github."),
    ),
    click.option(
        "--output-file",
        cls=Option,
        type=click.Path(),
        metavar="FILE",
        words=("결과를 이 파일에 쓴다.", "Write the report to this file."),
    ),
    click.option(
        "--threshold",
        cls=Option,
        type=int,
        default=0,
        metavar="PERCENT",
        words=(
            "표마다 규칙과 경계를 이만큼(%) 확인하지 않았으면 실패로 본다.",
            "Fail tables of whose rules and boundaries less than this per cent are tried.",
        ),
    ),
    _flag(
        "--suggest",
        "빠진 규칙과 경계의 예시를 만들어 보여 준다. 답은 지금의 표에서 온다.",
        "Propose examples for rules and boundaries not tried, with the table's own answers.",
    ),
    _flag(
        "--write",
        "--suggest의 예시를 unconfirmed 표시와 함께 파일에 더한다.",
        "Add what --suggest proposes to the files, marked unconfirmed.",
    ),
    _flag(
        "--mutate",
        "표를 조금씩 틀리게 바꿔 보고, 아무 예시도 알아채지 못한 곳을 보여 준다.",
        "Make small mistakes in the tables and show those that no example notices.",
    ),
    _flag(
        "--steps",
        "시나리오에 쓸 수 있는 문장을 모두 보여 준다.",
        "List every sentence that scenarios may use.",
    ),
    as_of_option,
    language_option,
    color_option,
)


def test_options(function: Any) -> Any:
    """Give a command the options of `cscx test`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
