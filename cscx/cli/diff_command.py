"""`cscx diff`."""

from __future__ import annotations

import sys
from typing import Any

import click

from cscx.change.report.data import report_data
from cscx.change.report.markdown import markdown
from cscx.change.report.report import Report
from cscx.cli.collecting import not_collecting
from cscx.cli.command import Command, Example, language_for
from cscx.cli.diff_options import DiffOptions, diff_options
from cscx.cli.diff_text import DiffText
from cscx.cli.diff_versions import Asked, two_commits, two_folders
from cscx.cli.diff_working import worked_out
from cscx.cli.errors import Failure
from cscx.cli.impact_training import Learning
from cscx.cli.opening import current_folder, open_settings
from cscx.cli.output import Printing, write_json, write_result
from cscx.gitrepo import GitError
from cscx.messages import Language, Text

_TOGETHER = Text("{one}, {other} 가운데 하나만 쓰세요.", "Use only one of {one} and {other}.")
_NEEDS = Text("{one}{one:은/는} {other}{other:과/와} 함께 씁니다.", "{one} goes with {other}.")


@click.command(
    "diff",
    cls=Command,
    summary=("무엇이 달라지는지 뜻으로 본다.", "Show what a change means."),
    about=(
        """두 판을 git에서 바로 읽어 뜻을 비교한다. 키 순서, 주석, 따옴표, 줄 바꿈은 바뀐 것으로 보지 않는다.
        판정표는 함수로 비교해 어떤 고객이 다르게 판정되는지 모두 보여 주고, 하나도 없으면 그것을 증명한다.

        BASE 하나를 쓰면 거기서 갈라진 뒤 지금 폴더까지, BASE..HEAD는 두 커밋 그대로, BASE...HEAD는 HEAD가
        BASE에서 갈라진 뒤를 비교한다.

        0은 모두 비교함, 1은 읽지 못해 비교하지 못한 파일이 있음, 2는 실행할 수 없음.""",
        """Reads two versions straight from git and compares what they mean. The order of keys,
        comments, quotes and line breaks are no change. Tables are compared as functions: every customer
        decided differently is shown, and where there is none, that is proved.

        BASE alone: the working tree since it left BASE. BASE..HEAD: the two commits as they are.
        BASE...HEAD: HEAD since it left BASE.

        Exit 0 all compared, 1 some files could not be read, 2 cannot run.""",
    ),
    examples=(
        Example("cscx diff", "이 브랜치에서 바꾼 것", "what this branch changed"),
        Example("cscx diff v1.2..v1.3", "두 판 사이에 바뀐 것", "between two versions"),
        Example(
            "cscx diff --cases tickets.csv",
            "실제 문의 가운데 몇 건이 다르게 판정되는지",
            "how many real tickets are decided differently",
        ),
        Example(
            "cscx diff -f markdown --output-file comment.md",
            "풀 리퀘스트 댓글로 쓸 글",
            "the comment of a pull request",
        ),
        Example("cscx diff --folders old new", "폴더 둘을 비교한다", "compare two folders"),
    ),
)
@diff_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Compare two versions."""
    ctx.exit(_compare(ctx, DiffOptions(**given)))


@not_collecting()
def _compare(ctx: click.Context, options: DiffOptions) -> int:
    """Compare, write, and say how it went: 0 all compared, 1 something was not read."""
    _refuse_contradictions(options)
    language, asked = _asked(ctx, options)
    try:
        report, learning = worked_out(asked, options, language)
    except GitError as error:
        raise Failure(error.text, error.hint) from None
    _write(report, learning, options, language)
    return 1 if report.unread or learning.read.unread else 0


def _asked(ctx: click.Context, options: DiffOptions) -> tuple[Language, Asked]:
    if options.folders is not None:
        asked = two_folders(options)
        return language_for(ctx, asked.after.settings), asked
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    try:
        return language, two_commits(root, settings, options.revisions)
    except GitError as error:
        raise Failure(error.text, error.hint) from None


def _write(report: Report, learning: Learning, options: DiffOptions, language: Language) -> None:
    if options.format_ == "json":
        data = {**report_data(report, language), **learning.data()}
        write_json(data, options.output_file)
        return
    if options.format_ == "markdown":
        text = markdown(report, language, tracks=learning.touched is None)
        if report.impact is not None:
            text += "".join(f"{line}\n" for line in learning.markdown(language))
        write_result(text, options.output_file)
        return
    color = "never" if options.output_file and options.color == "auto" else options.color
    style = Printing("text", language, color).style(sys.stdout)
    lines = DiffText(language, style, learning, every=options.every).lines(report)
    write_result("".join(f"{line}\n" for line in lines), options.output_file)


def _refuse_contradictions(options: DiffOptions) -> None:
    if options.folders is not None and options.revisions is not None:
        raise Failure(_TOGETHER(one="--folders", other="BASE"))
    for name, given in (("--table", options.table), ("--map", options.map_)):
        if given is not None and options.cases is None:
            raise Failure(_NEEDS(one=name, other="--cases"))
