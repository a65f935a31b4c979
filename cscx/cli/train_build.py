"""`cscx train build`."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from cscx.cli.command import Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, open_settings
from cscx.cli.output import note
from cscx.content.loading import read_corpus
from cscx.content.policies import Policies
from cscx.content.writing import atomic_write
from cscx.messages import Text
from cscx.training.assembly.form import form
from cscx.training.bank import bank_of
from cscx.training.export import bank_text

_FILE = Path("build/training/bank.json")
_FORM = 120
_DONE = Text(
    "{path}: {items}문제, 그 가운데 {form}문제로 시험 한 벌({seed}).",
    "{path}: {items} questions, {form} of them drawn as a form ({seed}).",
)
_CANNOT = Text("{path}에 쓸 수 없습니다: {reason}", "Cannot write {path}: {reason}")


@click.command(
    "build",
    cls=Command,
    summary=("문제 은행을 파일로 만든다.", "Write the bank of questions."),
    about=(
        """같은 문서와 같은 시드면 한 바이트도 다르지 않다. 문제의 id는 글을 고쳐 써도 그대로이고, 정답이나
        보기가 달라지면 지문(fingerprint)이 바뀐다.""",
        """The same documents and seed give the same bytes. The id of a question survives rewording;
        its fingerprint changes when the key or an option does.""",
    ),
    examples=(
        Example("cscx train build", "build/training/bank.json", "build/training/bank.json"),
        Example(
            "cscx train build --seed 2026-11 --to exam.json",
            "시드와 파일을 정한다",
            "choose seed and file",
        ),
    ),
)
@click.option(
    "--to",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    words=(
        "만들 파일. 안 쓰면 build/training/bank.json.",
        "File to write. Default: build/training/bank.json.",
    ),
)
@click.option(
    "--seed",
    cls=Option,
    default="1",
    metavar="TEXT",
    words=("시험 한 벌을 뽑을 시드.", "Seed of the form that is drawn."),
)
@as_of_option
@language_option
@click.pass_context
def build(ctx: click.Context, /, *, to: Path | None, seed: str, as_of: datetime | None) -> None:
    """Write the bank."""
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(as_of))
    bank = bank_of(Policies(corpus))
    drawn = form(bank, seed, min(_FORM, len(bank.items)))
    path = to or root / _FILE
    shown = str(to) if to is not None else os.path.relpath(path, current_folder())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, bank_text(bank, drawn).encode())
    except OSError as error:
        reason = error.strerror or str(error)
        raise Failure(_CANNOT(path=shown, reason=reason)) from None
    for shortfall in drawn.shortfalls:
        note(shortfall.text.to(language))
    note(
        _DONE(
            path=shown,
            items=len(bank.items),
            form=len(drawn.questions),
            seed=seed,
        ).to(language)
    )
