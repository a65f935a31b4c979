"""The options of `cscx diff`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.impact_options import results_option, training_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option

FORMATS = ("text", "markdown", "json")


class DiffOptions(NamedTuple):
    """What `cscx diff` was given."""

    revisions: str | None
    folders: tuple[Path, Path] | None
    cases: Path | None
    table: str | None
    map_: Path | None
    training: bool
    results: tuple[Path, ...]
    every: bool
    format_: str
    output_file: str | None
    as_of: datetime | None
    color: str


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "revisions",
        required=False,
        cls=Argument,
        metavar="[BASE[..HEAD]]",
        words=(
            "비교할 커밋. 안 쓰면 기본 브랜치에서 갈라진 뒤 지금 폴더까지.",
            "What to compare. Default: the working tree since it left the default branch.",
        ),
    ),
    click.option(
        "--folders",
        cls=Option,
        nargs=2,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="BEFORE AFTER",
        words=("git 없이 폴더 둘을 비교한다.", "Compare two folders, without git."),
    ),
    click.option(
        "--cases",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "실제 문의(CSV, xlsx) 가운데 몇 건이 다르게 판정되는지 센다.",
            "Count how many real cases (CSV, xlsx) are decided differently.",
        ),
    ),
    click.option(
        "--table",
        cls=Option,
        metavar="ID",
        words=(
            "--cases를 이 판정표로만 판정한다. 안 쓰면 판정이 바뀐 표 모두.",
            "Decide --cases by this table only; default: every table that changed.",
        ),
    ),
    click.option(
        "--map",
        "map_",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "--cases의 열을 입력에 잇는 매핑 파일. `cscx decide --write-map`이 초안을 낸다.",
            "Mapping from the columns of --cases to inputs; `cscx decide --write-map` drafts one.",
        ),
    ),
    training_option,
    results_option,
    click.option(
        "--all",
        "every",
        is_flag=True,
        cls=Option,
        words=("줄이지 않고 모두 보여 준다.", "Leave nothing out."),
    ),
    click.option(
        "-f",
        "--format",
        "format_",
        cls=Option,
        type=click.Choice(FORMATS),
        default="text",
        metavar="FORMAT",
        words=(
            "text, markdown(풀 리퀘스트 댓글), json 가운데 하나.",
            "One of text, markdown (for the comment of a pull request), json.",
        ),
    ),
    click.option(
        "--output-file",
        cls=Option,
        type=click.Path(),
        metavar="FILE",
        words=("결과를 이 파일에 쓴다.", "Write the result to this file."),
    ),
    as_of_option,
    language_option,
    color_option,
)


def diff_options(function: Any) -> Any:
    """Give a command the options of `cscx diff`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
