"""The options of `cscx lint`, with their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import click

from cscx.cli.command import Argument, Option, language_option
from cscx.cli.opening import as_of_option
from cscx.cli.output import color_option

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit")


class LintOptions(NamedTuple):
    """What `cscx lint` was given. `changed` is "" for --changed without a base."""

    paths: tuple[str, ...]
    format_: str
    output_file: str | None
    strict: bool
    exit_zero: bool
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    diff: bool
    changed: str | None
    stdin_filename: str | None
    baseline: str | None
    write_baseline: bool
    as_of: datetime | None
    color: str
    no_cache: bool
    statistics: bool


def _codes(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    return tuple(word.strip() for part in value for word in part.split(",") if word.strip())


def _flag(name: str, ko: str, en: str) -> Callable[[Any], Any]:
    return click.option(name, cls=Option, is_flag=True, words=(ko, en))


def _value(*names: str, metavar: str, ko: str, en: str, **more: Any) -> Callable[[Any], Any]:
    return click.option(*names, cls=Option, metavar=metavar, words=(ko, en), **more)


_IN_ORDER: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "paths",
        nargs=-1,
        type=click.Path(),
        cls=Argument,
        metavar="[PATH]...",
        words=("보고 싶은 파일이나 폴더. 안 쓰면 전체.", "Files or folders to show. Default: all."),
    ),
    _value(
        "-f",
        "--format",
        "format_",
        metavar="FORMAT",
        ko="text, json, sarif, github, gitlab, junit 가운데 하나.",
        en="One of text, json, sarif, github, gitlab, junit.",
        type=click.Choice(FORMATS),
        default="text",
    ),
    _value(
        "--output-file",
        metavar="FILE",
        ko="결과를 이 파일에 쓴다.",
        en="Write the report to this file.",
        type=click.Path(),
    ),
    _flag("--strict", "경고가 있어도 실패로 본다.", "Warnings fail too."),
    _flag("--exit-zero", "문제가 있어도 0으로 끝낸다.", "Exit 0 whatever is found."),
    _value(
        "--select",
        metavar="CODE",
        ko="이 규칙만 본다. 코드(CS201), 코드 앞부분(CS2), 이름(reference.unknown), 계열(reference). 쉼표로 여럿.",
        en="Show these rules only: a code (CS201), its beginning (CS2), a name (reference.unknown) "
        "or a family (reference); several by comma.",
        multiple=True,
        callback=_codes,
    ),
    _value(
        "--ignore",
        metavar="CODE",
        ko="이 규칙은 보지 않는다.",
        en="Leave these rules out.",
        multiple=True,
        callback=_codes,
    ),
    _flag("--fix", "틀림없이 고칠 수 있는 것을 고친다.", "Mend what can safely be mended."),
    _flag("--diff", "--fix가 고칠 것을 보여 주기만 한다.", "Only show what --fix would change."),
    _value(
        "--changed",
        metavar="BASE",
        ko="BASE에서 갈라진 뒤 바뀐 문서와, 그 때문에 다른 문서에 생긴 문제만 본다. 안 쓰면 기본 브랜치.",
        en="Show only documents changed since leaving BASE, by default the default branch, and what "
        "the change broke in others.",
        is_flag=False,
        flag_value="",
    ),
    _value(
        "--stdin-filename",
        metavar="PATH",
        ko="이 파일의 내용을 표준 입력에서 읽는다(편집기용).",
        en="Read this file's content from stdin (for editors).",
        type=click.Path(),
    ),
    _value(
        "--baseline",
        metavar="FILE",
        ko="이 파일에 적힌 문제는 보지 않는다.",
        en="Leave out the findings written in this file.",
        type=click.Path(),
    ),
    _flag(
        "--write-baseline",
        "지금 있는 문제를 모두 기준선에 적는다. 오래된 문서에 처음 쓸 때.",
        "Write all present findings to the baseline, to adopt the linter on old documents.",
    ),
    as_of_option,
    language_option,
    color_option,
    _flag("--no-cache", "앞서 읽은 것을 쓰지 않는다.", "Read everything anew."),
    _flag(
        "--statistics",
        "규칙마다 몇 번 나왔는지만 보여 준다.",
        "Show only how often each rule was broken.",
    ),
)


def lint_options(function: Any) -> Any:
    """Give a command the options of `cscx lint`."""
    for decorate in reversed(_IN_ORDER):
        function = decorate(function)
    return function
