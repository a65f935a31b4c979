"""`cscx train export`."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.asked_bank import WORKING, asked_bank, is_role
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.content_moment import content_moment
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note, working
from cscx.content.corpus import Corpus
from cscx.content.loading import read_corpus
from cscx.content.writing import atomic_write
from cscx.messages import Text
from cscx.text import nfc
from cscx.training.exports.course import ALL, Course, course_of
from cscx.training.exports.formats import FORMATS, Asked
from cscx.training.exports.scorm import MOST

_FOLDER = Path("build/training")
_DONE = Text("{path}: {questions}문제({title})", "{path}: {questions} questions ({title})")
_CANNOT = Text("{path}에 쓸 수 없습니다: {reason}", "Cannot write {path}: {reason}")


class ExportOptions(NamedTuple):
    """What `cscx train export` was given."""

    format_: str
    what: str
    output: Path | None
    seed: str
    questions: int
    bom: bool
    as_of: datetime | None


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "format_",
        type=click.Choice(list(FORMATS)),
        cls=Argument,
        metavar="FORMAT",
        words=(
            "gift: Moodle 문제 은행. scorm: LMS에서 푸는 꾸러미(SCORM 1.2). anki: 카드 묶음. csv: 표.",
            "gift: Moodle's question bank. scorm: a package for an LMS (1.2). anki: a deck. csv: a table.",
        ),
    ),
    click.argument(
        "what",
        required=False,
        default=ALL,
        cls=Argument,
        metavar="[WHAT]",
        words=(
            "문서, 학습 과정, 역할의 id. 안 쓰거나 all이면 모두.",
            "Id of a document, track or role. Everything without it, or with all.",
        ),
    ),
    click.option(
        "-o",
        "--output",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "만들 파일. 안 쓰면 build/training/ 아래.",
            "File to write. Default: one below build/training/.",
        ),
    ),
    click.option(
        "--seed",
        cls=Option,
        default="1",
        metavar="TEXT",
        words=(
            "보기와 그 차례를 뽑을 시드. 같은 시드면 한 바이트도 다르지 않다.",
            "Draws answers and their order; the same seed gives the same bytes.",
        ),
    ),
    click.option(
        "--count",
        "questions",
        cls=Option,
        type=click.IntRange(1, MOST),
        default=20,
        metavar="N",
        words=(
            "SCORM 꾸러미의 문제 수, 과정이면 하루마다. 안 쓰면 20.",
            "Questions of a SCORM package, of a track for each day. Default: 20.",
        ),
    ),
    click.option(
        "--bom",
        is_flag=True,
        cls=Option,
        words=(
            "CSV 앞에 BOM을 붙인다. 한글이 깨지는 Excel에서 쓴다.",
            "Begin a CSV with a byte order mark, which Excel needs for Korean.",
        ),
    ),
    as_of_option,
    language_option,
)


def _options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "export",
    cls=Command,
    summary=(
        "문제를 다른 프로그램이 읽는 파일로 만든다.",
        "Write the questions for other programs.",
    ),
    about=(
        """까닭, 근거, 꼬리표(문서, 유형, 수준)가 함께 간다. 문제의 id는 글을 고쳐 써도 그대로라서, 다시 내보낸
        파일은 있던 문제를 새로 고치고 겹쳐 쌓이지 않는다.

        0은 만들었음, 2는 실행할 수 없음.""",
        """Reasons, sources and tags (document, type, level) travel along. Ids survive rewording, so that
        a new export updates the questions that are there instead of adding them again.

        Exit 0 written, 2 cannot run.""",
    ),
    examples=(
        Example(
            "cscx train export gift return-change-of-mind",
            "SOP 하나를 Moodle에 올릴 파일로",
            "one SOP for Moodle",
        ),
        Example(
            "cscx train export scorm track-new-agent",
            "과정을 날마다 한 장씩, 통과 기준과 함께",
            "a track with a page and a pass mark for each day",
        ),
        Example(
            "cscx train export csv 상담사 --bom -o 문제.csv",
            "상담사 문제를 Excel에서 열 표로",
            "a role's questions as a table for Excel",
        ),
    ),
)
@_options
@click.pass_context
def export(ctx: click.Context, /, **given: Any) -> None:
    """Export the questions."""
    options = ExportOptions(**given)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    format_ = FORMATS[options.format_]
    moment = content_moment(root, settings, corpus)
    asked = Asked(corpus, options.seed, language, options.questions, options.bom, moment)
    with working(WORKING.to(language)):
        course = _course(corpus, nfc(options.what))
        exported = format_.make(course, asked)
    path = options.output or root / _FOLDER / f"{course.name}{format_.ending}"
    shown = str(options.output or os.path.relpath(path, current_folder()))
    _write(path, shown, exported.content)
    for told in exported.notes:
        note(told.to(language))
    done = _DONE(
        path=shown,
        questions=exported.questions,
        title=course.title,
    )
    note(done.to(language))


def _course(corpus: Corpus, what: str) -> Course:
    if what == ALL:
        return course_of(corpus, asked_bank(corpus, None, None), None)
    if is_role(corpus, what):
        return course_of(corpus, asked_bank(corpus, None, what), what)
    return course_of(corpus, asked_bank(corpus, what, None), what)


def _write(path: Path, shown: str, content: bytes) -> None:
    """Write a file, called as it is `shown`, whole or not at all. Raises Failure."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(_CANNOT(path=shown, reason=reason)) from None
