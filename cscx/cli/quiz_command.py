"""`cscx quiz`."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import click

from cscx.cli.asked_bank import asked_bank
from cscx.cli.command import Argument, Command, Example, Option, language_for, language_option
from cscx.cli.errors import Failure
from cscx.cli.opening import as_of_option, current_folder, day, day_end, open_settings
from cscx.cli.output import Style, color_option, note, style_for, wants_color
from cscx.cli.quiz_play import Player
from cscx.cli.results_file import ResultsFile, now
from cscx.content.loading import read_corpus
from cscx.messages import Language, Text
from cscx.training.assembly.form import form
from cscx.training.bank import Bank
from cscx.training.play import Attempt
from cscx.training.results import Answer

_KEPT = Text("답을 {path}에 더했습니다.", "The answers were added to {path}.")
_NONE_DUE = Text("오늘 복습할 문제가 없습니다.", "Nothing is due today.")
_DUE_OF_WHAT = Text(
    "--due는 결과 파일이 있어야 압니다.", "--due needs a results file to know what is due."
)
_GIVE_RESULTS = Text(
    "--results FILE로 결과 파일을 주세요.", "Give the results file with --results FILE."
)
_NO_FILE = Text("{path}: 그런 파일이 없습니다.", "{path}: there is no such file.")
_CHECK_NAME = Text(
    "파일 이름을 확인하세요. 처음이라면 --due 없이 풀면 파일이 생깁니다.",
    "Check the name of the file. Without --due a quiz starts a new one.",
)
_MOST = 500


class QuizOptions(NamedTuple):
    """What `cscx quiz` was given."""

    what: str | None
    seed: str | None
    questions: int
    role: str | None
    results: Path | None
    due: bool
    as_of: datetime | None
    color: str


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.argument(
        "what",
        required=False,
        cls=Argument,
        metavar="[SOP|TRACK]",
        words=(
            "무엇을 풀지: SOP, 판정표, 학습 과정의 id. 안 쓰면 모두.",
            "What to be asked about: id of an SOP, table or track. Everything without it.",
        ),
    ),
    click.option(
        "--count",
        "questions",
        cls=Option,
        type=click.IntRange(1, _MOST),
        default=10,
        metavar="N",
        words=("문제 수. 안 쓰면 10.", "How many questions. Default: 10."),
    ),
    click.option(
        "--seed",
        cls=Option,
        metavar="TEXT",
        words=(
            "같은 시드면 같은 문제가 같은 차례로 나온다. 안 쓰면 그때그때 다르다.",
            "The same seed gives the same questions in the same order.",
        ),
    ),
    click.option(
        "--role",
        cls=Option,
        metavar="ROLE",
        words=("이 역할이 배우는 것만(상담사).", "Only what this role is taught."),
    ),
    click.option(
        "--results",
        cls=Option,
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        words=(
            "답을 이 결과 파일에 더한다. 없으면 새로 만들고, 이름 대신 별명을 뽑는다.",
            "Add the answers to this results file. A new one gets a drawn pseudonym, never a name.",
        ),
    ),
    click.option(
        "--due",
        is_flag=True,
        cls=Option,
        words=(
            "결과 파일에 있는 문제 가운데 오늘 복습할 것만. --results와 함께 쓴다.",
            "Only what is due today of the questions in the results file. Needs --results.",
        ),
    ),
    as_of_option,
    color_option,
    language_option,
)


def _options(function: Any) -> Any:
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


@click.command(
    "quiz",
    cls=Command,
    summary=(
        "지금 기준으로 만든 문제를 푼다.",
        "Answer questions made from the policies in force.",
    ),
    about=(
        """정답은 판정표와 절차에서 셈한 것이다. 번호를 누르면 까닭과 근거를 바로 보여 준다. q나 Ctrl+C로
        언제든 멈추고, 푼 데까지의 점수를 본다.

        0은 풀었음, 2는 실행할 수 없음.""",
        """Keys are computed from the tables and procedures. Press a number: the reason and its source
        follow at once. q or Ctrl+C stops at any time and shows the score so far.

        Exit 0 played, 2 cannot run.""",
    ),
    examples=(
        Example(
            "cscx quiz return-change-of-mind", "SOP 하나와 그 판정표", "one SOP and its tables"
        ),
        Example(
            "cscx quiz track-new-agent --count 20", "과정에서 20문제", "20 questions of a track"
        ),
        Example(
            "cscx quiz --role 상담사 --seed 2026-11",
            "여럿이 같은 문제를 푼다",
            "the same questions for everybody",
        ),
        Example(
            "cscx quiz --count 5 --results results.json",
            "답을 결과 파일에 더한다",
            "add the answers to a results file",
        ),
        Example(
            "cscx quiz --due --results results.json",
            "오늘 복습할 문제만",
            "only what is due today",
        ),
    ),
)
@_options
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Play a quiz."""
    options = QuizOptions(**given)
    root, settings = open_settings(current_folder())
    language = language_for(ctx, settings)
    corpus = read_corpus(root, settings, as_of=day(options.as_of))
    bank = asked_bank(corpus, options.what, options.role)
    if options.due:
        bank = _due(bank, options, language)
        if not bank.items:
            note(_NONE_DUE.to(language))
            return
    seed = options.seed or secrets.token_hex(3)
    drawn = form(bank, seed, options.questions)
    for shortfall in drawn.shortfalls:
        if shortfall.level is None:
            note(shortfall.text.to(language))
    if options.results is None:
        Player(corpus, bank, _style(options), language).play(drawn)
        return
    file = ResultsFile(options.results, bank.fingerprint, language)
    file.add()
    kept = _Kept(file, seed)
    Player(corpus, bank, _style(options), language, answered=kept).play(drawn)
    kept.finish()
    note(_KEPT(path=options.results).to(language))


class _Kept:
    """Puts every answer into the results file at once, so that a crash costs none."""

    def __init__(self, file: ResultsFile, seed: str) -> None:
        self._file, self._seed = file, seed
        self._failed = False

    def __call__(self, attempt: Attempt, seconds: int) -> None:
        answer = Answer(
            item=attempt.item,
            fingerprint=attempt.fingerprint,
            code=attempt.code,
            correct=attempt.correct,
            at=now(),
            seconds=seconds,
            form=self._seed,
        )
        try:
            self._file.add(answer)
            self._failed = False
        except Failure:
            self._failed = True

    def finish(self) -> None:
        """Try once more what could not be written. Raises Failure."""
        if self._failed:
            self._file.add()


def _style(options: QuizOptions) -> Style:
    return style_for(color=wants_color(options.color, sys.stdout))


def _due(bank: Bank, options: QuizOptions, language: Language) -> Bank:
    """Of a bank what is to be asked again before the day is over. Raises Failure."""
    # The schedule costs a tenth of a second to load, and only reviews ask it.
    from cscx.training.schedule import due  # noqa: PLC0415

    if options.results is None:
        raise Failure(_DUE_OF_WHAT, _GIVE_RESULTS)
    held = ResultsFile(options.results, bank.fingerprint, language).held()
    if held is None:
        raise Failure(_NO_FILE(path=options.results), _CHECK_NAME)
    meanings = {item.id: item.fingerprint for item in bank.items}
    wanted = due(held.attempts, meanings, day_end(options.as_of))
    return Bank(tuple(bank.by_id[id_] for id_ in wanted))
