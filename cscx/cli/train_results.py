"""`cscx train report`."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from cscx.cli.asked_bank import WORKING, asked_bank
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import Printing, color_option, note, working, write_result
from cscx.cli.report_text import as_text
from cscx.cli.results_reading import Unread, read_all
from cscx.content.loading import read_corpus
from cscx.messages import Language, Text
from cscx.training.report import words
from cscx.training.report.data import as_data
from cscx.training.report.page import page
from cscx.training.report.report import report_of
from cscx.training.report.view import view

_LEFT_OUT = Text("{path}: {text} {hint}", "{path}: {text} {hint}")
_NOTHING = Text("읽을 수 있는 결과가 없습니다.", "No results could be read.")
_GIVE = Text(
    "학습 페이지에서 내보낸 파일이나 cscx quiz --results로 만든 파일을 주세요.",
    "Give files exported from the learning page or made by cscx quiz --results.",
)


@click.command(
    "report",
    cls=Command,
    summary=(
        "학습 결과 파일을 모아 본다.",
        "Read results files and tell what to do.",
    ),
    about=(
        """문제마다 난이도와 변별도, 일하지 않는 보기, 정답을 다시 볼 문제. 약한 문서와 규칙과 경계, 무엇을 무엇으로
        헷갈리는지. 한 사람씩 읽을 곳과 세 문제와 드릴 하나. 이름은 없고 별명만 있다.

        0은 모두 읽었음, 1은 읽지 못한 파일이 있음, 2는 실행할 수 없음.""",
        """Of each question how hard it is, whether it discriminates, which answers do not work, and
        whether its key may be wrong. Weak documents, rules and boundaries, and what is taken for what.
        For each learner where to read, three questions and a drill. There are pseudonyms, no names.

        Exit 0 all was read, 1 some file was left out, 2 cannot run.""",
    ),
    examples=(
        Example("cscx train report results.json", "파일 하나", "one file"),
        Example(
            "cscx train report results/ -f html -o report.html",
            "폴더의 결과를 한 쪽짜리 페이지로",
            "a folder's results as one page",
        ),
    ),
)
@click.argument(
    "results",
    nargs=-1,
    required=True,
    cls=Argument,
    type=click.Path(path_type=Path),
    metavar="RESULTS...",
    words=("결과 파일이나 그 폴더.", "Results files, or folders of them."),
)
@click.option(
    "-f",
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(["text", "html", "json"]),
    default="text",
    words=("출력 형식. html은 한 파일로 된 페이지.", "Output format; html is one file."),
)
@click.option(
    "-o",
    "--output",
    cls=Option,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    words=("결과를 쓸 파일. 안 쓰면 화면에.", "File to write. Default: the terminal."),
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    cls=Option,
    words=("표를 줄이지 않고 모두 보여 준다.", "Show whole tables, not their first rows."),
)
@as_of_option
@color_option
@language_option
@click.pass_context
def report(
    ctx: click.Context,
    /,
    *,
    results: tuple[Path, ...],
    format_: str,
    output: str | None,
    every: bool,
    as_of: datetime | None,
    color: str,
) -> None:
    """Report on results."""
    root, settings = open_settings(current_folder())
    printing = Printing(format_, language_for(ctx, settings), color)
    found = read_all(results)
    _tell(found.unread, printing.language)
    if not found.results:
        raise Failure(_NOTHING, _GIVE)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    with working(WORKING.to(printing.language)):
        made = report_of(found.results, asked_bank(corpus, None, None), corpus)
    if printing.format == "json":
        text = json.dumps(as_data(made), ensure_ascii=False, indent=2) + "\n"
    else:
        shown = view(made, corpus, printing.language, every=every)
        if found.unread:
            shown = shown._replace(head=(*shown.head, _left_out(found.unread, printing.language)))
        html = printing.format == "html"
        text = page(shown, printing.language) if html else as_text(shown, printing)
    write_result(text, output)
    ctx.exit(1 if found.unread else 0)


def _left_out(unread: tuple[Unread, ...], language: Language) -> str:
    """A sentence for whoever reads the report, without the folders of whoever made it."""
    names = ", ".join(Path(each.path).name for each in unread)
    return words.UNREAD(n=len(unread), names=names).to(language)


def _tell(unread: tuple[Unread, ...], language: Language) -> None:
    for each in unread:
        note(_LEFT_OUT(path=each.path, text=each.text, hint=each.hint).to(language))
