"""Find and open the knowledge base a command works on."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.command import Option
from cscx.cli.errors import Failure
from cscx.messages import Language, Text
from cscx.settings import Settings, find_root, load

_NO_SETTINGS = Text(
    "여기에는 지식 베이스가 없습니다. cscx.toml을 찾지 못했습니다.",
    "There is no knowledge base here: no cscx.toml was found.",
)
_START_ONE = Text(
    "새로 만들려면 `cscx init 폴더`, 이미 있으면 그 폴더에서 실행하세요.",
    "Start one with `cscx init DIR`, or run this inside an existing one.",
)
_KOREA = timezone(
    timedelta(hours=9)
)  # dates of policy are Korean dates; Korea keeps no summer time


class Opened(NamedTuple):
    """The knowledge base a run works on, and the language it speaks."""

    root: Path
    settings: Settings
    language: Language


def as_of_option(function: Any) -> Any:
    """`--as-of`."""
    return click.option(
        "--as-of",
        cls=Option,
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        envvar="CSCX_AS_OF",
        words=(
            "오늘로 볼 날(2026-03-01). 날이 지나도 결과가 같도록 CI에서 쓴다. 환경 변수 CSCX_AS_OF로도 준다.",
            "The day to take for today (2026-03-01), so that a passing day changes nothing in CI; also CSCX_AS_OF.",
        ),
    )(function)


def day(as_of: datetime | None) -> date:
    """The day that counts as today."""
    return as_of.date() if as_of is not None else datetime.now(_KOREA).date()


def day_end(as_of: datetime | None) -> datetime:
    """The moment when the day that counts as today is over."""
    return datetime.combine(day(as_of) + timedelta(days=1), time(), _KOREA)


def open_settings(start: Path) -> tuple[Path, Settings]:
    """The root and settings of the knowledge base around a place. Raises Failure, SettingsError."""
    root = find_root(start)
    if root is None:
        raise Failure(_NO_SETTINGS, _START_ONE)
    return root, load(root)


def current_folder() -> Path:
    """The working folder as the user sees it."""
    return Path(os.path.abspath("."))  # not resolved: links stay as typed
