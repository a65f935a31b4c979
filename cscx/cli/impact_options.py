"""`--training` and `--results`, as `cscx impact` and `cscx diff` take them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from cscx.cli.command import Option
from cscx.cli.output import note
from cscx.cli.results_reading import Found, read_all
from cscx.messages import Language, Text

_LEFT_OUT = Text("{path}: {text} {hint}", "{path}: {text} {hint}")

training_option = click.option(
    "--training",
    is_flag=True,
    cls=Option,
    words=(
        "바뀌는 학습 문제와 드릴, 다시 배울 날도 본다. 몇 초 걸린다.",
        "Look at questions, drills and days to repeat, too; takes some seconds.",
    ),
)
results_option = click.option(
    "--results",
    multiple=True,
    cls=Option,
    type=click.Path(path_type=Path),
    metavar="FILE",
    words=(
        "학습 결과 파일이나 그 폴더. 누가 다시 통과해야 하는지 본다. 여러 번 쓸 수 있다.",
        "Results files or folders of them: whose passes no longer count. May be repeated.",
    ),
)


def read_results(paths: Iterable[Path], language: Language) -> Found:
    """The results in some files; what cannot be read is told."""
    found = read_all(paths)
    for each in found.unread:
        note(_LEFT_OUT(path=each.path, text=each.text, hint=each.hint).to(language))
    return found
