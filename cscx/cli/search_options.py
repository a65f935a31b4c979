"""The options of `cscx search`, with their words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option, format_option
from cscx.cli.site_options import AUDIENCES


class SearchOptions(NamedTuple):
    """What `cscx search` was given."""

    words: tuple[str, ...]
    kind: tuple[str, ...]
    reason: tuple[str, ...]
    channel: tuple[str, ...]
    status: tuple[str, ...]
    most: int
    open_: bool
    site: Path | None
    audience: str
    drafts: bool
    format_: str
    as_of: datetime | None
    color: str


def _filter(name: str, metavar: str, ko: str, en: str) -> Callable[[Any], Any]:
    return click.option(name, cls=Option, multiple=True, metavar=metavar, words=(ko, en))


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "words",
        nargs=-1,
        required=True,
        cls=Argument,
        metavar="WORDS...",
        words=("찾을 말. 문서 id도 된다.", "What to look for; ids of documents, too."),
    ),
    _filter(
        "--kind",
        "KIND",
        "이 종류만(절차, 스크립트, sop). 여럿이면 거듭 쓴다.",
        "Only this kind, such as sop or script; may be repeated.",
    ),
    _filter(
        "--reason", "GROUP", "이 문의 사유만(반품, 배송).", "Only this group of contact reasons."
    ),
    _filter(
        "--channel", "CHANNEL", "이 채널에서 쓰는 것만(전화).", "Only what serves this channel."
    ),
    _filter("--status", "STATUS", "이 상태만(시행 중, active).", "Only this status (active)."),
    click.option(
        "-n",
        "most",
        cls=Option,
        type=click.IntRange(1, 100),
        default=5,
        metavar="N",
        words=("몇 개까지 보여 줄지. 안 쓰면 5개.", "How many to show. Default: 5."),
    ),
    click.option(
        "--open",
        "open_",
        is_flag=True,
        cls=Option,
        words=(
            "첫째 결과를 브라우저로 연다. cscx build로 만든 사이트가 있어야 한다.",
            "Open the first hit in the browser, on the site that cscx build made.",
        ),
    ),
    click.option(
        "--site",
        cls=Option,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        words=(
            "--open이 찾을 사이트 폴더. 안 쓰면 mkdocs.yml의 site_dir.",
            "Folder of the site for --open. Default: site_dir of mkdocs.yml.",
        ),
    ),
    click.option(
        "--audience",
        cls=Option,
        type=click.Choice(AUDIENCES),
        default="agent",
        words=(
            "이 사람이 볼 수 있는 것에서 찾는다. 안 쓰면 상담사(agent).",
            "Search what this reader may see. Default: agent.",
        ),
    ),
    click.option(
        "--drafts",
        is_flag=True,
        cls=Option,
        words=("시행 전인 문서에서도 찾는다.", "Search what is not in force yet, too."),
    ),
    format_option,
    as_of_option,
    language_option,
    color_option,
)


def search_options(function: Any) -> Any:
    """Give a command the options of `cscx search`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
